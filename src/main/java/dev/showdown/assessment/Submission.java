package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;

/** That a participant has submitted in a round. */
@Entity
@Immutable
@IdClass(Submission.Key.class)
class Submission {

    @Id
    UUID workspaceId;

    @Id
    UUID participantId;

    @Id
    int round;

    UUID assessmentId;

    Instant submittedAt;

    protected Submission() {}

    record Key(UUID workspaceId, UUID participantId, int round) {}
}
