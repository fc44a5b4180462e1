package dev.showdown.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever is sent: an answer that a person understands, what was typed kept, and nothing half saved.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BadInputTest {

    private static final String ID = "01890000-0000-7000-8000-000000000000";
    private static final String FACE = "😀";

    @Inject
    Database database;

    private static Wizard started() {
        return Wizard.start(new Browser(), "Bad input");
    }

    private static Wizard published() {
        return started().answerAll(Map.of(), "unknown").submit().publish();
    }

    private long answers(Wizard wizard) {
        return database.count("select count(*) from answer where assessment_id = ?", UUID.fromString(wizard.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Realtime", "realtime,web-app", "x' or 1=1 --", "\u0000", "../..", "<b>x</b>"})
    void a_choice_that_is_not_offered_is_refused_and_the_note_is_kept(String choice) {
        Wizard wizard = started();
        Page page = wizard.browser()
                .send(wizard.page().form().with("choice", choice).with("note", "Kept"))
                .expectError(422);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.one(".error-summary").text()).containsIgnoringCase("choose");
        assertThat(page.form().value("note")).isEqualTo("Kept");
        assertThat(page.document().select(".error-summary b")).isEmpty();
        assertThat(answers(wizard)).isZero();
    }

    @Test
    void a_missing_choice_is_refused() {
        Wizard wizard = started();
        wizard.browser()
                .send(wizard.page().form().without("choice").without("note"))
                .expectError(422);
        assertThat(answers(wizard)).isZero();
    }

    @Test
    void a_question_that_does_not_exist_is_not_found() {
        Wizard wizard = started();
        PageForm form = wizard.page().form().with("choice", "services");
        for (String key : List.of("nothing", "product2", "PRODUCT", "%C3%A4", "a%20b", "x".repeat(300))) {
            wizard.browser().get(wizard.address(key)).expectError(404);
            wizard.browser().send(form.at(wizard.address(key))).expectError(404);
        }
        assertThat(answers(wizard)).isZero();
    }

    @Test
    void a_note_may_have_two_thousand_characters_and_not_one_more() {
        Wizard wizard = started();
        String longest = FACE.repeat(2_000);
        wizard.answer("product", "services", longest);
        assertThat(wizard.form("product").value("note")).isEqualTo(longest);
        wizard.answer("product", "services", "a\r\n".repeat(1_000));
        assertThat(database.text("select note from answer where assessment_id = ?", UUID.fromString(wizard.id())))
                .isEqualTo("a\n".repeat(1_000).strip());
        Page page = wizard.browser()
                .send(wizard.form("product").with("choice", "ai").with("note", longest + "x"))
                .expectError(422);
        assertThat(page.one("#note-error").text()).contains("2,000").contains("2,001");
        assertThat(page.one(".error-summary a").attr("href")).isEqualTo("#note");
        assertThat(page.form().value("note")).isEqualTo(longest + "x");
        assertThat(page.form().value("choice")).isEqualTo("ai");
        assertThat(wizard.form("product").value("choice")).isEqualTo("services");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "a%00b",
                "%01",
                "%1B%5B31m",
                "%7F",
                "%C2%85",
                "%ED%A0%80",
                "%ED%B0%80",
                "%ED%A0%BD%ED%B8%80",
                "%FF",
                "%C3",
                "%C0%AF",
                "%E2%82",
                "%F5%80%80%80",
                "%EF%BF%BD"
            })
    void text_that_cannot_be_stored_or_was_broken_on_the_way_is_refused(String bytes) {
        Wizard wizard = started();
        PageForm answer = wizard.page().form().with("choice", "services").without("note");
        refusedRaw(wizard, answer, "note=Written" + bytes, "#note-error");
        PageForm settings = wizard.browser().get(wizard.address() + "/settings").form("form:has(#title)");
        refusedRaw(wizard, settings.without("title"), "title=Written" + bytes, "#title-error");
        refusedRaw(wizard, settings.with("title", "Good"), "context=Written" + bytes, "#context-error");
        refusedRaw(wizard, wizard.browser().get("/").form().without("title"), "title=Written" + bytes, "#title-error");
        assertThat(answers(wizard)).isZero();
        assertThat(wizard.browser().get(wizard.address()).heading()).isEqualTo("Bad input");
    }

    private static void refusedRaw(Wizard wizard, PageForm form, String more, String error) {
        Page page = wizard.browser()
                .page(
                        form.action(),
                        wizard.browser()
                                .body(form)
                                .body(form.without(more.substring(0, more.indexOf('=')))
                                                .encoded()
                                        + "&" + more)
                                .post(form.action()));
        page.expectError(422);
        assertThat(page.document().select(error)).hasSize(1);
        assertThat(page.source()).contains("Written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title=%", "title=%2", "title=%zz", "%=x", "&&&", "=", "title", "title=a&title=b"})
    void a_body_that_is_no_form_is_never_our_fault(String body) {
        Browser browser = new Browser();
        int status = browser.body(PageForm.to("/assessments"))
                .body(body)
                .post("/assessments")
                .statusCode();
        assertThat(status).isIn(303, 400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"swing", "ranking", "comparisons"})
    void a_form_with_fields_of_any_name_is_read_or_refused(String method) {
        Wizard wizard = started();
        PageForm form = wizard.browser().get(wizard.address() + "/settings").form("form:has(#title)");
        for (String body : List.of("=", "&&&", "title=%zz", "points", "csrf=" + form.value("csrf") + "&=")) {
            int status = wizard.browser()
                    .body(form)
                    .body(body)
                    .post(wizard.address() + "/priorities/" + method)
                    .statusCode();
            assertThat(status).as(body).isIn(400, 403, 422);
        }
    }

    @Test
    void a_title_needs_one_to_two_hundred_characters() {
        Browser browser = new Browser();
        for (String bad : List.of("", " ", "\t\n", "x".repeat(201), FACE.repeat(201), "two\nlines")) {
            Page page = browser.send(browser.get("/").form().with("title", bad)).expectError(422);
            assertThat(page.title()).startsWith("Error: ");
            assertThat(page.one(".error-summary a").attr("href")).isEqualTo("#title");
            assertThat(page.form().value("title").strip().replace("\n", ""))
                    .isEqualTo(bad.strip().replace("\n", ""));
        }
        browser.send(browser.get("/").form().without("title")).expectError(422);
        assertThat(database.count("select count(*) from assessment where length(title) > 200"))
                .isZero();
        Wizard longest = Wizard.start(browser, FACE.repeat(200));
        assertThat(browser.get(longest.address()).heading()).isEqualTo(FACE.repeat(200));
    }

    @Test
    void a_refused_title_keeps_title_and_context_in_the_form() {
        Wizard wizard = started();
        Page page = wizard.browser()
                .send(wizard.browser()
                        .get(wizard.address() + "/settings")
                        .form("form:has(#title)")
                        .with("title", "x".repeat(201))
                        .with("context", "What we know"))
                .expectError(422);
        assertThat(page.form().value("title")).hasSize(201);
        assertThat(page.form().value("context")).isEqualTo("What we know");
        Page context = wizard.browser()
                .send(page.form().with("title", "Good").with("context", "y".repeat(4_001)))
                .expectError(422);
        assertThat(context.one("#context-error").text()).contains("4,000");
        wizard.browser().send(context.form().with("context", "y".repeat(4_000))).expect(303);
    }

    @Test
    void what_is_typed_is_shown_as_text() {
        String hostile = "<script>alert(1)</script>\"'&<b>{inject:visit}</b>";
        Wizard wizard = Wizard.start(new Browser(), hostile).answerAll(Map.of(), "unknown");
        wizard.answer("product", "services", hostile);
        wizard.submit().publish();
        for (String address : List.of(
                "/assessments",
                wizard.address(),
                wizard.address("product"),
                wizard.address() + "/check",
                wizard.address() + "/settings",
                wizard.address() + "/deletion",
                wizard.address() + "/report",
                wizard.address() + "/share",
                wizard.link(hostile.substring(0, 40)),
                "/?title=" + java.net.URLEncoder.encode(hostile, StandardCharsets.UTF_8))) {
            Page page = wizard.browser().get(address).expect(200);
            assertThat(page.document().select("script:not([src])")).as(address).isEmpty();
            assertThat(page.source()).doesNotContain("<script>alert");
        }
        assertThat(wizard.browser().get(wizard.address()).heading()).isEqualTo(hostile);
    }

    @Test
    void too_large_a_field_or_body_is_refused() {
        Wizard wizard = started();
        PageForm form = wizard.page().form().with("choice", "services");
        wizard.browser().send(form.with("note", "x".repeat(70_000))).expectError(413);
        Page refused =
                wizard.browser().send(form.with("note", "x".repeat(600_000))).expectError(413);
        assertThat(refused.text()).contains("The request is larger than is accepted.");
        Page words =
                wizard.browser().send(form.with("note", "x".repeat(60_000))).expectError(422);
        assertThat(words.one("#note-error").text()).contains("60,000");
        assertThat(answers(wizard)).isZero();
    }

    @Test
    void too_many_fields_are_refused() {
        Wizard wizard = started();
        PageForm form = wizard.page().form().with("choice", "services");
        String many = IntStream.range(0, 1_500).mapToObj(i -> "f" + i + "=x").collect(Collectors.joining("&"));
        Page page = wizard.browser()
                .page(
                        form.action(),
                        wizard.browser()
                                .body(form)
                                .body(form.encoded() + "&" + many)
                                .post(form.action()));
        page.expectError(400);
        assertThat(page.text()).contains("too many fields");
        assertThat(answers(wizard)).isZero();
    }

    @Test
    void a_mistyped_link_to_resume_opens_nothing() {
        Wizard wizard = started();
        String link = wizard.resumeLink();
        Browser other = new Browser();
        for (String wrong : List.of(
                link.substring(0, link.length() - 1),
                link + "x",
                "/resume/x",
                "/resume/sdr_" + "0".repeat(36),
                link.replace("sdr_", "sde_"))) {
            Page page = other.get(wrong).expectError(404);
            assertThat(page.text()).contains("mistyped");
        }
        assertThat(other.cookies()).isEmpty();
        database.change(
                "update access_key set revoked_at = now() where assessment_id = ?", UUID.fromString(wizard.id()));
        other.get(link).expectError(404);
        assertThat(other.cookies()).isEmpty();
    }

    @Test
    void an_assessment_that_does_not_exist_is_not_found() {
        Wizard wizard = started();
        String csrf = wizard.browser().get("/").form().value("csrf");
        for (String id : List.of(ID, "x", "1", ID + "0", ID.replace('-', '_'))) {
            for (String page : List.of(
                    "",
                    "/questions/product",
                    "/check",
                    "/settings",
                    "/deletion",
                    "/report",
                    "/share",
                    "/share/revocation",
                    "/share/links/" + ID,
                    "/reports/" + ID)) {
                wizard.browser().get("/assessments/" + id + page).expectError(404);
            }
            for (Map.Entry<String, Map<String, String>> post : posts().entrySet()) {
                PageForm form =
                        PageForm.to("/assessments/" + id + post.getKey()).with("csrf", csrf);
                post.getValue().forEach(form::with);
                wizard.browser().send(form).expectError(404);
            }
        }
    }

    private static Map<String, Map<String, String>> posts() {
        Map<String, Map<String, String>> posts = new LinkedHashMap<>();
        posts.put("/questions/product", Map.of("choice", "services"));
        posts.put("/check", Map.of());
        posts.put("/settings", Map.of("title", "New", "version", "0"));
        posts.put("/deletion", Map.of());
        posts.put("/share", Map.of("newest", "0"));
        posts.put("/share/links", Map.of("report", ID, "links", "0"));
        posts.put("/share/links/" + ID + "/revocation", Map.of());
        posts.put("/share/revocation", Map.of());
        posts.put("/share/links/" + ID, Map.of("version", "0", "expires", "7", "revision", "pinned"));
        posts.put("/share/links/" + ID + "/password", Map.of("version", "0", "password", "correct horse"));
        for (String change : List.of("password-removal", "pause", "resumption", "rotation")) {
            posts.put("/share/links/" + ID + "/" + change, Map.of("version", "0"));
        }
        return posts;
    }

    @Test
    void a_form_without_a_cookie_is_not_found_and_says_why() {
        Wizard wizard = started();
        Browser other = new Browser();
        posts().forEach((address, fields) -> {
            PageForm form = PageForm.to(wizard.address() + address);
            fields.forEach(form::with);
            Page page = other.send(form).expectError(404);
            assertThat(page.text()).contains("Your browser sent no cookie");
        });
        assertThat(answers(wizard)).isZero();
    }

    @Test
    void a_foreign_session_changes_nothing() {
        Wizard wizard = published();
        Browser stranger = new Browser();
        Wizard.start(stranger, "Stranger");
        String csrf = stranger.get("/").form().value("csrf");
        Map<String, Object> before = database.work();
        posts().forEach((address, fields) -> {
            PageForm form = PageForm.to(wizard.address() + address).with("csrf", csrf);
            fields.forEach(form::with);
            stranger.send(form).expectError(404);
        });
        assertThat(database.work()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(missing)", "", "abc", "1.5", "99999999999999", "0x1", "1 or 1=1"})
    void a_hidden_number_that_is_none_is_refused(String number) {
        Wizard wizard = published();
        Map<String, Object> before = database.work();
        PageForm settings = wizard.browser()
                .get(wizard.address() + "/settings")
                .form("form:has(#title)")
                .with("title", "Changed");
        PageForm publish = wizard.share().form("input[name=newest]");
        PageForm link = wizard.share().form("input[name=links]");
        for (Map.Entry<String, PageForm> form :
                Map.of("version", settings, "newest", publish, "links", link).entrySet()) {
            PageForm changed = number.equals("(missing)")
                    ? form.getValue().without(form.getKey())
                    : form.getValue().with(form.getKey(), number);
            assertThat(wizard.browser().send(changed).expectError(400).text()).contains("cannot be");
        }
        assertThat(database.work()).isEqualTo(before);
    }

    @Test
    void a_number_that_no_page_showed_changes_nothing() {
        Wizard wizard = published();
        Map<String, Object> before = database.work();
        PageForm settings = wizard.browser().get(wizard.address() + "/settings").form("form:has(#title)");
        wizard.browser()
                .send(settings.with("title", "Changed").with("version", "-1"))
                .expectError(409);
        wizard.browser()
                .send(wizard.share().form("input[name=newest]").with("newest", "-1"))
                .expect(303);
        wizard.browser().send(wizard.newLink().with("links", "77")).expectError(409);
        assertThat(database.work()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(missing)", "", "x", "01890000", ID})
    void a_report_that_is_none_gets_no_link(String report) {
        Wizard wizard = published();
        PageForm link = wizard.share().form("input[name=links]");
        PageForm changed = report.equals("(missing)") ? link.without("report") : link.with("report", report);
        assertThat(wizard.browser().send(changed).status()).isIn(400, 404);
        assertThat(database.count("select count(*) from share where assessment_id = ?", UUID.fromString(wizard.id())))
                .isZero();
    }

    @Test
    void a_link_with_too_long_a_name_is_refused_and_the_name_is_kept() {
        Wizard wizard = published();
        Page page = wizard.browser()
                .send(wizard.share().form("input[name=links]").with("name", "n".repeat(101)))
                .expectError(422);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.form("input[name=links]").value("name")).hasSize(101);
        assertThat(page.one(".error-summary a").attr("href")).isEqualTo("#name");
    }

    @Test
    void a_playbook_that_is_not_offered_starts_nothing() {
        Browser browser = new Browser();
        Page page = browser.send(
                        browser.get("/").form().with("title", "No playbook").with("playbook", "nothing"))
                .expectError(422);
        assertThat(page.text())
                .contains("There is no playbook “nothing”".replace('“', '"').replace('”', '"'));
        assertThat(page.form().value("title")).isEqualTo("No playbook");
        assertThat(browser.cookies()).isEmpty();
        assertThat(database.count("select count(*) from assessment where title = 'No playbook'"))
                .isZero();
    }

    @Test
    void nothing_can_be_shared_before_something_is_published() {
        Wizard wizard = started();
        Page share = wizard.share();
        assertThat(share.document().select("input[name=links]")).isEmpty();
        wizard.browser().get(wizard.address() + "/report").expect(200);
    }
}
