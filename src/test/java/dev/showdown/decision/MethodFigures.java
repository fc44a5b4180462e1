package dev.showdown.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.showdown.support.GoldenTables;

/// Computes a golden case of a method, under the names and in the shapes of the golden format: tables are
/// alternative -> criterion there.
final class MethodFigures {

    private static final int DRAWS = 1_000_000;
    private static final Pattern FIXED = Pattern.compile("fixed (.+) in every iteration");

    private MethodFigures() {}

    static Map<String, Object> of(String method, JsonNode inputs) {
        return switch (method) {
            case "ahp" -> ahp(Ahp.of(GoldenTables.rows(inputs.required("matrix"))));
            case "ahp-judgement-errors" -> judgementErrors(inputs);
            case "ahp-one-dominant" -> Map.of("results", oneDominant(inputs.required("cases")));
            case "kendall-w" -> kendall(KendallW.of(GoldenTables.rows(inputs.required("scoresByRater"))));
            case "mavt" -> additiveValue(inputs);
            case "promethee2" -> promethee(inputs);
            case "sensitivity-stability" -> stability(inputs);
            case "smaa2-exact" -> smaa(exact(inputs));
            case "smaa2-samples" -> smaa(sampled(inputs));
            case "topsis" -> topsis(inputs);
            case "weights-roc" -> Map.of("weights", centroids(inputs.required("n")));
            default -> throw new AssertionError("nothing computes " + method);
        };
    }

