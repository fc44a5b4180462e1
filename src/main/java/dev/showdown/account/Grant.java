package dev.showdown.account;

import java.util.UUID;

/**
 * What somebody may open, and as whom.
 *
 * @param workspace in which it lies
 * @param assessment which may be opened
 * @param participant whose answers are the caller's own
 * @param role facilitator or participant
 */
public record Grant(UUID workspace, UUID assessment, UUID participant, Role role) {

    /** What somebody is to an assessment. */
    public enum Role {
        FACILITATOR,
        PARTICIPANT;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public boolean isFacilitator() {
        return role == Role.FACILITATOR;
    }
}
