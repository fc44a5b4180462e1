package dev.showdown.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.AnswerFlip;
import dev.showdown.decision.Evaluation.ExcludedBy;
import dev.showdown.decision.Evaluation.WithAdvice;
import dev.showdown.decision.Verdict;
import dev.showdown.support.Invented;

import static org.assertj.core.api.Assertions.assertThat;

/// The charts, what would change the answer, and the showdown.
class SectionsTest {

    private static final ExcludedBy NOTICE = new ExcludedBy("notice", "no", "Two rents at once.", "Find a tenant.");

    private static Results office() {
        return new Results(Invented.FIVE)
                .verdict(Verdict.LEAN, "mixture", 6.0)
                .value("stay", 20, 0.1)
                .value("suburb", 30, 0.2)
                .value("centre", 40, 0)
                .value("home", 64, 0.2)
                .value("mixture", 70, 0.5);
    }

    @Test
    void rows_stand_in_the_order_of_the_playbook_whoever_leads() {
        Comparison comparison = Comparison.of(office().source());
        assertThat(comparison.rows())
                .extracting(Comparison.Row::name)
                .containsExactly("Stay here", "Move out", "Move in", "Work from home", "Both");
        assertThat(comparison.rows()).extracting(Comparison.Row::place).containsExactly(1, 2, 3, 4, 5);
        assertThat(comparison.rows().getLast().value()).isEqualTo("70");
        assertThat(comparison.rows().getLast().barWidth()).isEqualTo("70.00%");
        assertThat(comparison.rows().getLast().lowX()).isEqualTo("65.00%");
        assertThat(comparison.rows().getLast().highX()).isEqualTo("75.00%");
    }

    @Test
    void bars_lie_below_one_another_inside_the_chart() {
        Comparison comparison = Comparison.of(office().source());
        for (int i = 1; i < comparison.rows().size(); i++) {
            assertThat(comparison.rows().get(i).textY() - 16)
                    .isGreaterThanOrEqualTo(comparison.rows().get(i - 1).barY() + 24);
        }
        assertThat(comparison.rows().getLast().barY() + 24).isLessThanOrEqualTo(comparison.plotHeight());
        assertThat(comparison.plotHeight()).isLessThan(comparison.height());
        assertThat(comparison.rows()).allSatisfy(row -> {
            assertThat(row.capTop()).isGreaterThan(row.barY());
            assertThat(row.midY() - row.capTop()).isEqualTo(row.capBottom() - row.midY());
        });
    }

    @Test
    void the_shares_of_futures_fill_the_chart_from_left_to_right() {
        Comparison comparison = Comparison.of(office().source());
        assertThat(comparison.wins())
                .extracting(Comparison.Segment::x)
                .containsExactly("0.00%", "10.00%", "30.00%", "30.00%", "50.00%");
        assertThat(comparison.wins())
                .extracting(Comparison.Segment::width)
                .containsExactly("10.00%", "20.00%", "0.00%", "20.00%", "50.00%");
    }

    @Test
    void a_chart_is_told_in_words_too() {
        Comparison comparison =
                Comparison.of(office().excluded("centre", NOTICE).source());
        assertThat(comparison.description())
                .contains("Move in 40 (35 to 45), ruled out")
                .contains("and Both 70 (65 to 75)");
        assertThat(comparison.winsDescription()).contains("Move in ruled out", "Both 50\u202F%");
        assertThat(comparison.rows().get(2).excluded()).isTrue();
        assertThat(comparison.rows().get(2).wins()).isEqualTo("ruled out");
    }

    @Test
    void flips_that_only_rule_out_stand_apart() {
        Changes changes = Changes.of(office().flip(new AnswerFlip("headcount", "dozen", "hundred", "home", 3.0, false))
                .flip(new AnswerFlip("notice", "yes", "no", "stay", null, true))
                .flip(new AnswerFlip("owner", "stays", "leaves", null, null, true))
                .flip(new AnswerFlip("away-days", null, "unknown", "home", 0.2, false))
                .source());
        assertThat(changes.flips())
                .containsExactly(
                        new Changes.Flip(
                                "How many are you?",
                                "About a dozen",
                                "About a hundred",
                                "Work from home",
                                4,
                                "3 points"),
                        new Changes.Flip(
                                "How often do people stay at home?",
                                "different answers",
                                "We don’t know yet",
                                "Work from home",
                                4,
                                "less than a point"));
        assertThat(changes.ruleOuts()).extracting(Changes.Flip::leader).containsExactly("Stay here", "");
        assertThat(changes.ruleOuts()).extracting(Changes.Flip::place).containsExactly(1, 0);
    }

