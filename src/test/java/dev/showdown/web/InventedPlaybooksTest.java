package dev.showdown.web;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Nothing knows an alternative by name: whatever a playbook holds goes all the way through.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class InventedPlaybooksTest {

    private static final String TWO = "ferry-or-bridge";
    private static final String FIVE = "office-move";
    private static final List<String> FIVE_NAMES =
            List.of("Stay here", "Move out", "Move in", "Work from home", "Both");

    private static Page report(String playbook, Map<String, String> answers) {
        return Wizard.start(new Browser(), "Invented " + playbook, playbook)
                .answerAll(answers, "unknown")
                .submit()
                .page()
                .expect(200);
    }

    @Test
    void the_start_offers_every_playbook() {
        assertThat(new Browser()
                        .get("/")
                        .document()
                        .select("input[name=playbook]")
                        .eachAttr("value"))
                .containsExactly("node-vs-python", TWO, FIVE);
        assertThat(new Browser().get("/playbooks").text()).contains("Ferry or bridge?", "Where shall we work?");
        for (String page : List.of("/playbooks/" + TWO, "/playbooks/" + FIVE + "/evidence")) {
            new Browser().get(page).expect(200);
        }
    }

    @Test
    void two_alternatives_go_all_the_way() {
        Wizard wizard = Wizard.start(new Browser(), "Island", TWO);
        assertThat(wizard.page().heading()).isEqualTo("How many people live there?");
        wizard.answer("islanders", "few");
        assertThat(wizard.now()).isEqualTo(wizard.address("ice"));
        wizard.answer("islanders", "many", "And more every year");
        assertThat(wizard.now()).isEqualTo(wizard.address("commuters"));
        Page question = wizard.page();
        assertThat(question.texts("label.choice span")).anyMatch(text -> text.contains("In the morning and back"));
        assertThat(question.text()).contains("Time from shore to shore", "Log of the harbour");
        wizard.answerAll(Map.of("commuters", "daily", "ice", "never", "budget", "plenty"), "unknown");
        Page check = wizard.page();
        assertThat(check.texts("h2")).containsExactly("The island", "The purse");
        assertThat(check.texts("dd.given")).hasSize(4).contains("500 or more And more every year", "Every day");
        wizard.submit();
        Page report = wizard.page().expect(200);
        assertThat(report.heading()).startsWith("Bridge");
        assertThat(report.text())
                .contains(
                        "Suburb of the town",
                        "The recommendation agrees.",
                        "The harbour master",
                        "ferry-or-bridge, version 1")
                .doesNotContain("Node.js", "Python");
        wizard.publish();
        Page shared = new Browser().get(wizard.link("For the islanders")).expect(200);
        assertThat(shared.heading()).isEqualTo(report.heading());
        assertThat(shared.text()).doesNotContain("And more every year");
        assertThat(shared.document().select("svg.chart").first().outerHtml())
                .isEqualTo(report.document().select("svg.chart").first().outerHtml());
    }

    @Test
    void an_exclusion_leaves_the_only_option() {
        Page report = report(TWO, Map.of("ice", "every-winter", "budget", "little"));
        assertThat(report.heading()).isEqualTo("Bridge is the only option left.");
        assertThat(report.text()).contains("No boat runs through ice for three months.", "An icebreaker would do.");
    }

    @Test
    void five_alternatives_go_all_the_way() {
        Wizard wizard = Wizard.start(new Browser(), "Office", FIVE)
                .answerAll(
                        Map.of("headcount", "hundred", "away-days", "often", "who-meets", "everybody", "notice", "yes"),
                        "unknown")
                .submit();
        Page report = wizard.page().expect(200);
        assertThat(names(report)).containsExactlyElementsOf(FIVE_NAMES);
        for (int place = 1; place <= 5; place++) {
            assertThat(report.document().select("svg .a" + place))
                    .as("place " + place)
                    .isNotEmpty();
        }
        assertThat(report.text()).contains("Scattered team", "Saver", "This project is two-sided");
        assertThat(cases(report)).startsWith("Scattered team");
        wizard.publish();
        Page shared = new Browser().get(wizard.link("")).expect(200);
        assertThat(names(shared)).containsExactlyElementsOf(FIVE_NAMES);
    }

    /// The table behind the value chart, row by row.
    private static List<String> names(Page report) {
        return report.document().select("table").stream()
                .filter(table -> table.select("tbody tr").size() == 5)
                .findFirst()
                .orElseThrow()
                .select("tbody th")
                .eachText();
    }

    private static List<String> cases(Page report) {
        Element section = report.document().selectFirst("#showdown");
        return (section == null ? report.document() : section.parent())
                .select("tbody th")
                .eachText();
    }

    @Test
    void a_lease_that_holds_leaves_one_and_an_owner_who_calls_leaves_none() {
        Page one = report(FIVE, Map.of("notice", "no", "owner", "stays"));
        assertThat(one.heading()).isEqualTo("Stay here is the only option left.");
        Page none = report(FIVE, Map.of("notice", "no", "owner", "leaves"));
        assertThat(none.heading()).isEqualTo("Nothing fits.");
        assertThat(none.text()).contains("Find a tenant.", "Ask for a year.");
    }

    @Test
    void a_condition_on_several_choices_opens_for_each_of_them() {
        for (Map.Entry<String, Boolean> asked : Map.of("never", false, "often", true, "always", true, "unknown", false)
                .entrySet()) {
            Wizard wizard = Wizard.start(new Browser(), "Conditions", FIVE);
            wizard.answer("away-days", asked.getKey());
            assertThat(wizard.now().endsWith("/questions/who-meets"))
                    .as(asked.getKey())
                    .isEqualTo(asked.getValue());
        }
    }

    @Test
    void the_key_of_another_playbooks_question_is_none_here() {
        Wizard wizard = Wizard.start(new Browser(), "Strange", TWO);
        wizard.browser().get(wizard.address("product")).expectError(404);
        wizard.browser().send(wizard.form("islanders").with("choice", "dozen")).expectError(422);
    }
}
