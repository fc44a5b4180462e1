package dev.showdown.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

/** A link that lets anybody who holds it read a published report. */
@Entity
@SqlResultSetMapping(
        name = Share.FOUND,
        entities = @EntityResult(entityClass = Share.class),
        columns = {
            @ColumnResult(name = "expired", type = Boolean.class),
            @ColumnResult(name = "newest", type = Integer.class)
        })
class Share {

    static final String PREFIX = "shr_";

    /** A link found by its token, whether it has expired by the clock of the database, and the newest report's number. */
    static final String FOUND = "foundShare";

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    UUID assessmentId;

    UUID reportId;

    String name;

    byte[] tokenHash;

    int generation;

    String revision;

    List<String> scope;

    String passwordHash;

    Instant expiresAt;

    Instant pausedAt;

    Instant revokedAt;

    /** Counted by a statement of its own, so that no other change can set it back. */
    @Column(updatable = false)
    long viewCount;

    @Column(updatable = false)
    Instant lastViewedAt;

    Instant createdAt;

    @Column(updatable = false)
    String createdBy;

    @Version
    int version;

    protected Share() {}

    Share(UUID id, UUID workspaceId, Snapshot report, byte[] tokenHash, String createdBy, Instant now) {
        this.id = id;
        this.workspaceId = workspaceId;
        this.assessmentId = report.assessment();
        this.reportId = report.id();
        this.tokenHash = tokenHash;
        this.generation = 1;
        this.createdAt = now;
        this.createdBy = createdBy;
    }

    void choose(ShareOptions options, Instant now) {
        name = options.name();
        expiresAt = options.end(now, expiresAt);
        revision = options.revision();
        scope = options.scope();
    }

    /** @param hash of the new password; null for none */
    void lock(String hash) {
        passwordHash = hash;
    }

    void pause(Instant now) {
        if (pausedAt == null) {
            pausedAt = now;
        }
    }

    void resume() {
        pausedAt = null;
    }

    /** Gives it another address; the one before leads nowhere from now on. */
    void rotate(byte[] newTokenHash) {
        generation++;
        tokenHash = newTokenHash;
    }

    /** Ends the link for good. Doing it again changes nothing. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    boolean isLatest() {
        return ShareOptions.LATEST.equals(revision);
    }

    boolean isLocked() {
        return passwordHash != null;
    }

    /** What a browser has to have unlocked: another one after each new address and each new password. */
    byte[] lockHash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((generation + "|" + passwordHash).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    State state(Instant now) {
        return state(expiresAt != null && !expiresAt.isAfter(now));
    }

    State state(boolean expired) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (expired) {
            return State.EXPIRED;
        }
        return pausedAt == null ? State.ACTIVE : State.PAUSED;
    }

    /** Whether a link opens, and if not, why. */
    public enum State {
        ACTIVE,
        PAUSED,
        EXPIRED,
        REVOKED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
