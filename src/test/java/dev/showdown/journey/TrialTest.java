package dev.showdown.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.showdown.support.BrowserTest;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// The calls of the API, tried on the page that describes them.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
class TrialTest extends BrowserTest {

    private static Locator trial(Visitor visitor, String operation) {
        Locator trial = visitor.page().locator("#" + operation + " [data-try]");
        if (trial.getAttribute("open") == null) {
            trial.locator("summary").click();
        }
        return trial;
    }

    private static void answered(Locator trial, String status) {
        trial.locator("button").click();
        assertThat(trial.locator("[role=status]")).containsText(status);
        assertThat(trial.locator("button")).isEnabled();
    }

    @Test
    void a_call_is_sent_and_its_answer_shown() {
        Visitor visitor = visitor();
        visitor.open("/api");
        Locator trial = trial(visitor, "listPlaybooks");
        answered(trial, "200");
        assertThat(trial.locator("[data-headers]")).containsText("content-type: application/json");
        assertThat(trial.locator("[data-answer]")).containsText("\"key\": \"node-vs-python\"");
    }

    @Test
    void an_assessment_is_started_and_read_with_the_key_that_was_typed() {
        Visitor visitor = visitor();
        visitor.open("/api");
        Page page = visitor.page();
        Locator start = trial(visitor, "startAssessment");
        answered(start, "201");
        String answer = start.locator("[data-answer]").innerText();
        String id = answer.replaceFirst("(?s).*?\"id\": \"([^\"]+)\".*", "$1");
        String key = answer.replaceFirst("(?s).*?\"(sde_[^\"]+)\".*", "$1");

        Locator read = trial(visitor, "getAssessment");
        read.locator("[name=id]").fill(id);
        answered(read, "401");
        page.locator("#try-key").fill(key);
        answered(read, "200");
        assertThat(read.locator("[data-answer]")).containsText(id);
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length"))
                .isEqualTo(0);
        page.reload();
        assertThat(page.locator("#try-key")).hasValue("");
        forgive(visitor);
    }

    @Test
    void a_body_that_cannot_be_read_is_sent_as_it_stands() {
        Visitor visitor = visitor();
        visitor.open("/api");
        Locator trial = trial(visitor, "startAssessment");
        trial.locator("textarea").fill("{\"title\": ");
        answered(trial, "400");
        assertThat(trial.locator("[data-answer]")).containsText("\"code\": \"malformed\"");
        forgive(visitor);
    }

    @Test
    void what_came_is_shown_as_text_and_never_as_a_page() {
        Visitor visitor = visitor();
        visitor.open("/api");
        Locator trial = trial(visitor, "startAssessment");
        trial.locator("textarea").fill("{\"title\": \"<img src=x onerror=alert(1)>\"}");
        answered(trial, "201");
        assertThat(trial.locator("[data-answer]")).containsText("<img src=x");
        assertThat(trial.locator("img")).hasCount(0);
    }

    @Test
    void that_no_answer_comes_is_said_in_words() {
        Visitor visitor = visitor();
        visitor.open("/api");
        visitor.context().setOffline(true);
        answered(trial(visitor, "listPlaybooks"), "No answer came");
        forgive(visitor);
    }

    @Test
    void without_scripts_the_page_is_whole_and_offers_no_trial() {
        Visitor visitor = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        visitor.open("/api");
        assertThat(visitor.page().locator("#startAssessment .curl")).hasCount(1);
        assertThat(visitor.page().locator("#try-key")).isHidden();
        for (Locator trial : visitor.page().locator("[data-try]").all()) {
            assertThat(trial).isHidden();
        }
    }
}
