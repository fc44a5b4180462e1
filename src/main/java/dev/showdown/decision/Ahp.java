package dev.showdown.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Weights from pairwise comparisons by the analytic hierarchy process (Saaty 1977, 1980): the principal eigenvector
/// of the comparison matrix, and how far the comparisons contradict one another.
///
/// @param weights criterion -> weight, 0..1, summing to 1; to 1e-12
/// @param lambdaMax principal eigenvalue, the number of criteria or more
/// @param consistencyIndex `(lambdaMax - n) / (n - 1)`, 0 or more; 0 without contradictions
/// @param consistency the index compared with that of random judgements
/// @param judgementErrors every pair i < j, the most inconsistent first
public record Ahp(
        List<Double> weights,
        double lambdaMax,
        double consistencyIndex,
        Consistency consistency,
        List<JudgementError> judgementErrors) {

    /// Greatest consistency ratio that is acceptable.
    public static final double ACCEPTABLE = 0.10;
    /// Name of the table of random indices.
    public static final String RANDOM_INDEX_TABLE = "Saaty 1980";

    /// Number of criteria less one -> consistency index of random judgements (Saaty 1980).
    private static final double[] RANDOM_INDEX = {
        0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59
    };

    private static final int TESTABLE = 3;
    private static final int MOST_SUGGESTIONS = 3;
    private static final double RECIPROCAL = 1e-9;
    private static final double CONVERGED = 1e-15;
    private static final int MOST_STEPS = 100_000;
    private static final double NO_CONTRADICTION = 1e-10;

    public Ahp {
        weights = List.copyOf(weights);
        judgementErrors = List.copyOf(judgementErrors);
    }

    /// Whether comparisons contradict one another more than they may.
    public sealed interface Consistency {

        /// Fewer than three criteria: there is nothing that could be contradicted.
        record NotTestable() implements Consistency {}

        /// The consistency index over that of random judgements.
        ///
        /// @param value 0 or more; 0 without contradictions, about 1 for random judgements
        record Ratio(double value) implements Consistency {

            /// At most [#ACCEPTABLE].
            public boolean acceptable() {
                return value <= ACCEPTABLE;
            }
        }
    }

    /// How far one judgement is from what all of them together say.
    ///
    /// @param row index of the criterion that is compared
    /// @param column index of the criterion that it is compared with
    /// @param given how many times as important it was said to be
    /// @param suggested how many times as important it is by the weights
    /// @param factor how many times too great or too small the judgement is, 1 or more; 1 is consistent
    public record JudgementError(int row, int column, double given, double suggested, double factor) {}

    /// Weights of the criteria.
    ///
    /// @param matrix criterion -> other -> how many times as important the first is; positive, with
    ///     reciprocals in the mirror places and ones on the diagonal, to 1e-9; up to 15 criteria
    /// @throws IllegalArgumentException for any other matrix
    public static Ahp of(double[][] matrix) {
        refuseOthers(matrix);
        int n = matrix.length;
        double[] weights = principalEigenvector(matrix);
        double lambda = Math.max(n, sum(product(matrix, weights)));
        double index = n == 1 ? 0 : (lambda - n) / (n - 1);
        if (index < NO_CONTRADICTION) {
            lambda = n;
            index = 0;
        }
        return new Ahp(
                Ranks.list(weights),
                lambda,
                index,
                n < TESTABLE ? new Consistency.NotTestable() : new Consistency.Ratio(index / RANDOM_INDEX[n - 1]),
                judgementErrors(matrix, weights));
    }

    private static void refuseOthers(double[][] matrix) {
        Require.rectangular(matrix, "the comparisons");
        int n = matrix.length;
        Require.that(n == matrix[0].length, "every criterion must be compared with every other");
        Require.that(n <= RANDOM_INDEX.length, "at most %d criteria can be compared".formatted(RANDOM_INDEX.length));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                Require.that(matrix[i][j] > 0 && matrix[j][i] > 0, "a comparison must be above 0");
                Require.that(
                        Math.abs(matrix[i][j] * matrix[j][i] - 1) <= RECIPROCAL,
                        "comparisons of the same two criteria contradict each other: %s and %s"
                                .formatted(matrix[i][j], matrix[j][i]));
            }
        }
    }

    /// By power iteration, from equal weights.
    private static double[] principalEigenvector(double[][] matrix) {
        double[] weights = new double[matrix.length];
        Arrays.fill(weights, 1.0 / weights.length);
        double change = 1;
        for (int step = 0; step < MOST_STEPS && change > CONVERGED; step++) {
            double[] next = AdditiveValue.shares(product(matrix, weights));
            change = 0;
            for (int i = 0; i < next.length; i++) {
                change = Math.max(change, Math.abs(next[i] - weights[i]));
            }
            weights = next;
        }
        return weights;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static List<JudgementError> judgementErrors(double[][] matrix, double[] weights) {
        List<JudgementError> errors = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            for (int j = i + 1; j < weights.length; j++) {
                double suggested = weights[i] / weights[j];
                double error = matrix[i][j] / suggested;
                errors.add(new JudgementError(i, j, matrix[i][j], suggested, Math.max(error, 1 / error)));
            }
        }
        errors.sort(Comparator.comparingLong(error -> -Math.round(error.factor() / RECIPROCAL)));
        return errors;
    }

    /// The three most inconsistent judgements, the worst first; fewer if fewer are inconsistent at all.
    public List<JudgementError> mostInconsistent() {
        return judgementErrors.stream()
                .filter(error -> error.factor() > 1 + RECIPROCAL)
                .limit(MOST_SUGGESTIONS)
                .toList();
    }
}
