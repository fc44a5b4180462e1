package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who takes part, as the others may know them before anything is revealed.
 *
 * @param name as it is shown: told apart from others of the same name; empty where names are not shown
 * @param role creator, member or adviser
 * @param enteredBy whether the participant answers, or the facilitator for them
 * @param submitted in the present round
 * @param own whether it is the reader
 * @param version from 1
 */
public record Member(
        UUID id,
        String name,
        String role,
        String enteredBy,
        boolean submitted,
        boolean own,
        Instant joinedAt,
        int version) {

    public static final String SELF = "self";
    public static final String FACILITATOR = "facilitator";

    public boolean isAdviser() {
        return Participant.ADVISER.equals(role);
    }

    public boolean isCreator() {
        return Participant.CREATOR.equals(role);
    }

    /** Whether the facilitator gives the answers. */
    public boolean isEntered() {
        return FACILITATOR.equals(enteredBy);
    }
}
