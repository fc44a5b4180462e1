package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

/** What an answer was before it was changed or taken back. Written by statements, read here. */
@Entity
@Immutable
class FormerAnswer {

    @Id
    UUID id;

    UUID workspaceId;

    UUID assessmentId;

    UUID participantId;

    int round;

    String question;

    String choice;

    String note;

    Instant answeredAt;

    Instant replacedAt;

    protected FormerAnswer() {}
}
