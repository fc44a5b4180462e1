package dev.showdown.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.showdown.support.BrowserTest;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.Visitor;
import dev.showdown.support.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/// Answers given, changed, forgotten and corrected.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
class AnswersTest extends BrowserTest {

    @Test
    void nothing_is_chosen_beforehand_and_what_was_chosen_stays() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor).start("Nothing preselected");
        Page page = visitor.page();
        assertThat(page.locator("input[name=choice]:checked").count()).isZero();
        walk.choose("realtime");
        walk.follow("Back");
        assertThat(walk.choice("realtime").isChecked()).isTrue();
    }

    @Test
    void an_answer_changed_from_the_check_page_leads_back_there() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        visitor.open(walk.submitted(Project.CHAT) + "/check");
        Page page = visitor.page();
        change(page, "What are you mainly building?");
        assertThat(walk.choice("realtime").isChecked()).isTrue();
        walk.choose("web-app");
        assertThat(visitor.path()).endsWith("/check");
        assertThat(page.locator(".answers").first().innerText())
                .contains("A web site, shop or SaaS product")
                .doesNotContain("A real-time application");
    }

    @Test
    void an_answer_off_the_route_is_kept_but_neither_asked_nor_scored() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        String assessment = walk.submitted(Project.CHAT);
        String withFollowUp = points(walk, assessment);
        String question = "Do the same people write the screens and the server?";
        visitor.open(assessment + "/check");
        Page page = visitor.page();
        assertThat(page.locator("main").innerText()).contains(question);

        change(page, "What is the user interface?");
        walk.choose("none");
        assertThat(visitor.path()).endsWith("/check");
        assertThat(page.locator("main").innerText()).doesNotContain(question);
        visitor.open(assessment + "/questions/same-people");
        assertThat(visitor.path()).endsWith("/check");
        assertThat(points(walk, assessment)).isNotEqualTo(withFollowUp);
        assertThat(walk.read(assessment + "/report").text()).doesNotContain(question);

        change(page, "What is the user interface?");
        walk.choose(Project.CHAT.choice("front-end"));
        assertThat(visitor.path()).endsWith("/check");
        assertThat(page.locator("main").innerText()).contains(question);
        visitor.open(assessment + "/questions/same-people");
        assertThat(walk.choice(Project.CHAT.choice("same-people")).isChecked()).isTrue();
        assertThat(points(walk, assessment)).isEqualTo(withFollowUp);
    }

    /// What the report says of each alternative: value, interval and wins.
    private static String points(Walk walk, String assessment) {
        return walk.read(assessment + "/report").select("table").first().text();
    }

    @Test
    void continue_without_an_answer_says_so_and_takes_the_focus_to_the_words() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor).start("An error");
        Page page = visitor.page();
        Response response =
                page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> walk.press("Continue"));
        assertThat(response.status()).isEqualTo(422);
        page.locator(".error-summary").waitFor();
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.evaluate("() => document.activeElement.className")).isEqualTo("error-summary");
        String words = page.locator(".error-summary a").innerText();
        assertThat(page.locator("#choice-error").innerText()).endsWith(words);
        page.locator(".error-summary a").click();
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("choice");
    }

    @Test
    void a_note_is_kept_when_the_choice_is_missing() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor).start("A note");
        Page page = visitor.page();
        String note = "First line\nsecond <b>line</b> & “quotes”";
        page.getByText("Add a note").click();
        page.locator("#note").fill(note);
        walk.press("Continue");
        page.locator(".error-summary").waitFor();
        assertThat(page.locator("#note").isVisible()).isTrue();
        assertThat(page.locator("#note").inputValue()).isEqualTo(note);
        walk.choose("realtime");
        visitor.open(visitor.assessment() + "/check");
        assertThat(page.locator(".quote").innerText()).isEqualTo(note);
    }

    @Test
    void a_note_too_long_is_kept_and_the_choice_with_it() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor).start("A long note");
        Page page = visitor.page();
        page.getByText("Add a note").click();
        page.locator("#note").fill("x".repeat(2_001));
        walk.choose("realtime");
        page.locator(".error-summary a[href='#note']").click();
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("note");
        assertThat(page.locator("#note").inputValue()).hasSize(2_001);
        assertThat(walk.choice("realtime").isChecked()).isTrue();
    }

    @Test
    void an_empty_title_is_refused_in_words_at_the_field() {
        Visitor visitor = visitor();
        Walk.of(visitor).start("");
        Page page = visitor.page();
        page.locator(".error-summary a").click();
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("title");
        assertThat(page.locator("#title").getAttribute("aria-describedby")).contains("title-error");
        assertThat(page.locator("#title-error").isVisible()).isTrue();
    }

    @Test
    void title_and_context_are_changed() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        visitor.open(walk.started(Project.CHAT, 0) + "/settings");
        Page page = visitor.page();
        page.locator("#title").fill("A better title");
        page.locator("#context").fill("Two lines\nof context");
        walk.press("Save");
        assertThat(page.locator("h1").innerText()).isEqualTo("A better title");
        assertThat(page.locator(".prose").innerText()).isEqualTo("Two lines\nof context");
    }

    @Test
    void the_second_of_two_who_change_the_title_loses_nothing() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        String settings = walk.started(Project.CHAT, 0) + "/settings";
        visitor.open(settings);
        walk.sent(
                settings,
                FormData.create().set("title", "Theirs").set("context", "").set("version", version(walk, settings)));
        visitor.page().locator("#title").fill("Mine");
        walk.press("Save");
        assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Somebody was faster");
        assertThat(walk.read(settings).select("#title").val()).isEqualTo("Theirs");
    }

    private static String version(Walk walk, String settings) {
        return walk.read(settings).select("input[name=version]").val();
    }

    private static void change(Page page, String question) {
        page.locator(".answer", new Page.LocatorOptions().setHasText(question))
                .locator("a")
                .click();
    }
}
