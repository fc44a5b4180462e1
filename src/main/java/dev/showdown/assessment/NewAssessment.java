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
 */
public record NewAssessment(String title, String context, String playbook, Map<String, String> answers) {

    public NewAssessment {
        playbook = Objects.requireNonNullElse(playbook, "");
        answers = answers == null ? Map.of() : answers;
    }
}
