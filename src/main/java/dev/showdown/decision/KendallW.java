package dev.showdown.decision;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Kendall's coefficient of concordance: how far several raters rank the same objects alike (Kendall and Babington
/// Smith 1939; correction for ties by Kendall and Gibbons 1990).
///
/// `W = 12 S / (m^2 (n^3 - n) - m sum(t^3 - t))` with m raters, n objects, S the squared deviations of the rank sums
/// from their mean, and t the sizes of the groups of ties.
///
/// @param raters how many there are
/// @param rankSums object -> sum of its ranks, ties sharing their mean rank
/// @param uncorrected W as if there were no ties, 0..1; empty with fewer than two raters or objects
/// @param w corrected for ties: 0 is no agreement, 1 the same ranking; empty also where everything is tied
public record KendallW(int raters, List<Double> rankSums, OptionalDouble uncorrected, OptionalDouble w) {

    /// Logarithm of a first term of the series so small that one of the tails is nothing.
    private static final double NEGLIGIBLE = -600;

    public KendallW {
        rankSums = List.copyOf(rankSums);
    }

    /// The concordance of several rankings.
    ///
    /// @param scores rater -> object -> score, the lowest having rank 1
    /// @throws IllegalArgumentException if there is nobody or nothing, or the raters did not rate the same objects
    public static KendallW of(double[][] scores) {
        Require.rectangular(scores, "the scores of each rater");
        int raters = scores.length;
        int objects = scores[0].length;
        double[] rankSums = new double[objects];
        double ties = 0;
        for (double[] rater : scores) {
            double[] ranks = averageRanks(rater);
            for (int i = 0; i < objects; i++) {
                rankSums[i] += ranks[i];
                ties += tieTerm(rater, rater[i]);
            }
        }
        double mean = raters * (objects + 1) / 2.0;
        double squares =
                Arrays.stream(rankSums).map(sum -> (sum - mean) * (sum - mean)).sum();
        double n = objects;
        double most = (double) raters * raters * (n * n * n - n);
        return new KendallW(
                raters,
                Ranks.list(rankSums),
                share(raters, squares, most),
                share(raters, squares, most - raters * ties));
    }

    private static OptionalDouble share(int raters, double squares, double most) {
        return raters < 2 || most <= 0 ? OptionalDouble.empty() : OptionalDouble.of(12 * squares / most);
    }

    /// Ranks from 1 for the lowest score; equal scores share their mean rank.
    private static double[] averageRanks(double[] scores) {
        return Arrays.stream(scores)
                .map(score -> {
                    long below = Arrays.stream(scores).filter(s -> s < score).count();
                    return below + (1 + countEqual(scores, score)) / 2.0;
                })
                .toArray();
    }

    /// `t^3 - t` spread evenly over the t members of a group of ties.
    private static double tieTerm(double[] scores, double score) {
        double t = countEqual(scores, score);
        return t * t - 1;
    }

    private static long countEqual(double[] scores, double score) {
        return Arrays.stream(scores).filter(s -> s == score).count();
    }

    /// Friedman's statistic `m (n - 1) W`, 0 or more; empty where W is.
    public OptionalDouble chiSquare() {
        return w.isEmpty() ? w : OptionalDouble.of(raters * degreesOfFreedom() * w.getAsDouble());
    }

    /// Of the statistic: the objects less one.
    public int degreesOfFreedom() {
        return rankSums.size() - 1;
    }

    /// Probability of at least this much concordance if the raters ranked at random, by the chi-square distribution,
    /// which is rough for few objects and raters; 0..1, empty where W is.
    public OptionalDouble pValueChiSquare() {
        return w.isEmpty() ? w : OptionalDouble.of(upperTail(chiSquare().getAsDouble() / 2, degreesOfFreedom()));
    }

    /// One less the regularised lower incomplete gamma function of half the degrees of freedom, by its power series.
    private static double upperTail(double x, int degreesOfFreedom) {
        double a = degreesOfFreedom / 2.0;
        double logarithm = a * Math.log(x) - x - logGammaOfNext(degreesOfFreedom);
        if (logarithm < NEGLIGIBLE) {
            return x > a ? 0 : 1;
        }
        double term = Math.exp(logarithm);
        double sum = 0;
        for (int k = 1; term > sum * 1e-17; k++) {
            sum += term;
            term *= x / (a + k);
        }
        return Math.max(0, 1 - sum);
    }

    /// The logarithm of `gamma(1 + d/2)` for a whole number d, from `gamma(1) = 1` or `gamma(1/2) = sqrt(pi)`.
    private static double logGammaOfNext(int d) {
        double log = d % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        for (double factor = d % 2 == 0 ? 1 : 0.5; factor <= d / 2.0; factor++) {
            log += Math.log(factor);
        }
        return log;
    }
}
