package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import dev.showdown.account.Grant;

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

    Instant closedAt;

    Instant deadline;

    protected Round() {}

    Round(Grant grant, int number, Instant now) {
        this.workspaceId = grant.workspace();
        this.assessmentId = grant.assessment();
        this.number = number;
        this.openedAt = now;
    }

    /** Takes no more answers. */
    void close(Instant now) {
        closedAt = now;
    }

    void reopen() {
        closedAt = null;
    }

    /** @param end after which it takes no answers; null for none */
    void endAt(Instant end) {
        deadline = end;
    }

    record Key(UUID workspaceId, UUID assessmentId, int number) {}
}
