package dev.showdown.account;

import java.util.UUID;

/**
 * What somebody may open, and as whom.
 *
 * @param workspace in which it lies
 * @param assessment which may be opened
 * @param participant whose answers are the caller's own
 * @param role what the caller is to it
 */
public record Grant(UUID workspace, UUID assessment, UUID participant, Role role) {

    /** What somebody is to an assessment. */
    public enum Role {
        PARTICIPANT,
        /** Answers, is heard, and does not count. */
        ADVISER,
        FACILITATOR,
        VIEWER,
        EDITOR,
        OWNER,
        /** Holds a link to a report. No grant has this role: a share says itself what it shows. */
        LINK_HOLDER;

        static Role of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether a participant's answers are the caller's own. */
    public boolean isOwn(UUID author) {
        return participant != null && participant.equals(author);
    }
}
