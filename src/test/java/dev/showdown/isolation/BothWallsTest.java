package dev.showdown.isolation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.showdown.account.Workspaces;
import dev.showdown.assessment.Assessments;
import dev.showdown.isolation.Intruder.Attempt;
import dev.showdown.isolation.Tenants.Tenant;
import dev.showdown.support.Database;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

/// Each of the two walls holds alone, and the probe that says so finds what is wrong when both are down.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BothWallsTest {

    private static final Set<String> FEATURES =
            Set.of("dev.showdown.account", "dev.showdown.assessment", "dev.showdown.report");

    private static Tenant own;
    private static Tenant other;

    @Inject
    Tenants tenants;

    @Inject
    Assessments assessments;

    @Inject
    Workspaces workspaces;

    @Inject
    EntityManager entities;

    @Inject
    UserTransaction transaction;

    @Inject
    Database database;

    /// Held, or its level would be forgotten. What the intruder is refused is no news.
    private static final Logger REFUSALS = Logger.getLogger("org.hibernate.orm.jdbc.error");

    private Intruder intruder;
    private List<String> tables;

    @BeforeEach
    void settle() {
        REFUSALS.setLevel(Level.OFF);
        if (own == null) {
            own = tenants.settle("wren" + UUID.randomUUID());
            other = tenants.settle("kestrel" + UUID.randomUUID());
        }
        intruder = new Intruder(own, other, assessments.view(other.grant()), ids());
        tables = names("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where a.attname = 'workspace_id' and c.relkind in ('r', 'p')
                and c.relnamespace = 'public'::regnamespace order by 1
                """);
    }

    private List<String> names(String sql) {
        return database.column(sql).stream().map(String::valueOf).toList();
    }

    /// One row of each kind that has an id of its own.
    private List<UUID> ids() {
        return names("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
                join pg_attribute i on i.attrelid = c.oid and i.attname = 'id' and i.atttypid = 'uuid'::regtype
                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1
                """).stream()
                .map(table -> (UUID) database.one(
                        "select id from " + table + " where workspace_id = ? order by id limit 1", other.workspace()))
                .toList();
    }

    @AfterEach
    void restore() {
        REFUSALS.setLevel(null);
        FilterSwitch.turn(true);
        rowLevelSecurity("enable");
    }

    private void rowLevelSecurity(String switched) {
        tables.forEach(table -> database.change("alter table " + table + " " + switched + " row level security"));
    }

    @Test
    void with_both_walls_nothing_crosses() {
        assertThat(leaks()).isEmpty();
    }

    @Test
    void without_the_filter_of_the_queries_the_policies_hold() {
        FilterSwitch.turn(false);
        assertThat(leaks()).isEmpty();
    }

    @Test
    void without_the_policies_the_filter_of_the_queries_holds() {
        rowLevelSecurity("disable");
        assertThat(leaks()).isEmpty();
    }

    @Test
    void without_either_the_probe_sees_everything_cross() {
        FilterSwitch.turn(false);
        rowLevelSecurity("disable");
        assertThat(leaks())
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("Assessments.view", "seen"),
                        Map.entry("Assessments.describe", "changed"),
                        Map.entry("Removals.remove", "changed"),
                        Map.entry("Teams.of", "seen"),
                        Map.entry("RevealedSheets.of", "seen"),
                        Map.entry("FormerAnswers.of", "seen"),
                        Map.entry("Comments.of", "seen"),
                        Map.entry("AgreedAnswers.of", "seen"),
                        Map.entry("Decisions.of", "seen"),
                        Map.entry("PrioritySettings.undo", "changed"),
                        Map.entry("AccessKeys.resumeToken", "seen"),
                        Map.entry("AccessKeys.revoke", "changed"),
                        Map.entry("Capabilities.changeRole", "changed"),
                        Map.entry("InviteKeys.of", "seen"),
                        Map.entry("InviteKeys.rotate", "changed"),
                        Map.entry("Reports.history", "seen"),
                        Map.entry("Reports.published", "seen"),
                        Map.entry("Shares.shared", "seen"),
                        Map.entry("ShareChanges.revokeAll", "changed"),
                        Map.entry("ShareChanges.revoke", "changed"),
                        Map.entry("ShareChanges.change", "changed"),
                        Map.entry("ShareChanges.removePassword", "changed")));
    }

    /// Every call that shows or changes something of the other, and which of the two.
    private Map<String, String> leaks() {
        Map<String, String> leaks = new TreeMap<>();
        Set<String> tried = new TreeSet<>();
        String before = inTransaction(this::state);
        assertThat(before).isNotEmpty();
        services().forEach(bean -> intruder.attempts(
                        Arc.container().instance(bean).get(), bean.getBeanClass())
                .forEach(attempt -> {
                    tried.add(attempt.name());
                    String crossed = inTransaction(() -> crossed(attempt, before));
                    if (!crossed.isEmpty()) {
                        leaks.merge(attempt.name(), crossed, (a, b) -> a.equals("changed") ? a : b);
                    }
                }));
        assertThat(tried).hasSizeGreaterThan(70);
        assertThat(inTransaction(this::state))
                .as("every attempt was taken back")
                .isEqualTo(before);
        return leaks;
    }

    private static Stream<InjectableBean<?>> services() {
        return Arc.container().beanManager().getBeans(Object.class).stream()
                .<InjectableBean<?>>map(bean -> (InjectableBean<?>) bean)
                .filter(bean -> FEATURES.contains(bean.getBeanClass().getPackageName()))
                .filter(bean -> bean.getKind() == InjectableBean.Kind.CLASS);
    }

    private interface Work {
        String get() throws Throwable;
    }

    /// Whatever happens in it never happened.
    private String inTransaction(Work work) {
        try {
            transaction.begin();
            try {
                return work.get();
            } finally {
                transaction.rollback();
            }
        } catch (Throwable refused) {
            return "";
        }
    }

    private String crossed(Attempt attempt, String before) throws Throwable {
        String shown = String.valueOf(attempt.make());
        entities.flush();
        if (!state().equals(before)) {
            return "changed";
        }
        boolean seen = Stream.concat(Stream.of(other.canary()), other.secrets().stream())
                .anyMatch(shown::contains);
        return seen ? "seen" : "";
    }

    /// Every row of the other, as it sees them itself.
    private String state() {
        String rows = tables.stream()
                .map(table -> "select '%1$s ' || t::text as row from %1$s t where workspace_id = '%2$s'"
                        .formatted(table, other.workspace()))
                .collect(Collectors.joining(" union all "));
        return workspaces.inWorkspace(
                other.workspace(),
                () -> String.valueOf(entities.createNativeQuery(
                                "select md5(string_agg(row, '|' order by row)) from (" + rows + ") all_rows")
                        .getSingleResult()));
    }

    @Test
    void the_filter_is_taken_out_of_every_kind_of_statement() {
        assertThat(FilterSwitch.withoutFilters("select a from t x where x.workspace_id=? and x.id=?"))
                .isEqualTo("select a from t x where (x.workspace_id=? or true) and x.id=?");
        assertThat(FilterSwitch.withoutFilters("delete from t where workspace_id = ? and id = ?"))
                .isEqualTo("delete from t where (workspace_id = ? or true) and id = ?");
        assertThat(FilterSwitch.withoutFilters("update t set name=?,workspace_id=? where workspace_id=?"))
                .isEqualTo("update t set name=?,workspace_id=? where (workspace_id=? or true)");
        assertThat(FilterSwitch.withoutFilters("insert into t (workspace_id, id) values (?, ?)"))
                .doesNotContain("true");
    }
}
