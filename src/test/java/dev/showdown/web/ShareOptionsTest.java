package dev.showdown.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// What the owner of a link chooses, when it is made and afterwards.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ShareOptionsTest {

    private static final String OPTIONS = "form:has([name=expires])";

    @Inject
    Database database;

    private static Wizard published() {
        return Wizard.start(new Browser(), "Options")
                .answerAll(Map.of(), "unknown")
                .submit()
                .publish();
    }

    private Map<String, Object> row(Wizard wizard, String name) {
        return database.rows("""
                        select revision, array_to_string(scope, ' ') as scope, password_hash is not null as locked,
                            paused_at is not null as paused, revoked_at is not null as revoked, generation,
                            coalesce(extract(day from expires_at - created_at)::int::text, 'never') as days
                        from share where assessment_id = ? and name = ?
                        """, UUID.fromString(wizard.id()), name).getFirst();
    }

    @Test
    void a_link_is_made_with_the_usual_options() {
        Wizard wizard = published();
        wizard.link("Usual");
        assertThat(row(wizard, "Usual"))
                .containsEntry("days", "90")
                .containsEntry("revision", "pinned")
                .containsEntry("scope", "exports")
                .containsEntry("locked", false);
        assertThat(wizard.share().one("ul.links li").text())
                .contains("Anybody who has this link can read report 1, even after you publish another, until ")
                .contains("the recommendation and the reasons with the answers that these name, "
                        + "but not the list of all answers, who answered or the notes.")
                .contains("They can take the report away as a file. They can change nothing.")
                .contains("Not opened yet.");
    }

    @ParameterizedTest
    @CsvSource({"7,7", "30,30", "90,90", "never,never"})
    void a_link_ends_when_its_owner_wishes(String wish, String days) {
        Wizard wizard = published();
        wizard.link(wizard.newLink().with("name", "Ends").with("expires", wish));
        assertThat(row(wizard, "Ends")).containsEntry("days", days);
        if (wish.equals("never")) {
            assertThat(wizard.share().one("ul.links li").text()).contains("until it is revoked");
        }
    }

    @Test
    void every_option_is_kept_and_said_in_words() {
        Wizard wizard = published();
        wizard.link(wizard.newLink()
                .with("name", "All")
                .with("revision", "latest")
                .also("scope", "notes")
                .also("scope", "names")
                .also("scope", "answers")
                .also("scope", "badge")
                .also("scope", "embed"));
        assertThat(row(wizard, "All"))
                .containsEntry("scope", "names notes answers exports badge embed")
                .containsEntry("revision", "latest");
        assertThat(wizard.share().one("ul.links li").text())
                .contains("can read the newest published report, now report 1")
                .contains(
                        "the reasons with the answers that these name, the list of all answers, who answered and the notes.")
                .contains("Other sites can show its first screen.")
                .contains("A badge shows its verdict")
                .doesNotContain("but not");
        Page page = wizard.linkPage("All");
        assertThat(page.document().select("[name=scope][checked]").eachAttr("value"))
                .hasSize(6);
        assertThat(page.one("[name=revision][checked]").attr("value")).isEqualTo("latest");
        assertThat(page.form(OPTIONS).value("expires")).isEqualTo("keep");
    }

    @Test
    void notes_are_promised_only_together_with_the_answers_that_they_stand_beside() {
        Wizard wizard = published();
        wizard.link(wizard.newLink().with("name", "Notes").also("scope", "notes"));
        assertThat(wizard.share().one("ul.links li").text())
                .contains("but not the list of all answers, who answered or the notes.");
    }

    @Test
    void every_option_can_be_changed_afterwards() {
        Wizard wizard = published();
        String link = wizard.link("Before");
        wizard.browser()
                .send(wizard.linkPage("Before")
                        .form(OPTIONS)
                        .with("name", "After")
                        .with("expires", "7")
                        .with("revision", "latest")
                        .with("scope", "answers"))
                .expect(303);
        assertThat(row(wizard, "After"))
                .containsEntry("days", "7")
                .containsEntry("revision", "latest")
                .containsEntry("scope", "answers");
        wizard.browser().send(wizard.linkPage("After").form(OPTIONS)).expect(303);
        assertThat(row(wizard, "After")).containsEntry("days", "7");
        wizard.browser()
                .send(wizard.linkPage("After").form("form[action$=/password]").with("password", "correct horse"))
                .expect(303);
        assertThat(row(wizard, "After")).containsEntry("locked", true);
        assertThat(wizard.linkPage("After").text())
                .contains("with a password", "Anybody who has this link and its password");
        wizard.press("After", "password-removal");
        assertThat(row(wizard, "After")).containsEntry("locked", false);
        wizard.press("After", "pause");
        assertThat(row(wizard, "After")).containsEntry("paused", true);
        assertThat(wizard.linkPage("After").text()).contains("This link is paused");
        wizard.press("After", "resumption");
        assertThat(row(wizard, "After")).containsEntry("paused", false);
        new Browser().get(link).expect(200);
        wizard.press("After", "rotation");
        assertThat(row(wizard, "After")).containsEntry("generation", 2);
        wizard.press("After", "revocation");
        assertThat(row(wizard, "After")).containsEntry("revoked", true);
    }

    @Test
    void a_page_of_a_revoked_link_offers_nothing() {
        Wizard wizard = published();
        wizard.link("Ended");
        Page before = wizard.linkPage("Ended");
        wizard.press("Ended", "revocation");
        Page page = wizard.browser().get(before.address()).expect(200);
        assertThat(page.text()).contains("This link was revoked");
        assertThat(page.document().select("main form")).isEmpty();
        wizard.browser().send(before.form(OPTIONS)).expectError(409);
        wizard.browser().send(before.form("form[action$=/revocation]")).expect(303);
    }

    @Test
    void of_two_tabs_the_second_is_told() {
        Wizard wizard = published();
        wizard.link("Twice");
        List<PageForm> stale = new ArrayList<>();
        Page tab = wizard.linkPage("Twice");
        stale.add(tab.form(OPTIONS).with("name", "Mine"));
        stale.add(tab.form("form[action$=/password]").with("password", "correct horse"));
        stale.add(tab.form("form[action$=/pause]"));
        stale.add(tab.form("form[action$=/rotation]"));
        wizard.browser()
                .send(wizard.linkPage("Twice").form(OPTIONS).with("scope", "answers"))
                .expect(303);
        Map<String, Object> before = database.work();
        for (PageForm form : stale) {
            Page page = wizard.browser().send(form).expectError(409);
            assertThat(page.text()).contains("Somebody else changed this link");
        }
        assertThat(database.work()).isEqualTo(before);
        assertThat(wizard.browser().send(stale.getFirst()).texts("textarea")).contains("Mine");
    }

    @Test
    void of_two_people_who_change_a_link_at_once_one_is_told() {
        Wizard wizard = published();
        wizard.link("Raced");
        Page tab = wizard.linkPage("Raced");
        List<Callable<Integer>> both = List.of(
                () -> wizard.browser()
                        .send(tab.form(OPTIONS).with("scope", "answers"))
                        .status(),
                () -> wizard.browser().send(tab.form("form[action$=/pause]")).status());
        assertThat(Parallel.all(both)).containsExactlyInAnyOrder(303, 409);
    }

    @Test
    void a_form_sent_twice_makes_one_link_and_two_tabs_lose_nothing() {
        Wizard wizard = published();
        PageForm first = wizard.newLink().with("name", "First");
        PageForm second = wizard.newLink().with("name", "Second");
        wizard.browser().send(first).expect(303);
        wizard.browser().send(first).expect(303);
        Page page = wizard.browser().send(second).expectError(409);
        assertThat(page.text()).contains("Another link was made in the meantime");
        assertThat(page.texts("textarea")).contains("Second");
        assertThat(wizard.share().texts("ul.links b")).containsExactly("First");
    }

    @ParameterizedTest
    @CsvSource({
        "expires,8,#expires",
        "expires,'',#expires",
        "expires,keep,#expires",
        "expires,-1,#expires",
        "revision,newest,#revision",
        "revision,'',#revision",
        "scope,everything,#scope",
        "scope,NAMES,#scope",
        "password,1234567,#password",
        "name,(long),#name"
    })
    void an_option_that_is_not_offered_is_refused_and_the_rest_is_kept(String field, String value, String at) {
        Wizard wizard = published();
        Page page = wizard.browser()
                .send(wizard.newLink()
                        .with("name", "Kept")
                        .also("scope", "answers")
                        .with(field, value.equals("(long)") ? "n".repeat(101) : value))
                .expectError(422);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.one(".error-summary a").attr("href")).isEqualTo(at);
        assertThat(page.document().select(at)).hasSize(1);
        PageForm again = page.form("input[name=links]");
        assertThat(again.value("name")).startsWith(field.equals("name") ? "nnn" : "Kept");
        assertThat(again.value("password")).isEmpty();
        assertThat(page.source()).doesNotContain("1234567");
        assertThat(wizard.share().document().select("ul.links")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "(long)", "1234\u00005678", "1234\uFFFD5678"})
    void a_password_that_will_not_do_is_refused(String password) {
        Wizard wizard = published();
        wizard.link("Unlocked");
        String typed = password.equals("(long)") ? "p".repeat(129) : password;
        Page page = wizard.browser()
                .send(wizard.linkPage("Unlocked")
                        .form("form[action$=/password]")
                        .with("password", typed))
                .expectError(422);
        assertThat(page.one(".error-summary a").attr("href")).isEqualTo("#password");
        assertThat(page.one("#password").hasAttr("value")).isFalse();
        assertThat(row(wizard, "Unlocked")).containsEntry("locked", false);
    }

    @Test
    void a_link_that_is_changed_badly_stays_as_it_is() {
        Wizard wizard = published();
        wizard.link("Kept");
        Map<String, Object> before = database.work();
        for (PageForm bad : List.of(
                wizard.linkPage("Kept").form(OPTIONS).with("expires", "365"),
                wizard.linkPage("Kept").form(OPTIONS).with("revision", "x"),
                wizard.linkPage("Kept").form(OPTIONS).with("scope", "x"),
                wizard.linkPage("Kept").form(OPTIONS).with("name", "a\0b"))) {
            wizard.browser().send(bad).expectError(422);
        }
        for (String version : List.of("", "x", "1.5")) {
            wizard.browser()
                    .send(wizard.linkPage("Kept").form(OPTIONS).with("version", version))
                    .expectError(400);
        }
        wizard.browser()
                .send(wizard.linkPage("Kept").form("form[action$=/pause]").without("version"))
                .expectError(400);
        assertThat(database.work()).isEqualTo(before);
    }

    @Test
    void a_foreign_link_can_be_neither_seen_nor_changed() {
        Wizard mine = published();
        mine.link("Mine");
        Wizard theirs = published();
        theirs.link("Theirs");
        Page page = mine.linkPage("Mine");
        String foreign = page.address().replace(mine.id(), theirs.id());
        Map<String, Object> before = database.work();
        theirs.browser().get(foreign).expectError(404);
        theirs.browser().get(page.address()).expectError(404);
        new Browser().get(page.address()).expectError(404);
        new Browser().get(mine.address() + "/share/revocation").expectError(404);
        String csrf = theirs.browser().get("/").form().value("csrf");
        for (String change :
                List.of("", "/password", "/password-removal", "/pause", "/resumption", "/rotation", "/revocation")) {
            for (String address : List.of(foreign, page.address())) {
                PageForm form = PageForm.to(address + change)
                        .with("csrf", csrf)
                        .with("version", "0")
                        .with("expires", "7")
                        .with("revision", "pinned")
                        .with("password", "correct horse");
                theirs.browser().send(form).expectError(404);
                new Browser().send(form).expectError(404);
            }
        }
        theirs.browser()
                .send(PageForm.to(mine.address() + "/share/revocation").with("csrf", csrf))
                .expectError(404);
        assertThat(database.work()).isEqualTo(before);
    }

    @Test
    void all_links_are_revoked_together_after_a_question() {
        Wizard wizard = published();
        String first = wizard.link("First");
        assertThat(wizard.share().document().select("a[href$=/share/revocation]"))
                .isEmpty();
        String second = wizard.link(wizard.newLink().with("name", "Second").with("password", "correct horse"));
        Wizard other = published();
        String kept = other.link("Kept");
        Page question = wizard.browser()
                .get(wizard.share().one("a[href$=/share/revocation]").attr("href"))
                .expect(200);
        assertThat(question.text()).contains("All 2 links", "cannot be undone");
        new Browser().get(first).expect(200);
        Page share = wizard.browser().sendAndFollow(question.form()).expect(200);
        assertThat(share.texts("ul.links li")).hasSize(2).allMatch(link -> link.contains("revoked"));
        new Browser().get(first).expectError(410);
        new Browser().get(second).expectError(410);
        new Browser().get(kept).expect(200);
        wizard.browser().send(question.form()).expect(303);
        assertThat(wizard.browser().get(wizard.address() + "/share/revocation").text())
                .contains("No link");
    }

    @Test
    void links_that_open_are_listed_first_and_the_newest_of_them_on_top() {
        Wizard wizard = published();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            wizard.link("Link " + name);
        }
        wizard.press("Link d", "pause");
        wizard.press("Link e", "revocation");
        assertThat(wizard.share().texts("ul.links b"))
                .containsExactly("Link c", "Link b", "Link a", "Link d", "Link e");
    }

    @Test
    void an_assessment_has_at_most_a_hundred_links_that_open() {
        Wizard wizard = published();
        wizard.link("The first");
        database.change("""
                insert into share (workspace_id, id, assessment_id, report_id, token_hash, created_at, version)
                select workspace_id, gen_random_uuid(), assessment_id, report_id, sha256(i::text::bytea || id::text::bytea),
                    created_at - interval '1 minute', 0
                from share, generate_series(2, 100) i where assessment_id = ?
                """, UUID.fromString(wizard.id()));
        Page page = wizard.browser()
                .send(wizard.newLink().with("name", "One too many"))
                .expectError(409);
        assertThat(page.text()).contains("There are 100 links already");
        wizard.press("The first", "revocation");
        wizard.link("In its place");
    }

    @Test
    void sharing_and_inviting_are_told_apart() {
        Page share = published().share();
        assertThat(share.text()).contains("It lets nobody answer: to have people take part, invite them instead.");
        assertThat(share.texts("h1, h2, button"))
                .noneMatch(words -> words.toLowerCase().contains("invite"));
    }

    private void addLinks(Wizard wizard, int many, String column) {
        database.change("""
                insert into share (workspace_id, id, assessment_id, report_id, token_hash, created_at, %s, version)
                select workspace_id, gen_random_uuid(), assessment_id, report_id, sha256(i::text::bytea || id::text::bytea),
                    created_at - interval '1 minute', now(), 0
                from share, generate_series(1, ?) i where assessment_id = ? and name = 'The first'
                """.formatted(column), many, UUID.fromString(wizard.id()));
    }

    @Test
    void a_paused_link_keeps_its_place_among_the_hundred() {
        Wizard wizard = published();
        wizard.link("The first");
        addLinks(wizard, 99, "paused_at");
        Page page = wizard.browser()
                .send(wizard.newLink().with("name", "One too many"))
                .expectError(409);
        assertThat(page.text()).contains("There are 100 links already");
    }

    @Test
    void an_assessment_has_had_at_most_a_thousand_links() {
        Wizard wizard = published();
        wizard.link("The first");
        addLinks(wizard, 998, "revoked_at");
        wizard.link("The last");
        Page page = wizard.browser()
                .send(wizard.newLink().with("name", "One too many"))
                .expectError(409);
        assertThat(page.text()).contains("This assessment has had 1,000 links");
    }
}
