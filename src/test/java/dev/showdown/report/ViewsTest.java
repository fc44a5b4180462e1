package dev.showdown.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.PageForm;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// How often a shared report is read, and what does not count as reading.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ViewsTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Inject
    Views views;

    @Inject
    Database database;

    private Wizard wizard;
    private String link;

    @BeforeEach
    void share() {
        wizard = Wizard.start(new Browser(), "Viewed")
                .answerAll(Map.of(), "unknown")
                .submit()
                .publish();
        link = wizard.link(wizard.newLink().with("name", "Counted").also("scope", "embed"));
    }

    private static Browser person() {
        return new Browser().with("User-Agent", FIREFOX);
    }

    private long written() {
        views.write();
        return database.count("select view_count from share where assessment_id = ?", UUID.fromString(wizard.id()));
    }

    @Test
    void every_opening_by_a_person_counts_once_it_is_written() {
        person().get(link).expect(200);
        Map<String, Object> before = database.work();
        assertThat(database.count("select view_count from share where assessment_id = ?", UUID.fromString(wizard.id())))
                .isZero();
        assertThat(written()).isOne();
        assertThat(wizard.share().text()).contains("Opened once, on ");
        String tag = person().get(link).header("ETag");
        assertThat(person().with("If-None-Match", tag).get(link).status()).isEqualTo(304);
        assertThat(written()).isEqualTo(3);
        assertThat(written()).as("nothing is written twice").isEqualTo(3);
        assertThat(wizard.share().text()).contains("Opened 3 times, last on ");
        assertThat(database.count(
                        "select count(*) from share where assessment_id = ? and last_viewed_at between created_at and now()",
                        UUID.fromString(wizard.id())))
                .isOne();
        assertThat(database.work()).as("nothing but the count").isEqualTo(before);
    }

    static Stream<String> browsers() {
        return Stream.of(
                FIREFOX,
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0");
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void browsers_are_people(String agent) {
        new Browser().with("User-Agent", agent).get(link).expect(200);
        assertThat(written()).isOne();
    }

    static Stream<String> programs() {
        return Stream.of(
                "",
                "curl/8.5.0",
                "Wget/1.21",
                "python-requests/2.32",
                "Go-http-client/2.0",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
                "WhatsApp/2.23.20.0",
                "TelegramBot (like TwitterBot)",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
                "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
                "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programs_change_nothing(String agent) {
        Map<String, Object> before = database.work();
        new Browser().with("User-Agent", agent).get(link).expect(200);
        assertThat(written()).isZero();
        assertThat(database.work()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sec-Purpose: prefetch;prerender", "Purpose: prefetch", "X-Moz: prefetch", "X-Purpose: preview"})
    void fetching_ahead_of_a_click_does_not_count(String header) {
        person().with(header.split(": ")[0], header.split(": ")[1]).get(link).expect(200);
        assertThat(written()).isZero();
    }

    @Test
    void only_the_page_counts() {
        person().head(link).expect(200);
        person().get(link + ".json").expect(200);
        person().get(link.replace("/r/", "/embed/")).expect(200);
        wizard.press("Counted", "pause");
        person().get(link).expectError(403);
        wizard.press("Counted", "resumption");
        assertThat(written()).isZero();
    }

    @Test
    void a_locked_page_counts_when_it_is_read_and_not_before() {
        wizard.press("Counted", "revocation");
        String locked = wizard.link(wizard.newLink().with("name", "Lock").with("password", "correct horse"));
        Browser reader = person();
        reader.get(locked).expectError(403);
        views.write();
        String counts = "select sum(view_count) from share where assessment_id = ?";
        UUID id = UUID.fromString(wizard.id());
        assertThat(database.count(counts, id)).isZero();
        reader.send(PageForm.to(locked + "/unlock").with("password", "correct horse"))
                .expect(303);
        reader.get(locked).expect(200);
        views.write();
        assertThat(database.count(counts, id)).isOne();
    }

    @Test
    void readers_at_the_same_time_are_all_counted_and_disturb_no_change() {
        String version = wizard.linkPage("Counted").form("form[action$=/pause]").value("version");
        Parallel.times(12, () -> {
            person().get(link).expect(200);
            views.write();
            return null;
        });
        assertThat(written()).isEqualTo(12);
        assertThat(wizard.linkPage("Counted").form("form[action$=/pause]").value("version"))
                .isEqualTo(version);
    }

    @Test
    void a_change_of_the_link_does_not_set_the_count_back() {
        var form = wizard.linkPage("Counted").form("form[action$=/pause]");
        person().get(link).expect(200);
        assertThat(written()).isOne();
        wizard.browser().send(form).expect(303);
        assertThat(written()).isOne();
        assertThat(List.of(wizard.linkPage("Counted").text()))
                .singleElement()
                .asString()
                .contains("Opened once");
    }

    @Test
    void views_of_a_link_that_is_gone_are_forgotten() {
        person().get(link).expect(200);
        wizard.browser()
                .send(wizard.browser().get(wizard.address() + "/deletion").form())
                .expect(303);
        views.write();
        assertThat(database.count("select count(*) from share where assessment_id = ?", UUID.fromString(wizard.id())))
                .isZero();
    }
}
