package dev.showdown.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// One question of the questionnaire.
///
/// @param key unique in its playbook
/// @param section key of the section it stands in
/// @param text the question itself
/// @param help one line that helps to answer it; may be empty
/// @param askedWhen question -> choices: asked only if every named question is on the route and was answered with
///     one of the choices named for it; empty for a question that is always asked
/// @param choices at least two
public record Question(
        String key,
        String section,
        String text,
        String help,
        Map<String, List<String>> askedWhen,
        List<Choice> choices) {

    public Question {
        Require.text(key, "key");
        Require.text(text, "text");
        section = Require.orEmpty(section);
        help = Require.orEmpty(help);
        askedWhen = Require.orEmpty(askedWhen);
        choices = Require.orEmpty(choices);
        Require.that(choices.size() >= 2, "a question needs at least two choices");
    }

    public Optional<Choice> choice(String choiceKey) {
        return choices.stream().filter(choice -> choice.key().equals(choiceKey)).findFirst();
    }

    /// The criteria whose points or judgements an answer to this question can change.
    public List<String> criteria() {
        TreeSet<String> keys = new TreeSet<>();
        for (Choice choice : choices) {
            keys.addAll(choice.points().keySet());
            keys.addAll(choice.performance().keySet());
            keys.addAll(choice.shifts().keySet());
        }
        return List.copyOf(keys);
    }
}
