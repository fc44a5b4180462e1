package dev.showdown.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.showdown.decision.ComparisonSet.Comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

/// Priorities that a team sets itself (section 11 of the decision model).
class PrioritiesTest {

    @Test
    void criteria_left_out_get_no_points() {
        Priorities priorities = new SwingPoints(Map.of("speed", 100.0, "cost", 40.0));
        assertThat(priorities.importance(List.of("cost", "care", "speed")))
                .containsExactly(entry("cost", 40.0), entry("care", 0.0), entry("speed", 100.0));
    }

    @Test
    void importance_of_a_criterion_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> new Ranking(List.of("speed")).importance(List.of("cost")))
                .hasMessage("there is no criterion speed");
    }

    @Test
    void swing_points_go_up_to_one_hundred_and_somebody_has_them() {
        assertThatThrownBy(() -> new SwingPoints(Map.of("speed", 80.0)))
                .hasMessage("give the most important criterion 100 points");
        assertThatThrownBy(() -> new SwingPoints(Map.of("speed", 100.0, "cost", 101.0)))
                .hasMessage("points go from 0 to 100, cost has 101.0");
        assertThatThrownBy(() -> new SwingPoints(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_first_of_a_ranking_has_one_hundred_points() {
        Map<String, Double> points = new Ranking(List.of("speed", "cost", "care")).points();
        assertThat(points.get("speed")).isEqualTo(100);
        assertThat(points.get("cost")).isCloseTo(100 * 5 / 11.0, within(1e-12));
        assertThat(points.get("care")).isCloseTo(100 * 2 / 11.0, within(1e-12));
    }

    @Test
    void a_ranking_names_each_criterion_once() {
        assertThatThrownBy(() -> new Ranking(List.of())).hasMessage("name at least one criterion");
        assertThatThrownBy(() -> new Ranking(List.of("cost", "cost")))
                .hasMessage("each criterion can be named only once, not as in cost, cost");
    }

    @Test
    void comparisons_become_points_in_proportion() {
        PairwiseComparisons comparisons = new PairwiseComparisons(List.of(new ComparisonSet(
                List.of("a", "b", "c"),
                List.of(new Comparison("a", "b", 2), new Comparison("c", "a", 1 / 4.0), new Comparison("b", "c", 2)))));
        assertPoints(comparisons.points(), Map.of("a", 100.0, "b", 50.0, "c", 25.0));
        assertThat(comparisons.reference()).isEmpty();
        assertThat(comparisons.sets().getFirst().consistency()).isEqualTo(new Ahp.Consistency.Ratio(0));
        assertThat(comparisons.sets().getFirst().mostInconsistent()).isEmpty();
    }

    @Test
    void sets_are_joined_by_their_common_criterion() {
        PairwiseComparisons comparisons = new PairwiseComparisons(List.of(
                new ComparisonSet(List.of("r", "a"), List.of(new Comparison("r", "a", 2))),
                new ComparisonSet(List.of("b", "r"), List.of(new Comparison("b", "r", 4)))));
        assertThat(comparisons.reference()).contains("r");
        assertPoints(comparisons.points(), Map.of("b", 100.0, "r", 25.0, "a", 12.5));
        assertThat(comparisons.sets().getFirst().consistency()).isEqualTo(new Ahp.Consistency.NotTestable());
    }

    @Test
    void sets_without_exactly_one_common_criterion_cannot_be_joined() {
        ComparisonSet ab = set("a", "b");
        assertThatThrownBy(() -> new PairwiseComparisons(List.of(ab, set("c", "d"))))
                .hasMessage("the sets must have exactly one criterion in common");
        assertThatThrownBy(() -> new PairwiseComparisons(List.of(ab, ab)))
                .hasMessage("the sets must have exactly one criterion in common");
        assertThatThrownBy(
                        () -> new PairwiseComparisons(List.of(set("a", "b", "c"), set("a", "b", "d"), set("a", "e"))))
                .hasMessage("b is in two sets, but only a may be");
        assertThatThrownBy(() -> new PairwiseComparisons(List.of())).hasMessage("compare at least one set of criteria");
    }

    @Test
    void criteria_are_divided_into_few_sets_of_like_size() {
        assertThat(PairwiseComparisons.divide(keys(1))).containsExactly(keys(1));
        assertThat(PairwiseComparisons.divide(keys(7))).containsExactly(keys(7));
        assertThat(PairwiseComparisons.divide(keys(8)))
                .containsExactly(List.of("k0", "k1", "k2", "k3"), List.of("k0", "k4", "k5", "k6", "k7"));
        assertThat(PairwiseComparisons.divide(keys(20)))
                .hasSize(4)
                .allSatisfy(set -> assertThat(set).hasSizeBetween(5, 7).startsWith("k0"));
    }

    @Test
    void a_judgement_that_the_others_contradict_comes_with_a_suggestion() {
        // All others say that a is four times as important as c.
        ComparisonSet set = new ComparisonSet(
                List.of("a", "b", "c", "d"),
                List.of(
                        new Comparison("a", "b", 2),
                        new Comparison("b", "c", 2),
                        new Comparison("c", "a", 5),
                        new Comparison("a", "d", 4),
                        new Comparison("b", "d", 2),
                        new Comparison("c", "d", 1)));
        List<ComparisonSet.Inconsistency> worst = set.mostInconsistent();
        assertThat(((Ahp.Consistency.Ratio) set.consistency()).acceptable()).isFalse();
        assertThat(worst).hasSize(3);
        assertThat(worst.getFirst().given()).isEqualTo(new Comparison("c", "a", 5));
        assertThat(worst.getFirst().suggested()).isBetween(1 / 9.0, 2.0);
        assertThat(worst.getFirst().factor()).isGreaterThan(worst.getLast().factor());
    }

    @Test
    void a_set_compares_every_pair_once() {
        List<String> ab = List.of("a", "b");
        assertThatThrownBy(() -> new ComparisonSet(ab, List.of())).hasMessage("compare a with b");
        assertThatThrownBy(
                        () -> new ComparisonSet(ab, List.of(new Comparison("a", "b", 2), new Comparison("b", "a", 2))))
                .hasMessage("b and a are compared twice");
        assertThatThrownBy(() -> new ComparisonSet(ab, List.of(new Comparison("a", "c", 2))))
                .hasMessage("c is not in the set that is compared");
        assertThatThrownBy(() -> set(keys(8).toArray(String[]::new)))
                .hasMessage("at most 7 criteria can be compared with one another, these are 8");
    }

    @Test
    void a_judgement_lies_within_one_ninth_and_nine() {
        assertThat(new Comparison("a", "b", 1 / 9.0).times()).isEqualTo(1 / 9.0);
        assertThatThrownBy(() -> new Comparison("a", "b", 10))
                .hasMessage("a criterion can be at most 9 times as important as another, or 1/9; a to b is 10.0");
        assertThatThrownBy(() -> new Comparison("a", "b", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Comparison("a", "b", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Comparison("a", "a", 1)).hasMessage("a cannot be compared with itself");
    }

    private static void assertPoints(Map<String, Double> points, Map<String, Double> expected) {
        assertThat(points).hasSameSizeAs(expected);
        expected.forEach((criterion, value) -> assertThat(points.get(criterion)).isCloseTo(value, within(1e-9)));
    }

    /// Criteria that are all equally important.
    private static ComparisonSet set(String... criteria) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < criteria.length; i++) {
            for (int j = i + 1; j < criteria.length; j++) {
                comparisons.add(new Comparison(criteria[i], criteria[j], 1));
            }
        }
        return new ComparisonSet(List.of(criteria), comparisons);
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(k -> "k" + k).toList();
    }
}
