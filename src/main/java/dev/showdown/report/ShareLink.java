package dev.showdown.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A share link as its owner sees it.
 *
 * @param report the snapshot it leads to
 * @param token the secret part of its address
 * @param name that its owner gave it; may be empty
 * @param state whether it opens, and if not, why
 * @param revision {@code pinned} to its snapshot, or the {@code latest}
 * @param scope what it shows besides the report
 * @param locked whether it asks for a password
 * @param expiresAt when it ends; null if it does not
 * @param viewCount how often somebody opened it
 * @param lastViewedAt when that was last; null if nobody did
 * @param createdBy name of whoever made it; empty for somebody who works alone
 * @param version of the row, to notice that somebody else was faster
 */
public record ShareLink(
        UUID id,
        UUID assessment,
        UUID report,
        String token,
        String name,
        Share.State state,
        String revision,
        List<String> scope,
        boolean locked,
        Instant expiresAt,
        long viewCount,
        Instant lastViewedAt,
        Instant createdAt,
        String createdBy,
        int version) {

    public boolean isActive() {
        return state == Share.State.ACTIVE;
    }

    public boolean isPaused() {
        return state == Share.State.PAUSED;
    }

    public boolean isExpired() {
        return state == Share.State.EXPIRED;
    }

    public boolean isRevoked() {
        return state == Share.State.REVOKED;
    }

    public boolean isLatest() {
        return ShareOptions.LATEST.equals(revision);
    }

    public boolean includes(String part) {
        return scope.contains(part);
    }

    /** Its options, as a form shows them to be changed. */
    public ShareOptions options() {
        return new ShareOptions(name, ShareOptions.KEEP, revision, scope);
    }

    public String path() {
        return "/r/" + token;
    }
}
