package dev.showdown.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Importance as an order of the criteria alone: rank-order centroid weights, scaled so that the first has 100
/// points.
///
/// @param criteria keys, the most important first, each once; at least one
public record Ranking(List<String> criteria) implements Priorities {

    public Ranking {
        refuseGaps(criteria);
        criteria = Require.orEmpty(criteria);
        Require.distinct(criteria);
    }

    private static void refuseGaps(List<String> criteria) {
        for (int k = 0; criteria != null && k < criteria.size(); k++) {
            Require.text(criteria.get(k), "a ranking has no gaps: the criterion in place " + (k + 1));
        }
    }

    @Override
    public Map<String, Double> points() {
        double[] weights = RankOrderCentroid.weights(criteria.size());
        Map<String, Double> points = new LinkedHashMap<>();
        for (int k = 0; k < weights.length; k++) {
            points.put(criteria.get(k), MOST_POINTS * (weights[k] / weights[0]));
        }
        return points;
    }
}
