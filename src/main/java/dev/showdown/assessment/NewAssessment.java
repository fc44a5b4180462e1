package dev.showdown.assessment;

import java.util.Map;
import java.util.Objects;

/**
 * What somebody wants to start.
 *
 * @param title of the decision
 * @param context what is to be decided; may be empty
 * @param playbook key of the playbook; empty for the preferred one
 * @param answers question to choice, known from the start
 * @param anonymous whether a team's answers are shown without names
 * @param workspace where, by its address; empty for wherever the caller's work is put
 */
public record NewAssessment(
        String title,
        String context,
        String playbook,
        Map<String, String> answers,
        boolean anonymous,
        String workspace) {

    public NewAssessment {
        workspace = Objects.requireNonNullElse(workspace, "");
        playbook = Objects.requireNonNullElse(playbook, "");
        answers = answers == null ? Map.of() : answers;
    }

    public NewAssessment(
            String title, String context, String playbook, Map<String, String> answers, boolean anonymous) {
        this(title, context, playbook, answers, anonymous, "");
    }
}
