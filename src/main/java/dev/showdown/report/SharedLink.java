package dev.showdown.report;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.showdown.Refused;

/**
 * A link as somebody comes with it. No record: what unlocks it stays inside, and out of every log.
 */
public final class SharedLink {

    private final Share share;
    private final Share.State state;
    private final int newest;

    /** @param newest number of the assessment's newest snapshot */
    SharedLink(Share share, boolean expired, int newest) {
        this.share = share;
        this.state = share.state(expired);
        this.newest = newest;
    }

    String name() {
        return share.name;
    }

    public UUID id() {
        return share.id;
    }

    public boolean isOpen() {
        return state == Share.State.ACTIVE;
    }

    /** Refuses a link that does not open, in words for whoever has it. */
    public void refuseClosed() {
        switch (state) {
            case REVOKED -> throw new Refused.Gone("This link was withdrawn by whoever shared it.");
            case EXPIRED -> throw new Refused.Gone("This link has expired. Ask whoever shared it for a new one.");
            case PAUSED -> throw new Refused.Forbidden("This link is paused. Ask whoever shared it.");
            case ACTIVE -> {}
        }
    }

    /** Whether it asks for a password. */
    public boolean isLocked() {
        return share.isLocked();
    }

    public boolean includes(String part) {
        return share.scope.contains(part);
    }

    public Viewer viewer() {
        return Viewer.ofLink(List.copyOf(share.scope));
    }

    /** Another one after every change of the link, and after each new report where it follows those. */
    public String mark() {
        return share.id + "/" + share.version + "/" + (share.isLatest() ? newest : "pinned");
    }

    UUID workspace() {
        return share.workspaceId;
    }

    UUID assessment() {
        return share.assessmentId;
    }

    UUID report() {
        return share.reportId;
    }

    /** The number of the snapshot to show, where it follows the newest. */
    Optional<Integer> latest() {
        return share.isLatest() ? Optional.of(newest) : Optional.empty();
    }

    String passwordHash() {
        return share.passwordHash;
    }

    byte[] lockHash() {
        return share.lockHash();
    }
}
