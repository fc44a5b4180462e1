package dev.showdown.decision;

/// The additive value model of multi-attribute value theory with swing weights (Keeney and Raiffa 1976; von
/// Winterfeldt and Edwards 1986): `V(a) = sum of w_c * v_c(a)`.
///
/// Tables are criterion -> alternative. Partial values are on one local scale, 0..1 or 0..100, more being better;
/// totals are on that scale too if the weights sum to 1. Illegal input is an [IllegalArgumentException].
public final class AdditiveValue {

    private AdditiveValue() {}

    /// Weights from swing points: each one's share of the sum, equal ones if all points are zero.
    ///
    /// @param points criterion -> points, 0 or more
    /// @return criterion -> weight, 0..1, summing to 1
    public static double[] weights(double[] points) {
        Require.weights(points);
        return shares(points);
    }

    static double[] shares(double[] points) {
        double sum = 0;
        for (double s : points) {
            sum += s;
        }
        double[] weights = new double[points.length];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = sum > 0 ? points[c] / sum : 1.0 / weights.length;
        }
        return weights;
    }

    /// Partial values of a criterion that is worth more in proportion to its performance.
    ///
    /// @param performance alternative -> performance, in any unit
    /// @param worst performance that is worth 0
    /// @param best performance that is worth 1; below `worst` where less is better
    /// @return alternative -> partial value, 0..1 between worst and best
    public static double[] linear(double[] performance, double worst, double best) {
        Require.finite(performance, "performance");
        Require.that(
                Double.isFinite(worst) && Double.isFinite(best) && worst != best,
                "the worst and the best performance must be different numbers");
        double[] partial = new double[performance.length];
        for (int a = 0; a < partial.length; a++) {
            // Adding zero keeps a zero from being negative.
            partial[a] = (performance[a] - worst) / (best - worst) + 0.0;
        }
        Require.finite(partial, "performance beside a range so narrow");
        return partial;
    }

    /// What each criterion adds to each alternative's value.
    ///
    /// @return criterion -> alternative -> weighted partial value
    public static double[][] contributions(double[] weights, double[][] partial) {
        Require.table(weights, partial);
        double[][] contributions = new double[weights.length][partial[0].length];
        for (int c = 0; c < weights.length; c++) {
            for (int a = 0; a < partial[c].length; a++) {
                contributions[c][a] = weights[c] * partial[c][a];
            }
        }
        return contributions;
    }

    /// The value of each alternative.
    ///
    /// @return alternative -> value
    public static double[] totals(double[] weights, double[][] partial) {
        Require.table(weights, partial);
        return values(weights, partial, partial[0].length);
    }

    static double[] values(double[] weights, double[][] partial, int alternatives) {
        double[] values = new double[alternatives];
        for (int c = 0; c < weights.length; c++) {
            for (int a = 0; a < alternatives; a++) {
                values[a] += weights[c] * partial[c][a];
            }
        }
        return values;
    }
}
