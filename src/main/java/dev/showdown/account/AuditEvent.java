package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;

/** That somebody did something. It is never changed. */
@Entity
@Immutable
class AuditEvent {

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    Instant at;

    String actorKind;

    UUID actorId;

    String actorName;

    String action;

    String targetKind;

    UUID targetId;

    String targetName;

    String detail;

    String address;

    protected AuditEvent() {}
}
