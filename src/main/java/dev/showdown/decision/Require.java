package dev.showdown.decision;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the constructors of this package refuse, said in one way.
final class Require {

    private static final double GREATEST = 1e100;

    private Require() {}

    static void that(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }

    static void text(String value, String name) {
        that(value != null && !value.isBlank(), name + " is missing");
    }

    static void distinct(List<String> criteria) {
        that(!criteria.isEmpty(), "name at least one criterion");
        that(
                criteria.stream().distinct().count() == criteria.size(),
                "each criterion can be named only once, not as in " + String.join(", ", criteria));
    }

    static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    static <T> List<T> orEmpty(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /// An unmodifiable copy that keeps its order, which `Map.copyOf` does not.
    static <V> Map<String, V> orEmpty(Map<String, V> values) {
        return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Finite numbers whose squares and sums are finite, too.
    static void finite(double[] numbers, String name) {
        that(
                numbers != null && Arrays.stream(numbers).allMatch(Double::isFinite),
                name + ": only finite numbers will do");
        that(
                Arrays.stream(numbers).allMatch(number -> Math.abs(number) <= GREATEST),
                name + ": no number may be beyond " + GREATEST);
    }

    static void weights(double[] weights) {
        finite(weights, "a list of weights");
        that(weights.length > 0, "at least one criterion is needed");
        that(Arrays.stream(weights).allMatch(w -> w >= 0), "a weight cannot be negative");
    }

    /// One or more rows of equal length, at least one, of finite numbers.
    static void rectangular(double[][] rows, String name) {
        that(rows != null && rows.length > 0 && rows[0] != null && rows[0].length > 0, name + " are missing");
        for (double[] row : rows) {
            finite(row, name);
            that(row.length == rows[0].length, name + " differ in number");
        }
    }

    /// Weights and a table criterion -> alternative that fit together.
    static void table(double[] weights, double[][] table) {
        weights(weights);
        rectangular(table, "the figures of each criterion");
        that(
                weights.length == table.length,
                "there are %d weights for %d criteria".formatted(weights.length, table.length));
    }

    /// A table criterion -> alternative with something to choose between.
    static void choice(double[][] table) {
        that(table[0].length >= 2, "at least two alternatives are needed");
    }

    static void draws(int draws) {
        that(
                Inputs.FEWEST_DRAWS <= draws && draws <= Inputs.MOST_DRAWS,
                "draws lie within %d-%d, these are %d".formatted(Inputs.FEWEST_DRAWS, Inputs.MOST_DRAWS, draws));
    }
}
