package dev.showdown.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Criteria that were all compared with one another.
///
/// @param criteria keys, one to seven, each once
/// @param comparisons every pair of them, once
public record ComparisonSet(List<String> criteria, List<Comparison> comparisons) {

    /// The greatest number of criteria that are compared with one another.
    public static final int MOST_CRITERIA = 7;

    public ComparisonSet {
        criteria = Require.orEmpty(criteria);
        comparisons = Require.orEmpty(comparisons);
        Require.distinct(criteria);
        Require.that(
                criteria.size() <= MOST_CRITERIA,
                "at most 7 criteria can be compared with one another, these are " + criteria.size());
        Set<Set<String>> pairs = new HashSet<>();
        for (Comparison comparison : comparisons) {
            for (String criterion : comparison.pair()) {
                Require.that(criteria.contains(criterion), criterion + " is not in the set that is compared");
            }
            Require.that(
                    pairs.add(comparison.pair()),
                    "%s and %s are compared twice".formatted(comparison.criterion(), comparison.other()));
        }
        for (String one : criteria) {
            for (String other : criteria) {
                Require.that(
                        one.equals(other) || pairs.contains(Set.of(one, other)),
                        "compare %s with %s".formatted(one, other));
            }
        }
    }

    /// One judgement: a criterion is so many times as important as another.
    ///
    /// @param times 1/9..9: 1 is as important, 3 moderately more, 5 strongly, 7 very strongly, 9 extremely more
    ///     important; the reciprocals are less important
    public record Comparison(String criterion, String other, double times) {

        /// The greatest judgement, and the reciprocal of the least.
        public static final double MOST_TIMES = 9;

        private static final double ROUNDING = 1e-9;

        public Comparison {
            Require.text(criterion, "the criterion that is compared");
            Require.text(other, "the criterion to compare with");
            Require.that(!criterion.equals(other), criterion + " cannot be compared with itself");
            Require.that(
                    times >= 1 / MOST_TIMES - ROUNDING && times <= MOST_TIMES + ROUNDING,
                    "a criterion can be at most 9 times as important as another, or 1/9; %s to %s is %s"
                            .formatted(criterion, other, times));
        }

        private Set<String> pair() {
            return Set.of(criterion, other);
        }
    }

    /// A judgement that the others contradict.
    ///
    /// @param given as it was made
    /// @param suggested what `times` would have to be to agree with the weights, kept within 1/9..9
    /// @param factor how many times too great or too small it is, above 1
    public record Inconsistency(Comparison given, double suggested, double factor) {}

    /// Weights, in the order of the criteria, and their consistency.
    public Ahp ahp() {
        double[][] matrix = new double[criteria.size()][criteria.size()];
        for (double[] row : matrix) {
            Arrays.fill(row, 1);
        }
        for (Comparison comparison : comparisons) {
            int i = criteria.indexOf(comparison.criterion());
            int j = criteria.indexOf(comparison.other());
            matrix[i][j] = comparison.times();
            matrix[j][i] = 1 / comparison.times();
        }
        return Ahp.of(matrix);
    }

    /// Whether the comparisons contradict one another more than they may.
    public Ahp.Consistency consistency() {
        return ahp().consistency();
    }

    /// The three judgements that most contradict the others, the worst first; fewer if fewer contradict any.
    public List<Inconsistency> mostInconsistent() {
        List<Inconsistency> worst = new ArrayList<>();
        for (Ahp.JudgementError error : ahp().mostInconsistent()) {
            String row = criteria.get(error.row());
            Comparison given = comparisons.stream()
                    .filter(comparison -> comparison.pair().equals(Set.of(row, criteria.get(error.column()))))
                    .findFirst()
                    .orElseThrow();
            double suggested = given.criterion().equals(row) ? error.suggested() : 1 / error.suggested();
            worst.add(new Inconsistency(
                    given, Math.clamp(suggested, 1 / Comparison.MOST_TIMES, Comparison.MOST_TIMES), error.factor()));
        }
        return List.copyOf(worst);
    }
}
