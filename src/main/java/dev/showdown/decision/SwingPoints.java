package dev.showdown.decision;

import java.util.Map;

/// Importance as swing points (von Winterfeldt and Edwards 1986): the swing from the worst to the best performance
/// that matters most gets 100, the others as much as they matter beside it.
///
/// @param points criterion -> points, 0..100, of which at least one is 100
public record SwingPoints(Map<String, Double> points) implements Priorities {

    public SwingPoints {
        points = Require.orEmpty(points);
        points.forEach((criterion, value) -> Require.that(
                value != null && 0 <= value && value <= MOST_POINTS,
                "points go from 0 to 100, %s has %s".formatted(criterion, value)));
        Require.that(points.containsValue(MOST_POINTS), "give the most important criterion 100 points");
    }
}
