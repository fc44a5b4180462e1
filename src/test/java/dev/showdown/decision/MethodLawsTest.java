package dev.showdown.decision;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

import dev.showdown.support.RandomProjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Laws of the single methods over random decision tables.
class MethodLawsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    /// @param partial criterion -> alternative -> partial value
    record Table(double[] weights, double[][] partial) {

        List<Double> closeness() {
            return Topsis.of(weights, partial).closeness();
        }

        List<Double> netFlow() {
            return Promethee.of(weights, partial, Collections.nCopies(weights.length, Promethee.linear(2, 20)))
                    .netFlow();
        }

        /// Another alternative, as good as the first but for being worse on every criterion.
        Table withDominated() {
            double[][] more = Arrays.stream(partial)
                    .map(row -> {
                        double[] longer = Arrays.copyOf(row, row.length + 1);
                        longer[row.length] = row[0] - 3;
                        return longer;
                    })
                    .toArray(double[][]::new);
            return new Table(weights, more);
        }

        Table withAlternativesReversed() {
            return new Table(
                    weights,
                    Arrays.stream(partial).map(MethodLawsTest::reversed).toArray(double[][]::new));
        }

        Table withCriteriaReversed() {
            double[][] rows = partial.clone();
            Collections.reverse(Arrays.asList(rows));
            return new Table(reversed(weights), rows);
        }
    }

    private static double[] reversed(double[] numbers) {
        return IntStream.range(0, numbers.length)
                .mapToDouble(i -> numbers[numbers.length - 1 - i])
                .toArray();
    }

    @Provide
    Arbitrary<Table> tables() {
        return Arbitraries.randomValue(MethodLawsTest::table);
    }

    private static Table table(Random random) {
        int criteria = 1 + random.nextInt(6);
        int alternatives = 2 + random.nextInt(5);
        double[] points = random.doubles(criteria, 1, 100).toArray();
        double[][] partial = new double[criteria][];
        for (int c = 0; c < criteria; c++) {
            partial[c] = random.doubles(alternatives, 5, 100).toArray();
        }
        return new Table(AdditiveValue.weights(points), partial);
    }

    @Property(tries = 300)
    void closeness_lies_within_zero_and_one(@ForAll("tables") Table table) {
        assertThat(table.closeness()).allSatisfy(c -> assertThat(c).isBetween(0.0, 1.0));
    }

    @Property(tries = 300)
    void net_flows_sum_to_zero(@ForAll("tables") Table table) {
        assertThat(table.netFlow().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(0, EXACT);
        assertThat(table.netFlow()).allSatisfy(flow -> assertThat(flow).isBetween(-1 - 1e-12, 1 + 1e-12));
    }

    @Property(tries = 300)
    void a_dominated_alternative_is_never_first(@ForAll("tables") Table table) {
        Table more = table.withDominated();
        int dominated = more.partial()[0].length - 1;
        assertThat(Ranks.competition(more.closeness()).get(dominated)).isGreaterThan(1);
        assertThat(Ranks.competition(more.netFlow()).get(dominated)).isGreaterThan(1);
        assertThat(Smaa.withFlatWeights(more.partial(), 1_000, 1)
                        .rankAcceptability()
                        .get(dominated)
                        .getFirst())
                .isZero();
    }

    @Property(tries = 300)
    void permuting_alternatives_permutes_the_scores(@ForAll("tables") Table table) {
        Table other = table.withAlternativesReversed();
        assertSame(other.closeness().reversed(), table.closeness());
        assertSame(other.netFlow().reversed(), table.netFlow());
    }

    @Property(tries = 300)
    void permuting_criteria_leaves_the_scores_alone(@ForAll("tables") Table table) {
        Table other = table.withCriteriaReversed();
        assertSame(other.closeness(), table.closeness());
        assertSame(other.netFlow(), table.netFlow());
    }

    @Property(tries = 200)
    void the_winner_stays_just_inside_its_interval_and_changes_just_outside(@ForAll("tables") Table table) {
        int winner = first(table.weights(), table.partial());
        List<StabilityInterval> intervals = StabilityInterval.of(table.weights(), table.partial());
        for (int c = 0; c < table.weights().length; c++) {
            StabilityInterval interval = intervals.get(c);
            double step = Math.min(1e-6, (interval.high() - interval.low()) / 3);
            if (interval.challengerBelow().isPresent() && interval.low() > step) {
                assertThat(winner(table, c, interval.low() + step)).isEqualTo(winner);
                assertThat(winner(table, c, interval.low() - step)).isNotEqualTo(winner);
            }
            if (interval.challengerAbove().isPresent() && interval.high() + step < 1) {
                assertThat(winner(table, c, interval.high() - step)).isEqualTo(winner);
                assertThat(winner(table, c, interval.high() + step)).isNotEqualTo(winner);
            }
        }
    }

    private static int winner(Table table, int criterion, double weight) {
        double[] weights = table.weights().clone();
        for (int c = 0; c < weights.length; c++) {
            weights[c] *= (1 - weight) / (1 - table.weights()[criterion]);
        }
        weights[criterion] = weight;
        return first(weights, table.partial());
    }

    private static int first(double[] weights, double[][] partial) {
        return Ranks.bestFirst(Ranks.list(AdditiveValue.totals(weights, partial)))
                .getFirst();
    }

    @Property(tries = 200)
    void consistent_comparisons_give_their_weights_back(@ForAll("tables") Table table) {
        double[] weights = table.weights();
        Ahp ahp = Ahp.of(comparisons(weights, new Random(1), 0));
        for (int c = 0; c < weights.length; c++) {
            assertThat(ahp.weights().get(c)).isCloseTo(weights[c], within(1e-12));
        }
        assertThat(ahp.lambdaMax()).isEqualTo(weights.length);
        assertThat(ahp.consistency())
                .isEqualTo(weights.length < 3 ? new Ahp.Consistency.NotTestable() : new Ahp.Consistency.Ratio(0));
        assertThat(ahp.mostInconsistent()).isEmpty();
    }

    @Property(tries = 200)
    void any_comparisons_give_an_eigenvector_that_sums_to_one(@ForAll("tables") Table table, @ForAll long seed) {
        double[][] matrix = comparisons(table.weights(), new Random(seed), 1.5);
        Ahp ahp = Ahp.of(matrix);
        assertThat(ahp.weights().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(ahp.lambdaMax()).isGreaterThanOrEqualTo(matrix.length);
        for (int i = 0; i < matrix.length; i++) {
            double product = 0;
            for (int j = 0; j < matrix.length; j++) {
                product += matrix[i][j] * ahp.weights().get(j);
            }
            assertThat(product / ahp.lambdaMax()).isCloseTo(ahp.weights().get(i), within(1e-10));
        }
    }

    /// Comparisons by weights, each wrong by a factor of up to `exp(error)`.
    private static double[][] comparisons(double[] weights, Random random, double error) {
        double[][] matrix = new double[weights.length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                matrix[i][j] = weights[i] / weights[j] * Math.exp(error * (2 * random.nextDouble() - 1));
                matrix[j][i] = 1 / matrix[i][j];
            }
        }
        return matrix;
    }

    @Property
    void rank_order_centroid_weights_decrease_and_sum_to_one(@ForAll @IntRange(min = 1, max = 60) int criteria) {
        double[] weights = RankOrderCentroid.weights(criteria);
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        for (int k = 1; k < criteria; k++) {
            assertThat(weights[k]).isLessThan(weights[k - 1]).isPositive();
        }
    }

    @Property(tries = 200)
    void concordance_lies_within_zero_and_one_whoever_comes_first(@ForAll("tables") Table table) {
        KendallW kendall = KendallW.of(table.partial());
        KendallW reversed = KendallW.of(table.withCriteriaReversed().partial());
        if (table.weights().length > 1) {
            assertThat(kendall.w().getAsDouble()).isBetween(0.0, 1 + 1e-12);
            assertThat(kendall.pValueChiSquare().getAsDouble()).isBetween(0.0, 1.0);
            assertThat(reversed.w().getAsDouble()).isCloseTo(kendall.w().getAsDouble(), EXACT);
        }
    }

    @Property(tries = 100)
    void rows_and_columns_of_rank_acceptability_sum_to_one(@ForAll("tables") Table table) {
        List<List<Double>> shares =
                Smaa.withFlatWeights(table.partial(), 1_000, 1).rankAcceptability();
        for (int a = 0; a < shares.size(); a++) {
            int rank = a;
            assertThat(shares.get(a).stream().mapToDouble(Double::doubleValue).sum())
                    .isCloseTo(1, EXACT);
            assertThat(shares.stream().mapToDouble(row -> row.get(rank)).sum()).isCloseTo(1, EXACT);
        }
    }

    @Provide
    Arbitrary<Inputs> projects() {
        return RandomProjects.projects(Inputs.FEWEST_DRAWS);
    }

    @Property(tries = 300)
    void an_opinion_agrees_if_and_only_if_its_first_is_the_leader(@ForAll("projects") Inputs inputs) {
        Evaluation evaluation = Evaluator.evaluate(inputs);
        assertThat(evaluation.secondOpinions()).hasSize(evaluation.lead() == null ? 0 : 2);
        assertThat(evaluation.secondOpinions()).allSatisfy(opinion -> {
            assertThat(opinion.agrees()).isEqualTo(opinion.ranking().getFirst().equals(evaluation.leader()));
            assertThat(opinion.criterion() == null).isEqualTo(opinion.agrees());
            assertThat(opinion.scores().keySet()).containsExactlyInAnyOrderElementsOf(opinion.ranking());
        });
    }

    private static void assertSame(List<Double> actual, List<Double> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int a = 0; a < expected.size(); a++) {
            assertThat(actual.get(a)).isCloseTo(expected.get(a), EXACT);
        }
    }
}
