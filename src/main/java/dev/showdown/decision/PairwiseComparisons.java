package dev.showdown.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Importance by pairwise comparisons: the weights of the analytic hierarchy process (see [Ahp]), scaled so that the
/// greatest has 100 points.
///
/// Nobody compares more than seven criteria with one another consistently. More of them are compared in several sets
/// that all contain one common reference criterion, every other criterion being in one set only. The weights of a set
/// mean nothing beside those of another, so each set is scaled until the reference weighs the same in all of them;
/// only then are they one scale.
///
/// @param sets one, or several that share exactly one criterion
public record PairwiseComparisons(List<ComparisonSet> sets) implements Priorities {

    public PairwiseComparisons {
        sets = Require.orEmpty(sets);
        Require.that(!sets.isEmpty(), "compare at least one set of criteria");
        if (sets.size() > 1) {
            refuseWithoutReference(sets);
        }
    }

    private static void refuseWithoutReference(List<ComparisonSet> sets) {
        Set<String> inAll = new HashSet<>(sets.getFirst().criteria());
        sets.forEach(set -> inAll.retainAll(set.criteria()));
        Require.that(inAll.size() == 1, "the sets must have exactly one criterion in common");
        Set<String> seen = new HashSet<>();
        for (ComparisonSet set : sets) {
            for (String criterion : set.criteria()) {
                Require.that(
                        seen.add(criterion) || inAll.contains(criterion),
                        criterion + " is in two sets, but only "
                                + inAll.iterator().next() + " may be");
            }
        }
    }

    /// Divides criteria into as few sets as possible, of sizes as equal as possible.
    ///
    /// @param criteria keys, each once; the first becomes the reference, so it should be one that everybody
    ///     can judge
    /// @return the criteria of each set: at most seven, the reference first
    /// @throws IllegalArgumentException if there are none, or one is named twice
    public static List<List<String>> divide(List<String> criteria) {
        Require.distinct(criteria);
        List<String> others = criteria.subList(1, criteria.size());
        int besides = ComparisonSet.MOST_CRITERIA - 1;
        int count = Math.max(1, (others.size() + besides - 1) / besides);
        List<List<String>> sets = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            List<String> set = new ArrayList<>(List.of(criteria.getFirst()));
            set.addAll(others.subList(k * others.size() / count, (k + 1) * others.size() / count));
            sets.add(List.copyOf(set));
        }
        return List.copyOf(sets);
    }

    /// The criterion that joins the sets; empty if there is one set only.
    public Optional<String> reference() {
        return sets.size() == 1
                ? Optional.empty()
                : sets.getFirst().criteria().stream()
                        .filter(criterion -> sets.get(1).criteria().contains(criterion))
                        .findFirst();
    }

    @Override
    public Map<String, Double> points() {
        String reference = reference().orElse(sets.getFirst().criteria().getFirst());
        Map<String, Double> joined = new LinkedHashMap<>();
        for (ComparisonSet set : sets) {
            List<Double> weights = set.ahp().weights();
            double unit = weights.get(set.criteria().indexOf(reference));
            for (int i = 0; i < weights.size(); i++) {
                joined.put(set.criteria().get(i), weights.get(i) / unit);
            }
        }
        double greatest =
                joined.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        joined.replaceAll((criterion, weight) -> MOST_POINTS * (weight / greatest));
        return joined;
    }
}
