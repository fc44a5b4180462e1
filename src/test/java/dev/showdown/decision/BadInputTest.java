package dev.showdown.decision;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.decision.ComparisonSet.Comparison;
import dev.showdown.support.PlaybookBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// What no method takes, so that none ever gives a figure that is not a number.
class BadInputTest {

    private static final double[] ONE = {1};
    private static final double[][] PAIR = {{1, 2}};

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e200, -1e200})
    void numbers_that_are_not_finite_or_beyond_all_measure_are_refused(double bad) {
        double[] weights = {bad};
        double[][] table = {{1, bad}};
        refused(() -> Ahp.of(new double[][] {{1, bad}, {1 / bad, 1}}));
        refused(() -> Topsis.of(weights, PAIR));
        refused(() -> Topsis.of(ONE, table));
        refused(() -> Promethee.of(weights, PAIR, usual()));
        refused(() -> Promethee.of(ONE, table, usual()));
        refused(() -> AdditiveValue.weights(weights));
        refused(() -> AdditiveValue.totals(weights, PAIR));
        refused(() -> AdditiveValue.totals(ONE, table));
        refused(() -> AdditiveValue.contributions(ONE, table));
        refused(() -> AdditiveValue.linear(new double[] {bad}, 0, 1));
        refused(() -> StabilityInterval.of(weights, PAIR));
        refused(() -> StabilityInterval.of(ONE, table));
        refused(() -> Smaa.withFlatWeights(table, 1_000, 1));
        refused(() -> Smaa.ofSamples(new double[][] {weights}, new double[][][] {PAIR}));
        refused(() -> Smaa.ofSamples(new double[][] {ONE}, new double[][][] {table}));
        refused(() -> KendallW.of(new double[][] {{1, 2}, {1, bad}}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 101})
    void numbers_outside_their_scale_are_refused(double bad) {
        refused(() -> new Judgement(bad, 50, 60));
        refused(() -> new Judgement(40, bad, 60));
        refused(() -> new Judgement(40, 50, bad));
        refused(() -> new SwingPoints(Map.of("a", 100.0, "b", bad)));
        refused(() -> new Comparison("a", "b", bad));
        refused(() -> Inputs.of(playbook(), Answers.NONE, Map.of("c", bad)));
        refused(() -> new Thresholds.Band(bad, 1));
        refused(() -> new Thresholds.Band(0.5, bad));
        refused(() -> PlaybookBuilder.between("a", "b")
                .criterion("c", 1, 2)
                .question("q", PlaybookBuilder.option("y").points("c", bad), PlaybookBuilder.option("n"))
                .build());
        refused(() -> new StabilityInterval(bad, 0, 1, null, null));
        refused(() -> new StabilityInterval(0.5, bad, 1, null, null));
        refused(() -> new StabilityInterval(0.5, 0, bad, null, null));
        refused(() -> Promethee.of(ONE, PAIR, List.of(difference -> bad)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -101, 101})
    void a_shift_beyond_the_scale_is_refused(double bad) {
        refused(() -> PlaybookBuilder.between("a", "b")
                .criterion("c", 1, 2)
                .question("q", PlaybookBuilder.option("y").shift("c", "a", bad), PlaybookBuilder.option("n"))
                .build());
    }

    @Test
    void preference_thresholds_are_finite_and_in_order() {
        refused(() -> Promethee.linear(Double.NaN, 1));
        refused(() -> Promethee.linear(0, Double.NaN));
        refused(() -> Promethee.linear(0, Double.POSITIVE_INFINITY));
        refused(() -> Promethee.linear(-1, 1));
        refused(() -> Promethee.linear(2, 1));
    }

    @Test
    void matrices_of_comparisons_are_square_positive_and_reciprocal() {
        refused(() -> Ahp.of(new double[][] {{1, 2}, {2, 1}}));
        refused(() -> Ahp.of(new double[][] {{2}}));
        refused(() -> Ahp.of(new double[][] {{1, 2}}));
        refused(() -> Ahp.of(new double[][] {{1, 2}, {0.5}}));
        refused(() -> Ahp.of(new double[][] {{1, 0}, {0, 1}}));
        refused(() -> Ahp.of(new double[][] {{1, -2}, {-0.5, 1}}));
        refused(() -> Ahp.of(new double[][] {{-1}}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {9.001, 0.111, 0, -3})
    void a_comparison_is_at_most_nine_to_one(double times) {
        refused(() -> new Comparison("a", "b", times));
    }

    @Test
    void weights_are_never_negative() {
        double[] negative = {1, -1};
        double[][] table = {{1, 2}, {3, 4}};
        refused(() -> AdditiveValue.weights(negative));
        refused(() -> AdditiveValue.totals(negative, table));
        refused(() -> Topsis.of(negative, table));
        refused(() -> Promethee.of(negative, table, Collections.nCopies(2, Promethee.linear(0, 1))));
        refused(() -> StabilityInterval.of(negative, table));
        refused(() -> Smaa.ofSamples(new double[][] {negative}, new double[][][] {table}));
    }

    @Test
    void a_range_has_width() {
        refused(() -> AdditiveValue.linear(new double[] {1}, 5, 5));
        refused(() -> AdditiveValue.linear(new double[] {1}, 0, Double.MIN_VALUE));
        refused(() -> AdditiveValue.linear(new double[] {1}, 0, Double.NaN));
        refused(() -> AdditiveValue.linear(new double[] {1}, Double.NEGATIVE_INFINITY, 1));
    }

    @Test
    void one_alternative_is_no_choice() {
        double[][] alone = {{1}};
        refused(() -> Topsis.of(ONE, alone));
        refused(() -> Promethee.of(ONE, alone, usual()));
        refused(() -> StabilityInterval.of(ONE, alone));
        refused(() -> Smaa.withFlatWeights(alone, 1_000, 1));
        refused(() -> Smaa.ofSamples(new double[][] {ONE}, new double[][][] {alone}));
        refused(() -> PlaybookBuilder.between("a")
                .criterion("c", 1)
                .question("q", PlaybookBuilder.option("y"), PlaybookBuilder.option("n"))
                .build());
    }

    @Test
    void something_must_matter() {
        double[] none = {};
        double[][] empty = {};
        refused(() -> Ahp.of(empty));
        refused(() -> AdditiveValue.weights(none));
        refused(() -> AdditiveValue.totals(none, empty));
        refused(() -> Topsis.of(none, empty));
        refused(() -> Promethee.of(none, empty, List.of()));
        refused(() -> StabilityInterval.of(none, empty));
        refused(() -> Smaa.withFlatWeights(empty, 1_000, 1));
        refused(() -> Smaa.ofSamples(new double[][] {none}, new double[][][] {empty}));
        refused(() -> RankOrderCentroid.weights(0));
        refused(() -> new Ranking(List.of()));
        refused(() -> new SwingPoints(Map.of()));
        refused(() -> new ComparisonSet(List.of(), List.of()));
        refused(() -> PlaybookBuilder.between("a", "b")
                .question("q", PlaybookBuilder.option("y"), PlaybookBuilder.option("n"))
                .build());
    }

    @Test
    void what_is_missing_is_refused_like_what_is_wrong() {
        refused(() -> Ahp.of(null));
        refused(() -> Ahp.of(new double[][] {null}));
        refused(() -> Topsis.of(null, PAIR));
        refused(() -> Topsis.of(ONE, null));
        refused(() -> Promethee.of(ONE, PAIR, null));
        refused(() -> StabilityInterval.of(ONE, new double[][] {null}));
        refused(() -> Smaa.ofSamples(null, null));
        refused(() -> Smaa.ofSamples(new double[][] {null}, new double[][][] {null}));
        Map<String, Double> points = new HashMap<>();
        points.put("a", 100.0);
        points.put("b", null);
        refused(() -> new SwingPoints(points));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 999, 1_000_001, Integer.MAX_VALUE})
    void draws_out_of_range_are_refused(int draws) {
        List<Inputs.Participant> one = List.of(new Inputs.Participant("", Answers.NONE));
        refused(() -> new Inputs(playbook(), one, Answers.NONE, Map.of(), draws, 1));
        refused(() -> Smaa.withFlatWeights(PAIR, draws, 1));
    }

    @Test
    void a_ranking_has_no_gaps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ranking(Arrays.asList("a", null, "b")))
                .withMessage("a ranking has no gaps: the criterion in place 2 is missing");
        refused(() -> new Ranking(List.of("a", " ")));
    }

    @Test
    void extremes_within_bounds_give_numbers() {
        double[] weights = {1e100, Double.MIN_VALUE};
        double[][] table = {{1e100, -1e100, 0}, {Double.MIN_VALUE, 0, 1e100}};
        assertThat(Topsis.of(weights, table).closeness()).allMatch(Double::isFinite);
        assertThat(Promethee.of(weights, table, Collections.nCopies(2, Promethee.linear(0, Double.MIN_VALUE)))
                        .netFlow())
                .allMatch(Double::isFinite);
        assertThat(Arrays.stream(AdditiveValue.totals(weights, table))).allMatch(Double::isFinite);
        assertThat(Ahp.of(new double[][] {{1, 1e100}, {1e-100, 1}}).judgementErrors())
                .allMatch(error -> Double.isFinite(error.factor()));
    }

    private static List<DoubleUnaryOperator> usual() {
        return List.of(Promethee.linear(0, 0));
    }

    private static Playbook playbook() {
        return PlaybookBuilder.between("a", "b")
                .criterion("c", 50, 40)
                .question("q", PlaybookBuilder.option("y"), PlaybookBuilder.option("n"))
                .build();
    }

    private static void refused(ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call);
    }
}
