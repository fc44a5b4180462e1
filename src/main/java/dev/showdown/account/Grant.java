package dev.showdown.account;

import java.util.UUID;

/**
 * What somebody may open, and as whom.
 *
 * @param workspace in which it lies
 * @param assessment which may be opened
 * @param participant whose answers are the caller's own; null for a member who takes no part
 * @param role what the caller is to it
 * @param actor who it is beyond this assessment
 */
public record Grant(UUID workspace, UUID assessment, UUID participant, Role role, Actor actor) {

    /** Somebody who is known by this assessment only. */
    public Grant(UUID workspace, UUID assessment, UUID participant, Role role) {
        this(workspace, assessment, participant, role, Actor.UNKNOWN);
    }

    /**
     * Who acts.
     *
     * @param account of somebody who has signed in; null for others
     * @param name of somebody who has signed in, or of a workspace's token; empty for others
     */
    public record Actor(UUID account, String name) {
        public static final Actor UNKNOWN = new Actor(null, "");
    }

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

    /** Whether it follows from an account, or from a workspace's token, and ends with the membership behind it. */
    public boolean isMembers() {
        return !actor.equals(Actor.UNKNOWN) || participant == null;
    }

    /** Whether the caller takes part, with answers of their own. */
    public boolean takesPart() {
        return participant != null;
    }

    /** Whether a participant's answers are the caller's own. */
    public boolean isOwn(UUID author) {
        return participant != null && participant.equals(author);
    }
}