    @Test
    void weights_come_nearest_first_and_say_whether_they_are_within_reach() {
        Changes changes = Changes.of(
                office().criterion("rent", 0.2, Map.of("home", -1.0), new Evaluation.Flip("home", 0.6, 130, false))
                        .criterion("meeting", 0.5, Map.of("home", 4.0), new Evaluation.Flip("home", 0.4, 30, true))
                        .criterion("way-to-work", 0.3, Map.of("home", 3.0), null)
                        .source());
        assertThat(changes.weights())
                .extracting(Changes.Weight::criterion)
                .containsExactly("Meeting each other", "Rent");
        assertThat(changes.reachable()).extracting(Changes.Weight::criterion).containsExactly("Meeting each other");
        assertThat(changes.summary())
                .isEqualTo("1 change of a single importance within 0 to 100 points would change who leads.");
        assertThat(Changes.of(office().source()).summary())
                .isEqualTo("No change of a single importance within 0 to 100 points changes who leads.");
        assertThat(Changes.of(office().verdict(Verdict.ONLY_OPTION, "mixture", null)
                                .source())
                        .summary())
                .isEqualTo("Importance cannot change this: it takes another answer.");
    }

    @Test
    void no_case_leaves_it_to_the_team() {
        Showdown showdown =
                Showdown.of(office().otherCase("young-company", "centre").source());
        assertThat(showdown.summary()).isEqualTo("None of them; the team and its code decide.");
        assertThat(showdown.fitting()).isEmpty();
        assertThat(showdown.others()).extracting(Showdown.Case::name).containsExactly("Young company");
    }

    @Test
    void a_case_agrees_agrees_in_part_or_differs() {
        Showdown showdown = Showdown.of(office().useCase("scattered", "mixture", WithAdvice.AGREES)
                .useCase("saver", "home", WithAdvice.IN_PART)
                .useCase("young-company", "centre", WithAdvice.DIFFERS)
                .source());
        assertThat(showdown.fitting())
                .extracting(Showdown.Case::agreement)
                .containsExactly(
                        "The recommendation agrees.",
                        "The recommendation agrees in part: it includes Work from home.",
                        "The recommendation differs.");
        assertThat(showdown.fitting()).extracting(Showdown.Case::differs).containsExactly(false, false, true);
        assertThat(showdown.fitting())
                .extracting(Showdown.Case::ifNot)
                .containsExactly("", "", "The rent weighs more.");
    }

    @Test
    void where_it_differs_the_exclusion_and_the_three_criteria_that_speak_most_against_it_are_told() {
        Showdown.Case differs = Showdown.of(office().useCase("young-company", "centre", WithAdvice.DIFFERS)
                        .excluded("centre", NOTICE)
                        .criterion("way-to-work", 0.3, Map.of("centre", 1.0), null)
                        .criterion("meeting", 0.2, Map.of("centre", -4.0), null)
                        .criterion("rent", 0.5, Map.of("centre", 9.0), null)
                        .source())
                .fitting()
                .getFirst();
        assertThat(differs.excluded()).containsExactly("Two rents at once.");
        assertThat(differs.against()).containsExactly("Rent", "Way to work");
    }

    @Test
    void cases_with_different_favours_make_it_two_sided_with_the_composite_first() {
        Showdown showdown = Showdown.of(office().useCase("young-company", "centre", WithAdvice.DIFFERS)
                .useCase("scattered", "mixture", WithAdvice.AGREES)
                .useCase("saver", "home", WithAdvice.IN_PART)
                .source());
        assertThat(showdown.summary()).isEqualTo("This project is two-sided: its cases favour different alternatives.");
        assertThat(showdown.fitting())
                .extracting(Showdown.Case::name)
                .containsExactly("Scattered team", "Young company", "Saver");
    }

    @Test
    void too_close_leaves_nothing_to_compare() {
        Showdown showdown = Showdown.of(office().verdict(Verdict.TOO_CLOSE, "mixture", 0.3)
                .useCase("saver", "home", WithAdvice.NONE)
                .source());
        assertThat(showdown.summary())
                .isEqualTo("This project is one of these cases. The result is too close to call, so there is no "
                        + "recommendation to compare.");
        assertThat(showdown.fitting().getFirst().agreement()).isEmpty();
        assertThat(showdown.fitting().getFirst().against()).isEqualTo(List.of());
    }
}
