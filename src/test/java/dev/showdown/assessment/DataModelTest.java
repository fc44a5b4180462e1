package dev.showdown.assessment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DataModelTest {

    private static final List<String> OWNED = List.of(
            "participant",
            "round",
            "answer",
            "former_answer",
            "submission",
            "access_key",
            "capability",
            "report",
            "share");

    @Inject
    Database database;

    @Inject
    Housekeeping housekeeping;

    private static Wizard published(String title) {
        Wizard wizard = Wizard.start(new Browser(), title)
                .answerAll(Map.of(), "unknown")
                .submit();
        wizard.answer("product", "services");
        wizard.publish();
        return wizard;
    }

    private long rows(String table, Wizard wizard) {
        return database.count(
                "select count(*) from " + table + " where assessment_id = ?", UUID.fromString(wizard.id()));
    }

    @Test
    void the_schema_takes_a_second_participant_a_second_round_and_a_locked_expiring_link() {
        Wizard wizard = published("Room to grow");
        UUID id = UUID.fromString(wizard.id());
        assertThat(database.change("""
                insert into participant (workspace_id, id, assessment_id, name, role, created_at, version)
                select workspace_id, gen_random_uuid(), id, 'Second', 'member', now(), 0 from assessment where id = ?
                """, id)).isEqualTo(1);
        assertThat(database.change("""
                insert into round (workspace_id, assessment_id, number, opened_at)
                select workspace_id, id, 2, now() from assessment where id = ?
                """, id)).isEqualTo(1);
        assertThat(database.change("""
                insert into answer (workspace_id, assessment_id, participant_id, round, question, choice, answered_at, version)
                select workspace_id, assessment_id, id, 2, 'product', 'ai', now(), 0
                from participant where assessment_id = ? and name = 'Second'
                """, id)).isEqualTo(1);
        assertThat(database.change("""
                insert into share (workspace_id, id, assessment_id, report_id, name, token_hash, password_hash, expires_at,
                    scope, revision, created_at, version)
                select workspace_id, gen_random_uuid(), assessment_id, id, 'Locked', sha256(id::text::bytea),
                    'argon2', now() + interval '90 days', '{names,exports}', 'latest', now(), 0
                from report where assessment_id = ?
                """, id)).isEqualTo(1);
        wizard.browser().get(wizard.address()).expect(200);
        assertThat(wizard.share().text()).contains("Locked");
        assertThat(wizard.form("product").value("choice"))
                .as("a new round begins without answers")
                .isEmpty();
    }

    @Test
    void an_assessment_moves_to_another_workspace_with_everything_that_belongs_to_it() {
        Wizard wizard = published("Moved");
        String link = wizard.link("Follows");
        String resume = wizard.resumeLink();
        UUID id = UUID.fromString(wizard.id());
        Map<String, Long> before = new java.util.TreeMap<>();
        OWNED.forEach(table -> before.put(table, rows(table, wizard)));
        assertThat(before.values()).allMatch(count -> count > 0);
        UUID team = UUID.randomUUID();
        database.change("insert into workspace (id, kind, created_at) values (?, 'team', now())", team);
        assertThat(database.change("update assessment set workspace_id = ? where id = ?", team, id))
                .isEqualTo(1);
        OWNED.forEach(table -> assertThat(database.count(
                        "select count(*) from " + table + " where assessment_id = ? and workspace_id = ?", id, team))
                .as(table)
                .isEqualTo(before.get(table)));
        assertThat(wizard.form("product").value("choice")).isEqualTo("services");
        wizard.answer("product", "ai");
        wizard.publish();
        new Browser().get(link).expect(200);
        Browser other = new Browser();
        assertThat(other.open(resume).expect(200).heading()).isEqualTo("Moved");
        assertThat(wizard.browser().get("/assessments").text()).contains("Moved");
    }

    @Test
    void what_an_answer_was_is_kept_when_it_changes() {
        Wizard wizard = Wizard.start(new Browser(), "History");
        wizard.answer("product", "services", "first");
        wizard.answer("product", "services", "first");
        assertThat(rows("former_answer", wizard)).isZero();
        wizard.answer("product", "services", "second");
        wizard.answer("product", "ai", "");
        assertThat(database.rows(
                        "select choice, note from former_answer where assessment_id = ? order by replaced_at",
                        UUID.fromString(wizard.id())))
                .containsExactly(
                        Map.of("choice", "services", "note", "first"), Map.of("choice", "services", "note", "second"));
        assertThat(database.count("select version from answer where assessment_id = ?", UUID.fromString(wizard.id())))
                .isEqualTo(2);
    }

    @Test
    void saves_at_the_same_time_all_succeed_one_wins_and_none_is_forgotten() {
        for (int repeat = 0; repeat < 5; repeat++) {
            Wizard wizard = Wizard.start(new Browser(), "At once");
            PageForm form = wizard.form("product");
            List<Callable<Integer>> saves = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> {
                        PageForm mine = form.at(form.action())
                                .with("choice", "services")
                                .with("note", "Writer " + i);
                        return () ->
                                wizard.browser().body(mine).post(mine.action()).statusCode();
                    })
                    .toList();
            assertThat(Parallel.all(saves)).containsOnly(303);
            List<Object> notes = new ArrayList<>(database.column(
                    "select note from former_answer where assessment_id = ?", UUID.fromString(wizard.id())));
            notes.add(database.text("select note from answer where assessment_id = ?", UUID.fromString(wizard.id())));
            assertThat(notes)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 8)
                            .<Object>mapToObj(i -> "Writer " + i)
                            .toList());
        }
    }

    @Test
    void everything_else_at_the_same_time_never_fails() {
        for (int repeat = 0; repeat < 5; repeat++) {
            Wizard wizard = published("All at once");
            wizard.link("One");
            List<PageForm> forms = List.of(
                    wizard.form("product").with("choice", "services").with("note", "x"),
                    wizard.browser().get(wizard.address() + "/check").form(),
                    wizard.browser()
                            .get(wizard.address() + "/settings")
                            .form("form:has(#title)")
                            .with("title", "Changed"),
                    wizard.share().form("input[name=newest]"),
                    wizard.share().form("input[name=links]"),
                    wizard.form("front-end").with("choice", "spa"),
                    wizard.browser().get(wizard.address() + "/deletion").form());
            List<Callable<Integer>> all = forms.stream()
                    .<Callable<Integer>>map(form -> () ->
                            wizard.browser().body(form).post(form.action()).statusCode())
                    .toList();
            assertThat(Parallel.all(all)).isSubsetOf(303, 404, 409);
            wizard.browser().get(wizard.address()).expectError(404);
            OWNED.forEach(table -> assertThat(rows(table, wizard)).as(table).isZero());
        }
    }

    @Test
    void publishing_twice_at_once_publishes_once() {
        Wizard wizard = published("Once");
        PageForm form = wizard.share().form("input[name=newest]");
        assertThat(Parallel.times(
                        6, () -> wizard.browser().body(form).post(form.action()).statusCode()))
                .containsOnly(303);
        assertThat(rows("report", wizard)).isEqualTo(2);
    }

    @Test
    void no_secret_is_stored_or_logged() {
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        Lines lines = new Lines();
        root.addHandler(lines);
        root.setLevel(Level.INFO);
        List<String> secrets = new ArrayList<>();
        try {
            Wizard wizard = published("Canary");
            String link = wizard.link("Canary link");
            String resume = wizard.resumeLink();
            secrets.add(wizard.browser().cookies().get("__Host-sd"));
            secrets.add(link.substring("/r/".length()));
            secrets.add(resume.substring("/resume/".length()));
            secrets.add(wizard.form("product").value("csrf"));
            secrets.add(new Browser()
                    .request()
                    .contentType(ContentType.JSON)
                    .body("{\"title\":\"Canary\"}")
                    .post("/api/v1/assessments")
                    .path("editKey"));
            new Browser().get(link).expect(200);
            new Browser().open(resume).expect(200);
            new Browser().get(link + "x").expectError(404);
            Logger.getLogger("dev.showdown.canary").info("The log is captured");
        } finally {
            root.removeHandler(lines);
            root.setLevel(level);
        }
        assertThat(lines.seen).anyMatch(line -> line.contains("The log is captured"));
        assertThat(secrets).hasSize(5).doesNotContainNull();
        for (String secret : secrets) {
            assertThat(lines.seen).noneMatch(line -> line.contains(secret));
            assertThat(tablesHolding(secret)).isEmpty();
        }
        assertThat(tablesHolding("Canary link")).as("control").containsExactlyInAnyOrder("share", "audit_event");
    }

    private List<String> tablesHolding(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return database
                .column("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' "
                        + "and has_table_privilege(oid, 'SELECT')")
                .stream()
                .map(String::valueOf)
                .filter(table -> database.count(
                                "select count(*) from " + table
                                        + " t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0",
                                text,
                                hex)
                        > 0)
                .toList();
    }

    private static final class Lines extends Handler {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            String thrown = line.getThrown() == null ? "" : " " + line.getThrown();
            seen.add(line.getMessage()
                    + List.of(line.getParameters() == null ? new Object[0] : line.getParameters())
                    + thrown);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void work_that_nobody_has_opened_for_180_days_is_removed_and_other_work_is_not() {
        Wizard old = published("Forgotten");
        String link = old.link("");
        Wizard young = published("Remembered");
        age(old, 181);
        age(young, 179);
        housekeeping.removeForgotten();
        old.browser().get(old.address()).expectError(404);
        new Browser().get(link).expectError(404);
        OWNED.forEach(table -> assertThat(rows(table, old)).as(table).isZero());
        young.browser().get(young.address()).expect(200);
        age(young, 181);
        young.browser().get(young.address()).expect(200);
        housekeeping.removeForgotten();
        young.browser().get(young.address()).expect(200);
    }

    private void age(Wizard wizard, int days) {
        database.change(
                "update assessment set opened_at = now() - make_interval(days => ?) where id = ?",
                days,
                UUID.fromString(wizard.id()));
    }

    @Test
    void opening_work_puts_off_its_end_and_changes_nothing_else() {
        Wizard wizard = Wizard.start(new Browser(), "Opened again");
        UUID id = UUID.fromString(wizard.id());
        PageForm settings = wizard.browser().get(wizard.address() + "/settings").form("form:has(#title)");
        age(wizard, 30);
        wizard.browser().get(wizard.address()).expect(200);
        assertThat(database.one("select opened_at > now() - interval '1 minute' from assessment where id = ?", id))
                .isEqualTo(true);
        wizard.browser().send(settings.with("title", "Still the same version")).expect(303);
    }

    @Test
    void the_work_of_a_team_is_never_forgotten() {
        Wizard wizard = Wizard.start(new Browser(), "Of a team");
        UUID team = UUID.randomUUID();
        database.change("insert into workspace (id, kind, created_at) values (?, 'team', now())", team);
        database.change("update assessment set workspace_id = ? where id = ?", team, UUID.fromString(wizard.id()));
        age(wizard, 1_000);
        housekeeping.removeForgotten();
        wizard.browser().get(wizard.address()).expect(200);
    }

    @Test
    void sessions_that_have_ended_are_removed_with_their_empty_workspace() {
        Wizard ended = Wizard.start(new Browser(), "Ended");
        Wizard going = Wizard.start(new Browser(), "Going on");
        UUID workspace = workspace(ended);
        endSession(ended);
        housekeeping.removeForgotten();
        assertThat(database.count("select count(*) from session where guest_workspace_id = ?", workspace))
                .isZero();
        assertThat(database.count("select count(*) from workspace where id = ?", workspace))
                .as("it still holds an assessment")
                .isEqualTo(1);
        going.browser().get(going.address()).expect(200);
        age(ended, 200);
        housekeeping.removeForgotten();
        assertThat(database.count("select count(*) from workspace where id = ?", workspace))
                .isZero();
        assertThat(database.count("select count(*) from workspace where id = ?", workspace(going)))
                .isEqualTo(1);
        housekeeping.removeForgotten();
    }

    private UUID workspace(Wizard wizard) {
        return (UUID) database.one("select workspace_id from assessment where id = ?", UUID.fromString(wizard.id()));
    }

    private void endSession(Wizard wizard) {
        database.change("update session set expires_at = now() where guest_workspace_id = ?", workspace(wizard));
    }

    @Test
    void a_visit_puts_off_the_end_of_a_session_once_a_day() {
        Wizard wizard = Wizard.start(new Browser(), "Seen");
        UUID workspace = workspace(wizard);
        database.change(
                "update session set seen_at = now() - interval '2 days', expires_at = now() + interval '1 day' "
                        + "where guest_workspace_id = ?",
                workspace);
        Page page = wizard.browser().get(wizard.address()).expect(200);
        assertThat(page.status()).isEqualTo(200);
        assertThat(database.one(
                        "select expires_at > now() + interval '179 days' from session where guest_workspace_id = ?",
                        workspace))
                .isEqualTo(true);
    }

    @Test
    void trash_is_emptied_after_thirty_days_and_what_was_restored_stays() {
        UUID workspace = UUID.randomUUID();
        database.change("insert into workspace (id, kind, created_at) values (?, 'team', now())", workspace);
        for (String age : List.of("29 days", "31 days", "90 days")) {
            database.change("""
                    insert into assessment (workspace_id, id, title, playbook_key, playbook_version, created_at, opened_at,
                        deleted_at, version)
                    select ?, gen_random_uuid(), ?, key, version, now(), now(), now() - ?::interval, 0
                    from playbook_version limit 1
                    """, workspace, age, age);
        }
        database.change(
                "update assessment set deleted_at = null where workspace_id = ? and title = '90 days'", workspace);
        housekeeping.removeForgotten();
        housekeeping.removeForgotten();
        assertThat(database.column("select title from assessment where workspace_id = ? order by 1", workspace))
                .containsExactly("29 days", "90 days");
        database.change("delete from workspace where id = ?", workspace);
    }
}
