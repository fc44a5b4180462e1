package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.PartitionKey;

import dev.showdown.Ids;
import dev.showdown.account.Grant;

/** That the team settled a question. What it says never changes; another one, or taking it back, ends it. */
@Entity
class AgreedAnswer {

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    UUID assessmentId;

    String question;

    String choice;

    String reason;

    UUID settledBy;

    String settledByName;

    Instant settledAt;

    Instant endedAt;

    int version;

    protected AgreedAnswer() {}

    AgreedAnswer(Grant grant, Settled settled) {
        this.id = Ids.next();
        this.workspaceId = grant.workspace();
        this.assessmentId = grant.assessment();
        this.question = settled.question();
        this.choice = settled.choice();
        this.reason = settled.reason();
        this.settledBy = grant.participant();
        this.settledByName = settled.settledBy();
        this.settledAt = settled.settledAt();
        this.version = settled.version();
    }

    void end(Instant now) {
        endedAt = now;
    }

    Settled settled() {
        return new Settled(question, choice, reason, settledByName, settledAt, version);
    }
}
