package dev.showdown.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;
import dev.showdown.support.Tenancy;
import dev.showdown.support.Tenancy.Workspace;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Assessments that are put away, started once more, thrown away and restored; and where a new one is put.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class KeepingTest {

    @Inject
    Tenancy tenancy;

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    private static Page press(Browser browser, Wizard wizard, String action) {
        return browser.send(
                browser.get("/account").form("form[action=/sign-out]").at(wizard.address() + action));
    }

    @Test
    void what_is_archived_reads_as_before_and_refuses_every_change() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Put away");
        wizard.answerAll(Map.of(), "unknown").submit().publish();
        String link = wizard.link("Kept");
        List<PageForm> changes = List.of(
                wizard.form("product").with("choice", "ai"),
                ann.get(wizard.address() + "/settings").form().with("title", "Changed"),
                ann.get(wizard.address() + "/priorities").form("form[action$=/swing]"),
                ann.get(wizard.address() + "/decision")
                        .form("form:has([name=seen])")
                        .with("alternative", "node")
                        .with("reason", "So"),
                wizard.share().form("input[name=newest]"),
                wizard.newLink().with("name", "Another"),
                wizard.linkPage("Kept").form("form[action$=/pause]"),
                wizard.linkPage("Kept").form("form[action$=/rotation]"),
                wizard.linkPage("Kept").form("form[action$=/password]").with("password", "correct horse"),
                ann.get(wizard.address() + "/team").form("form[action$=/answering]"),
                ann.get(wizard.address() + "/team")
                        .form("form[action$=/deadline]")
                        .with("until", "2100-01-01T10:00"),
                ann.get(wizard.address() + "/team")
                        .form("form[action$=/team/invite]")
                        .with("expires", "7"),
                ann.get(wizard.address() + "/team").form("form[action$=/rotation]"),
                ann.get(wizard.address() + "/team/participants").form().with("name", "Entered"));
        String invite = ann.get(wizard.address() + "/team").one("#invite-link").attr("value");
        Browser ben = new Browser();
        PageForm joining = ben.get(invite.substring(invite.indexOf("/join/")))
                .expect(200)
                .form()
                .with("name", "Ben");
        ann.send(ann.get(wizard.address() + "/settings")
                        .form("[formaction$=/archive]")
                        .at(wizard.address() + "/archive"))
                .expect(303);
        Map<String, Object> before = database.work();
        for (PageForm change : changes) {
            Page page = ann.send(change).expectError(409);
            assertThat(page.text()).as(change.action()).contains("archived");
        }
        assertThat(ben.send(joining).status()).as("joining").isIn(409, 422);
        before.remove("session");
        Map<String, Object> after = database.work();
        after.keySet().retainAll(before.keySet());
        // The guest who tried to join got a workspace of their own, and nothing else.
        before.remove("workspace");
        after.remove("workspace");
        assertThat(after).isEqualTo(before);
        for (String page : List.of(
                "",
                "/questions/product",
                "/check",
                "/settings",
                "/report",
                "/share",
                "/team",
                "/history",
                "/priorities",
                "/decision")) {
            ann.get(wizard.address() + page).expect(200);
        }
        new Browser().get(link).expect(200);
        assertThat(ann.get(wizard.address()).text()).contains("is archived");
        ann.send(ann.get(wizard.address()).form("form[action$=/archive/removal]"))
                .expect(303);
        ann.send(changes.getFirst()).expect(303);
    }

    @Test
    void links_to_what_is_archived_are_still_ended() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Put away");
        wizard.answerAll(Map.of(), "unknown").submit().publish();
        String link = wizard.link("Kept");
        ann.send(ann.get(wizard.address() + "/settings")
                        .form("[formaction$=/archive]")
                        .at(wizard.address() + "/archive"))
                .expect(303);
        ann.send(ann.get(wizard.address() + "/share/revocation").form()).expect(303);
        new Browser().get(link.substring(link.indexOf("/r/"))).expectError(410);
    }

    @Test
    void editors_archive_and_duplicate_and_viewers_do_not() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser eve = tenancy.join(workspace, "Eve", "editor").browser();
        Browser vic = tenancy.join(workspace, "Vic", "viewer").browser();
        Browser foreign = tenancy.workspace("Olga").owner().browser();
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Ours");
        for (String action : List.of("/archive", "/archive/removal", "/copy")) {
            press(vic, wizard, action).expectError(403);
            press(foreign, wizard, action).expectError(404);
            press(eve, wizard, action).expect(303);
        }
        press(eve, wizard, "/deletion").expectError(403);
        press(vic, wizard, "/deletion").expectError(403);
        press(foreign, wizard, "/deletion").expectError(404);
        new Browser().send(PageForm.to(wizard.address() + "/archive")).expectError(404);
        assertThat(eve.get(workspace.path()).text()).contains("Copy of Ours", "2 assessments");
    }

    @Test
    void a_duplicate_has_the_callers_own_answers_and_nobody_elses() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Browser eve = tenancy.join(workspace, "Eve", "editor").browser();
        Team team = Team.start(ann, "x".repeat(198));
        Browser ben = team.join("Ben");
        team.answer(ben, "product", "realtime", "Ben’s note")
                .answer(ann, "product", "ai", "Ann’s note")
                .submit(ben, ann)
                .reveal();
        String copy = press(ann, team.lead(), "/copy").expect(303).location();
        Page question = ann.get(copy + "/questions/product").expect(200);
        assertThat(question.one("input[name=choice][checked]").val()).isEqualTo("ai");
        assertThat(question.one("#note").text()).isEqualTo("Ann’s note");
        UUID id = UUID.fromString(copy.substring(copy.lastIndexOf('/') + 1));
        assertThat(database.column("select note from answer where assessment_id = ?", id))
                .containsExactly("Ann’s note");
        assertThat(database.column("select length(title) from assessment where id = ?", id))
                .containsExactly(200);
        assertThat(ann.get(copy).text()).doesNotContain("You answer as a team");
        String empty = press(eve, team.lead(), "/copy").expect(303).location();
        assertThat(database.count(
                        "select count(*) from answer where assessment_id = ?::uuid",
                        empty.substring(empty.lastIndexOf('/') + 1)))
                .as("of somebody who gave none")
                .isZero();
    }

    @Test
    void what_is_deleted_is_there_for_nobody_until_an_owner_restores_it() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Browser eve = tenancy.join(workspace, "Eve", "editor").browser();
        Browser vic = tenancy.join(workspace, "Vic", "viewer").browser();
        Browser foreign = tenancy.workspace("Olga").owner().browser();
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Thrown away");
        wizard.answerAll(Map.of(), "unknown").submit().publish();
        String link = wizard.link("Dead");
        String invite = ann.get(wizard.address() + "/team").one("#invite-link").attr("value");
        String join = invite.substring(invite.indexOf("/join/"));
        Page question = ann.get(wizard.address() + "/deletion").expect(200);
        assertThat(question.text()).contains("30 days");
        assertThat(ann.send(question.form()).expect(303).location()).isEqualTo(workspace.path());
        for (Browser browser : List.of(ann, eve, vic, foreign)) {
            for (String page : List.of("", "/report", "/share", "/settings", "/deletion", "/history")) {
                browser.get(wizard.address() + page).expectError(404);
            }
        }
        ann.send(PageForm.to(wizard.address() + "/archive")
                        .with(
                                "csrf",
                                ann.get("/account")
                                        .form("form[action=/sign-out]")
                                        .value("csrf")))
                .expectError(404);
        new Browser().get(link).expectError(404);
        new Browser().get(join).expectError(404);
        assertThat(ann.get(workspace.path()).text()).doesNotContain("Thrown away");
        assertThat(ann.get("/assessments").text()).doesNotContain("Thrown away");
        Page trash = ann.get(workspace.path() + "/trash").expect(200);
        assertThat(trash.text()).contains("Thrown away");
        PageForm restoring = trash.form("form[action$=/restoration]");
        eve.get(workspace.path() + "/trash").expectError(403);
        vic.get(workspace.path() + "/trash").expectError(403);
        foreign.get(workspace.path() + "/trash").expectError(404);
        assertThat(new Browser().get(workspace.path() + "/trash").expect(303).location())
                .startsWith("/sign-in");
        for (String action : List.of("restoration", "removal")) {
            String path = workspace.path() + "/trash/" + wizard.id() + "/" + action;
            assertThat(press(eve, path).status()).isEqualTo(403);
            assertThat(press(vic, path).status()).isEqualTo(403);
            assertThat(press(foreign, path).status()).isEqualTo(404);
            String own =
                    foreign.get("/account").one("ul.work a[href^=/workspaces/]").attr("href");
            assertThat(press(foreign, own + "/trash/" + wizard.id() + "/" + action)
                            .status())
                    .isEqualTo(404);
        }
        ann.send(restoring).expect(303);
        ann.get(wizard.address() + "/report").expect(200);
        new Browser().get(link).expect(200);
        ann.send(restoring).expectError(404);
    }

    private static Page press(Browser browser, String path) {
        return browser.send(
                browser.get("/account").form("form[action=/sign-out]").at(path));
    }

    @Test
    void what_is_deleted_for_good_is_gone_with_everything_that_belongs_to_it() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Gone");
        wizard.answerAll(Map.of(), "unknown").submit().publish();
        ann.send(ann.get(wizard.address() + "/deletion").form()).expect(303);
        ann.send(ann.get(workspace.path() + "/trash").form("form[action$=/removal]"))
                .expect(303);
        for (String table :
                List.of("assessment where id", "answer where assessment_id", "report where assessment_id")) {
            assertThat(database.count("select count(*) from " + table + " = ?::uuid", wizard.id()))
                    .isZero();
        }
        assertThat(ann.get(workspace.path() + "/trash").text()).contains("The trash is empty");
    }

    @Test
    void a_full_trash_is_shown_part_by_part() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Work 0");
        // Some of them in the same moment.
        database.change("""
                insert into assessment (workspace_id, id, title, playbook_key, playbook_version, created_at, opened_at,
                    version, deleted_at)
                select workspace_id, gen_random_uuid(), 'Work ' || n, playbook_key, playbook_version, created_at, opened_at,
                    0, now() - (n / 3) * interval '1 hour'
                from assessment, generate_series(1, 120) n where id = ?::uuid
                """, wizard.id());
        List<String> titles = new ArrayList<>();
        String next = workspace.path() + "/trash";
        while (next != null) {
            Page part = ann.get(next).expect(200);
            titles.addAll(part.texts("ul.work > li > span:first-child"));
            next = part.document().select("a[href*='trash?after=']").stream()
                    .map(link -> link.attr("href"))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(titles)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 120).mapToObj(n -> "Work " + n).toList());
        ann.get(workspace.path() + "/trash?after=nonsense").expectError(422);
    }

    @Test
    void the_work_of_a_guest_is_gone_at_once() {
        Browser guest = new Browser();
        Wizard wizard = Wizard.start(guest, "A guest’s");
        Page question = guest.get(wizard.address() + "/deletion");
        assertThat(question.text()).contains("cannot be undone");
        guest.send(question.form()).expect(303);
        assertThat(database.count("select count(*) from assessment where id = ?::uuid", wizard.id()))
                .isZero();
    }

    @Test
    void a_new_assessment_is_put_where_somebody_chooses_and_may() {
        Workspace workspace = tenancy.workspace("Ann");
        Member eve = tenancy.join(workspace, "Eve", "editor");
        Member vic = tenancy.join(workspace, "Vic", "viewer");
        Page home = eve.browser().get("/?workspace=" + workspace.slug()).expect(200);
        assertThat(home.texts("#workspace option")).containsExactlyInAnyOrder("Workspace of Ann", "Workspace of Eve");
        assertThat(home.one("#workspace option[selected]").text()).isEqualTo("Workspace of Ann");
        assertThat(vic.browser().get("/").document().select("#workspace")).isEmpty();
        assertThat(new Browser().get("/").document().select("#workspace")).isEmpty();
        Wizard wizard = tenancy.start(eve, workspace, "Put there");
        assertThat(database.one("select workspace_id from assessment where id = ?::uuid", wizard.id()))
                .isEqualTo(workspace.id());
        PageForm form = vic.browser().get("/").form().with("title", "Not there").with("workspace", workspace.slug());
        vic.browser().send(form).expectError(403);
        Member foreign = tenancy.workspace("Olga").owner();
        foreign.browser()
                .send(foreign.browser()
                        .get("/")
                        .form()
                        .with("title", "Not there")
                        .with("workspace", workspace.slug()))
                .expectError(404);
        Browser guest = new Browser();
        String started = guest.send(
                        guest.get("/").form().with("title", "Elsewhere").with("workspace", workspace.slug()))
                .expect(303)
                .location();
        assertThat(started).contains("/questions/");
        assertThat(workspace.owner().browser().get(workspace.path()).text())
                .contains("Put there")
                .doesNotContain("Not there", "Elsewhere");
    }

    @Test
    void whoever_signs_up_reads_what_became_of_their_work() {
        Browser guest = new Browser();
        Wizard.start(guest, "Taken along");
        assertThat(guest.get("/assessments").text()).contains("without an account");
        String email = Accounts.freshEmail();
        guest.send(guest.get("/sign-up").form("form[action=/sign-up]").with("email", email))
                .expect(200);
        String next =
                guest.send(accounts.finishing(guest, email, "Ann")).expect(303).location();
        Page page = guest.get(next).expect(200);
        assertThat(page.text())
                .contains("is yours now", "Taken along", "Workspace of Ann")
                .doesNotContain("kept by a cookie", "without an account");
        assertThat(page.document().select("a[href^=/workspaces/]")).isNotEmpty();
        assertThat(guest.get("/assessments?adopted=3").text()).contains("The 3 assessments");
        for (String said : List.of("", "0", "-1", "x", "99999999999")) {
            assertThat(guest.get("/assessments?adopted=" + said).expect(200).text())
                    .doesNotContain("yours now");
        }
    }

    @Test
    void a_duplicate_of_what_is_answered_without_names_is_answered_without_names() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        String first = ann.send(ann.get("/").form().with("title", "Quiet").with("anonymous", "yes"))
                .expect(303)
                .location();
        String copy = press(ann, Wizard.at(ann, first), "/copy").expect(303).location();
        assertThat(database.column(
                        "select anonymous from assessment where id = ?::uuid",
                        copy.substring(copy.lastIndexOf('/') + 1)))
                .containsExactly(true);
    }
}
