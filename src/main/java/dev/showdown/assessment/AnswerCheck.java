package dev.showdown.assessment;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;

/** Whether an answer is one that the playbook offers. */
public final class AnswerCheck {

    private AnswerCheck() {}

    /** A question named in an address: one that does not exist is not found. */
    public static Question named(Playbook playbook, String question) {
        return playbook.question(question)
                .orElseThrow(
                        () -> new Refused.NotFound("There is no question \"%s\".".formatted(Text.shown(question))));
    }

    /** A question and its choice named in a body, below a pointer: faults are collected. */
    public static void inBody(Playbook playbook, String below, String question, String choice, Text text) {
        String pointer = Text.pointer(below, question);
        playbook.question(question)
                .ifPresentOrElse(
                        known -> choice(known, choice, pointer, text),
                        () -> text.fault(
                                pointer,
                                "unknown-question",
                                "There is no question \"%s\".".formatted(Text.shown(question))));
    }

    /** Whether a version of the playbook asks this, and offers this choice. */
    static boolean isOffered(Playbook playbook, String question, String choice) {
        return playbook.question(question)
                .filter(asked ->
                        Answers.UNKNOWN.equals(choice) || asked.choice(choice).isPresent())
                .isPresent();
    }

    static void choice(Question question, String choice, String pointer, Text text) {
        if (choice == null || choice.isBlank()) {
            text.fault(pointer, "required", "Choose an answer, or \"We don't know yet\".");
        } else if (!Answers.UNKNOWN.equals(choice) && question.choice(choice).isEmpty()) {
            text.fault(
                    pointer,
                    "unknown-choice",
                    "Choose one of the answers: \"%s\" is not among them.".formatted(Text.shown(choice)));
        }
    }
}
