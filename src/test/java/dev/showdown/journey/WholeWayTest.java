package dev.showdown.journey;

import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
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

/// From the start page to the report, in the ways that people go.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
class WholeWayTest extends BrowserTest {

    @Test
    void the_whole_way_with_the_keyboard_alone() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        visitor.open("/");
        walk.tabTo("#title");
        visitor.page().keyboard().type("Chat for gardeners");
        walk.pressByKeys("main .button");
        while (walk.isAtQuestion()) {
            walk.chooseByKeys(Project.CHAT.choice(walk.question()));
        }
        assertThat(visitor.path()).endsWith("/check");
        walk.pressByKeys("main .button");
        assertIsReportOfChat(visitor);
        walk.pressByKeys(".toolbar a[href$='/share']");
        walk.tabTo("main .button");
        visitor.page().keyboard().press("Enter");
        visitor.page().locator(".work li").waitFor();
        assertThat(visitor.page().locator(".work li").count()).isEqualTo(1);
    }

    @Test
    void number_keys_choose_an_answer_but_not_while_a_note_is_written() {
        Visitor visitor = visitor();
        Walk.of(visitor).start("Keys");
        Page page = visitor.page();
        page.locator("h1").click();
        page.keyboard().press("2");
        assertThat(page.locator("input[name=choice]").nth(1).isChecked()).isTrue();
        page.getByText("Add a note").click();
        page.locator("#note").click();
        page.keyboard().type("1 and 3");
        assertThat(page.locator("#note").inputValue()).isEqualTo("1 and 3");
        assertThat(page.locator("input[name=choice]").nth(1).isChecked()).isTrue();
    }

    @Test
    void the_whole_way_without_javascript() {
        Visitor visitor = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Walk walk = Walk.of(visitor)
                .start("Chat without scripts")
                .answerAll(Project.CHAT)
                .submit();
        assertIsReportOfChat(visitor);
        walk.follow("Share report");
        walk.press("Publish");
        visitor.page().getByLabel("Whom is it for? (optional)").fill("The board");
        walk.press("Make a link");
        assertThat(visitor.page().locator(".links").innerText()).contains("The board");
        assertThat(visitor.page().locator("[data-copy]").isVisible()).isFalse();
        walk.press("Revoke");
        assertThat(visitor.page().locator(".links").innerText()).contains("revoked");
    }

    @Test
    void the_whole_way_at_four_hundred_percent_zoom() {
        Visitor visitor = visitor(
                new Browser.NewContextOptions().setViewportSize(320, 256).setDeviceScaleFactor(4));
        Walk walk = Walk.of(visitor).start("Chat, much enlarged");
        while (walk.isAtQuestion()) {
            assertThat(width(visitor.page())).as(walk.question()).isLessThanOrEqualTo(320);
            walk.choose(Project.CHAT.choice(walk.question()));
        }
        walk.submit();
        assertIsReportOfChat(visitor);
        assertThat(width(visitor.page())).isLessThanOrEqualTo(320);
    }

    @Test
    void a_result_too_close_to_call_names_no_winner() {
        Visitor visitor = visitor();
        visitor.open(Walk.of(visitor).submitted(Project.CLOSE) + "/report");
        Page page = visitor.page();
        assertThat(page.locator("h1").innerText()).isEqualTo("Too close to call.");
        assertThat(page.locator(".kicker").innerText()).doesNotContain("Recommendation");
        assertThat(page.locator("#reasons").innerText()).isEqualTo("What separates Python and Hybrid");
        String everything = page.content();
        assertThat(everything)
                .doesNotContainPattern("(Node\\.js|Python|Hybrid) leads (Node\\.js|Python|Hybrid)")
                .doesNotContain("lead of")
                .doesNotContain("Recommendation for");
    }

    @Test
    void each_verdict_is_the_largest_heading_and_in_plain_words() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        assertVerdict(visitor, walk.submitted(Project.CHAT), "Node.js, clearly.");
        assertVerdict(visitor, walk.submitted(Project.LEAN), "A lean towards Python.");
        assertVerdict(visitor, walk.submitted(Project.ONE_LEFT), "Python is the only option left.");
        assertVerdict(visitor, walk.submitted(Project.NOTHING), "Nothing fits.");
    }

    private static void assertVerdict(Visitor visitor, String assessment, String words) {
        visitor.open(assessment + "/report");
        Page page = visitor.page();
        assertThat(page.locator("h1").allInnerTexts()).containsExactly(words);
        assertThat(page.title()).startsWith(words);
    }

    private static void assertIsReportOfChat(Visitor visitor) {
        assertThat(visitor.path()).endsWith("/report");
        Page page = visitor.page();
        assertThat(page.locator("h1").innerText()).isEqualTo("Node.js, clearly.");
        assertThat(page.locator(".standfirst").innerText())
                .contains("Node.js leads")
                .contains("simulated futures");
        assertThat(page.locator("table").first().locator("tbody th").allInnerTexts())
                .extracting(String::strip)
                .isEqualTo(List.of("Node.js", "Python", "Hybrid"));
    }

    private static int width(Page page) {
        return page.locator("html").evaluate("html => html.scrollWidth") instanceof Integer width ? width : -1;
    }
}
