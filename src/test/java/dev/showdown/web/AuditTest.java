package dev.showdown.web;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.account.AuditLog;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Who did what to what, as the log of a workspace tells it.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditTest {

    private static final String CANARY = "xylophone";

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Inject
    AuditLog log;

    private static String slug(Member member) {
        return member.workspace().substring("/workspaces/".length());
    }

    private List<Object> actions(Member member) {
        return database.column("""
                select e.action from audit_event e join workspace w on w.id = e.workspace_id
                where w.slug = ? order by e.id
                """, slug(member));
    }

    @Test
    void every_step_of_an_assessment_is_written_with_who_did_it_and_from_where() {
        Member ann = accounts.member("Ann");
        Wizard wizard = Wizard.start(ann.browser(), "Live board")
                .answerAll(Project.CHAT.choices(), "unknown")
                .submit();
        wizard.publish();
        wizard.link("For the board");
        ann.browser()
                .send(ann.browser()
                        .get(wizard.address() + "/settings")
                        .form("form:has(#title)")
                        .with("title", "Live boards"))
                .expect(303);
        ann.browser()
                .send(ann.browser().get(wizard.address() + "/deletion").form())
                .expect(303);
        assertThat(actions(ann))
                .startsWith("workspace.started", "person.signed.in", "assessment.started", "answers.changed")
                .filteredOn(action -> !action.equals("answers.changed"))
                .containsExactly(
                        "workspace.started",
                        "person.signed.in",
                        "assessment.started",
                        "answers.submitted",
                        "report.published",
                        "share.created",
                        "assessment.described",
                        "assessment.deleted");
        assertThat(database.rows("""
                        select e.actor_kind, e.actor_name, e.target_name, e.address from audit_event e
                        join workspace w on w.id = e.workspace_id where w.slug = ? and e.action = 'assessment.deleted'
                        """, slug(ann)))
                .containsExactly(Map.of(
                        "actor_kind", "person",
                        "actor_name", "Ann",
                        "target_name", "Live boards",
                        "address", "127.0.0.1"));
    }

    @Test
    void what_was_refused_is_not_written_as_done() {
        Member ann = accounts.member("Ann");
        Wizard wizard = Wizard.start(ann.browser(), "Kept");
        List<Object> before = actions(ann);
        PageForm settings = ann.browser().get(wizard.address() + "/settings").form("form:has(#title)");
        ann.browser().send(settings.with("title", "")).expect(422);
        ann.browser().send(settings.with("title", "New").with("version", "77")).expectError(409);
        assertThat(actions(ann)).isEqualTo(before);
    }

    @Test
    void it_holds_no_secret_no_answer_and_no_note() {
        Member ann = accounts.member("Ann");
        Wizard wizard = Wizard.start(ann.browser(), "Canary");
        ann.browser()
                .send(wizard.form("product").with("choice", "services").with("note", CANARY))
                .expect(303);
        wizard.answerAll(Project.CHAT.choices(), "unknown").submit();
        wizard.publish();
        String link = wizard.link(wizard.newLink().with("name", "Locked").with("password", CANARY + " horse"));
        Browser reader = new Browser();
        reader.send(PageForm.to(link + "/unlock").with("password", CANARY + " wrong"))
                .expect(403);
        String token = Accounts.token(ann, "assessments:read");
        String log = database.text(
                "select jsonb_agg(e)::text from audit_event e join workspace w on w.id = e.workspace_id where w.slug = ?",
                slug(ann));
        assertThat(log)
                .contains("share.refused", "token.made", "Locked")
                .doesNotContain(CANARY, token, link.substring(link.lastIndexOf('/') + 1), Accounts.PASSWORD);
    }

    @Test
    void the_program_cannot_change_what_is_written() {
        accounts.member("Ann");
        assertThat(database.column("""
                select privilege_type from information_schema.role_table_grants
                where table_name = 'audit_event' and grantee = 'showdown_app' order by 1
                """)).containsExactly("INSERT", "SELECT");
    }

    @Test
    void only_what_is_older_than_it_is_kept_is_forgotten() {
        Member ann = accounts.member("Ann");
        long all = actions(ann).size();
        String happened = """
                update audit_event e set at = now() - ?::interval from workspace w
                where w.id = e.workspace_id and w.slug = ? and e.action = ?
                """;
        database.change(happened, "364 days 23 hours", slug(ann), "person.signed.in");
        database.change(happened, "365 days 1 second", slug(ann), "workspace.started");
        log.removeOld();
        assertThat(actions(ann)).hasSize((int) all - 1).doesNotContain("workspace.started");
    }

    @Test
    void an_owner_reads_filters_and_takes_it_away_and_nobody_else_does() {
        Member ann = accounts.member("Ann");
        Wizard.start(ann.browser(), "=2+5");
        String page = ann.workspace() + "/audit";
        assertThat(ann.browser().get(page).expect(200).text()).contains("Started an assessment", "=2+5", "127.0.0.1");
        Page filtered = ann.browser().get(page + "?action=person.signed.in").expect(200);
        assertThat(filtered.document().select("tbody tr")).hasSize(1);
        assertThat(ann.browser().get(page + "?who=nobody").text()).contains("Nothing was found");
        assertThat(ann.browser().get(page + "?target=2%2B5").document().select("tbody tr"))
                .hasSize(1);
        assertThat(ann.browser().get(page + "?until=2001-01-01").text()).contains("Nothing was found");
        assertThat(ann.browser().get(page + "?from=yesterday").expect(422).text())
                .contains("Enter a day");
        String csv = ann.browser().get(page + ".csv").response().asString();
        assertThat(csv).startsWith("at,actorKind").contains(",'=2+5,");
        assertThat(ann.browser().get(page + ".json").response().<String>path("[0].action"))
                .isEqualTo("audit.exported");
        assertThat(actions(ann)).endsWith("audit.exported", "audit.exported");
        accounts.member("Eve").browser().get(page).expectError(404);
        accounts.member("Eve").browser().get(page + ".csv").expectError(404);
        assertThat(new Browser().get(page).status()).isEqualTo(303);
        database.change(
                "update membership set role = 'editor' where account_id = (select id from account where email = ?)",
                ann.email());
        ann.browser().get(page).expectError(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2B1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "yesterday",
                ""
            })
    void a_place_in_the_log_that_no_page_told_is_its_beginning(String at) {
        Member ann = accounts.member("Ann");
        Page page = ann.browser()
                .get(ann.workspace() + "/audit?at=" + at + "&after=018f0000-0000-7000-8000-000000000000")
                .expect(200);
        assertThat(page.document().select("tbody tr")).isNotEmpty();
    }

    @Test
    void a_day_of_the_log_is_whole_and_ends_before_the_next() {
        Member ann = accounts.member("Ann");
        database.change("""
                insert into audit_event (workspace_id, id, at, actor_kind, action, target_kind, target_name)
                select w.id, gen_random_uuid(), at, 'system', 'assessment.deleted', 'x', 'at ' || n
                from workspace w, (values (1, timestamptz '2020-02-28T23:59:59.999999Z'), (2, '2020-02-29T00:00:00Z'),
                    (3, '2020-02-29T23:59:59.999999Z'), (4, '2020-03-01T00:00:00Z')) t (n, at) where w.slug = ?
                """, slug(ann));
        String page = ann.workspace() + "/audit?from=2020-02-29&until=2020-02-29";
        Page day = ann.browser().get(page).expect(200);
        assertThat(day.document().select("tbody tr")).hasSize(2);
        assertThat(day.text()).contains("at 2", "at 3");
    }

    @Test
    void what_is_taken_away_is_whole_or_refused_with_words() {
        Member ann = accounts.member("Ann");
        database.change("""
                insert into audit_event (workspace_id, id, at, actor_kind, action, target_kind, target_name)
                select w.id, gen_random_uuid(), '2026-01-01T00:00:00Z'::timestamptz + make_interval(secs => n), 'system',
                    'assessment.deleted', 'x', 'number ' || n
                from workspace w, generate_series(1, 50001) n where w.slug = ?
                """, slug(ann));
        String file = ann.workspace() + "/audit.csv?action=assessment.deleted";
        assertThat(ann.browser().get(file).expect(409).source()).contains("50,000 events", "Choose the days");
        database.change("""
                insert into audit_event (workspace_id, id, at, actor_kind, action, target_kind, target_name)
                select w.id, gen_random_uuid(), '2025-01-01T00:00:00Z', 'system', 'assessment.deleted', 'x', 'old'
                from workspace w where w.slug = ?
                """, slug(ann));
        assertThat(ann.browser().get(file + "&until=2025-12-31").expect(200).source())
                .contains(",old,");
    }

    @Test
    void it_is_read_in_parts() {
        Member ann = accounts.member("Ann");
        database.change("""
                insert into audit_event (workspace_id, id, at, actor_kind, action, target_kind, target_name)
                select w.id, gen_random_uuid(), now() - make_interval(mins => n / 3), 'system', 'assessment.deleted', 'x',
                    'number ' || n from workspace w, generate_series(1, 60) n where w.slug = ?
                """, slug(ann));
        String page = ann.workspace() + "/audit?action=assessment.deleted";
        Page first = ann.browser().get(page).expect(200);
        assertThat(first.document().select("tbody tr")).hasSize(50);
        Page second = ann.browser()
                .get(first.one("a:contains(Earlier events)").attr("href"))
                .expect(200);
        assertThat(second.document().select("tbody tr")).hasSize(10);
        assertThat(first.texts("tbody td:nth-child(4)"))
                .doesNotContainAnyElementsOf(second.texts("tbody td:nth-child(4)"));
        assertThat(second.document().select("a:contains(Earlier events)")).isEmpty();
    }
}
