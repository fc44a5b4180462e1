package dev.showdown.decision;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// PROMETHEE II, the preference ranking organisation method for enrichment evaluations (Brans and Vincke 1985): every
/// alternative is compared with every other, and by how much it is preferred on balance is its net flow.
///
/// Flows are divided by the number of other alternatives. Lists are by alternative.
///
/// @param preferenceIndices alternative -> other -> weighted degree to which the first is preferred, 0..1; 0 to
///     itself
/// @param positiveFlow mean preference over the others, 0..1
/// @param negativeFlow mean preference of the others over it, 0..1
/// @param netFlow positive less negative flow, -1..1, more being better; they sum to 0
public record Promethee(
        List<List<Double>> preferenceIndices,
        List<Double> positiveFlow,
        List<Double> negativeFlow,
        List<Double> netFlow) {

    public Promethee {
        preferenceIndices = preferenceIndices.stream().map(List::copyOf).toList();
        positiveFlow = List.copyOf(positiveFlow);
        negativeFlow = List.copyOf(negativeFlow);
        netFlow = List.copyOf(netFlow);
    }

    /// The linear preference function: a difference up to the indifference threshold does not count, one from the
    /// preference threshold on counts fully, one between in proportion. With `q = 0` it is the V-shape, with
    /// `q = p = 0` the usual criterion, where any difference counts fully.
    ///
    /// @param q indifference threshold in units of performance, 0 or more
    /// @param p preference threshold in units of performance, `q` or more
    /// @return difference -> degree of preference, 0..1
    public static DoubleUnaryOperator linear(double q, double p) {
        Require.that(
                0 <= q && q <= p && Double.isFinite(p),
                "preference thresholds need 0 <= q <= p, these are %s and %s".formatted(q, p));
        return difference -> {
            if (difference <= q) {
                return 0;
            }
            return difference >= p ? 1 : (difference - q) / (p - q);
        };
    }

    /// Compares alternatives.
    ///
    /// @param weights criterion -> importance, 0 or more; shares of their sum count
    /// @param performance criterion -> alternative -> performance in any unit, more being better; of a criterion of
    ///     which less is better the negative numbers
    /// @param preferences one function for each criterion: a difference above 0 -> degree of preference, 0..1
    /// @throws IllegalArgumentException for fewer than two alternatives, tables that do not fit together, numbers
    ///     that are not finite and degrees of preference outside 0..1
    public static Promethee of(double[] weights, double[][] performance, List<DoubleUnaryOperator> preferences) {
        Require.table(weights, performance);
        Require.choice(performance);
        Require.that(
                preferences != null && preferences.size() == weights.length,
                "each criterion needs one preference function");
        double[] shares = AdditiveValue.shares(weights);
        int alternatives = performance[0].length;
        double[][] indices = new double[alternatives][alternatives];
        for (int c = 0; c < shares.length; c++) {
            for (int a = 0; a < alternatives; a++) {
                for (int b = 0; b < alternatives; b++) {
                    double difference = performance[c][a] - performance[c][b];
                    indices[a][b] += difference > 0 ? shares[c] * degree(preferences.get(c), difference) : 0;
                }
            }
        }
        return withFlows(indices);
    }

    private static double degree(DoubleUnaryOperator preference, double difference) {
        double degree = preference.applyAsDouble(difference);
        Require.that(0 <= degree && degree <= 1, "a degree of preference lies within 0-1");
        return degree;
    }

    private static Promethee withFlows(double[][] indices) {
        int alternatives = indices.length;
        int others = alternatives - 1;
        double[] positive = new double[alternatives];
        double[] negative = new double[alternatives];
        double[] net = new double[alternatives];
        for (int a = 0; a < alternatives; a++) {
            for (int b = 0; b < alternatives; b++) {
                positive[a] += indices[a][b] / others;
                negative[a] += indices[b][a] / others;
            }
            net[a] = positive[a] - negative[a];
        }
        return new Promethee(Ranks.table(indices), Ranks.list(positive), Ranks.list(negative), Ranks.list(net));
    }

    /// Ranks by net flow, 1 for the best; alternatives within 1e-9 share the better rank.
    public List<Integer> ranking() {
        return Ranks.competition(netFlow);
    }
}
