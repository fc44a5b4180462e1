package dev.showdown.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.TeamAtWork;

import static org.assertj.core.api.Assertions.assertThat;

/// A team's report: who agrees, what is disputed, and names only for those who may see them.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TeamReportTest {

    private static final List<String> CANARIES =
            List.of("Annabella", "Bartholomew", "Cleopatra", "Doramundo", "Gilgamesh", "Hortensia", "secret-note");

    private static TeamAtWork decided(boolean anonymous) {
        Map<String, String> chat = Project.CHAT.choices();
        TeamAtWork team = TeamAtWork.start("Who agrees", anonymous)
                .with("Annabella", chat)
                .entered("Bartholomew", chat)
                .with(
                        "Cleopatra",
                        TeamAtWork.but(
                                chat,
                                "live-updates",
                                "none",
                                "skills",
                                "python",
                                "existing",
                                "python",
                                "ai-work",
                                "train-models",
                                "number-crunching",
                                "central"))
                .with("Doramundo", chat);
        if (!anonymous) {
            team.adviser("Doramundo");
        }
        team.answer("Annabella", "hiring", "no", "secret-note")
                .reveal()
                .anotherRound()
                .answer("Cleopatra", "number-crunching", "daily", "")
                .submit("Annabella")
                .submit("Bartholomew")
                .submit("Cleopatra")
                .submit("Doramundo")
                .reveal()
                .agree("hosting", "containers", "It is what we run");
        Browser browser = team.browser();
        browser.send(browser.get(team.address() + "/decision")
                        .form("form:has([name=seen])")
                        .with("alternative", "node")
                        .with("reason", "As recommended")
                        .with("deciders", "Gilgamesh")
                        .with("consulted", "Hortensia"))
                .expect(303);
        return team;
    }

    private static PageForm newLink(Browser browser, TeamAtWork team, String... scope) {
        PageForm form = browser.get(team.address() + "/share").form("input[name=links]");
        for (String each : scope) {
            form.also("scope", each);
        }
        return form;
    }

    private static String link(Browser browser, TeamAtWork team, String... scope) {
        browser.send(newLink(browser, team, scope)).expect(303);
        String value = browser.get(team.address() + "/share")
                .document()
                .select("[id^=link-]")
                .first()
                .attr("value");
        return value.substring(value.indexOf("/r/"));
    }

    private static String paper(Browser browser, String address) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(browser.get(address).expect(200).response().asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void the_report_says_who_agrees_who_dissents_and_how_it_came_about() {
        TeamAtWork team = decided(false);
        Page report = team.browser().get(team.address() + "/report").expect(200);
        assertThat(report.one(".facts").text()).contains("3 people answered", "2 agree on the leader");
        assertThat(report.one("section[aria-labelledby=agreement]").text())
                .contains("Annabella and Bartholomew", "Cleopatra: counted alone,", "Kendall’s W is");
        assertThat(report.one("section[aria-labelledby=unknowns]").text())
                .contains("“No, pages and calls are enough”: Cleopatra");
        assertThat(report.one("section[aria-labelledby=computation]").text())
                .contains("Bartholomew (entered by the facilitator)")
                .contains("1 adviser: Doramundo", "It is what we run", "Who decided 1 person: Gilgamesh")
                .contains("Cleopatra: from “", "Answers of Doramundo (adviser, not counted)");
        assertThat(team.browser("Annabella").get(team.address() + "/report").text())
                .contains("Cleopatra: counted alone,");
    }

    @Test
    void an_anonymous_team_is_never_named_to_anybody() throws IOException {
        TeamAtWork team = decided(true);
        Browser owner = team.browser();
        Page report = owner.get(team.address() + "/report").expect(200);
        assertThat(report.one("section[aria-labelledby=agreement]").text()).contains("1 person: counted alone,");
        String link = link(owner, team, "names", "notes", "answers");
        for (String text : List.of(
                report.source(),
                new Browser().get(link).expect(200).source(),
                new Browser().get(link + ".md").expect(200).source(),
                new Browser().get(link + ".json").expect(200).source(),
                paper(new Browser(), link + ".pdf"))) {
            assertThat(text).doesNotContain("Annabella", "Bartholomew", "Cleopatra", "Doramundo");
            assertThat(text).contains("Gilgamesh");
        }
    }

    @Test
    void without_the_scope_no_name_and_no_note_leaves_by_any_way() throws IOException {
        TeamAtWork team = decided(false);
        Browser owner = team.browser();
        String closed = link(owner, team);
        for (String text : List.of(
                new Browser().get(closed).expect(200).source(),
                new Browser().get(closed + ".md").expect(200).source(),
                new Browser().get(closed + ".json").expect(200).source(),
                new Browser().get(closed + ".csv").expect(200).source(),
                paper(new Browser(), closed + ".pdf"))) {
            assertThat(text).contains("Who agrees").doesNotContain(CANARIES.toArray(String[]::new));
        }
        String open = link(owner, team, "names", "notes", "answers");
        for (String text : List.of(
                new Browser().get(open).expect(200).source(),
                new Browser().get(open + ".md").expect(200).source(),
                new Browser().get(open + ".json").expect(200).source(),
                paper(new Browser(), open + ".pdf"))) {
            assertThat(text).contains(CANARIES.toArray(String[]::new));
        }
    }
}
