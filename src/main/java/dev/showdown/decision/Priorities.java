package dev.showdown.decision;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// Importance that a team sets itself, in place of what its answers give (section 11 of the decision model). Each way
/// of setting it leads to swing points; the most important criterion has 100.
///
/// The constructors refuse what does not make sense with an [IllegalArgumentException] that says so to a person, by
/// the criteria's keys.
public sealed interface Priorities permits SwingPoints, Ranking, PairwiseComparisons {

    /// The greatest number of swing points.
    double MOST_POINTS = 100;

    /// The criteria that were given importance -> points, 0..100.
    Map<String, Double> points();

    /// Importance as [Inputs] take it.
    ///
    /// @param criteria keys of all criteria of the playbook
    /// @return criterion -> swing points, 0..100, of all of them in their order; 0 for those left out
    /// @throws IllegalArgumentException if one was given importance that is not among them
    default Map<String, Double> importance(Collection<String> criteria) {
        Map<String, Double> given = points();
        given.keySet()
                .forEach(criterion -> Require.that(criteria.contains(criterion), "there is no criterion " + criterion));
        Map<String, Double> importance = new LinkedHashMap<>();
        criteria.forEach(criterion -> importance.put(criterion, given.getOrDefault(criterion, 0.0)));
        return importance;
    }
}
