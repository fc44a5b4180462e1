package dev.showdown.decision;

import java.util.Map;

/// What one participant answered.
///
/// @param choices question -> choice, or [#UNKNOWN]; a question without an entry was not answered
public record Answers(Map<String, String> choices) {

    /// The choice key of "We don't know yet".
    public static final String UNKNOWN = "unknown";

    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        choices = Require.orEmpty(choices);
    }

    /// The choice given to a question; [#UNKNOWN] where there is none.
    public String to(String question) {
        return choices.getOrDefault(question, UNKNOWN);
    }

    public boolean answered(String question) {
        return choices.containsKey(question);
    }
}
