package dev.showdown.system.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Server;
import dev.showdown.support.Team;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Every form, and everything by which a foreign page could try to send it in a visitor's name.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FormGuardTest {

    @Inject
    Database database;

    /// What is done to a link on its own page; each is tried on a link of its own.
    private static final List<String> CHANGES = List.of("change", "lock", "removal", "pause", "resumption", "rotation");

    private static PageForm lockable(Wizard wizard) {
        return wizard.linkPage("To removal").form("form[action$=/password]");
    }

    private static Wizard published() {
        Wizard wizard = Wizard.start(new Browser(), "Guarded")
                .answerAll(Map.of(), "unknown")
                .submit();
        wizard.publish();
        wizard.link("Revoked in the list");
        CHANGES.forEach(change -> wizard.link("To " + change));
        Browser owner = wizard.browser();
        owner.send(lockable(wizard).with("password", "correct horse")).expect(303);
        owner.send(wizard.linkPage("To resumption").form("form[action$=/pause]"))
                .expect(303);
        Browser browser = wizard.browser();
        String priorities = wizard.address() + "/priorities";
        browser.send(browser.get(priorities).form("form[action$=/swing]")).expect(303);
        return wizard;
    }

    /// Every form that changes something, filled in so that it would.
    private static List<PageForm> forms(Wizard wizard) {
        List<PageForm> all = new ArrayList<>(teamForms(wizard.browser()));
        all.addAll(formsOfOne(wizard));
        return all;
    }

    /// Those of two teams that the same browser leads: one that answers, one that has revealed.
    private static List<PageForm> teamForms(Browser browser) {
        Team answering = Team.start(browser, "Answering");
        Browser ann = answering.join("Ann");
        answering.join("Ben");
        answering.join("Eve");
        answering.submit(ann, browser).answer(browser, "product", "ai", "").answer(browser, "product", "data", "");
        Team talking = Team.start(browser, "Talking");
        talking.answer(browser, "product", "ai", "")
                .submit(talking.join("Cat"), browser)
                .reveal();
        Team settled = Team.start(browser, "Settled");
        settled.answer(browser, "product", "ai", "")
                .submit(settled.join("Dan"), browser)
                .reveal();
        String topic = settled.topic("product");
        browser.send(browser.get(topic).form("form[action$=/comments]").with("body", "Edited"))
                .expect(303);
        browser.send(browser.get(topic).form("form[action$=/comments]").with("body", "Deleted"))
                .expect(303);
        browser.send(browser.get(topic).form("form[action$=/agreed]").with("choice", "ai"))
                .expect(303);
        String invited = Team.start("Invited").invite();
        return List.of(
                browser.get(invited).form().with("name", "Joining"),
                browser.get(answering.path("/reveal")).form().with("confirm", "yes"),
                browser.get(answering.path("")).form("form[action$=/answering]"),
                browser.get(answering.path("/name")).form().with("name", "Renamed"),
                browser.get(answering.path("/participants")).form().with("name", "Entered"),
                browser.get(answering.member("Ben")).form("form[action$=/adviser]"),
                browser.get(answering.member("Eve")).form("form[action$=/removal]"),
                browser.get(answering.path("")).form("form[action$=/deadline]").with("until", "2100-01-01T10:00"),
                browser.get(answering.path(""))
                        .form("form[action$=/team/invite]")
                        .with("expires", "7"),
                browser.get(Team.start(browser, "Replaced").path("")).form("form[action$=/rotation]"),
                browser.get(answering.lead().address("product")).form("#former li:first-child form"),
                browser.get(talking.path("")).form("form[action$=/rounds]"),
                browser.get(talking.topic("product"))
                        .form("form[action$=/comments]")
                        .with("body", "Said"),
                browser.get(talking.topic("product"))
                        .form("form[action$=/agreed]")
                        .with("choice", "ai"),
                browser.get(topic).form("form[action$=/agreed/removal]"),
                browser.get(topic)
                        .form("#part-comments li:first-child form:has(textarea)")
                        .with("body", "Changed"),
                browser.get(topic).form("#part-comments li:last-child form[action$=/removal]"));
    }

    private static List<PageForm> formsOfOne(Wizard wizard) {
        Browser browser = wizard.browser();
        String priorities = wizard.address() + "/priorities";
        return List.of(
                browser.get(priorities).form("form[action$=/swing]"),
                browser.get(priorities + "?method=ranking").form("form[action$=/ranking]"),
                browser.get(priorities + "?method=comparisons&criterion=edge&criterion=hiring")
                        .form("form[action$=/comparisons]"),
                browser.get(priorities).form("form[action$=/undo]"),
                browser.get("/").form().with("title", "Another"),
                wizard.form("product").with("choice", "services").with("note", "changed"),
                browser.get(wizard.address() + "/check").form(),
                browser.get(wizard.address() + "/settings")
                        .form("form:has(#title)")
                        .with("title", "Changed"),
                browser.get(wizard.address() + "/deletion").form(),
                browser.get(wizard.address() + "/decision")
                        .form("form:has([name=seen])")
                        .with("alternative", "node")
                        .with("reason", "Decided"),
                browser.get(wizard.address() + "/settings")
                        .form("form:has(#title)")
                        .at(wizard.address() + "/newer-playbook"),
                browser.get(wizard.address() + "/share/revocation").form(),
                wizard.share().form("input[name=newest]"),
                wizard.newLink(),
                wizard.linkPage("To change").form("form:has([name=expires])").with("name", "Changed"),
                wizard.linkPage("To lock").form("form[action$=/password]").with("password", "correct horse"),
                wizard.linkPage("To removal").form("form[action$=/password-removal]"),
                wizard.linkPage("To pause").form("form[action$=/pause]"),
                wizard.linkPage("To resumption").form("form[action$=/resumption]"),
                wizard.linkPage("To rotation").form("form[action$=/rotation]"),
                wizard.share().form("li:contains(Revoked in the list) form"));
    }

    @Test
    void every_form_there_is_is_tried_here() {
        Set<String> tried = forms(published()).stream()
                .map(form -> form.action()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{}")
                        .replaceAll("/questions/[^/]+", "/questions/{}")
                        .replaceAll("^/join/.*", "/join/{}"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = Pattern.compile("@POST\\s+@Path\\(\"([^\"]+)\"\\)")
                .matcher(sources())
                .results()
                .map(post -> "/" + post.group(1).replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).contains(UNLOCK);
        there.remove(UNLOCK);
        for (Set<String> others : List.of(AccountFormGuardTest.ACTIONS, WorkspaceFormGuardTest.ACTIONS)) {
            assertThat(there).as("tried on their own").containsAll(others);
            there.removeAll(others);
        }
        assertThat(tried).isEqualTo(there);
    }

    /// The one form that is sent in nobody's name: it brings a password, and gets no more than that is worth.
    private static final String UNLOCK = "/r/{}/unlock";

    @Test
    void a_password_is_taken_without_a_token_but_not_from_another_site() {
        Wizard wizard = Wizard.start(new Browser(), "Unlocked")
                .answerAll(Map.of(), "unknown")
                .submit()
                .publish();
        String link = wizard.link(wizard.newLink().with("password", "correct horse"));
        PageForm form = PageForm.to(link + "/unlock").with("password", "correct horse");
        for (Map<String, String> headers : List.of(
                Map.of("Origin", "https://evil.example"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"))) {
            Browser stranger = new Browser();
            assertThat(stranger.body(form).headers(headers).post(form.action()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(database.count(
                        "select count(*) from unlocked_share u join share s on s.id = u.share_id "
                                + "where s.assessment_id = ?",
                        UUID.fromString(wizard.id())))
                .isZero();
        assertThat(new Browser()
                        .body(form)
                        .header("Origin", "null")
                        .post(form.action())
                        .statusCode())
                .isEqualTo(303);
        assertThat(wizard.browser().send(form).status()).as("with a cookie").isEqualTo(303);
    }

    private static String sources() {
        try (Stream<Path> pages = Files.list(Path.of("src", "main", "java", "dev", "showdown", "web"))) {
            return pages.map(FormGuardTest::text).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_form_without_its_token_changes_nothing() {
        refused(403, (browser, form) -> browser.body(form.without("csrf")).post(form.action()));
    }

    @Test
    void a_form_with_the_token_of_another_browser_changes_nothing() {
        Browser other = new Browser();
        Wizard.start(other, "Other");
        String foreign = other.get("/").form().value("csrf");
        refused(403, (browser, form) -> browser.body(form.with("csrf", foreign)).post(form.action()));
    }

    @Test
    void a_token_in_the_address_does_not_count() {
        refused(403, (browser, form) -> {
            String token = form.value("csrf");
            return browser.body(form.without("csrf")).post(form.action() + "?csrf=" + token);
        });
    }

    @Test
    void a_form_from_another_site_changes_nothing_even_with_its_token() {
        refused(403, (browser, form) -> browser.body(form)
                .header("Origin", "https://evil.example")
                .post(form.action()));
        refused(403, (browser, form) -> browser.body(form)
                .header("Origin", "http://localhost:8082")
                .post(form.action()));
        refused(403, (browser, form) -> browser.body(form)
                .header("Sec-Fetch-Site", "cross-site")
                .post(form.action()));
        refused(403, (browser, form) -> browser.body(form)
                .header("Sec-Fetch-Site", "same-site")
                .post(form.action()));
    }

    @Test
    void another_content_type_is_refused_for_every_form() {
        for (String type : List.of("text/plain", "application/json", "application/xml", "application/octet-stream")) {
            refused(415, (browser, form) -> browser.request()
                    .contentType(type)
                    .body(form.encoded().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post(form.action()));
        }
        refused(415, (browser, form) -> browser.request()
                .multiPart("csrf", form.value("csrf"))
                .multiPart("title", "x")
                .post(form.action()));
    }

    @Test
    void no_content_type_is_refused_for_every_form() {
        refused(403, (browser, form) -> browser.request().post(form.action()));
    }

    @Test
    void a_form_of_our_own_page_works_whatever_of_these_headers_it_carries() {
        for (Map<String, String> headers : List.of(
                Map.of("Origin", "null"),
                Map.of("Origin", Server.BASE, "Sec-Fetch-Site", "same-origin"),
                Map.of("Sec-Fetch-Site", "none"),
                Map.<String, String>of())) {
            Wizard wizard = published();
            for (PageForm form : forms(wizard).reversed()) {
                assertThat(wizard.browser()
                                .body(form)
                                .headers(headers)
                                .post(form.action())
                                .statusCode())
                        .as(form.action() + headers)
                        .isIn(303, 404);
            }
        }
    }

    @Test
    void starting_without_a_cookie_needs_no_token_but_our_own_origin() {
        Browser browser = new Browser();
        PageForm form = PageForm.to("/assessments").with("title", "No cookie yet");
        long before = database.count("select count(*) from assessment");
        assertThat(browser.body(form)
                        .header("Origin", "https://evil.example")
                        .post("/assessments")
                        .statusCode())
                .isEqualTo(403);
        assertThat(database.count("select count(*) from assessment")).isEqualTo(before);
        assertThat(browser.body(form).post("/assessments").statusCode()).isEqualTo(303);
    }

    private interface Attempt {
        Response send(Browser browser, PageForm form);
    }

    /// Tries every form of one published assessment, and looks whether anything has changed.
    private void refused(int status, Attempt attempt) {
        Wizard wizard = published();
        List<PageForm> forms = new ArrayList<>(forms(wizard));
        Map<String, Object> before = database.work();
        for (PageForm form : forms) {
            Response response = attempt.send(wizard.browser(), form);
            assertThat(response.statusCode()).as(form.action()).isEqualTo(status);
            assertThat(response.contentType()).startsWith("text/html");
        }
        assertThat(database.work()).isEqualTo(before);
    }
}
