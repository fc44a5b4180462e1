package dev.showdown.assessment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.showdown.decision.PairwiseComparisons;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Priorities;
import dev.showdown.decision.Ranking;
import dev.showdown.decision.SwingPoints;

/**
 * Importance that was set directly: what, by whom, how and when.
 *
 * @param id of the setting; null for one that is not stored
 * @param setBy name of whoever set it; empty for somebody who works alone
 * @param setAt when
 * @param importance criterion to swing points, 0 to 100
 * @param swing the judgements, if it was set by swing points; else null
 * @param ranking the judgements, if it was set by a ranking; else null
 * @param pairwise the judgements, if it was set by comparisons; else null
 */
public record PrioritiesSet(
        UUID id,
        String setBy,
        Instant setAt,
        Map<String, Double> importance,
        SwingPoints swing,
        Ranking ranking,
        PairwiseComparisons pairwise) {

    static PrioritiesSet of(
            UUID id, String setBy, Instant setAt, Map<String, Double> importance, Priorities judgements) {
        return switch (judgements) {
            case SwingPoints swing -> new PrioritiesSet(id, setBy, setAt, importance, swing, null, null);
            case Ranking ranking -> new PrioritiesSet(id, setBy, setAt, importance, null, ranking, null);
            case PairwiseComparisons pairwise -> new PrioritiesSet(id, setBy, setAt, importance, null, null, pairwise);
        };
    }

    /** Points that came along with a call, by nobody in particular. */
    public static PrioritiesSet sent(Map<String, Double> importance, Instant at) {
        return new PrioritiesSet(null, "", at, importance, null, null, null);
    }

    /** The same for a version of the playbook that may lack some of the criteria. */
    public PrioritiesSet offeredBy(Playbook playbook) {
        Map<String, Double> offered = new LinkedHashMap<>(importance);
        offered.keySet().removeIf(key -> playbook.criterion(key).isEmpty());
        return new PrioritiesSet(id, setBy, setAt, offered, swing, ranking, pairwise);
    }

    /** How it was set, in words. */
    public String method() {
        if (ranking != null) {
            return "a ranking (rank-order centroid)";
        }
        return pairwise != null ? "pairwise comparisons (AHP)" : "swing points";
    }
}
