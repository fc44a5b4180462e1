package dev.showdown.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import dev.showdown.Ids;

/** A browser that has started or opened something. */
@Entity
class Session {

    private static final Duration SEEN_EVERY = Duration.ofDays(1);

    @Id
    UUID id;

    byte[] tokenHash;

    UUID guestWorkspaceId;

    Instant createdAt;

    Instant seenAt;

    Instant expiresAt;

    protected Session() {}

    Session(byte[] tokenHash, UUID guestWorkspaceId, Instant now, Duration life) {
        this.id = Ids.next();
        this.tokenHash = tokenHash;
        this.guestWorkspaceId = guestWorkspaceId;
        this.createdAt = now;
        this.seenAt = now;
        this.expiresAt = now.plus(life);
    }

    /** Moves the end of its life; written once a day at most. */
    void seen(Instant now, Duration life) {
        if (seenAt.plus(SEEN_EVERY).isBefore(now)) {
            seenAt = now;
            expiresAt = now.plus(life);
        }
    }

    Caller.Visitor visitor() {
        return new Caller.Visitor(id, guestWorkspaceId);
    }
}
