package dev.showdown.web;

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
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class WizardTest {

    @Inject
    Database database;

    @Test
    void starting_takes_a_title_and_no_account() {
        Browser browser = new Browser();
        assertThat(browser.get("/").expect(200).document().select("input[type=password], input[type=email]"))
                .isEmpty();
        Wizard wizard = Wizard.start(browser, "Live design board");
        Page first = wizard.page().expect(200);
        assertThat(first.document().select("fieldset legend h1")).hasSize(1);
        assertThat(first.document().select("h1")).hasSize(1);
        assertThat(first.document().select("input[name=choice]")).hasSizeGreaterThan(2);
        assertThat(first.document().select("input[checked]")).isEmpty();
        assertThat(first.document().select("input[name=choice][value=unknown]")).hasSize(1);
        assertThat(first.title()).startsWith(first.heading());
    }

    @Test
    void the_title_can_be_given_by_the_address() {
        assertThat(new Browser().get("/?title=Live+board").form().value("title"))
                .isEqualTo("Live board");
    }

    @Test
    void every_continue_saves_and_leads_to_the_next_question() {
        Wizard wizard = Wizard.start(new Browser(), "Saved at once");
        String first = wizard.now();
        Page saved = wizard.browser()
                .send(wizard.page().form().with("choice", "realtime").with("note", "Drawing, mostly"));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(saved.location()).isNotEqualTo(first).contains("/questions/");
        Page again = wizard.browser().get(first);
        assertThat(again.form().value("choice")).isEqualTo("realtime");
        assertThat(again.form().value("note")).isEqualTo("Drawing, mostly");
        assertThat(database.count(
                        "select count(*) from answer where assessment_id = ? and choice = 'realtime' and note = ?",
                        UUID.fromString(wizard.id()),
                        "Drawing, mostly"))
                .isEqualTo(1);
    }

    @Test
    void back_leads_to_the_question_before_and_from_the_first_to_the_overview() {
        Wizard wizard = Wizard.start(new Browser(), "Back and forth");
        String first = wizard.now();
        assertThat(wizard.page().one("a.back").attr("href")).isEqualTo(wizard.address());
        wizard.answer("product", "services");
        assertThat(wizard.page().one("a.back").attr("href")).isEqualTo(first);
    }

    @Test
    void no_answer_is_told_at_the_top_and_at_the_field() {
        Wizard wizard = Wizard.start(new Browser(), "Nothing chosen");
        Page again = wizard.browser().send(wizard.page().form().with("note", "Only a note"));
        again.expectError(422);
        assertThat(again.title()).startsWith("Error: ");
        assertThat(again.one(".error-summary a").attr("href")).isEqualTo("#choice");
        assertThat(again.document().select("input[name=choice]#choice")).hasSize(1);
        assertThat(again.one("#choice-error").ownText())
                .isEqualTo(again.one(".error-summary a").text());
        assertThat(again.one("textarea[name=note]").wholeText()).contains("Only a note");
        assertThat(database.count("select count(*) from answer where assessment_id = ?", UUID.fromString(wizard.id())))
                .isZero();
    }

    @Test
    void not_knowing_is_an_answer() {
        Wizard wizard = Wizard.start(new Browser(), "Not known").answerAll(Map.of(), "unknown");
        Page check = wizard.page().expect(200);
        assertThat(check.texts("dd.given")).allMatch(given -> given.startsWith("We don’t know yet"));
        assertThat(wizard.submit().page().expect(200).heading()).isEqualTo("Too close to call.");
    }

    @Test
    void change_links_return_to_the_check() {
        Wizard wizard = Wizard.start(new Browser(), "Changed").answerAll(Map.of(), "unknown");
        Page check = wizard.page();
        String change = check.document()
                .select("dd.change a[href*=/questions/team-size]")
                .attr("href");
        assertThat(change).endsWith("?return=check");
        Page question = wizard.browser().get(change);
        assertThat(question.one("a.back").attr("href")).isEqualTo(wizard.address() + "/check");
        assertThat(question.form().value("return")).isEqualTo("check");
        Page saved = wizard.browser().send(question.form().with("choice", "4-8"));
        assertThat(saved.expect(303).location()).isEqualTo(wizard.address() + "/check");
    }

    @Test
    void a_mistake_while_changing_still_returns_to_the_check() {
        Wizard wizard = Wizard.start(new Browser(), "Changed twice").answerAll(Map.of(), "unknown");
        Page question = wizard.browser().get(wizard.address("team-size") + "?return=check");
        Page faulty = wizard.browser()
                .send(question.form().with("choice", "a million"))
                .expectError(422);
        assertThat(faulty.form().value("return")).isEqualTo("check");
        assertThat(faulty.one("a.back").attr("href")).isEqualTo(wizard.address() + "/check");
        assertThat(wizard.browser()
                        .send(faulty.form().with("choice", "4-8"))
                        .expect(303)
                        .location())
                .isEqualTo(wizard.address() + "/check");
    }

    @Test
    void an_answer_that_opens_a_question_asks_it_before_the_check() {
        Wizard wizard = Wizard.start(new Browser(), "Opens another").answerAll(Map.of("front-end", "none"), "unknown");
        Page question = wizard.browser().get(wizard.address("front-end") + "?return=check");
        Page saved = wizard.browser().send(question.form().with("choice", "spa"));
        assertThat(saved.expect(303).location()).isEqualTo(wizard.address("same-people") + "?return=check");
        Page opened = wizard.browser().get(saved.location()).expect(200);
        Page done = wizard.browser().send(opened.form().with("choice", "yes"));
        assertThat(done.expect(303).location()).isEqualTo(wizard.address() + "/check");
    }

    @Test
    void an_answer_off_the_route_is_kept_but_not_asked_or_scored() {
        Wizard wizard = Wizard.start(new Browser(), "Off the route");
        wizard.answer("front-end", "spa");
        wizard.answer("same-people", "yes", "We share everything");
        wizard.answer("front-end", "none");
        wizard.answerAll(Map.of("front-end", "none"), "unknown");
        assertThat(wizard.page().text()).doesNotContain("We share everything");
        wizard.submit();
        String without = figures(wizard.page());
        assertThat(database.count(
                        "select count(*) from answer where assessment_id = ? and question = 'same-people'",
                        UUID.fromString(wizard.id())))
                .isEqualTo(1);
        assertThat(wizard.browser()
                        .get(wizard.address("same-people"))
                        .expect(303)
                        .location())
                .startsWith(wizard.address());
        Wizard never = Wizard.start(new Browser(), "Off the route");
        never.answerAll(Map.of("front-end", "none"), "unknown").submit();
        assertThat(without).isEqualTo(figures(never.page()));
        wizard.answer("front-end", "spa");
        assertThat(wizard.form("same-people").value("choice")).isEqualTo("yes");
    }

    private static String figures(Page report) {
        return report.document().select("article.report svg").outerHtml();
    }

    @Test
    void the_way_follows_the_answers_whatever_was_asked_before() {
        Wizard wizard = Wizard.start(new Browser(), "Derived");
        wizard.answer("product", "services");
        assertThat(wizard.now()).isEqualTo(wizard.address("front-end"));
        wizard.answer("front-end", "mobile");
        assertThat(wizard.now()).isEqualTo(wizard.address("existing"));
        wizard.answer("front-end", "spa");
        assertThat(wizard.now()).isEqualTo(wizard.address("same-people"));
    }

    @Test
    void submitting_twice_does_no_harm() {
        Wizard wizard = Wizard.start(new Browser(), "Twice").answerAll(Map.of(), "unknown");
        PageForm submit = wizard.page().form();
        assertThat(wizard.browser().send(submit).expect(303).location()).isEqualTo(wizard.address() + "/report");
        assertThat(wizard.browser().send(submit).expect(303).location()).isEqualTo(wizard.address() + "/report");
        assertThat(database.count(
                        "select count(*) from submission where assessment_id = ?", UUID.fromString(wizard.id())))
                .isEqualTo(1);
    }

    @Test
    void the_overview_says_how_far_one_has_come() {
        Wizard wizard = Wizard.start(new Browser(), "How far");
        assertThat(wizard.browser().get(wizard.address()).one("a.button").text())
                .isEqualTo("Start answering");
        wizard.answer("product", "services");
        Page overview = wizard.browser().get(wizard.address());
        assertThat(overview.text()).contains("1 of ");
        assertThat(overview.one("a.button").attr("href")).isEqualTo(wizard.address("front-end"));
        assertThat(overview.text()).contains("it is deleted after");
    }

    @Test
    void a_link_resumes_the_work_on_another_device() {
        Wizard wizard = Wizard.start(new Browser(), "Two devices");
        wizard.answer("product", "services", "From the desk");
        String link = wizard.resumeLink();
        assertThat(wizard.resumeLink()).isEqualTo(link);
        Browser phone = new Browser();
        phone.get(wizard.address()).expectError(404);
        Page resumed = phone.get(link).expect(303);
        assertThat(resumed.location()).isEqualTo(wizard.address());
        assertThat(resumed.header("Referrer-Policy")).isEqualTo("no-referrer");
        Page question = phone.get(wizard.address("product")).expect(200);
        assertThat(question.form().value("note")).isEqualTo("From the desk");
        phone.send(question.form().with("choice", "ai").with("note", "From the phone"))
                .expect(303);
        assertThat(wizard.form("product").value("note")).isEqualTo("From the phone");
        wizard.answer("product", "data", "From the desk again");
        assertThat(phone.get(wizard.address("product")).form().value("note")).isEqualTo("From the desk again");
        assertThat(phone.get("/assessments").text()).contains("Two devices");
    }

    @Test
    void resuming_twice_at_once_gives_the_right_once() {
        Wizard wizard = Wizard.start(new Browser(), "Clicked twice");
        String link = wizard.resumeLink();
        Browser phone = new Browser();
        Wizard.start(phone, "Something of its own");
        assertThat(Parallel.times(8, () -> phone.request().get(link).statusCode()))
                .containsOnly(303);
        assertThat(database.count(
                        "select count(*) from capability where assessment_id = ?", UUID.fromString(wizard.id())))
                .isEqualTo(2);
    }

    @Test
    void title_and_context_can_be_changed() {
        Wizard wizard = Wizard.start(new Browser(), "Working title");
        Page settings = wizard.browser().get(wizard.address() + "/settings").expect(200);
        assertThat(settings.form("form:has(#title)").has("version")).isTrue();
        wizard.browser()
                .send(settings.form("form:has(#title)")
                        .with("title", "Real title")
                        .with("context", "Two lines\r\nof context"))
                .expect(303);
        Page overview = wizard.browser().get(wizard.address());
        assertThat(overview.heading()).isEqualTo("Real title");
        assertThat(overview.one("p.prose").wholeText()).isEqualTo("Two lines\nof context");
    }

    @Test
    void a_change_of_a_stale_page_is_refused_and_shows_what_was_typed() {
        Wizard wizard = Wizard.start(new Browser(), "First");
        PageForm stale =
                wizard.browser().get(wizard.address() + "/settings").expect(200).form("form:has(#title)");
        wizard.browser()
                .send(wizard.browser()
                        .get(wizard.address() + "/settings")
                        .form("form:has(#title)")
                        .with("title", "Second"))
                .expect(303);
        Page refused =
                wizard.browser().send(stale.with("title", "Third").with("context", "A long story, typed for nothing"));
        refused.expectError(409);
        assertThat(refused.texts("textarea")).contains("A long story, typed for nothing");
        assertThat(wizard.browser().get(wizard.address()).heading()).isEqualTo("Second");
    }

    @Test
    void the_work_of_this_browser_is_listed_and_can_be_deleted() {
        Browser browser = new Browser();
        assertThat(browser.get("/assessments").expect(200).text()).contains("Nothing has been started");
        Wizard kept = Wizard.start(browser, "To be kept");
        Wizard gone = Wizard.start(browser, "To be deleted");
        gone.answer("product", "services");
        assertThat(browser.get("/assessments").texts("ul.work > li > a:first-child"))
                .containsExactly("To be deleted", "To be kept");
        Page deletion = browser.get(gone.address() + "/deletion").expect(200);
        assertThat(browser.send(deletion.form()).expect(303).location()).isEqualTo("/assessments");
        assertThat(browser.get("/assessments").texts("ul.work > li > a:first-child"))
                .containsExactly("To be kept");
        browser.get(gone.address()).expectError(404);
        browser.get(kept.address()).expect(200);
        assertThat(database.count("select count(*) from answer where assessment_id = ?", UUID.fromString(gone.id())))
                .isZero();
        browser.send(deletion.form()).expectError(404);
    }

    @Test
    void a_foreign_assessment_is_not_found() {
        Wizard wizard = Wizard.start(new Browser(), "Mine");
        Browser stranger = new Browser();
        Wizard.start(stranger, "Theirs");
        for (String page :
                new String[] {"", "/check", "/questions/product", "/settings", "/deletion", "/report", "/share"}) {
            Page refused = stranger.get(wizard.address() + page).expectError(404);
            assertThat(refused.source()).doesNotContain("Mine");
        }
    }

    @Test
    void a_browser_that_refuses_cookies_is_told_so() {
        Browser browser = new Browser().refusingCookies();
        Page page = browser.sendAndFollow(browser.get("/").form().with("title", "No cookies"));
        page.expectError(404);
        assertThat(page.text()).contains("Your browser sent no cookie").contains("allow them for this site");
    }

    @Test
    void a_form_sent_twice_starts_two_and_publishing_twice_publishes_once() {
        Wizard wizard = Wizard.start(new Browser(), "Published once").answerAll(Map.of(), "unknown");
        wizard.submit();
        PageForm publish = wizard.share().form("input[name=newest]");
        wizard.browser().send(publish).expect(303);
        wizard.browser().send(publish).expect(303);
        PageForm link = wizard.share().form("input[name=links]");
        wizard.browser().send(link).expect(303);
        wizard.browser().send(link).expect(303);
        UUID id = UUID.fromString(wizard.id());
        assertThat(database.count("select count(*) from report where assessment_id = ?", id))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from share where assessment_id = ?", id))
                .isEqualTo(1);
    }
}
