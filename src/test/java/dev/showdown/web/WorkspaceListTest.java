package dev.showdown.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;
import dev.showdown.support.Tenancy;
import dev.showdown.support.Tenancy.Workspace;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// The assessments of a workspace: who sees the list, and how it is searched, filtered, sorted and paged.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WorkspaceListTest {

    @Inject
    Tenancy tenancy;

    @Inject
    Database database;

    private static List<String> titles(Page page) {
        return page.expect(200).texts("ul.work > li > a:first-child");
    }

    private static List<String> titles(Workspace workspace, String query) {
        return titles(workspace.owner().browser().get(workspace.path() + query));
    }

    private void started(String id, String when) {
        database.change("update assessment set created_at = ?::timestamptz where id = ?::uuid", when, id);
    }

    @Test
    void every_member_sees_what_is_in_their_workspace_and_nobody_else_does() {
        Workspace workspace = tenancy.workspace("Ann");
        Member viewer = tenancy.join(workspace, "Vic", "viewer");
        Member editor = tenancy.join(workspace, "Eve", "editor");
        tenancy.start(editor, workspace, "Started by Eve");
        for (Member member : List.of(workspace.owner(), editor, viewer)) {
            Page page = member.browser().get(workspace.path()).expect(200);
            assertThat(titles(page)).containsExactly("Started by Eve");
            assertThat(page.text()).contains("1 assessment", "by Eve");
        }
        assertThat(viewer.browser().get(workspace.path()).document().select("form[method=post]"))
                .isEmpty();
        assertThat(editor.browser().get(workspace.path()).document().select("a[href$=/deletion], a[href$=/trash]"))
                .isEmpty();
        tenancy.workspace("Other").owner().browser().get(workspace.path()).expectError(404);
        assertThat(new Browser().get(workspace.path()).expect(303).location()).startsWith("/sign-in");
        Browser guest = new Browser();
        Wizard.start(guest, "A guest’s");
        assertThat(guest.get(workspace.path()).expect(303).location()).startsWith("/sign-in");
        workspace.owner().browser().get("/workspaces/no-such-place").expectError(404);
    }

    @Test
    void an_empty_workspace_says_what_to_do() {
        Workspace workspace = tenancy.workspace("Ann");
        Page page = workspace.owner().browser().get(workspace.path()).expect(200);
        assertThat(page.text()).contains("Nothing is under way");
        assertThat(page.one("a.button").attr("href")).isEqualTo("/?workspace=" + workspace.slug());
        assertThat(workspace
                        .owner()
                        .browser()
                        .get(workspace.path() + "?q=nothing")
                        .text())
                .contains("Nothing here is like that");
    }

    @Test
    void each_status_is_found_by_its_name_and_what_is_archived_only_by_it() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        tenancy.start(workspace.owner(), workspace, "Draft");
        Wizard answering = tenancy.start(workspace.owner(), workspace, "Answering");
        answering.answer("product", "ai");
        Team team = Team.start(ann, "Revealed");
        Browser ben = team.join("Ben");
        team.answer(ben, "product", "ai", "")
                .answer(ann, "product", "ai", "")
                .submit(ben, ann)
                .reveal();
        Wizard decided = tenancy.start(workspace.owner(), workspace, "Decided");
        decided.answerAll(Map.of(), "unknown").submit();
        ann.send(ann.get(decided.address() + "/decision")
                        .form("form:has([name=seen])")
                        .with("alternative", "node")
                        .with("reason", "So"))
                .expect(303);
        Wizard archived = tenancy.start(workspace.owner(), workspace, "Archived");
        ann.send(ann.get(archived.address() + "/settings")
                        .form("[formaction$=/archive]")
                        .at(archived.address() + "/archive"))
                .expect(303);
        for (String status : List.of("Draft", "Answering", "Revealed", "Decided", "Archived")) {
            assertThat(titles(workspace, "?status=" + status.toLowerCase(java.util.Locale.ROOT)))
                    .containsExactly(status);
        }
        assertThat(titles(workspace, "?sort=title")).containsExactly("Answering", "Decided", "Draft", "Revealed");
    }

    @Test
    void it_is_filtered_by_verdict_owner_and_date() {
        Workspace workspace = tenancy.workspace("Ann");
        Member eve = tenancy.join(workspace, "Eve", "editor");
        Wizard published = tenancy.start(workspace.owner(), workspace, "Published");
        published.answerAll(Map.of(), "unknown").submit().publish();
        tenancy.start(eve, workspace, "Of Eve");
        String old = tenancy.start(eve, workspace, "Old").id();
        started(old, "2020-05-31T23:59:59Z");
        String verdict = database.text("select verdict from report where assessment_id = ?::uuid", published.id());
        assertThat(titles(workspace, "?verdict=" + verdict)).containsExactly("Published");
        assertThat(titles(workspace, "?verdict=nothing-fits")).isEmpty();
        assertThat(titles(workspace, "?owner=" + tenancy.account(eve))).containsExactly("Of Eve", "Old");
        assertThat(titles(workspace, "?owner=" + UUID.randomUUID())).isEmpty();
        assertThat(titles(workspace, "?to=2020-05-31")).containsExactly("Old");
        assertThat(titles(workspace, "?from=2020-05-31&to=2020-05-31")).containsExactly("Old");
        assertThat(titles(workspace, "?to=2020-05-30")).isEmpty();
        assertThat(titles(workspace, "?from=2020-06-01")).containsExactlyInAnyOrder("Published", "Of Eve");
        assertThat(titles(workspace, "?q=old&owner=" + tenancy.account(eve) + "&to=2020-12-31&status=draft"))
                .containsExactly("Old");
        assertThat(titles(workspace, "?sort=oldest")).startsWith("Old");
    }

    @Test
    void the_verdict_is_that_of_the_newest_report() {
        Workspace workspace = tenancy.workspace("Ann");
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Twice");
        wizard.answerAll(Map.of(), "unknown").submit().publish();
        database.change("""
                insert into report (workspace_id, id, assessment_id, number, title, context, playbook_key, playbook_version,
                    answers, result, verdict, model_version, seed, input_hash, published_at)
                select workspace_id, gen_random_uuid(), assessment_id, number + 1, title, context, playbook_key,
                    playbook_version, answers, result, 'only-option', model_version, seed, input_hash, now()
                from report where assessment_id = ?::uuid
                """, wizard.id());
        assertThat(titles(workspace, "?verdict=only-option")).containsExactly("Twice");
        assertThat(workspace.owner().browser().get(workspace.path()).text()).contains("newest report: only option");
    }

    @Test
    void what_is_no_such_value_is_told_beside_its_field_and_kept() {
        Workspace workspace = tenancy.workspace("Ann");
        tenancy.start(workspace.owner(), workspace, "There");
        Browser ann = workspace.owner().browser();
        Map.of(
                        "status=open' or '1'='1".replace(" ", "%20"),
                        "status",
                        "verdict=best",
                        "verdict",
                        "owner=Ann",
                        "owner",
                        "from=yesterday",
                        "from",
                        "to=2020-02-30",
                        "to",
                        "from=2021-01-01&to=2020-01-01",
                        "to",
                        "sort=random()",
                        "sort",
                        "q=" + "x".repeat(201),
                        "q",
                        "q=%00",
                        "q",
                        "from=%2B99999-01-01",
                        "from")
                .forEach((query, field) -> {
                    Page page = ann.get(workspace.path() + "?" + query).expect(422);
                    assertThat(page.title()).startsWith("Error: ");
                    assertThat(page.document().select("#" + field + "-error").text())
                            .as(query)
                            .isNotBlank();
                    assertThat(page.document().select("ul.work > li")).isEmpty();
                });
        assertThat(ann.get(workspace.path() + "?from=yesterday&q=kept")
                        .expect(422)
                        .one("#q")
                        .val())
                .isEqualTo("kept");
        for (String after : List.of("x", "////", "MTIz", "MS8yLzM", "%00")) {
            ann.get(workspace.path() + "?after=" + after).expect(422);
        }
    }

    @Test
    void pages_follow_one_another_whatever_comes_and_goes_in_between() {
        Workspace workspace = tenancy.workspace("Ann");
        String first = tenancy.start(workspace.owner(), workspace, "Template").id();
        database.change("""
                insert into assessment (workspace_id, id, title, playbook_key, playbook_version, created_at, opened_at,
                    version)
                select workspace_id, gen_random_uuid(), 'Number ' || lpad(i::text, 2, '0'), playbook_key,
                    playbook_version, '2024-01-01T00:00:00Z'::timestamptz + (i / 3) * interval '1 day', now(), 0
                from assessment, generate_series(1, 60) i where id = ?::uuid
                """, first);
        database.change("""
                insert into round (workspace_id, assessment_id, number, opened_at)
                select workspace_id, id, 1, now() from assessment where workspace_id = ? and id <> ?::uuid
                """, workspace.id(), first);
        for (String sort : List.of("newest", "oldest", "title")) {
            List<String> seen = new ArrayList<>();
            String next = workspace.path() + "?sort=" + sort;
            for (int pages = 0; !next.isEmpty(); pages++) {
                assertThat(pages).isLessThan(5);
                Page page = workspace.owner().browser().get(next);
                seen.addAll(titles(page));
                next = page.document().select("a.button:contains(Next page)").attr("href");
                if (pages == 0) {
                    // One before the place that was reached, and one that was on the page goes.
                    String fresh = tenancy.start(workspace.owner(), workspace, "!!! Fresh")
                            .id();
                    started(fresh, sort.equals("oldest") ? "2001-01-01T00:00:00Z" : "2050-01-01T00:00:00Z");
                    database.change(
                            "update assessment set archived_at = now() where workspace_id = ? and title = ?",
                            workspace.id(),
                            seen.get(5));
                }
            }
            assertThat(seen).as(sort).hasSize(61).doesNotHaveDuplicates().doesNotContain("!!! Fresh");
            database.change("delete from assessment where workspace_id = ? and title = '!!! Fresh'", workspace.id());
            database.change("update assessment set archived_at = null where workspace_id = ?", workspace.id());
        }
        assertThat(workspace.owner().browser().get(workspace.path()).text()).contains("61 assessments");
    }

    @Test
    void words_are_found_in_titles_contexts_and_ones_own_notes() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Größe of the Zebrafish board");
        tenancy.start(workspace.owner(), workspace, "Something else");
        ann.send(ann.get(wizard.address() + "/settings")
                        .form()
                        .with("context", "For the okapi keepers; it's 100 % \\ sure"))
                .expect(303);
        wizard.answer("product", "ai", "Because of the narwhal");
        for (String words : List.of(
                "zebrafish",
                "ZEBRA",
                "größe",
                "okapi+keepers",
                "narwhal",
                "%22okapi+keepers%22",
                "okapi+-keepers",
                "it's",
                "zebra+board")) {
            assertThat(titles(workspace, "?q=" + words)).as(words).containsExactly("Größe of the Zebrafish board");
        }
        for (String words :
                List.of("lion", "okapi+-lion", "%22keepers+okapi%22", "%25", "'", "%5C", "%26+%7C+!", ":*")) {
            assertThat(titles(workspace, "?q=" + words)).as(words).isEmpty();
        }
        assertThat(titles(workspace, "?q=-zebrafish"))
                .as("that a word is missing is not sought")
                .containsExactly("Größe of the Zebrafish board");
    }

    @Test
    void a_hidden_note_is_no_hit_and_no_count_until_it_is_revealed() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Member vic = tenancy.join(workspace, "Vic", "viewer");
        Team team = Team.start(ann, "Secretive");
        Browser ben = team.join("Ben");
        Browser cat = team.join("Cat");
        team.answer(ben, "product", "ai", "walrus of Ben")
                .answer(cat, "product", "ai", "walrus of Cat")
                .answer(ann, "product", "ai", "pelican of Ann");
        team.submit(ben, ann);
        for (Member member : List.of(workspace.owner(), vic)) {
            for (String query : List.of("?q=walrus", "?q=walr", "?q=walrus+or+zzz", "?q=walrus&status=answering")) {
                Page page = member.browser().get(workspace.path() + query).expect(200);
                assertThat(titles(page)).as(query).isEmpty();
                assertThat(page.text()).doesNotContain("1 assessment");
            }
            assertThat(titles(member.browser().get(workspace.path() + "?q=-walrus")))
                    .isEmpty();
        }
        assertThat(titles(workspace, "?q=pelican")).containsExactly("Secretive");
        assertThat(titles(vic.browser().get(workspace.path() + "?q=pelican"))).isEmpty();
        team.reveal();
        assertThat(titles(vic.browser().get(workspace.path() + "?q=walrus+ben")))
                .containsExactly("Secretive");
        assertThat(titles(vic.browser().get(workspace.path() + "?q=pelican"))).containsExactly("Secretive");
        assertThat(titles(workspace, "?q=walrus+cat"))
                .as("not submitted, so never shown")
                .isEmpty();
    }

    @Test
    void a_note_changed_in_a_round_that_is_not_revealed_stays_hidden() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Team team = Team.start(ann, "Two rounds");
        Browser ben = team.join("Ben");
        team.answer(ben, "product", "ai", "walrus")
                .answer(ann, "product", "ai", "")
                .submit(ben, ann)
                .reveal();
        team.press(ann, team.path(""), "/rounds", Map.of());
        team.answer(ben, "product", "ai", "narwhal");
        assertThat(titles(workspace, "?q=walrus")).containsExactly("Two rounds");
        assertThat(titles(workspace, "?q=narwhal")).isEmpty();
    }

    @Test
    void words_of_another_workspace_are_never_found() {
        Workspace workspace = tenancy.workspace("Ann");
        Workspace other = tenancy.workspace("Olga");
        tenancy.start(other.owner(), other, "Chameleon").answer("product", "ai", "chameleon");
        tenancy.start(workspace.owner(), workspace, "Ours");
        assertThat(titles(workspace, "?q=chameleon")).isEmpty();
        assertThat(titles(other, "?q=chameleon")).containsExactly("Chameleon");
    }

    @Test
    void a_day_begins_and_ends_at_midnight() {
        Workspace workspace = tenancy.workspace("Ann");
        started(tenancy.start(workspace.owner(), workspace, "At midnight").id(), "2020-06-01T00:00:00Z");
        assertThat(titles(workspace, "?to=2020-05-31")).isEmpty();
        assertThat(titles(workspace, "?from=2020-06-01&to=2020-06-01")).containsExactly("At midnight");
        assertThat(titles(workspace, "?from=2020-06-02")).isEmpty();
    }

    @Test
    void what_is_alike_in_title_and_time_is_listed_once_on_whichever_page() {
        Workspace workspace = tenancy.workspace("Ann");
        String first = tenancy.start(workspace.owner(), workspace, "Alike").id();
        started(first, "2024-01-01T00:00:00Z");
        database.change("""
                insert into assessment (workspace_id, id, title, playbook_key, playbook_version, created_at, opened_at,
                    version)
                select workspace_id, gen_random_uuid(), title, playbook_key, playbook_version, created_at, now(), 0
                from assessment, generate_series(1, 60) where id = ?::uuid
                """, first);
        for (String sort : List.of("newest", "oldest", "title")) {
            List<String> seen = new ArrayList<>();
            String next = workspace.path() + "?sort=" + sort;
            for (int pages = 0; !next.isEmpty(); pages++) {
                assertThat(pages).isLessThan(5);
                Page page = workspace.owner().browser().get(next).expect(200);
                seen.addAll(
                        page.document().select("ul.work > li > a:first-child").eachAttr("href"));
                next = page.document().select("a.button:contains(Next page)").attr("href");
            }
            assertThat(seen).as(sort).hasSize(61).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_note_of_somebody_who_was_removed_is_never_found() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Team team = Team.start(ann, "One fewer");
        Browser ben = team.join("Ben");
        Browser cat = team.join("Cat");
        team.answer(ben, "product", "ai", "walrus")
                .answer(cat, "product", "ai", "narwhal")
                .submit(ben, cat, ann);
        team.press(ann, team.member("Cat"), "/removal", Map.of()).expect(303);
        team.reveal();
        assertThat(titles(workspace, "?q=walrus")).containsExactly("One fewer");
        assertThat(titles(workspace, "?q=narwhal")).isEmpty();
    }
}
