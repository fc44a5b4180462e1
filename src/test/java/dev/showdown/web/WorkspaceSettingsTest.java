package dev.showdown.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Workspaces as their owners make them, name them, rule their links and end them.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WorkspaceSettingsTest {

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    private static Wizard published(Browser browser) {
        return Wizard.start(browser, "Shared")
                .answerAll(Map.of(), "unknown")
                .submit()
                .publish();
    }

    private static PageForm settings(Crew crew) {
        return crew.owner().browser().get(crew.path("/settings")).expect(200).form("form:has([name=days])");
    }

    @Test
    void workspaces_are_listed_and_made_by_choice() {
        Member ann = accounts.member("Ann");
        Page list = ann.browser().get("/workspaces").expect(200);
        assertThat(list.texts("ul.work li"))
                .containsExactly("Workspace of Ann You are an owner. Members of Workspace of Ann");
        PageForm form = list.form("form[action=/workspaces]").with("name", "  Ärger & Söhne  ");
        String made = ann.browser().send(form).expect(303).location();
        assertThat(made).startsWith("/workspaces/arger-sohne-");
        assertThat(ann.browser().send(form).expect(303).location())
                .as("sent twice")
                .isEqualTo(made);
        assertThat(ann.browser().get("/workspaces").texts("ul.work li")).hasSize(2);
        for (String bad : List.of("", " ", "x".repeat(101), "a\u0007b")) {
            Page page =
                    ann.browser().send(form.with("seen", "2").with("name", bad)).expect(422);
            assertThat(page.one("#name-error").text()).isNotBlank();
            assertThat(page.title()).startsWith("Error: ");
        }
        assertThat(new Browser().get("/workspaces").expect(303).location()).isEqualTo("/sign-in?next=%2Fworkspaces");
        new Browser().send(PageForm.to("/workspaces").with("name", "Nobody's")).expectError(403);
    }

    @Test
    void the_same_form_sent_twice_at_once_makes_one_workspace() {
        Browser ann = accounts.member("Ann").browser();
        PageForm form = ann.get("/workspaces").form("form[action=/workspaces]").with("name", "Once");
        Callable<String> making = () -> ann.send(form).expect(303).location();
        assertThat(database.heldUp("workspace", List.of(making, making)))
                .containsOnly(ann.get("/workspaces")
                        .one("ul.work a:matchesOwn(^Once$)")
                        .attr("href"));
        assertThat(ann.get("/workspaces").texts("ul.work li")).hasSize(2);
    }

    @Test
    void settings_are_changed_and_what_is_wrong_is_said() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        PageForm form = settings(crew);
        olga.send(form.with("name", "Platform").with("days", "14").with("most", "30"))
                .expect(303);
        Page saved = olga.get(crew.path("/settings")).expect(200);
        assertThat(saved.heading()).isEqualTo("Settings of Platform");
        assertThat(saved.one("#days").val()).isEqualTo("14");
        assertThat(saved.one("#most").val()).isEqualTo("30");
        olga.send(form.with("name", "Stale")).expectError(409);
        for (List<String> bad : List.of(
                List.of("", "14", "30", "name"),
                List.of("Platform", "0", "30", "days"),
                List.of("Platform", "3651", "", "days"),
                List.of("Platform", "soon", "30", "days"),
                List.of("Platform", "14", "-1", "most"),
                List.of("Platform", "14", "99999999999", "most"),
                List.of("Platform", "31", "30", "days"))) {
            Page page = olga.send(settings(crew)
                            .with("name", bad.get(0))
                            .with("days", bad.get(1))
                            .with("most", bad.get(2)))
                    .expect(422);
            assertThat(page.one("#" + bad.get(3) + "-error").text()).isNotBlank();
            assertThat(page.one("#days").val()).isEqualTo(bad.get(1));
        }
    }

    @Test
    void links_live_as_long_as_the_workspace_has_it_and_never_longer_than_it_allows() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        olga.send(settings(crew).with("days", "14").with("most", "30")).expect(303);
        Wizard wizard = published(olga);
        Page share = wizard.share();
        assertThat(share.texts("#expires option")).containsExactly("7 days", "14 days", "30 days");
        assertThat(share.one("#expires option[selected]").val()).isEqualTo("14");
        for (String tooLong : List.of("90", "never", "null")) {
            Page page = olga.send(wizard.newLink().with("name", "Kept").with("expires", tooLong))
                    .expect(422);
            assertThat(page.text()).contains("30 days at most");
            assertThat(page.one("#name").val()).isEqualTo("Kept");
        }
        olga.send(wizard.newLink().with("expires", "2099-01-01T00:00:00Z")).expect(422);
        olga.send(wizard.newLink().with("name", "Usual")).expect(303);
        assertThat(database.one(
                        "select round(extract(epoch from expires_at - created_at) / 86400)::int from share where name = 'Usual'"
                                + " and assessment_id = ?::uuid",
                        wizard.id()))
                .isEqualTo(14);
        PageForm change = wizard.linkPage("Usual").form("form:has([name=expires])");
        olga.send(change.with("expires", "never")).expect(422);
        olga.send(change.with("expires", "30")).expect(303);
    }

    /// Whoever makes a link while sharing is switched off comes before it, and the link ends with the others, or after
    // it.
    @Test
    void no_link_slips_through_while_sharing_is_switched_off() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        Wizard wizard = published(olga);
        for (int round = 0; round < 8; round++) {
            PageForm open = wizard.newLink().with("name", "Link " + round);
            PageForm end = olga.get(crew.path("/settings")).form("form[action$=/sharing/end]");
            List<Callable<Integer>> steps = List.of(() -> status(olga, open), () -> status(olga, end));
            assertThat(Parallel.all(steps))
                    .satisfiesExactly(made -> assertThat(made).isIn(303, 409), ended -> assertThat(ended)
                            .isEqualTo(303));
            assertThat(database.count("""
                            select count(*) from share s join workspace w on w.id = s.workspace_id
                            where '/workspaces/' || w.slug = ? and s.revoked_at is null
                            """, crew.path(""))).isZero();
            olga.send(olga.get(crew.path("/settings")).form("form[action$=/sharing]"))
                    .expect(303);
        }
    }

    /// Keeps no cookie, so that two may do it at once.
    private static int status(Browser browser, PageForm form) {
        return browser.body(form).post(form.action()).statusCode();
    }

    @Test
    void sharing_that_is_switched_off_kills_every_link_for_good() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        Wizard wizard = published(olga);
        String link = wizard.link("Public");
        String paused = wizard.link("Paused");
        wizard.press("Paused", "pause");
        new Browser().get(link).expect(200);
        PageForm open = wizard.newLink().with("name", "Too late");

        olga.send(olga.get(crew.path("/settings")).form("form[action$=/sharing/end]"))
                .expect(303);
        new Browser().get(link).expectError(410);
        new Browser().get(link + ".json").expect(410);
        new Browser().get(paused).expectError(410);
        Page refused = olga.send(open).expectError(409);
        assertThat(refused.text()).contains("Nothing may be shared", "Too late");
        assertThat(wizard.share().text()).contains("Nothing may be shared").doesNotContain("Make a link");

        olga.send(olga.get(crew.path("/settings")).form("form[action$=/sharing]"))
                .expect(303);
        new Browser().get(link).expectError(410);
        new Browser().get(paused).expectError(410);
        new Browser().get(wizard.link("Anew")).expect(200);
    }

    @Test
    void work_that_moves_into_a_workspace_follows_its_rules() {
        Member ann = accounts.member("Ann");
        String slug = ann.workspace().substring("/workspaces/".length());
        database.change("update workspace set sharing = false where slug = ?", slug);
        Browser guest = new Browser();
        String link = published(guest).link("Made as a guest");
        new Browser().get(link).expect(200);
        guest.send(accounts.signingIn(guest, ann.email(), Accounts.PASSWORD)).expect(303);
        new Browser().get(link).expectError(410);

        database.change("update workspace set sharing = true, share_most_days = 5 where slug = ?", slug);
        Browser other = new Browser();
        Wizard wizard = published(other);
        wizard.link("Made as a guest");
        other.send(accounts.signingIn(other, ann.email(), Accounts.PASSWORD)).expect(303);
        assertThat(database.one(
                        "select expires_at <= now() + interval '5 days' from share where assessment_id = ?::uuid",
                        wizard.id()))
                .isEqualTo(true);
    }

    @Test
    void a_workspace_is_deleted_with_everything_in_it_by_an_owner_who_types_its_name() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        Member vic = crew.join("Vic", "viewer");
        Wizard wizard = published(olga);
        String link = wizard.link("Public");
        String invitation = crew.link("editor");
        PageForm form = olga.get(crew.path("/deletion")).expect(200).form();
        Page wrong = olga.send(form.with("name", "Workspace of Vic")).expect(422);
        assertThat(wrong.one("#name").val()).isEqualTo("Workspace of Vic");
        assertThat(wrong.one("#name-error").text()).contains("as it stands above");
        Page gone = olga.sendAndFollow(form.with("name", "Workspace of Olga"));
        assertThat(gone.text()).contains("The workspace was deleted", "You are in no workspace");
        for (Browser browser : List.of(olga, vic.browser())) {
            browser.get(crew.path("/members")).expectError(404);
            browser.get(wizard.address()).expectError(404);
        }
        new Browser().get(link).expectError(404);
        vic.browser().get(invitation).expectError(404);
        assertThat(database.count("select count(*) from assessment where id = ?::uuid", wizard.id()))
                .isZero();
        Wizard.start(olga, "A new beginning");
        assertThat(olga.get("/workspaces").texts("ul.work li")).hasSize(1);
    }
}
