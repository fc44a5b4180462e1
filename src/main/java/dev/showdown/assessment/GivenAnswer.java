package dev.showdown.assessment;

import java.time.Instant;

import dev.showdown.decision.Answers;

/**
 * An answer as it was given.
 *
 * @param choice key of the choice, or {@code unknown}
 * @param note for the report; may be empty
 * @param answeredAt when it was given or last changed
 */
public record GivenAnswer(String choice, String note, Instant answeredAt) {

    public boolean isUnknown() {
        return Answers.UNKNOWN.equals(choice);
    }
}
