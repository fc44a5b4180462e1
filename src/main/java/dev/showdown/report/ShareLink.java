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
 * @param expiresAt when it ends; null if it does not
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
        Instant expiresAt,
        Instant createdAt) {

    public boolean isActive() {
        return state == Share.State.ACTIVE;
    }

    public String path() {
        return "/r/" + token;
    }
}
