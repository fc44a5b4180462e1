package dev.showdown.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// A link with a password: what is seen before it, and by whom after.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LockedLinkTest {

    private static final String PASSWORD = "correct horse";
    private static final String TITLE = "Nobody may know this title";

    @Inject
    Database database;

    private static Wizard published() {
        return Wizard.start(new Browser(), TITLE)
                .answerAll(Map.of(), "unknown")
                .submit()
                .publish();
    }

    private static String locked(Wizard wizard, String name) {
        return wizard.link(wizard.newLink().with("name", name).with("password", PASSWORD));
    }

    private static Page attempt(Browser browser, String link, String password) {
        return browser.send(PageForm.to(link + "/unlock").with("password", password));
    }

    private static Browser unlocked(String link) {
        Browser browser = new Browser();
        assertThat(attempt(browser, link, PASSWORD).expect(303).location()).isEqualTo(link);
        browser.get(link).expect(200);
        return browser;
    }

    @Test
    void a_locked_link_shows_a_form_and_nothing_of_what_is_behind_it() {
        String link = locked(published(), "Locked");
        Page page = new Browser().get(link).expectError(403);
        assertThat(page.heading()).isEqualTo("This report is locked");
        assertThat(page.form().action()).isEqualTo(link + "/unlock");
        assertThat(page.source()).doesNotContain(TITLE).doesNotContain("verdict");
        assertThat(page.one("meta[property=og:title]").attr("content")).isEqualTo("A locked report");
        assertThat(page.one("meta[property=og:image]").attr("content")).isEqualTo(Server.BASE + link + ".png");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(page.header("ETag")).isEmpty();
        for (String format : List.of(".md", ".json", ".csv", ".pdf", ".svg")) {
            assertThat(new Browser().get(link + format).expectError(403).source())
                    .doesNotContain(TITLE);
        }
        new Browser().get(link.replace("/r/", "/embed/")).expectError(404);
    }

    @Test
    void the_password_opens_it_for_this_browser_and_no_other() {
        String link = locked(published(), "Locked");
        Browser reader = unlocked(link);
        assertThat(reader.get(link).text()).contains(TITLE);
        reader.get(link + ".json").expect(200);
        String tag = reader.get(link).header("ETag");
        new Browser().get(link).expectError(403);
        assertThat(new Browser().with("If-None-Match", tag).get(link).status()).isEqualTo(403);
    }

    @Test
    void a_browser_that_has_a_session_unlocks_with_it() {
        Wizard wizard = published();
        String link = locked(wizard, "Locked");
        Browser owner = wizard.browser();
        owner.get(link).expectError(403);
        List<String> cookies = owner.cookieNames();
        attempt(owner, link, PASSWORD).expect(303);
        owner.get(link).expect(200);
        assertThat(owner.cookieNames()).isEqualTo(cookies);
    }

    @Test
    void a_wrong_password_says_so_and_starts_no_session() {
        String link = locked(published(), "Locked");
        for (String wrong : List.of("incorrect horse", "", "x".repeat(200), "correct\0horse")) {
            Browser browser = new Browser();
            Page page = attempt(browser, link, wrong).expectError(403);
            assertThat(page.one("#password-error").text()).contains("This is not the password");
            assertThat(page.title()).startsWith("Error: ");
            assertThat(page.one("#password").hasAttr("value")).isFalse();
            assertThat(page.source()).doesNotContain(TITLE);
            assertThat(browser.cookies()).isEmpty();
            browser.get(link).expectError(403);
        }
    }

    @Test
    void a_form_without_the_field_is_a_wrong_password() {
        String link = locked(published(), "Locked");
        new Browser().send(PageForm.to(link + "/unlock")).expectError(403);
    }

    @Test
    void after_five_tries_in_a_minute_this_link_waits_and_another_works() {
        Wizard wizard = published();
        String other = locked(wizard, "Other");
        String link = locked(wizard, "Guessed");
        for (int i = 0; i < 5; i++) {
            attempt(new Browser(), link, "wrong password " + i).expectError(403);
        }
        for (String password : List.of("wrong password", PASSWORD)) {
            Page page = attempt(new Browser(), link, password).expectError(429);
            assertThat(page.one("#password-error").text()).contains("more passwords than may be tried");
            assertThat(Integer.parseInt(page.header("Retry-After"))).isBetween(1, 60);
        }
        unlocked(other);
        database.change(
                "update rate_limit set window_start = now() - interval '61 seconds' where bucket = 'passwords'");
        unlocked(link);
    }

    @Test
    void whoever_guesses_from_one_address_holds_up_nobody_at_another() {
        String link = locked(published(), "Guessed");
        for (int i = 0; i < 5; i++) {
            attempt(new Browser(), link, "wrong password " + i).expectError(403);
        }
        attempt(new Browser(), link, PASSWORD).expectError(429);
        // As if they had come from elsewhere.
        database.change("update rate_limit set caller = replace(caller, '127.0.0.1', '203.0.113.9')"
                + " where bucket = 'passwords'");
        unlocked(link);
    }

    @Test
    void whoever_had_unlocked_it_must_do_so_again_after_a_new_password_or_address() {
        Wizard wizard = published();
        String link = locked(wizard, "Locked");
        Browser reader = unlocked(link);
        wizard.browser()
                .send(wizard.linkPage("Locked").form("form[action$=/pause]"))
                .expect(303);
        reader.get(link).expectError(403);
        wizard.press("Locked", "resumption");
        reader.get(link).expect(200);

        wizard.browser()
                .send(wizard.linkPage("Locked").form("form[action$=/password]").with("password", "another horse"))
                .expect(303);
        reader.get(link).expectError(403);
        attempt(reader, link, PASSWORD).expectError(403);
        attempt(reader, link, "another horse").expect(303);
        reader.get(link).expect(200);

        wizard.press("Locked", "rotation");
        reader.get(link).expectError(404);
        String now = wizard.linkPage("Locked").one("[id^=link-]").attr("value").substring(Server.BASE.length());
        reader.get(now).expectError(403);
        wizard.press("Locked", "password-removal");
        new Browser().get(now).expect(200);
    }

    @Test
    void the_same_password_set_again_asks_everybody_again() {
        Wizard wizard = published();
        String link = locked(wizard, "Locked");
        Browser reader = unlocked(link);
        wizard.browser()
                .send(wizard.linkPage("Locked").form("form[action$=/password]").with("password", PASSWORD))
                .expect(303);
        reader.get(link).expectError(403);
    }

    @Test
    void unlocking_what_does_not_open_or_is_not_locked_leads_nowhere_new() {
        Wizard wizard = published();
        String link = locked(wizard, "Locked");
        String open = wizard.link("Without one");
        Browser browser = new Browser();
        assertThat(attempt(browser, open, "whatever it is").expect(303).location())
                .isEqualTo(open);
        assertThat(browser.cookies()).isEmpty();
        attempt(new Browser(), "/r/shr_" + "0".repeat(36), PASSWORD).expectError(404);
        wizard.press("Locked", "pause");
        attempt(new Browser(), link, PASSWORD).expectError(403);
        wizard.press("Locked", "revocation");
        attempt(new Browser(), link, PASSWORD).expectError(410);
    }

    @Test
    void a_password_and_what_unlocks_are_kept_as_hashes_only() {
        Wizard wizard = published();
        String link = locked(wizard, "Locked");
        unlocked(link);
        UUID id = UUID.fromString(wizard.id());
        assertThat(database.text("select password_hash from share where assessment_id = ?", id))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(database.count(
                        "select count(*) from unlocked_share u join share s on s.id = u.share_id where assessment_id = ?",
                        id))
                .isOne();
    }
}
