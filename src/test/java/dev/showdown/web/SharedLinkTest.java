package dev.showdown.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// What comes back from an address with a share token in it, in every state that its link can be in.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SharedLinkTest {

    private static final String NOTE = "Nobody knows about Peter";

    @Inject
    Database database;

    private static Wizard published(String title) {
        Wizard wizard = Wizard.start(new Browser(), title).answerAll(Map.of("skills", "javascript"), "unknown");
        wizard.answer("skills", "javascript", NOTE);
        return wizard.submit().publish();
    }

    /// A link whose every address shows something.
    private static String open(Wizard wizard) {
        return wizard.link(
                wizard.newLink().with("name", "Open").also("scope", "embed").also("scope", "badge"));
    }

    private static List<String> addresses(String link) {
        return List.of(link, link + ".json", link.replace("/r/", "/embed/"));
    }

    @Test
    void every_address_of_a_link_is_kept_secret_and_asked_for_again() {
        String link = open(published("Headers"));
        for (String address : addresses(link)) {
            Page page = new Browser().get(address).expect(200);
            assertThat(page.header("Referrer-Policy")).as(address).isEqualTo("no-referrer");
            assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
            assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(page.header("ETag")).matches("W/\"[0-9a-f]{32}\"");
            assertThat(page.header("Set-Cookie")).isEmpty();
        }
        Page page = new Browser().get(link);
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.document().select("script[src^=http], link[href^=http]:not([rel=alternate]), img"))
                .isEmpty();
        assertThat(page.document().select("a[href^=http]").eachAttr("rel"))
                .isNotEmpty()
                .allMatch("noopener noreferrer nofollow ugc"::equals);
    }

    @Test
    void a_reader_who_holds_the_page_is_not_sent_it_again() {
        String link = open(published("Held"));
        for (String address : addresses(link)) {
            String tag = new Browser().get(address).header("ETag");
            for (String held : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
                Page page = new Browser().with("If-None-Match", held).get(address);
                assertThat(page.status()).as(address + " " + held).isEqualTo(304);
                assertThat(page.source()).isEmpty();
                assertThat(page.header("ETag")).isEqualTo(tag);
                assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
            }
            new Browser().with("If-None-Match", "\"other\"").get(address).expect(200);
        }
    }

    @Test
    void the_tag_changes_with_all_that_the_page_depends_on() {
        Wizard wizard = published("Tagged");
        String link = wizard.link(wizard.newLink().with("name", "Tagged"));
        String latest = wizard.link(wizard.newLink().with("name", "Newest").with("revision", "latest"));
        String tag = tag(link);
        String newest = tag(latest);
        assertThat(tag(link)).isEqualTo(tag).isNotEqualTo(newest).isNotEqualTo(tag(link + "?x=1"));
        assertThat(tag(link + ".json")).isNotEqualTo(tag);
        wizard.publish();
        assertThat(tag(link)).isEqualTo(tag);
        assertThat(tag(latest)).isNotEqualTo(newest);
        wizard.browser()
                .send(wizard.linkPage("Tagged").form("form:has([name=expires])").also("scope", "notes"))
                .expect(303);
        assertThat(tag(link)).isNotEqualTo(tag);
        Page changed = new Browser().with("If-None-Match", tag).get(link).expect(200);
        assertThat(changed.source()).doesNotContain("shr_nothing");
    }

    private static String tag(String address) {
        return new Browser().get(address).expect(200).header("ETag");
    }

    @Test
    void a_paused_link_is_refused_until_it_is_resumed() {
        Wizard wizard = published("Paused");
        String link = open(wizard);
        wizard.press("Open", "pause");
        all(link, 403, "paused");
        wizard.press("Open", "resumption");
        all(link, 200, "");
    }

    @Test
    void a_link_with_a_new_address_is_not_found_at_the_old_one() {
        Wizard wizard = published("Rotated");
        String link = open(wizard);
        wizard.press("Open", "rotation");
        String now = wizard.linkPage("Open").one("[id^=link-]").attr("value").substring(Server.BASE.length());
        assertThat(now).isNotEqualTo(link);
        all(link, 404, "");
        all(now, 200, "");
    }

    @Test
    void a_revoked_and_an_expired_link_are_gone() {
        Wizard wizard = published("Ended");
        String link = open(wizard);
        database.change(
                "update share set expires_at = now() - interval '1 second' where assessment_id = ?",
                UUID.fromString(wizard.id()));
        all(link, 410, "expired");
        wizard.browser()
                .send(wizard.linkPage("Open").form("form:has([name=expires])").with("expires", "7"))
                .expect(303);
        all(link, 200, "");
        wizard.press("Open", "revocation");
        all(link, 410, "withdrawn");
    }

    /// The program's own clock has no say: this one ends in the instant in which the database says so.
    @Test
    void the_database_says_what_time_it_is() {
        Wizard wizard = published("By the clock");
        String link = open(wizard);
        UUID id = UUID.fromString(wizard.id());
        database.change("update share set expires_at = now() where assessment_id = ?", id);
        all(link, 410, "expired");
        database.change("update share set expires_at = now() + interval '1 minute' where assessment_id = ?", id);
        all(link, 200, "");
    }

    private static void all(String link, int status, String words) {
        for (String address : addresses(link)) {
            Page page = new Browser().get(address).expect(status);
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
            if (status != 200) {
                page.expectError(status);
                assertThat(page.text()).contains(words);
                assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
                assertThat(page.document().select("article, form")).isEmpty();
            }
        }
    }

    @Test
    void a_link_shows_names_notes_and_answers_only_by_its_scope() {
        Wizard wizard = published("Scoped");
        Map<String, Boolean> notes = new LinkedHashMap<>();
        for (List<String> scope : List.<List<String>>of(List.of(), List.of("answers"), List.of("answers", "notes"))) {
            PageForm form =
                    wizard.newLink().with("name", String.join(" ", scope)).without("scope");
            scope.forEach(part -> form.also("scope", part));
            String link = wizard.link(form);
            Page page = new Browser().get(link).expect(200);
            notes.put(String.join(" ", scope), page.source().contains(NOTE));
            assertThat(page.texts("summary").stream().anyMatch(words -> words.startsWith("All answers")))
                    .as(scope.toString())
                    .isEqualTo(scope.contains("answers"));
            new Browser().get(link + ".json").expectError(404);
            new Browser().get(link.replace("/r/", "/embed/")).expectError(404);
            new Browser().get(link + ".svg").expectError(404);
        }
        assertThat(notes)
                .containsEntry("", false)
                .containsEntry("answers", false)
                .containsEntry("answers notes", true);
    }

    @Test
    void files_are_there_only_where_the_link_offers_them() {
        Wizard wizard = published("Files");
        String link = wizard.link(wizard.newLink().with("name", "Files"));
        Page json = new Browser().get(link + ".json").expect(200);
        assertThat(json.header("Content-Type")).startsWith("application/json");
        assertThat(json.source()).contains("\"verdict\"");
        new Browser().head(link + ".json").expect(200);
        for (String unknown : List.of(".exe", ".JSON", ".json.json", ".", ".html")) {
            new Browser().get(link + unknown).expectError(404);
        }
        wizard.browser()
                .send(wizard.linkPage("Files").form("form:has([name=expires])").without("scope"))
                .expect(303);
        for (String suffix : List.of(".md", ".csv", ".json", ".pdf", ".svg")) {
            new Browser().get(link + suffix).expectError(404);
        }
    }

    @Test
    void only_reading_is_possible_at_every_address_of_a_link() {
        Wizard wizard = published("Verbs");
        String link = open(wizard);
        Map<String, Object> before = database.work();
        List<String> addresses = new ArrayList<>(addresses(link));
        addresses.add(link + ".svg");
        addresses.add(link + ".png");
        for (String address : addresses) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                Page page = wizard.browser()
                        .page(address, wizard.browser().request().request(method, address));
                assertThat(page.status()).as(method + " " + address).isEqualTo(405);
            }
        }
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            assertThat(new Browser().request().request(method, link + "/unlock").statusCode())
                    .isEqualTo(405);
        }
        for (String beyond : List.of("/edit", "/answers", "/share", "/unlock/x")) {
            new Browser().get(link + beyond).expectError(404);
        }
        assertThat(new Browser().get(link + "/unlock").expect(303).location()).isEqualTo(link);
        addresses(link).forEach(address -> new Browser().head(address).expect(200));
        assertThat(database.work()).isEqualTo(before);
    }

    @Test
    void whoever_guesses_is_stopped_and_whoever_reads_is_not() {
        String link = open(published("Guessed"));
        String wrong = "/r/shr_" + "0".repeat(36);
        new Browser().get(wrong).expectError(404);
        assertThat(database.count("select used from rate_limit where bucket = 'misses'"))
                .isPositive();
        database.change("update rate_limit set used = 1000000, window_start = now() where bucket = 'misses'");
        try {
            for (String guess : List.of(wrong, wrong + ".json", wrong.replace("/r/", "/embed/"), "/r/x")) {
                Page page = new Browser().get(guess).expectError(429);
                assertThat(page.text()).contains("links that lead nowhere");
                assertThat(Integer.parseInt(page.header("Retry-After"))).isBetween(1, 60);
            }
            new Browser().get("/oembed?url=" + Server.BASE + wrong).expectError(429);
            addresses(link).forEach(address -> new Browser().get(address).expect(200));
        } finally {
            database.change("delete from rate_limit where bucket = 'misses'");
        }
    }

    @Test
    void the_first_request_after_a_revocation_is_refused() {
        Wizard wizard = published("Under load");
        String link = open(wizard);
        AtomicBoolean revoked = new AtomicBoolean();
        CountDownLatch reading = new CountDownLatch(6);
        Callable<List<Integer>> reader = () -> {
            List<Integer> after = new ArrayList<>();
            while (after.size() < 5) {
                boolean late = revoked.get();
                int status = new Browser().get(link).status();
                reading.countDown();
                if (late) {
                    after.add(status);
                } else {
                    assertThat(status).isIn(200, 410);
                }
            }
            return after;
        };
        Callable<List<Integer>> owner = () -> {
            reading.await();
            wizard.press("Open", "revocation");
            revoked.set(true);
            return List.of(410);
        };
        List<List<Integer>> seen =
                Parallel.all(Stream.concat(Stream.generate(() -> reader).limit(6), Stream.of(owner))
                        .toList());
        assertThat(seen).allSatisfy(after -> assertThat(after).isNotEmpty().containsOnly(410));
    }

    @Test
    void a_link_is_previewed_with_its_title_verdict_and_picture() {
        Wizard wizard = published("Previewed");
        String link = open(wizard);
        Page page = new Browser().get(link).expect(200);
        assertThat(meta(page, "og:title")).isEqualTo("Previewed");
        assertThat(meta(page, "og:description")).startsWith(page.heading());
        assertThat(meta(page, "og:image")).isEqualTo(Server.BASE + link + ".png");
        assertThat(meta(page, "og:image:width")).isEqualTo("1200");
        assertThat(meta(page, "og:image:height")).isEqualTo("630");
        assertThat(meta(page, "og:type")).isEqualTo("article");
        assertThat(page.one("meta[name=twitter:card]").attr("content")).isEqualTo("summary_large_image");
        assertThat(wizard.browser().get(wizard.address() + "/report").document().select("meta[property^=og:]"))
                .isEmpty();
    }

    private static String meta(Page page, String name) {
        return page.one("meta[property=" + name + "]").attr("content");
    }
}
