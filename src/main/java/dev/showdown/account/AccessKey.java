package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

/** A secret that opens one assessment. */
@Entity
class AccessKey {

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    UUID assessmentId;

    UUID participantId;

    String kind;

    String role;

    byte[] tokenHash;

    int generation;

    Instant createdAt;

    Instant expiresAt;

    Instant revokedAt;

    @Version
    int version;

    protected AccessKey() {}

    AccessKey(UUID id, Kind kind, Grant grant, byte[] tokenHash, Instant now) {
        this.id = id;
        this.workspaceId = grant.workspace();
        this.assessmentId = grant.assessment();
        this.participantId = grant.participant();
        this.kind = kind.toString();
        this.role = grant.role().toString();
        this.tokenHash = tokenHash;
        this.generation = 1;
        this.createdAt = now;
    }

    Grant grant() {
        return new Grant(workspaceId, assessmentId, participantId, Grant.Role.of(role));
    }

    /** Whether it belongs to somebody whom the facilitator may remove. */
    boolean isOfMember() {
        return grant().role() != Grant.Role.FACILITATOR;
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean hasExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** Ends what was handed out so far: the token of the next generation is another. */
    void renew(byte[] newHash) {
        tokenHash = newHash;
        generation++;
    }

    /** @param end from which it opens nothing; null for never */
    void expireAt(Instant end) {
        expiresAt = end;
    }

    /** What a key is for, and how its token begins. */
    enum Kind {
        EDIT("sde_"),
        PARTICIPANT("sda_"),
        RESUME("sdr_"),
        INVITE("inv_");

        final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
