package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;

/** What a participant answered to a question in a round. Written by statements of its repository, read here. */
@Entity
@Immutable
@IdClass(Answer.Key.class)
class Answer {

    @Id
    UUID workspaceId;

    @Id
    UUID participantId;

    @Id
    int round;

    @Id
    String question;

    UUID assessmentId;

    String choice;

    String note;

    Instant answeredAt;

    int version;

    protected Answer() {}

    record Key(UUID workspaceId, UUID participantId, int round, String question) {}
}