    private static Map<String, Object> ahp(Ahp ahp) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("weights", ahp.weights());
        figures.put("lambdaMax", ahp.lambdaMax());
        figures.put("consistencyIndex", ahp.consistencyIndex());
        boolean testable = ahp.consistency() instanceof Ahp.Consistency.Ratio;
        Ahp.Consistency.Ratio ratio = testable ? (Ahp.Consistency.Ratio) ahp.consistency() : null;
        figures.put("consistencyRatio", testable ? ratio.value() : null);
        figures.put("acceptableAt10Percent", testable ? ratio.acceptable() : null);
        return figures;
    }

    private static Map<String, Object> judgementErrors(JsonNode inputs) {
        Ahp ahp = Ahp.of(GoldenTables.rows(inputs.required("matrix")));
        List<String> labels = GoldenTables.names(inputs.required("labels"));
        Map<String, Double> factors = new LinkedHashMap<>();
        for (Ahp.JudgementError error : ahp.judgementErrors()) {
            factors.put(labels.get(error.row()) + "|" + labels.get(error.column()), error.factor());
        }
        List<String> worst = ahp.mostInconsistent().stream()
                .map(error -> labels.get(error.row()) + "|" + labels.get(error.column()))
                .toList();
        return Map.of("errorFactorUpperTriangle", factors, "mostInconsistentFirst", worst);
    }

    private static List<Map<String, Object>> oneDominant(JsonNode cases) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode one : cases) {
            int n = one.required("n").asInt();
            double x = one.required("x").asDouble();
            double[][] matrix = new double[n][n];
            for (double[] row : matrix) {
                Arrays.fill(row, 1);
            }
            for (int j = 1; j < n; j++) {
                matrix[0][j] = x;
                matrix[j][0] = 1 / x;
            }
            Ahp ahp = Ahp.of(matrix);
            results.add(Map.of(
                    "n", n,
                    "x", x,
                    "firstWeight", ahp.weights().getFirst(),
                    "otherWeight", ahp.weights().getLast(),
                    "lambdaMax", ahp.lambdaMax()));
        }
        return results;
    }

    private static Map<String, Object> kendall(KendallW kendall) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("w", orNull(kendall.w()));
        figures.put("wUncorrected", orNull(kendall.uncorrected()));
        figures.put("rankSums", kendall.rankSums());
        figures.put("chiSquare", orNull(kendall.chiSquare()));
        figures.put("degreesOfFreedom", kendall.degreesOfFreedom());
        figures.put("pValueChiSquare", orNull(kendall.pValueChiSquare()));
        return figures;
    }

    private static Map<String, Object> additiveValue(JsonNode inputs) {
        double[][] partial = partialValues(inputs);
        Map<String, Object> figures = new LinkedHashMap<>();
        double[] weights;
        if (inputs.has("rawSwings")) {
            double[] swings = AdditiveValue.weights(GoldenTables.row(inputs.get("rawSwings")));
            figures.put("normalisedSwingWeights", swings);
            weights = inputs.has("weightsPercentAsUsed")
                    ? AdditiveValue.weights(GoldenTables.row(inputs.get("weightsPercentAsUsed")))
                    : swings;
        } else if (inputs.has("importanceOrder")) {
            weights = inOrder(
                    GoldenTables.names(inputs.get("importanceOrder")), GoldenTables.names(inputs.required("criteria")));
        } else {
            weights = GoldenTables.row(inputs.required("weights"));
        }
        double[] totals = AdditiveValue.totals(weights, partial);
        figures.put("weights", weights);
        figures.put("partialValues", GoldenTables.transposed(partial));
        figures.put("weightedContributions", GoldenTables.transposed(AdditiveValue.contributions(weights, partial)));
        figures.put("totals", totals);
        figures.put("ranking", Ranks.competition(Ranks.list(totals)));
        return figures;
    }

    private static double[][] partialValues(JsonNode inputs) {
        if (!inputs.has("performance")) {
            return GoldenTables.transposed(GoldenTables.rows(
                    inputs.has("partialValues") ? inputs.get("partialValues") : inputs.required("localValues0to100")));
        }
        double[][] performance = GoldenTables.transposed(GoldenTables.rows(inputs.get("performance")));
        double[][] ranges = GoldenTables.rows(inputs.required("ranges"));
        boolean[] less = lessIsBetter(inputs.required("directions"));
        return IntStream.range(0, performance.length)
                .mapToObj(c ->
                        AdditiveValue.linear(performance[c], ranges[c][less[c] ? 1 : 0], ranges[c][less[c] ? 0 : 1]))
                .toArray(double[][]::new);
    }

    private static double[] inOrder(List<String> order, List<String> criteria) {
        double[] weights = RankOrderCentroid.weights(order.size());
        return criteria.stream().mapToDouble(c -> weights[order.indexOf(c)]).toArray();
    }

    private static Map<String, Object> promethee(JsonNode inputs) {
        Promethee promethee = Promethee.of(
                GoldenTables.row(inputs.required("weights")),
                moreIsBetter(inputs),
                GoldenTables.stream(inputs.required("preferenceFunctions"))
                        .map(MethodFigures::preference)
                        .toList());
        return Map.of(
                "preferenceIndices", promethee.preferenceIndices(),
                "positiveFlow", promethee.positiveFlow(),
                "negativeFlow", promethee.negativeFlow(),
                "netFlow", promethee.netFlow(),
                "ranking", promethee.ranking());
    }

    /// The product has the linear function alone; the other two that the format mentions are written here.
    private static DoubleUnaryOperator preference(JsonNode function) {
        String type = function.required("type").asText();
        return switch (type) {
            case "usual" -> Promethee.linear(0, 0);
            case "ushape" -> Promethee.linear(number(function, "q"), number(function, "q"));
            case "vshape" -> Promethee.linear(0, number(function, "p"));
            case "linear" -> Promethee.linear(number(function, "q"), number(function, "p"));
            case "level" -> d -> d <= number(function, "q") ? 0 : d <= number(function, "p") ? 0.5 : 1;
            case "gaussian" -> d -> 1 - Math.exp(-d * d / (2 * number(function, "s") * number(function, "s")));
            default -> throw new AssertionError("no preference function " + type);
        };
    }

    private static double number(JsonNode node, String name) {
        return node.required(name).asDouble();
    }

    private static Map<String, Object> stability(JsonNode inputs) {
        double[] weights = GoldenTables.row(inputs.required("weights"));
        double[][] partial = partialValues(inputs);
        List<String> alternatives = GoldenTables.names(inputs.required("alternatives"));
        List<String> criteria = GoldenTables.names(inputs.required("criteria"));
        List<StabilityInterval> intervals = StabilityInterval.of(weights, partial);
        List<Map<String, Object>> named = new ArrayList<>();
        for (int c = 0; c < criteria.size(); c++) {
            StabilityInterval interval = intervals.get(c);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("criterion", criteria.get(c));
            figures.put("current", interval.current());
            figures.put("low", interval.low());
            figures.put("high", interval.high());
            figures.put("challengerBelow", nameOrNull(alternatives, interval.challengerBelow()));
            figures.put("challengerAbove", nameOrNull(alternatives, interval.challengerAbove()));
            named.add(figures);
        }
        List<Double> totals = Ranks.list(AdditiveValue.totals(weights, partial));
        return Map.of("winner", alternatives.get(Ranks.bestFirst(totals).getFirst()), "intervals", named);
    }

    private static String nameOrNull(List<String> names, OptionalInt index) {
        return index.isPresent() ? names.get(index.getAsInt()) : null;
    }

    private static Smaa exact(JsonNode inputs) {
        double[][] partial = partialValues(inputs);
        JsonNode weights = inputs.required("weights");
        if (weights.isArray()) {
            return Smaa.ofSamples(new double[][] {GoldenTables.row(weights)}, new double[][][] {partial});
        }
        Matcher fixed = FIXED.matcher(weights.asText());
        if (fixed.matches()) {
            double[] numbers = Stream.of(fixed.group(1).split(",\\s*"))
                    .mapToDouble(MethodFigures::fraction)
                    .toArray();
            return Smaa.ofSamples(new double[][] {numbers}, new double[][][] {partial});
        }
        if (!weights.asText().equals("uniform on the simplex")) {
            throw new AssertionError("no weights are " + weights.asText());
        }
        return Smaa.withFlatWeights(partial, DRAWS, 1);
    }

    private static double fraction(String text) {
        String[] parts = text.split("/");
        return Double.parseDouble(parts[0]) / (parts.length == 1 ? 1 : Double.parseDouble(parts[1]));
    }

    private static Smaa sampled(JsonNode inputs) {
        return Smaa.ofSamples(
                GoldenTables.rows(inputs.required("weightSamples")),
                GoldenTables.stream(inputs.required("measurementSamples"))
                        .map(sample -> GoldenTables.transposed(GoldenTables.rows(sample)))
                        .toArray(double[][][]::new));
    }

    private static Map<String, Object> smaa(Smaa smaa) {
        return Map.of(
                "rankAcceptability", smaa.rankAcceptability(),
                "centralWeights",
                        smaa.centralWeights().stream()
                                .map(weights -> weights.isEmpty() ? null : weights)
                                .toList(),
                "pairwiseWinning", smaa.pairwiseWinning());
    }

    private static Map<String, Object> topsis(JsonNode inputs) {
        Topsis topsis = Topsis.of(GoldenTables.row(inputs.required("weights")), moreIsBetter(inputs));
        return Map.of(
                "closeness", topsis.closeness(),
                "distancePositive", topsis.distancePositive(),
                "distanceNegative", topsis.distanceNegative(),
                "ranking", topsis.ranking());
    }

    /// The performance by criterion, negative where less is better.
    private static double[][] moreIsBetter(JsonNode inputs) {
        double[][] performance = GoldenTables.transposed(GoldenTables.rows(inputs.required("performance")));
        boolean[] less = lessIsBetter(inputs.required("directions"));
        for (int c = 0; c < performance.length; c++) {
            if (less[c]) {
                performance[c] = Arrays.stream(performance[c]).map(x -> -x).toArray();
            }
        }
        return performance;
    }

    private static boolean[] lessIsBetter(JsonNode directions) {
        boolean[] less = new boolean[directions.size()];
        for (int c = 0; c < less.length; c++) {
            String direction = directions.get(c).asText();
            if (!List.of("min", "max").contains(direction)) {
                throw new AssertionError("no direction " + direction);
            }
            less[c] = direction.equals("min");
        }
        return less;
    }

    private static Object centroids(JsonNode n) {
        if (n.isNumber()) {
            return RankOrderCentroid.weights(n.asInt());
        }
        Map<String, double[]> weights = new LinkedHashMap<>();
        n.forEach(size -> weights.put(size.asText(), RankOrderCentroid.weights(size.asInt())));
        return weights;
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
