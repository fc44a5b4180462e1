package dev.showdown.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import dev.showdown.Ids;

/** A browser that has started or opened something, or in which somebody has signed in. */
@Entity
class Session {

    /** Without being asked to be kept, a session of an account ends when nothing was done for so long. */
    static final Duration IDLE = Duration.ofMinutes(30);
    /** It ends then, whatever is done. */
    static final Duration LONGEST = Duration.ofHours(12);
    /** So does one that was asked to be kept. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration SEEN_EVERY = Duration.ofDays(1);
    private static final Duration IDLE_SEEN_EVERY = Duration.ofMinutes(1);

    @Id
    UUID id;

    byte[] tokenHash;

    /** Null in a browser in which somebody has signed in. */
    UUID guestWorkspaceId;

    /** Who has signed in; null for a guest. */
    UUID accountId;

    boolean kept;

    /** What browser it is, for the list of one's sessions. */
    String browser;

    Instant createdAt;

    Instant seenAt;

    Instant expiresAt;

    /** The latest end; null for a guest's. */
    Instant endsAt;

    protected Session() {}

    private Session(byte[] tokenHash, Instant now) {
        this.id = Ids.next();
        this.tokenHash = tokenHash;
        this.browser = "";
        this.createdAt = now;
        this.seenAt = now;
    }

    static Session ofGuest(byte[] tokenHash, UUID guestWorkspaceId, Instant now, Duration life) {
        Session session = new Session(tokenHash, now);
        session.guestWorkspaceId = guestWorkspaceId;
        session.expiresAt = now.plus(life);
        return session;
    }

    static Session of(Person person, byte[] tokenHash, Sessions.Manner manner, Instant now) {
        Session session = new Session(tokenHash, now);
        session.accountId = person.id();
        session.kept = manner.kept();
        session.browser = manner.browser();
        session.endsAt = now.plus(manner.kept() ? KEPT : LONGEST);
        session.expiresAt = manner.kept() ? session.endsAt : now.plus(IDLE);
        return session;
    }

    private boolean isIdling() {
        return accountId != null && !kept;
    }

    /** Whether it was seen so long ago that it is worth writing down. */
    boolean isToldApart(Instant now) {
        return !seenAt.plus(isIdling() ? IDLE_SEEN_EVERY : SEEN_EVERY).isAfter(now);
    }

    /** When it ends, if it is used now. */
    Instant end(Instant now, Duration guestLife) {
        if (accountId == null) {
            return now.plus(guestLife);
        }
        Instant idle = now.plus(IDLE);
        return isIdling() && idle.isBefore(endsAt) ? idle : endsAt;
    }
}
