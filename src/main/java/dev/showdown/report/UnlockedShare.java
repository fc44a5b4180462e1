package dev.showdown.report;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;

/** That a browser has given the password of a locked link. Written by one statement of its repository. */
@Entity
@Immutable
@IdClass(UnlockedShare.Key.class)
class UnlockedShare {

    @Id
    UUID workspaceId;

    @Id
    UUID shareId;

    @Id
    UUID sessionId;

    byte[] lockHash;

    Instant unlockedAt;

    protected UnlockedShare() {}

    record Key(UUID workspaceId, UUID shareId, UUID sessionId) {}
}
