package dev.showdown.report;

import java.time.Instant;
import java.util.List;

import dev.showdown.Refused;

/** How many links an assessment may have. */
final class ShareQuota {

    private ShareQuota() {}

    static void refuseTooMany(List<Share> links, Instant now) {
        long open = links.stream()
                .map(share -> share.state(now))
                .filter(state -> state == Share.State.ACTIVE || state == Share.State.PAUSED)
                .count();
        if (open >= Shares.MOST_OPEN) {
            throw new Refused.Conflict(
                    "There are %d links already, and that is as many as there may be. ".formatted(Shares.MOST_OPEN)
                            + "Revoke one that nobody needs any more, and make yours again.");
        }
        if (links.size() >= Shares.MOST) {
            throw new Refused.Conflict(
                    "This assessment has had %,d links, and that is as many as it may have.".formatted(Shares.MOST));
        }
    }
}
