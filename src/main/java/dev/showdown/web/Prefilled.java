package dev.showdown.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.showdown.Text;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Choice;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;

/**
 * Answers that a link brings along, as far as the playbook knows them.
 *
 * @param answers in the playbook's order
 * @param leftOut what the playbook does not know, as it was written, sorted
 */
public record Prefilled(List<Given> answers, List<String> leftOut) {

    private static final int MOST_TOLD = 10;

    /**
     * @param field name of the hidden field that carries it
     * @param value of the field
     * @param question in words
     * @param choice in words
     */
    public record Given(String field, String value, String question, String choice) {}

    static Prefilled of(Playbook playbook, Map<String, String> answers) {
        List<Given> given = new ArrayList<>();
        for (Question question : playbook.questions()) {
            String value = answers.getOrDefault(question.key(), "");
            label(question, value)
                    .ifPresent(label ->
                            given.add(new Given(StartForm.ANSWER + question.key(), value, question.text(), label)));
        }
        List<String> leftOut = answers.entrySet().stream()
                .filter(answer -> playbook.question(answer.getKey())
                        .flatMap(question -> label(question, answer.getValue()))
                        .isEmpty())
                .map(answer -> Text.shown(answer.getKey()) + "=" + Text.shown(answer.getValue()))
                .sorted()
                .toList();
        return new Prefilled(given, leftOut);
    }

    private static Optional<String> label(Question question, String choice) {
        return choice.equals(Answers.UNKNOWN)
                ? Optional.of("We don’t know yet")
                : question.choice(choice).map(Choice::label);
    }

    /** What is left out, in words; empty where nothing is. */
    public String leftOutInWords() {
        String told = String.join(", ", leftOut.subList(0, Math.min(MOST_TOLD, leftOut.size())));
        int more = leftOut.size() - MOST_TOLD;
        return more > 0 ? told + ", and " + more + " more" : told;
    }
}
