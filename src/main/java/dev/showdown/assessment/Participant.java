package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

import dev.showdown.Ids;

/** Somebody who answers. */
@Entity
class Participant {

    static final String CREATOR = "creator";

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    UUID assessmentId;

    String name;

    String role;

    String enteredBy;

    Instant createdAt;

    Instant removedAt;

    @Version
    int version;

    protected Participant() {}

    /** Who started the assessment: alone, the one participant. */
    static Participant creator(Assessment assessment, Instant now) {
        Participant participant = new Participant();
        participant.id = Ids.next();
        participant.workspaceId = assessment.workspaceId;
        participant.assessmentId = assessment.id;
        participant.name = "";
        participant.role = CREATOR;
        participant.enteredBy = "self";
        participant.createdAt = now;
        return participant;
    }
}
