package dev.showdown.assessment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;

import jakarta.inject.Inject;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Two replicas that tidy up at the same time.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HousekeepingTest {

    private static final int MANY = 60;

    @Inject
    Database database;

    @Inject
    Leftovers leftovers;

    @Inject
    Housekeeping housekeeping;

    @Inject
    Scheduler scheduler;

    private Wizard published(String title) {
        Wizard wizard = Wizard.start(new Browser(), title);
        return wizard.answerAll(Map.of(), "unknown").submit().publish();
    }

    /// Work with answers, a report and a link, and many more like it with nothing in them.
    private UUID many(Wizard wizard, String change) {
        UUID workspace = (UUID) database.one("select workspace_id from assessment where id = ?::uuid", wizard.id());
        database.change("""
                insert into assessment (workspace_id, id, title, context, playbook_key, playbook_version, created_at,
                    opened_at, anonymous, version)
                select a.workspace_id, gen_random_uuid(), a.title, '', a.playbook_key, a.playbook_version, now(),
                    now(), false, 0
                from assessment a, generate_series(2, ?) n where a.id = ?::uuid
                """, MANY, wizard.id());
        database.change("update assessment set " + change + " where workspace_id = ?", workspace);
        return workspace;
    }

    private UUID forgotten() {
        Wizard wizard = published("Forgotten");
        wizard.link("Ends with it");
        return many(wizard, "opened_at = now() - interval '181 days'");
    }

    private UUID thrown() {
        return many(published("Thrown"), "deleted_at = now() - interval '31 days'");
    }

    private List<Object> empty() {
        return database.column("""
                with made as (insert into workspace (id, kind, created_at)
                    select gen_random_uuid(), 'guest', now() from generate_series(1, 60) returning id)
                select id from made
                """);
    }

    private static int all(IntSupplier some) {
        int all = 0;
        for (int removed = some.getAsInt(); removed > 0; removed = some.getAsInt()) {
            all += removed;
        }
        return all;
    }

    private static int together(IntSupplier some) {
        Callable<Integer> work = () -> all(some);
        return Parallel.times(2, work).stream().mapToInt(Integer::intValue).sum();
    }

    private long held(UUID workspace) {
        return database.count("select count(*) from assessment where workspace_id = ?", workspace);
    }

    @Test
    void each_row_is_removed_once() {
        housekeeping.removeForgotten();
        UUID forgotten = forgotten();
        UUID thrown = thrown();
        assertThat(together(leftovers::removeForgotten)).isEqualTo(MANY);
        assertThat(together(leftovers::removeTrash)).isEqualTo(MANY);
        assertThat(held(forgotten) + held(thrown)).isZero();
        empty();
        assertThat(together(leftovers::removeEmptyGuests)).isEqualTo(MANY);
    }

    @Test
    void everything_at_once_harms_nothing() {
        UUID forgotten = forgotten();
        UUID thrown = thrown();
        List<Object> empty = empty();
        Wizard ended = Wizard.start(new Browser(), "Ended");
        UUID of = (UUID) database.one("select workspace_id from assessment where id = ?::uuid", ended.id());
        database.change("update session set expires_at = now() where guest_workspace_id = ?", of);
        Wizard young = published("Kept");
        String link = young.link("Kept");
        Callable<Boolean> tidying = () -> {
            housekeeping.removeForgotten();
            return true;
        };
        assertThat(Parallel.times(2, tidying)).containsExactly(true, true);
        assertThat(held(forgotten) + held(thrown)).isZero();
        assertThat(database.column("select id from workspace")).isNotEmpty().doesNotContainAnyElementsOf(empty);
        assertThat(database.count("select count(*) from session where guest_workspace_id = ?", of))
                .isZero();
        assertThat(held(of)).as("work outlives the session").isOne();
        young.browser().get(young.address() + "/report").expect(200);
        new Browser().get(link).expect(200);
    }

    @Test
    void what_is_opened_while_it_is_being_removed_stays() {
        assertStays("opened_at = now() - interval '181 days'", leftovers::removeForgotten, "opened_at = now()");
    }

    @Test
    void what_is_restored_while_it_is_being_removed_stays() {
        assertStays("deleted_at = now() - interval '31 days'", leftovers::removeTrash, "deleted_at = null");
    }

    private void assertStays(String due, Callable<Integer> removal, String change) {
        housekeeping.removeForgotten();
        Wizard wizard = published("Just in time");
        database.change("update assessment set " + due + " where id = ?::uuid", wizard.id());
        assertThat(database.overtaken(removal, "update assessment set " + change + " where id = ?::uuid", wizard.id()))
                .isZero();
        wizard.browser().get(wizard.address()).expect(200);
    }

    /// A row that ended so long ago, and where to look whether it is still there.
    private record Ended(String insert, String left) {}

    private static final Map<String, Ended> ENDED = Map.of(
            "reply",
            new Ended(
                    "insert into stored_reply (id, request_hash, sealed, created_at)"
                            + " values (sha256(?::text::bytea), sha256('x'), 'x', now() - ?::interval)",
                    "select count(*) from stored_reply where id = sha256(?::text::bytea)"),
            "limit",
            new Ended(
                    "insert into rate_limit (bucket, caller, window_start, used) values ('old', ?, now() - ?::interval, 1)",
                    "select count(*) from rate_limit where caller = ?"),
            "letter",
            new Ended(
                    "insert into letter (id, kind, address, created_at, expires_at, due_at, sent_at)"
                            + " select gen_random_uuid(), 'known', ?, e - interval '1 hour', e, e, e"
                            + " from (select now() - ?::interval as e) ends",
                    "select count(*) from letter where address = ?"),
            "invitation",
            new Ended(
                    "insert into invitation (workspace_id, id, role, invited_by_name, token_hash, created_at, expires_at,"
                            + " version) select w.id, gen_random_uuid(), 'viewer', w.name, sha256(w.id::text::bytea),"
                            + " now() - interval '90 days', now() - i.age, 0"
                            + " from workspace w, (select ? as name, ?::interval as age) i where w.name = i.name",
                    "select count(*) from invitation where invited_by_name = ?"),
            "event",
            new Ended(
                    "insert into audit_event (workspace_id, id, at, actor_kind, action, target_kind, target_name)"
                            + " select w.id, gen_random_uuid(), now() - i.age, 'system', 'tested', 'workspace', w.name"
                            + " from workspace w, (select ? as name, ?::interval as age) i where w.name = i.name",
                    "select count(*) from audit_event where target_name = ?"));

    @ParameterizedTest
    @CsvSource({
        "reply, 23 hours, 25 hours",
        "limit, 23 hours, 25 hours",
        "letter, 23 hours, 25 hours",
        "invitation, 29 days, 31 days",
        "event, 364 days, 366 days"
    })
    void what_has_ended_is_forgotten_in_its_time(String kind, String kept, String gone) {
        Ended ended = ENDED.get(kind);
        for (String age : List.of(kept, gone)) {
            String name = kind + " of " + age;
            database.change("""
                    insert into workspace (id, kind, name, slug, created_at)
                    values (gen_random_uuid(), 'team', ?, 'w' || substr(gen_random_uuid()::text, 1, 18) || 'w', now())
                    """, name);
            assertThat(database.change(ended.insert(), name, age)).isOne();
        }
        housekeeping.removeForgotten();
        assertThat(database.count(ended.left(), kind + " of " + kept)).isOne();
        assertThat(database.count(ended.left(), kind + " of " + gone)).isZero();
        database.change("delete from workspace where name like ? || ' of %'", kind);
        database.change("delete from rate_limit where bucket = 'old'");
        database.change("delete from letter where address like 'letter of %'");
        database.change("delete from stored_reply where sealed = 'x'");
    }

    /// Tests compare all that is there before and after; whoever tidied up beside them would be taken for a bug.
    @Test
    void nothing_happens_by_itself_beside_the_tests() {
        assertThat(scheduler.getScheduledJobs()).isEmpty();
    }
}
