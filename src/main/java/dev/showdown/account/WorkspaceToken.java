package dev.showdown.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

import dev.showdown.Ids;

/** With it, a program works in a workspace: for what its scopes say, and never more than whoever made it may. */
@Entity
class WorkspaceToken {

    static final String PREFIX = "sdp_";

    /**
     * Who makes a token, and how far it may reach.
     *
     * @param token with which they make it; null if they signed in
     * @param scopes that it may have at most
     * @param until when it may work at most
     */
    record Maker(UUID id, String name, UUID token, List<Scope> scopes, Instant until) {

        static Maker of(Person person) {
            return new Maker(person.id(), person.name(), null, List.of(Scope.values()), Instant.MAX);
        }
    }

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    String name;

    byte[] tokenHash;

    List<String> scopes;

    /** Null when their account is gone; then it opens nothing. */
    UUID madeBy;

    String madeByName;

    /** The token that made it, if it was one; it ends with that one. */
    UUID madeWith;

    Instant createdAt;

    Instant expiresAt;

    Instant lastUsedAt;

    Instant revokedAt;

    @Version
    int version;

    protected WorkspaceToken() {}

    WorkspaceToken(
            UUID workspaceId,
            Maker maker,
            String name,
            List<Scope> scopes,
            byte[] tokenHash,
            Instant now,
            Instant end) {
        this.id = Ids.next();
        this.workspaceId = workspaceId;
        this.madeBy = maker.id();
        this.madeByName = maker.name();
        this.madeWith = maker.token();
        this.name = name;
        this.scopes = scopes.stream().map(Scope::toString).toList();
        this.tokenHash = tokenHash;
        this.createdAt = now;
        this.expiresAt = end.isBefore(maker.until()) ? end : maker.until();
    }

    List<Scope> scopes() {
        return scopes.stream().map(Scope::of).flatMap(Optional::stream).toList();
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean hasExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    boolean isOf(Maker maker) {
        return maker.id().equals(madeBy);
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    /** As whom it makes others. */
    Maker maker() {
        return new Maker(madeBy, madeByName, id, scopes(), expiresAt);
    }
}
