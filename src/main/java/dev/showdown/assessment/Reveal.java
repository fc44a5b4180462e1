package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;

import dev.showdown.account.Grant;

/** That a round was revealed. It cannot be undone. */
@Entity
@Immutable
@IdClass(Reveal.Key.class)
class Reveal {

    @Id
    UUID workspaceId;

    @Id
    UUID assessmentId;

    @Id
    int round;

    Instant revealedAt;

    UUID revealedBy;

    String revealedByName;

    protected Reveal() {}

    Reveal(Grant grant, int round, String name, Instant now) {
        this.workspaceId = grant.workspace();
        this.assessmentId = grant.assessment();
        this.round = round;
        this.revealedAt = now;
        this.revealedBy = grant.participant();
        this.revealedByName = name;
    }

    record Key(UUID workspaceId, UUID assessmentId, int round) {}
}
