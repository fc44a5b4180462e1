package dev.showdown.isolation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.account.Grant;
import dev.showdown.isolation.Tenants.Tenant;
import dev.showdown.support.Database;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What the application's own connections can do to another workspace when a query forgets whose rows it wants.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TableWallTest {

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @Inject
    Tenants tenants;

    private static Tenant own;
    private static Tenant other;

    /// Once: whatever a test does to them is rolled back.
    @BeforeEach
    void settle() {
        if (own == null) {
            own = tenants.settle("wren" + UUID.randomUUID());
            other = tenants.settle("kestrel" + UUID.randomUUID());
        }
    }

    private static final String APPEND_ONLY = "audit_event";

    private List<String> tables() {
        return database.column("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where a.attname = 'workspace_id' and c.relkind in ('r', 'p')
                        and c.relnamespace = 'public'::regnamespace order by 1
                        """).stream().map(String::valueOf).toList();
    }

    /// A transaction of the application that is rolled back.
    private Connection within(UUID workspace) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        if (workspace != null) {
            run(connection, "select set_config('app.workspace', ?, true)", workspace.toString());
        }
        return connection;
    }

    private static long run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (!statement.execute()) {
                return statement.getUpdateCount();
            }
            try (ResultSet found = statement.getResultSet()) {
                assertThat(found.next()).isTrue();
                return sql.startsWith("select count") ? found.getLong(1) : 0;
            }
        }
    }

    private interface Attack {
        long on(Connection connection) throws SQLException;
    }

    private long from(UUID workspace, Attack attack) throws SQLException {
        try (Connection connection = within(workspace)) {
            try {
                return attack.on(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void no_statement_without_a_filter_reaches_a_row_of_another_workspace() throws SQLException {
        for (String table : tables()) {
            long mine = database.count("select count(*) from " + table + " where workspace_id = ?", own.workspace());
            assertThat(database.count("select count(*) from " + table + " where workspace_id = ?", other.workspace()))
                    .as("let Tenants make a row of %s", table)
                    .isPositive();
            assertThat(from(own.workspace(), c -> run(c, "select count(*) from " + table)))
                    .as("read " + table)
                    .isEqualTo(mine);
            if (table.equals(APPEND_ONLY)) {
                for (String change : new String[] {"delete from " + table, "update " + table + " set detail = ''"}) {
                    assertThatThrownBy(() -> from(own.workspace(), c -> run(c, change)))
                            .hasMessageContaining("permission denied");
                }
                continue;
            }
            assertThat(from(own.workspace(), c -> run(c, "delete from " + table)))
                    .as("delete " + table)
                    .isEqualTo(mine);
            assertThat(from(own.workspace(), c -> run(c, "update " + table + " set workspace_id = workspace_id")))
                    .as("change " + table)
                    .isEqualTo(mine);
            for (String statement : new String[] {"select count(*) from ", "delete from "}) {
                assertThat(from(null, c -> run(c, statement + table)))
                        .as("unnamed: " + statement + table)
                        .isZero();
                assertThat(from(
                                own.workspace(),
                                c -> run(c, statement + table + " where workspace_id = ?", other.workspace())))
                        .as("by name: " + statement + table)
                        .isZero();
            }
        }
    }

    @Test
    void no_row_is_written_into_another_workspace_or_taken_out_of_it() {
        for (String table : tables()) {
            String columns = database.text("""
                    select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                    where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                    """, table);
            String row = database.text(
                    "select to_jsonb(t)::text from " + table + " t where workspace_id = ? limit 1", other.workspace());
            for (UUID workspace : new UUID[] {own.workspace(), null}) {
                assertThatThrownBy(() -> from(
                                workspace,
                                c -> run(
                                        c,
                                        "insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)"
                                                .formatted(table, columns),
                                        row)))
                        .as("write " + table)
                        .hasMessageContaining("violates row-level security policy");
            }
            assertThatThrownBy(() -> from(
                            own.workspace(),
                            c -> run(c, "update " + table + " set workspace_id = ?", other.workspace())))
                    .as("give " + table)
                    .hasMessageContaining(
                            table.equals(APPEND_ONLY) ? "permission denied" : "violates row-level security policy");
        }
    }

    @Test
    void a_workspace_is_ended_and_changed_from_within_only() throws SQLException {
        assertThat(from(null, c -> run(c, "delete from workspace"))).isZero();
        assertThat(from(own.workspace(), c -> run(c, "delete from workspace"))).isOne();
        assertThat(from(own.workspace(), c -> run(c, "update workspace set kind = kind")))
                .isOne();
        assertThat(from(other.workspace(), c -> run(c, "delete from workspace where id = ?", own.workspace())))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table share no force row level security",
                "alter table share disable row level security",
                "drop policy own_workspace on share",
                "create policy mine on share using (true)",
                "truncate share cascade",
                "set role showdown_owner",
                "set session authorization showdown_owner",
                "select isolate('share')",
                "create table mine ()",
                "create temporary table share ()",
                "create function mine() returns int language sql as 'select 1'",
                "update flyway_schema_history set success = false",
                "create schema mine",
                "select pg_read_file('PG_VERSION')"
            })
    void the_application_cannot_take_the_wall_down(String statement) {
        assertThatThrownBy(() -> from(own.workspace(), c -> run(c, statement)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void asking_to_see_everything_is_refused_and_not_answered_in_part() {
        assertThatThrownBy(() -> from(own.workspace(), c -> {
                    run(c, "set local row_security = off");
                    return run(c, "select count(*) from share");
                }))
                .hasMessageContaining("row-level security");
    }

    @Test
    void looking_up_finds_what_was_asked_for_and_nothing_beside_it() throws SQLException {
        String hash = "select token_hash from share where id = ?";
        Object found = database.one(hash, other.share());
        assertThat(from(null, c -> run(c, "select count(*) from find_share(?)", found)))
                .isOne();
        for (String nothing : new String[] {"find_share(null)", "find_access_key(null)", "find_access_key('')"}) {
            assertThat(from(null, c -> run(c, "select count(*) from " + nothing)))
                    .as(nothing)
                    .isZero();
        }
        assertThat(from(null, c -> run(c, "select count(*) from find_capabilities(null)")))
                .isZero();
        assertThat(from(
                        null,
                        c -> run(
                                c,
                                "select count(*) from find_capabilities(?)",
                                other.lead().session())))
                .isOne();
    }

    @Test
    void guest_work_is_given_away_whole_from_within_and_nothing_else_is() throws SQLException {
        Grant given = tenants.settle("finch" + UUID.randomUUID()).grant();
        UUID guest = given.workspace();
        UUID work = given.assessment();
        UUID team = UUID.randomUUID();
        database.change("insert into workspace (id, kind, created_at) values (?, 'team', now())", team);
        long before = rows(guest);
        long left = ofWorkspaceItself(guest);
        long others = rows(other.workspace());
        String give = "select give_guest_work(?, ?)";
        assertThatThrownBy(() -> from(null, c -> run(c, give, work, team)))
                .hasMessageContaining("only the work of a guest");
        assertThatThrownBy(() -> from(team, c -> run(c, give, work, guest)))
                .hasMessageContaining("only the work of a guest");
        assertThatThrownBy(() -> from(guest, c -> run(c, give, work, UUID.randomUUID())))
                .hasMessageContaining("foreign key");
        try (Connection connection = within(other.workspace())) {
            run(connection, give, work, team);
            connection.commit();
        }
        assertThat(rows(guest)).isEqualTo(before);
        try (Connection connection = within(guest)) {
            run(connection, give, work, team);
            connection.commit();
        }
        assertThat(rows(guest)).isEqualTo(left);
        assertThat(rows(team)).isEqualTo(before - left);
        assertThat(rows(other.workspace())).isEqualTo(others);
    }

    /// Members, tokens and the log of a workspace belong to no assessment, and stay.
    private long ofWorkspaceItself(UUID workspace) {
        return tables().stream()
                .filter(table -> !table.equals("assessment"))
                .filter(table -> database.count(
                                "select count(*) from pg_attribute where attrelid = ?::regclass"
                                        + " and attname in ('assessment_id', 'share_id')",
                                table)
                        == 0)
                .mapToLong(
                        table -> database.count("select count(*) from " + table + " where workspace_id = ?", workspace))
                .sum();
    }

    private long rows(UUID workspace) {
        return tables().stream()
                .mapToLong(
                        table -> database.count("select count(*) from " + table + " where workspace_id = ?", workspace))
                .sum();
    }
}
