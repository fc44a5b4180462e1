package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

/** That something happened in a team. Written by a statement of its repository. */
@Entity
@Immutable
class TeamEvent {

    @Id
    long id;

    UUID workspaceId;

    UUID assessmentId;

    String kind;

    Instant at;

    protected TeamEvent() {}
}
