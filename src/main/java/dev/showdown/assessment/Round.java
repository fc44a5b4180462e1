package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** One time of answering; a team may answer again after it has talked. */
@Entity
@IdClass(Round.Key.class)
class Round {

    @Id
    UUID workspaceId;

    @Id
    UUID assessmentId;

    @Id
    int number;

    Instant openedAt;

    protected Round() {}

    static Round first(Assessment assessment, Instant now) {
        Round round = new Round();
        round.workspaceId = assessment.workspaceId;
        round.assessmentId = assessment.id;
        round.number = 1;
        round.openedAt = now;
        return round;
    }

    record Key(UUID workspaceId, UUID assessmentId, int number) {}
}
