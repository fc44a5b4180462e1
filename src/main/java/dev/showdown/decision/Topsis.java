package dev.showdown.decision;

import java.util.List;

/// TOPSIS, the technique for order preference by similarity to ideal solution (Hwang and Yoon 1981), with vector
/// normalisation and Euclidean distances: an alternative is good if it is near the best that occurs on every
/// criterion and far from the worst.
///
/// Distances are in weighted normalised units, 0 or more. Lists are by alternative.
///
/// @param distancePositive from the ideal, the best that occurs on every criterion
/// @param distanceNegative from the anti-ideal, the worst that occurs
/// @param closeness share of the distance from the anti-ideal in both, 0..1, more being better; 0.5 where ideal and
///     anti-ideal are the same
public record Topsis(List<Double> distancePositive, List<Double> distanceNegative, List<Double> closeness) {

    public Topsis {
        distancePositive = List.copyOf(distancePositive);
        distanceNegative = List.copyOf(distanceNegative);
        closeness = List.copyOf(closeness);
    }

    /// Compares alternatives.
    ///
    /// @param weights criterion -> weight, 0 or more; used as given, since distances scale with their sum and
    ///     nothing else changes
    /// @param performance criterion -> alternative -> performance in any unit, more being better; of a criterion of
    ///     which less is better the negative numbers, which leaves all distances as they would be
    /// @throws IllegalArgumentException for fewer than two alternatives, tables that do not fit together and
    ///     numbers that are not finite
    public static Topsis of(double[] weights, double[][] performance) {
        Require.table(weights, performance);
        Require.choice(performance);
        int alternatives = performance[0].length;
        double[] positive = new double[alternatives];
        double[] negative = new double[alternatives];
        for (int c = 0; c < weights.length; c++) {
            addSquares(weighted(weights[c], performance[c]), positive, negative);
        }
        double[] closeness = new double[alternatives];
        for (int a = 0; a < alternatives; a++) {
            positive[a] = Math.sqrt(positive[a]);
            negative[a] = Math.sqrt(negative[a]);
            double both = positive[a] + negative[a];
            closeness[a] = both > 0 ? negative[a] / both : 0.5;
        }
        return new Topsis(Ranks.list(positive), Ranks.list(negative), Ranks.list(closeness));
    }

    private static double[] weighted(double weight, double[] performance) {
        double squares = 0;
        for (double x : performance) {
            squares += x * x;
        }
        double norm = Math.sqrt(squares);
        double[] weighted = new double[performance.length];
        for (int a = 0; a < weighted.length; a++) {
            weighted[a] = norm > 0 ? weight * performance[a] / norm : 0;
        }
        return weighted;
    }

    private static void addSquares(double[] weighted, double[] positive, double[] negative) {
        double best = Double.NEGATIVE_INFINITY;
        double worst = Double.POSITIVE_INFINITY;
        for (double x : weighted) {
            best = Math.max(best, x);
            worst = Math.min(worst, x);
        }
        for (int a = 0; a < weighted.length; a++) {
            positive[a] += (best - weighted[a]) * (best - weighted[a]);
            negative[a] += (weighted[a] - worst) * (weighted[a] - worst);
        }
    }

    /// Ranks by closeness, 1 for the best; alternatives within 1e-9 share the better rank.
    public List<Integer> ranking() {
        return Ranks.competition(closeness);
    }
}
