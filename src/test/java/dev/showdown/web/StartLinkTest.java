package dev.showdown.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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
import dev.showdown.support.Project;
import dev.showdown.support.RawRequest;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// A link to the start page brings a title and answers along; nothing is kept before somebody starts.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class StartLinkTest {

    private static final String LEFT_OUT =
            "The link names answers that this playbook does not have; they are left out: ";

    @Inject
    Database database;

    private static Page open(String query) {
        return new Browser().get("/?" + query).expect(200);
    }

    private Map<String, String> answers(String id) {
        Map<String, String> answers = new TreeMap<>();
        database.rows("select question, choice from answer where assessment_id = ?", UUID.fromString(id))
                .forEach(row -> answers.put(
                        row.get("question").toString(), row.get("choice").toString()));
        return answers;
    }

    @Test
    void the_form_shows_the_title_and_the_answers_in_words() {
        Page page = open("title=Live+board&live-updates=core&team-size=unknown");

        assertThat(page.form().value("title")).isEqualTo("Live board");
        assertThat(page.texts("dl.answers dt"))
                .containsExactly(
                        "Must the server push updates to many open screens at once?",
                        "How many engineers will build and run it?");
        assertThat(page.texts("dl.answers dd").getLast()).isEqualTo("We don’t know yet");
        assertThat(page.text()).doesNotContain("left out");
        assertThat(page.document().select("input[name=playbook]").eachAttr("type"))
                .containsExactly("hidden");
        assertThat(page.text()).contains("They belong to “Node.js, Python, or both?”.");
    }

    @Test
    void start_creates_it_with_them_and_goes_on_where_nothing_is_answered() {
        Browser browser = new Browser();
        Page page = browser.get("/?title=Live+board&product=realtime&live-updates=core")
                .expect(200);

        Wizard wizard = Wizard.at(browser, browser.send(page.form()).expect(303).location());

        assertThat(answers(wizard.id())).isEqualTo(Map.of("product", "realtime", "live-updates", "core"));
        assertThat(wizard.now()).doesNotEndWith("/questions/product").doesNotEndWith("/questions/live-updates");
        assertThat(wizard.page().text()).contains("Live board");
        assertThat(wizard.form("live-updates").value("choice")).isEqualTo("core");
    }

    @Test
    void a_link_that_answers_everything_leads_to_the_check() {
        Browser browser = new Browser();
        StringBuilder query = new StringBuilder("title=All");
        Project.CHAT.choices().forEach((question, choice) -> query.append("&" + question + "=" + choice));
        Page page = browser.get("/?" + query).expect(200);
        assertThat(page.texts("dl.answers dt")).hasSize(Project.CHAT.choices().size());

        Page check = browser.sendAndFollow(page.form());

        assertThat(check.heading()).isEqualTo("Check your answers");
        assertThat(check.text()).doesNotContain("not answered yet");
    }

    @Test
    void looking_at_a_link_keeps_nothing() {
        Map<String, Object> before = database.work();
        Browser browser = new Browser();

        browser.get("/?title=Nothing&live-updates=core&strange-one=core").expect(200);
        browser.head("/?title=Nothing&live-updates=core");

        assertThat(database.work()).isEqualTo(before);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void what_the_playbook_does_not_have_is_told_and_left_out() {
        Page page = open("live-updates=corre&live-update=core&team-size=4-8&islanders=many");

        assertThat(page.one("p.note").text())
                .isEqualTo(LEFT_OUT + "islanders=many, live-update=core, live-updates=corre.");
        assertThat(page.form().names("answer.")).containsExactly("answer.team-size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utm_source=newsletter&utm_campaign=python&utm_medium=none",
                "fbclid=IwAR0abc&gclid=x-y_z",
                "ref=example.org",
                "TITLE=x&a.b=core&%C3%A4=core",
                "csrf=x&anonymous=yes&answer.live-updates=core",
                "=core&&&",
                "live%5Bupdates%5D=core"
            })
    void what_is_no_answer_frightens_nobody(String query) {
        Page page = open(query);

        assertThat(page.document().select(".note")).isEmpty();
        assertThat(page.document().select("dl.answers, details[open]")).isEmpty();
        assertThat(page.form().names("answer.")).isEmpty();
    }

    @Test
    void what_was_written_is_shown_as_text_only() {
        Page page =
                open("live-updates=" + encoded("<script>alert(1)</script>{view.title}\u0000\u202e" + "x".repeat(200)));

        assertThat(page.document().select(".note script")).isEmpty();
        assertThat(page.one("p.note").text())
                .startsWith(LEFT_OUT + "live-updates=<script>alert(1)</script>{view.title}\uFFFD")
                .endsWith("….");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void many_that_are_left_out_are_counted() {
        StringBuilder query = new StringBuilder("x=1");
        for (int i = 0; i < 25; i++) {
            query.append("&wrong-" + (char) ('a' + i) + "=core");
        }

        assertThat(open(query.toString()).one("p.note").text()).endsWith("wrong-i=core, wrong-j=core, and 15 more.");
    }

    @Test
    void what_is_said_twice_counts_as_it_was_said_last() {
        Page page =
                open("title=One&title=Two&live-updates=none&live-updates=core&playbook=none&playbook=node-vs-python");

        assertThat(page.form().value("title")).isEqualTo("Two");
        assertThat(page.form().value("answer.live-updates")).isEqualTo("core");
        assertThat(page.document().select(".note")).isEmpty();
    }

    @Test
    void a_link_chooses_the_playbook() {
        Page chosen = open("playbook=office-move");
        assertThat(chosen.document().select("input[name=playbook][checked]").eachAttr("value"))
                .containsExactly("office-move");
        assertThat(chosen.document().select("input[name=playbook]")).hasSize(3);

        Browser browser = new Browser();
        Page fixed = browser.get("/?title=Island&playbook=ferry-or-bridge&islanders=many&product=realtime")
                .expect(200);
        assertThat(fixed.heading()).isEqualTo("Ferry or bridge?");
        assertThat(fixed.one("p.note").text()).isEqualTo(LEFT_OUT + "product=realtime.");
        Wizard wizard =
                Wizard.at(browser, browser.send(fixed.form()).expect(303).location());
        assertThat(answers(wizard.id())).isEqualTo(Map.of("islanders", "many"));
        assertThat(wizard.page().heading()).isEqualTo("Do they commute?");
    }

    @Test
    void a_playbook_that_is_not_offered_is_told() {
        Page page = open("playbook=%3Cb%3Enone&live-updates=core");

        assertThat(page.one("p.note").text())
                .isEqualTo("The link names a playbook that is not offered here, “<b>none”. "
                        + "This is “Node.js, Python, or both?”.");
        assertThat(page.form().value("playbook")).isEqualTo("node-vs-python");
        assertThat(page.form().value("answer.live-updates")).isEqualTo("core");
    }

    @Test
    void a_title_that_is_too_long_is_kept_and_corrected_when_it_is_sent() {
        Browser browser = new Browser();
        Page page = browser.get("/?live-updates=core&title=" + "x".repeat(201)).expect(200);
        assertThat(page.form().value("title")).hasSize(201);

        Page corrected = browser.send(page.form()).expectError(422);

        assertThat(corrected.one("#title-error").text()).contains("200").contains("201");
        assertThat(corrected.form().value("title")).hasSize(201);
        assertThat(corrected.form().value("answer.live-updates")).isEqualTo("core");
        assertThat(browser.send(corrected.form().with("title", "Short")).status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forged", "CORE", "\u0000", "<b>core</b>", "core,none"})
    void a_forged_answer_is_refused_with_words_and_the_form_is_kept(String choice) {
        Browser browser = new Browser();
        PageForm form =
                browser.get("/?title=Forged&live-updates=core&team-size=4-8").form();
        long before = database.count("select count(*) from assessment");

        Page page = browser.send(form.with("answer.live-updates", choice).with("answer.none", "x"))
                .expectError(422);

        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.texts(".error-summary li")).hasSize(1);
        assertThat(page.one(".error-summary a").attr("href")).isEqualTo("#answers");
        assertThat(page.one("#answers").text())
                .contains("What was sent holds answers that this playbook does not have: live-updates=")
                .contains(", none=x. They are left out now; start without them.");
        assertThat(page.document().select(".error-summary b, p.note")).isEmpty();
        assertThat(page.form().value("title")).isEqualTo("Forged");
        assertThat(page.form().names("answer.")).containsExactly("answer.team-size");
        assertThat(database.count("select count(*) from assessment")).isEqualTo(before);
        assertThat(browser.send(page.form()).status()).isEqualTo(303);
    }

    @Test
    void a_forged_playbook_is_refused_and_can_be_seen() {
        Browser browser = new Browser();
        PageForm form = browser.get("/?title=Forged&live-updates=core").form();

        Page page = browser.send(form.with("playbook", "none")).expectError(422);

        assertThat(page.one(".error-summary a").attr("href")).isEqualTo("#playbook");
        assertThat(page.document().select("#playbook")).hasSize(1);
        assertThat(page.form().value("playbook")).isEqualTo("node-vs-python");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title=%FF%C3",
                "title=a%00b",
                "live-updates=%ED%A0%80",
                "live-updates",
                "title=a=b=c",
                "&=&live-updates=&"
            })
    void a_link_that_was_broken_on_the_way_is_no_trouble(String query) {
        RawRequest.Answer answer = RawRequest.get("/?" + query).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<h1", "Start</button>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title=%zz", "live-updates=%", "%=core", "title=a|b", "title=<b>"})
    void an_address_that_is_none_is_refused_before_anything_else(String query) {
        assertThat(RawRequest.get("/?" + query).send().status()).isEqualTo(400);
    }
}
