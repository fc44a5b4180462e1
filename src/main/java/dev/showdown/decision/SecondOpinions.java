package dev.showdown.decision;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Asks other methods (section 10 of the decision model) about the feasible alternatives.
final class SecondOpinions {

    /// A difference of partial values that counts fully, in points.
    private static final double PREFERENCE = 20;

    private final Model model;
    private final Values values;
    private final int[] feasible;
    /// criterion -> feasible alternative -> partial value.
    private final double[][] partial;

    SecondOpinions(Model model, Values values) {
        this.model = model;
        this.values = values;
        feasible = IntStream.range(0, model.alternatives)
                .filter(a -> !values.excluded[a])
                .toArray();
        partial = Arrays.stream(values.partial)
                .map(all -> Arrays.stream(feasible).mapToDouble(a -> all[a]).toArray())
                .toArray(double[][]::new);
    }

    /// One opinion of each method; none with fewer than two feasible alternatives.
    List<SecondOpinion> all() {
        return values.hasLead()
                ? Stream.of(SecondOpinion.Method.values()).map(this::opinion).toList()
                : List.of();
    }

    private SecondOpinion opinion(SecondOpinion.Method method) {
        List<Double> scores = scores(method, values.weights);
        List<Integer> order = Ranks.bestFirst(scores);
        int first = order.getFirst();
        int leader = Arrays.binarySearch(feasible, values.leader);
        Map<String, Double> byKey = new LinkedHashMap<>();
        for (int k = 0; k < feasible.length; k++) {
            byKey.put(model.alternativeKey(feasible[k]), scores.get(k));
        }
        return new SecondOpinion(
                method,
                order.stream().map(k -> model.alternativeKey(feasible[k])).toList(),
                first == leader,
                Collections.unmodifiableMap(byKey),
                first == leader ? null : model.criterionKey(decisive(method, first, leader)));
    }

    private List<Double> scores(SecondOpinion.Method method, double[] weights) {
        return switch (method) {
            case TOPSIS -> Topsis.of(weights, partial).closeness();
            case PROMETHEE_II ->
                Promethee.of(weights, partial, Collections.nCopies(weights.length, Promethee.linear(0, PREFERENCE)))
                        .netFlow();
        };
    }

    /// The criterion without which one alternative would be least ahead of another; of equal ones the first.
    private int decisive(SecondOpinion.Method method, int ahead, int behind) {
        int decisive = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < model.criteria; c++) {
            if (values.weights[c] > 0) {
                double[] without = values.weights.clone();
                without[c] = 0;
                List<Double> scores = scores(method, without);
                double lead = scores.get(ahead) - scores.get(behind);
                if (lead < least - Values.TIE) {
                    least = lead;
                    decisive = c;
                }
            }
        }
        return decisive;
    }
}
