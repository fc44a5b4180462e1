package dev.showdown.decision;

import java.util.Arrays;
import java.util.List;

/// SMAA-2, stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001): what is uncertain is drawn
/// many times, and counted is how often each alternative has which rank by additive value.
///
/// Shares are of the draws, 0..1. Values within 1e-9 rank in the order of the alternatives.
///
/// @param rankAcceptability alternative -> rank, the first being the best -> share in which it has this rank
/// @param centralWeights alternative -> criterion -> mean weight over the draws that it wins; empty if it never wins
/// @param pairwiseWinning alternative -> other -> share in which the first ranks better; 0 against itself
public record Smaa(
        List<List<Double>> rankAcceptability, List<List<Double>> centralWeights, List<List<Double>> pairwiseWinning) {

    private static final int BLOCK = 512;

    public Smaa {
        rankAcceptability = rankAcceptability.stream().map(List::copyOf).toList();
        centralWeights = centralWeights.stream().map(List::copyOf).toList();
        pairwiseWinning = pairwiseWinning.stream().map(List::copyOf).toList();
    }

    /// Counts draws that somebody else made.
    ///
    /// @param weights draw -> criterion -> weight
    /// @param partial draw -> criterion -> alternative -> partial value, more being better
    /// @throws IllegalArgumentException for fewer than two alternatives, tables that do not fit together and
    ///     numbers that are not finite
    public static Smaa ofSamples(double[][] weights, double[][][] partial) {
        Require.that(weights != null && weights.length > 0, "at least one draw is needed");
        Require.that(
                partial != null && weights.length == partial.length,
                "weights and values differ in the number of draws");
        int draws = weights.length;
        int alternatives = AdditiveValue.totals(weights[0], partial[0]).length;
        double[][] byCriterion = new double[weights[0].length][draws];
        double[][] values = new double[alternatives][draws];
        for (int i = 0; i < draws; i++) {
            double[] totals = AdditiveValue.totals(weights[i], partial[i]);
            Require.choice(partial[i]);
            Require.that(
                    totals.length == alternatives && weights[i].length == byCriterion.length,
                    "the draws differ in the number of alternatives or criteria");
            for (int c = 0; c < byCriterion.length; c++) {
                byCriterion[c][i] = weights[i][c];
            }
            for (int a = 0; a < alternatives; a++) {
                values[a][i] = totals[a];
            }
        }
        Counts counts = new Counts(alternatives, byCriterion.length, draws);
        double[] ones = new double[draws];
        Arrays.fill(ones, 1);
        counts.add(byCriterion, values, ones, draws);
        return counts.shares(draws);
    }

    /// Draws nothing but weights, uniform on the simplex: what the priorities could be if nothing is known of them.
    ///
    /// @param partial criterion -> alternative -> exact partial value, more being better
    /// @param draws 1,000..1,000,000; a share has a standard error of at most `0.5 / sqrt(draws)`
    /// @param seed the same seed gives the same result
    /// @throws IllegalArgumentException for fewer than two alternatives, rows of different length, numbers that are
    ///     not finite and draws out of range
    public static Smaa withFlatWeights(double[][] partial, int draws, long seed) {
        Require.rectangular(partial, "the figures of each criterion");
        Require.choice(partial);
        Require.draws(draws);
        int criteria = partial.length;
        int alternatives = partial[0].length;
        FlatWeights flat = new FlatWeights(new Generator(seed, criteria, BLOCK), 0, BLOCK);
        Counts counts = new Counts(alternatives, criteria, BLOCK);
        double[][] weights = new double[criteria][];
        for (int first = 0; first < draws; first += BLOCK) {
            int n = Math.min(BLOCK, draws - first);
            double[][] values = new double[alternatives][n];
            flat.start();
            for (int c = 0; c < criteria; c++) {
                weights[c] = flat.draw(c, first, n).clone();
                for (int a = 0; a < alternatives; a++) {
                    for (int i = 0; i < n; i++) {
                        values[a][i] += weights[c][i] * partial[c][a];
                    }
                }
            }
            counts.add(weights, values, flat.total(), n);
        }
        return counts.shares(draws);
    }

    /// Counts block by block.
    private static final class Counts {

        private final Tally tally;
        private final CentralWeights centre;

        Counts(int alternatives, int criteria, int block) {
            tally = new Tally(new boolean[alternatives], block);
            centre = new CentralWeights(alternatives, criteria, block);
        }

        /// @param weights criterion -> draw -> weight times scale
        /// @param values alternative -> draw -> value times scale
        /// @param scale draw -> what both were multiplied by
        void add(double[][] weights, double[][] values, double[] scale, int n) {
            tally.add(values, scale, n);
            centre.select(tally.winner, n);
            double[] share = Arrays.stream(scale).map(s -> 1 / s).toArray();
            for (int c = 0; c < weights.length; c++) {
                centre.add(c, weights[c], share, n);
            }
        }

        Smaa shares(int draws) {
            return new Smaa(
                    Ranks.table(Tally.shares(tally.ranks, draws)),
                    Ranks.table(centre.means(tally.ranks)),
                    Ranks.table(Tally.shares(tally.wins, draws)));
        }
    }
}
