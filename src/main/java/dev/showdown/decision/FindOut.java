package dev.showdown.decision;

import java.util.List;
import java.util.Map;

/// An unresolved question.
///
/// @param evppi expected value of knowing its answer; below 0.1 it is not measurable
/// @param couldRuleOut alternatives in the lead that an open choice would exclude
/// @param harmless whether it may stay open: below 0.1, and no open choice changes the leader
/// @param answers choice, or unknown -> how many participants gave it
public record FindOut(
        String question,
        double evppi,
        Because because,
        List<String> couldRuleOut,
        boolean harmless,
        Map<String, Integer> answers) {

    public FindOut {
        couldRuleOut = Require.orEmpty(couldRuleOut);
        answers = Require.orEmpty(answers);
    }

    /// Why a question is unresolved.
    public enum Because {
        /// Somebody answered that they don't know yet.
        UNKNOWN("unknown"),
        /// Everybody answered, and not the same.
        DISAGREEMENT("disagreement");

        private final String word;

        Because(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
