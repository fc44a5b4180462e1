package dev.showdown.decision;

import java.util.List;
import java.util.Map;

/// What another method makes of the same weights and partial values, among the feasible alternatives. It answers
/// another question and has no vote; where it disagrees, it says on which criterion.
///
/// @param method which one
/// @param ranking alternatives, best first; scores within 1e-9 keep the playbook's order
/// @param agrees whether the first of them is the leader
/// @param scores alternative -> closeness, 0..1, of TOPSIS, or net flow, -1..1, of PROMETHEE II, more being better
/// @param criterion the one that makes the difference: without it, the method's first would be least ahead of the
///     leader, or furthest behind; null if the method agrees
public record SecondOpinion(
        Method method, List<String> ranking, boolean agrees, Map<String, Double> scores, String criterion) {

    public SecondOpinion {
        ranking = Require.orEmpty(ranking);
        scores = Require.orEmpty(scores);
    }

    /// The methods that are asked. Each prints as the word of the public contract.
    public enum Method {
        /// Which alternative is nearest to the best and furthest from the worst that occurs on each criterion?
        TOPSIS("topsis"),
        /// Which alternative is preferred to the others in pairwise comparison, where a difference on a criterion
        /// counts in proportion up to 20 points, and no more beyond?
        PROMETHEE_II("promethee-ii");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
