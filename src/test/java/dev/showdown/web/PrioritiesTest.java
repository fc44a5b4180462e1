package dev.showdown.web;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PrioritiesTest {

    private final Browser browser = new Browser();
    private Wizard wizard;

    @BeforeEach
    void start() {
        wizard = Wizard.start(browser, "Priorities");
    }

    private Page priorities(String query) {
        return browser.get(wizard.address() + "/priorities" + query).expect(200);
    }

    private PageForm form(String query) {
        return priorities(query).form("button:contains(Use th)");
    }

    /** What the report says of where the importance comes from. */
    private String importance() {
        Document report = browser.get(wizard.address() + "/report").expect(200).document();
        return report.select("dt:containsOwn(Importance) + dd").text();
    }

    @Test
    void the_answers_decide_until_somebody_says_otherwise() {
        assertThat(importance()).isEqualTo("From the answers");
        assertThat(priorities("").document().select("input[name=setting]")).isEmpty();
    }

    @Test
    void points_start_with_what_the_answers_give_the_greatest_being_100() {
        wizard.answer("live-updates", "none");
        PageForm without = form("");
        browser.send(wizard.form("live-updates").with("choice", "core-large")).expect(303);
        PageForm with = form("");

        assertThat(points(without, "points.live-connections")).isLessThan(points(with, "points.live-connections"));
        assertThat(with.names("points.").stream()
                        .mapToInt(name -> points(with, name))
                        .max())
                .hasValue(100);
    }

    private static int points(PageForm form, String name) {
        return Integer.parseInt(form.value(name));
    }

    @Test
    void points_take_the_place_of_what_the_answers_give() {
        Page saved = browser.send(only(form(""), "points.", Map.of("points.throughput", "100")));

        assertThat(saved.expect(303).location()).isEqualTo(wizard.address() + "/priorities");
        assertThat(importance())
                .startsWith("Set directly by the facilitator on ")
                .endsWith("with swing points");
        assertThat(weights()).containsExactly("Request throughput");
    }

    @Test
    void a_ranking_takes_the_place_of_what_the_answers_give() {
        PageForm ranking = only(form("?method=ranking"), "rank.", Map.of("rank.hiring", "1", "rank.edge", "2"));
        browser.send(ranking).expect(303);

        assertThat(importance()).contains("with a ranking (rank-order centroid)");
        assertThat(weights()).containsExactly("Hiring", "Running at the edge");
    }

    @Test
    void comparisons_take_the_place_of_what_the_answers_give_and_are_checked() {
        PageForm comparisons = form("?method=comparisons&criterion=throughput&criterion=hiring&criterion=edge");
        List<String> pairs = comparisons.names("pair.");
        assertThat(pairs).hasSize(3);

        browser.send(comparisons
                        .with(pairs.get(0), "9")
                        .with(pairs.get(1), "-9")
                        .with(pairs.get(2), "9"))
                .expect(303);

        String note = priorities("").document().select(".note").text();
        assertThat(note)
                .contains("pairwise comparisons (AHP)")
                .contains("Consistency ratio")
                .contains("Saaty 1980")
                .contains("contradict one another")
                .contains("the other comparisons say");
        assertThat(importance()).contains("consistency ratio").contains("Saaty 1980");
        assertThat(weights()).containsExactlyInAnyOrder("Request throughput", "Hiring", "Running at the edge");
    }

    @Test
    void comparisons_of_two_cannot_be_tested() {
        PageForm comparisons = form("?method=comparisons&criterion=throughput&criterion=hiring");
        browser.send(comparisons.with(comparisons.names("pair.").getFirst(), "3"))
                .expect(303);

        assertThat(priorities("").document().select(".note").text()).contains("not testable");
    }

    @Test
    void more_than_seven_are_compared_in_sets_that_share_one() {
        String all = String.join(
                "&criterion=",
                priorities("?method=comparisons")
                        .document()
                        .select("input[name=criterion]")
                        .eachAttr("value"));
        PageForm comparisons = form("?method=comparisons&criterion=" + all);

        assertThat(comparisons.names("pair.")).hasSize(55);
        browser.send(comparisons).expect(303);
        assertThat(weights()).hasSize(20);
    }

    @Test
    void undoing_brings_back_what_counted_before() {
        browser.send(only(form(""), "points.", Map.of("points.throughput", "100")))
                .expect(303);
        browser.send(only(form("?method=ranking"), "rank.", Map.of("rank.hiring", "1")))
                .expect(303);
        PageForm undo = priorities("").form("input[name=setting]");

        browser.send(undo).expect(303);
        assertThat(weights()).containsExactly("Request throughput");
        browser.send(undo).expect(303);
        assertThat(weights()).as("sent twice").containsExactly("Request throughput");
        browser.send(priorities("").form("input[name=setting]")).expect(303);
        assertThat(importance()).isEqualTo("From the answers");
    }

    @Test
    void a_published_report_keeps_the_priorities_it_was_made_with() {
        browser.send(only(form(""), "points.", Map.of("points.throughput", "100")))
                .expect(303);
        wizard.publish();
        String link = wizard.link("Board");
        browser.send(priorities("").form("input[name=setting]")).expect(303);

        assertThat(new Browser()
                        .get(link)
                        .expect(200)
                        .document()
                        .select("dt:containsOwn(Importance) + dd")
                        .text())
                .contains("with swing points");
        assertThat(importance()).isEqualTo("From the answers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | points. | points.throughput | 101 | enter a number from 0 to 100",
                "'' | points. | points.throughput | -1 | enter a number from 0 to 100",
                "'' | points. | points.throughput | many | enter a number from 0 to 100",
                "'' | points. | points.throughput | 99 | Give 100 points to what matters most",
                "?method=ranking | rank. | rank.hiring | 0 | enter a whole number from 1 to 20",
                "?method=ranking | rank. | rank.hiring | x | enter a whole number from 1 to 20",
                "?method=ranking | rank. | rank.hiring | 1.5 | enter a whole number from 1 to 20",
                "?method=ranking | rank. | rank.hiring | 2 | nothing has place 1. Leave no gaps",
                "?method=ranking | rank. | rank.hiring | '' | Give place 1 to what matters most",
            })
    void what_makes_no_sense_is_said_and_kept(String query, String prefix, String field, String typed, String words) {
        Page refused = browser.send(only(form(query), prefix, Map.of(field, typed)));

        refused.expect(422);
        assertThat(refused.document().title()).startsWith("Error: ");
        assertThat(refused.document().select(".error-summary").text()).contains(words);
        assertThat(refused.form("button:contains(Use th)").value(field)).isEqualTo(typed);
        assertThat(importance()).isEqualTo("From the answers");
    }

    @Test
    void two_criteria_cannot_have_one_place() {
        Page refused =
                browser.send(only(form("?method=ranking"), "rank.", Map.of("rank.hiring", "1", "rank.edge", "1")));

        refused.expect(422);
        assertThat(refused.document().select(".error-summary").text()).contains("have the same place");
    }

    @Test
    void comparing_takes_two() {
        browser.get(wizard.address() + "/priorities?method=comparisons&criterion=edge")
                .expect(422);
        Page unknown = browser.get(wizard.address() + "/priorities?method=comparisons&criterion=none");

        assertThat(unknown.expect(200).document().select("input[type=checkbox]"))
                .hasSize(20);
    }

    @Test
    void nobody_else_sees_or_sets_them() {
        PageForm mine = form("");

        new Browser().get(wizard.address() + "/priorities").expect(404);
        Browser stranger = new Browser();
        Wizard own = Wizard.start(stranger, "Another");
        stranger.get(wizard.address() + "/priorities").expect(404);
        PageForm theirs = stranger.get(own.address() + "/priorities").form("button:contains(Use th)");
        stranger.send(theirs.at(mine.action())).expect(404);
        assertThat(importance()).isEqualTo("From the answers");
    }

    /** The form with these fields, and all others of the prefix empty. */
    private static PageForm only(PageForm form, String prefix, Map<String, String> fields) {
        PageForm changed = form;
        for (String name : form.names(prefix)) {
            changed = changed.with(name, fields.getOrDefault(name, ""));
        }
        return changed;
    }

    /** The criteria that carry weight in the report, heaviest first. */
    private List<String> weights() {
        return browser
                .get(wizard.address() + "/report")
                .expect(200)
                .document()
                .select("section[aria-labelledby=evidence] > details > summary:has(.hint)")
                .stream()
                .filter(summary -> summary.text().contains("%"))
                .map(summary -> summary.ownText().strip())
                .toList();
    }
}
