package dev.showdown.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

/** A link that lets anybody who holds it read a published report. */
@Entity
class Share {

    static final String PREFIX = "shr_";

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

    long viewCount;

    Instant lastViewedAt;

    Instant createdAt;

    @Version
    int version;

    protected Share() {}

    Share(UUID id, UUID workspaceId, Snapshot report, String name, byte[] tokenHash, Instant now) {
        this.id = id;
        this.workspaceId = workspaceId;
        this.assessmentId = report.assessment();
        this.reportId = report.id();
        this.name = name;
        this.tokenHash = tokenHash;
        this.generation = 1;
        this.revision = "pinned";
        this.scope = List.of("exports");
        this.createdAt = now;
    }

    boolean isLatest() {
        return "latest".equals(revision);
    }

    /** Ends the link for good. Doing it again changes nothing. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return State.EXPIRED;
        }
        return pausedAt == null ? State.ACTIVE : State.PAUSED;
    }

    /** Whether a link opens, and if not, why. */
    public enum State {
        ACTIVE,
        PAUSED,
        REVOKED,
        EXPIRED;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
