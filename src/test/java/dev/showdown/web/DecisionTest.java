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
import dev.showdown.support.Project;
import dev.showdown.support.TeamAtWork;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// What was decided: recorded on its page, shown wherever the report goes, superseded and never changed.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DecisionTest {

    @Inject
    Database database;

    private static Wizard submitted() {
        return Wizard.start(new Browser(), "Decided")
                .answerAll(Project.CHAT.choices(), "unknown")
                .submit();
    }

    private static Page page(Wizard wizard) {
        return wizard.browser().get(wizard.address() + "/decision").expect(200);
    }

    private static PageForm form(Wizard wizard) {
        return page(wizard).form("form:has([name=seen])");
    }

    private static PageForm filled(Wizard wizard) {
        return form(wizard)
                .with("alternative", "hybrid")
                .with("reason", "It keeps both doors open")
                .with("deciders", "Gil, Hana\r\nGil’s deputy")
                .with("consulted", "Ivo")
                .with("informed", "The board")
                .with("dissent", "Kim would rather wait")
                .with("reviewOn", "2090-05-06")
                .with("reopenIf", "The budget halves");
    }

    private long decisions(Wizard wizard) {
        return database.count("select count(*) from decision where assessment_id = ?", UUID.fromString(wizard.id()));
    }

    @Test
    void the_form_offers_every_alternative_in_order_and_chooses_none() {
        Wizard wizard = submitted();
        Page page = page(wizard);
        assertThat(page.texts("label.choice")).containsExactly("Node.js", "Python", "Hybrid");
        assertThat(page.document().select("input[checked]")).isEmpty();
        assertThat(page.text()).contains("Node.js, clearly.", "It may differ from the recommendation.");
        assertThat(wizard.browser().get(wizard.address()).document().select("a[href$=/decision]"))
                .hasSize(1);
        assertThat(wizard.browser().get(wizard.address() + "/report").document().select("a[href$=/decision]"))
                .hasSize(1);
    }

    @Test
    void recording_publishes_a_report_that_carries_it() {
        Wizard wizard = submitted();
        assertThat(wizard.browser().send(filled(wizard)).expect(303).location())
                .isEqualTo(wizard.address() + "/decision");

        assertThat(page(wizard).text())
                .contains("Decided: Hybrid", "It keeps both doors open", "Gil, Hana, Gil’s deputy", "6 May 2090");
        assertThat(wizard.browser().get(wizard.address()).text()).contains("Decided: Hybrid");
        Page history = wizard.browser().get(wizard.address() + "/history");
        assertThat(history.texts("ol.past > li")).singleElement().asString().contains("Decided: Hybrid, on ");
        Page report = wizard.browser()
                .get(history.document().select("ol.past a").first().attr("href"))
                .expect(200);
        assertThat(report.one("section.decided").text())
                .contains("by Gil, Hana and Gil’s deputy, because:", "It keeps both doors open")
                .contains("This differs from the recommendation, which is Node.js.")
                .contains("Kim would rather wait", "To be reviewed on 6 May 2090", "The budget halves", "Ivo");
        assertThat(report.document().select("article.report > *").get(1).className())
                .contains("decided");
    }

    @Test
    void what_is_wrong_is_said_and_what_was_typed_stays() {
        Wizard wizard = submitted();
        Page empty = wizard.browser().send(form(wizard)).expect(422);
        assertThat(empty.title()).startsWith("Error: ");
        assertThat(empty.texts(".error-summary a")).containsExactly("Choose what was decided.", "Enter the reason.");
        assertThat(empty.document().select(".error-summary a").eachAttr("href"))
                .allSatisfy(
                        anchor -> assertThat(empty.document().select(anchor)).hasSize(1));
        for (Map.Entry<String, String> bad : Map.of(
                        "2001-01-01", "Choose a day that is still to come.",
                        "soon", "Enter the day as year-month-day, like 2030-01-31.")
                .entrySet()) {
            Page page = wizard.browser()
                    .send(filled(wizard).with("reviewOn", bad.getKey()))
                    .expect(422);
            assertThat(page.texts(".error-summary a")).containsExactly(bad.getValue());
            PageForm again = page.form("form:has([name=seen])");
            assertThat(List.of(
                            again.value("alternative"),
                            again.value("reason"),
                            again.value("dissent"),
                            again.value("reviewOn")))
                    .containsExactly("hybrid", "It keeps both doors open", "Kim would rather wait", bad.getKey());
        }
        wizard.browser().send(filled(wizard).with("alternative", "perl")).expect(422);
        wizard.browser().send(filled(wizard).with("reason", "x".repeat(4_001))).expect(422);
        wizard.browser().send(filled(wizard).with("deciders", "x\n".repeat(51))).expect(422);
        wizard.browser().send(filled(wizard).without("seen")).expectError(400);
        assertThat(decisions(wizard)).isZero();
    }

    @Test
    void the_second_of_two_tabs_sees_both_and_may_supersede() {
        Wizard wizard = submitted();
        PageForm first = filled(wizard);
        PageForm second = filled(wizard).with("alternative", "python").with("reason", "Everybody knows it");
        wizard.browser().send(first).expect(303);

        Page both = wizard.browser().send(second).expect(409);
        assertThat(both.text()).contains("Somebody else has recorded a decision", "Decided: Hybrid");
        PageForm mine = both.form("form:has([name=seen])");
        assertThat(mine.value("alternative")).isEqualTo("python");
        assertThat(mine.value("reason")).isEqualTo("Everybody knows it");
        assertThat(decisions(wizard)).isEqualTo(1);

        wizard.browser().send(mine).expect(303);
        Page page = page(wizard);
        assertThat(page.text()).contains("Decided: Python", "Superseded");
        assertThat(page.texts("details summary")).anyMatch(summary -> summary.startsWith("Hybrid"));
        Page compared = wizard.browser().get(wizard.address() + "/compare");
        assertThat(compared.texts("table:contains(Because) tbody tr"))
                .contains("Decided Hybrid Python", "Because It keeps both doors open Everybody knows it");
        assertThat(wizard.browser()
                        .get(wizard.address() + "/history")
                        .texts("ol.past > li")
                        .getFirst())
                .contains("Another decision was recorded; before: Decided: Hybrid");
    }

    @Test
    void strangers_find_nothing_and_participants_read_without_a_form() {
        Wizard wizard = submitted();
        PageForm form = filled(wizard);
        new Browser().get(wizard.address() + "/decision").expectError(404);
        Browser other = new Browser();
        Wizard.start(other, "Other");
        other.get(wizard.address() + "/decision").expectError(404);
        other.send(form.with("csrf", other.get("/").form().value("csrf"))).expectError(404);

        TeamAtWork team = TeamAtWork.start("Read only", false)
                .with("Anna", Project.CHAT.choices())
                .with("Ben", Project.CHAT.choices())
                .reveal();
        Browser anna = team.browser("Anna");
        Page read = anna.get(team.address() + "/decision").expect(200);
        assertThat(read.text()).contains("Nothing has been decided yet");
        assertThat(read.document().select("form[method=post]")).isEmpty();
        anna.send(PageForm.to(team.address() + "/decision")
                        .with("csrf", anna.get("/").form().value("csrf"))
                        .with("seen", "0")
                        .with("alternative", "node")
                        .with("reason", "Mine"))
                .expectError(403);
    }

    @Test
    void before_the_reveal_of_a_team_it_is_refused_with_the_way_to_the_team() {
        TeamAtWork team = TeamAtWork.start("Hidden", false);
        Browser browser = team.browser();
        PageForm alone = browser.get(team.address() + "/decision")
                .expect(200)
                .form("form:has([name=seen])")
                .with("alternative", "node")
                .with("reason", "Typed for an hour");
        team.with("Anna", Project.CHAT.choices());
        for (Page page : List.of(browser.get(team.address() + "/decision"), browser.send(alone))) {
            page.expectError(403);
            assertThat(page.text()).contains("have not been revealed yet").doesNotContain("Node.js");
            assertThat(page.document().select("a.button[href=" + team.address() + "/team]"))
                    .hasSize(1);
        }
        assertThat(browser.send(alone).source()).contains("Typed for an hour");
    }

    @Test
    void a_review_that_is_due_is_said_on_the_overview_and_on_the_decision() {
        Wizard wizard = submitted();
        wizard.browser().send(filled(wizard)).expect(303);
        String due = "The day to look at it again has passed";
        assertThat(page(wizard).text()).doesNotContain(due);
        assertThat(wizard.browser().get(wizard.address()).text()).doesNotContain(due);
        database.change(
                "update decision set review_on = '2001-02-03' where assessment_id = ?", UUID.fromString(wizard.id()));
        assertThat(page(wizard).text()).contains(due + ": 3 February 2001");
        assertThat(wizard.browser().get(wizard.address()).text()).contains(due + ": 3 February 2001");
    }

    @Test
    void every_export_carries_the_decision() {
        Wizard wizard = submitted();
        wizard.browser().send(filled(wizard)).expect(303);
        String report = wizard.browser()
                .get(wizard.address() + "/history")
                .document()
                .select("ol.past a")
                .first()
                .attr("href");
        String markdown = wizard.browser().get(report + ".md").source();
        assertThat(markdown)
                .contains("status: \"accepted\"")
                .contains("decision-makers: [\"Gil\", \"Hana\", \"Gil’s deputy\"]")
                .contains("consulted: [\"Ivo\"]", "informed: [\"The board\"]")
                .contains("Chosen option: “Hybrid”, because: It keeps both doors open")
                .contains("Kim would rather wait", "To be reviewed on 6 May 2090.", "The budget halves")
                .contains("### Shape of the solution", "First steps by day 30");
        assertThat(wizard.browser().get(report + ".json").response().<String>path("decision.alternative"))
                .isEqualTo("hybrid");
        String link = wizard.link(wizard.newLink().also("scope", "badge"));
        assertThat(new Browser().get(link + ".svg").source()).contains("Decided: Hybrid");
        Page shared = new Browser().get(link).expect(200);
        assertThat(shared.one("section.decided").text())
                .contains("by 3 people", "Asked 1 person")
                .doesNotContain("Gil", "Ivo", "The board");
        for (String suffix : List.of(".md", ".json")) {
            assertThat(new Browser().get(link + suffix).expect(200).source())
                    .contains("It keeps both doors open")
                    .doesNotContain("Gil", "Ivo", "The board");
        }
    }
}
