package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;

import dev.showdown.Ids;
import dev.showdown.account.Grant;

/** That somebody set the importance directly, and how. */
@Entity
class PrioritySetting {

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    UUID assessmentId;

    UUID participantId;

    String method;

    @JdbcTypeCode(SqlTypes.JSON)
    String judgements;

    @JdbcTypeCode(SqlTypes.JSON)
    String importance;

    Instant setAt;

    Instant undoneAt;

    @Version
    int version;

    protected PrioritySetting() {}

    PrioritySetting(Grant grant, String method, String judgements, String importance, Instant now) {
        this.id = Ids.next();
        this.workspaceId = grant.workspace();
        this.assessmentId = grant.assessment();
        this.participantId = grant.participant();
        this.method = method;
        this.judgements = judgements;
        this.importance = importance;
        this.setAt = now;
    }

    /** Takes it back, so that the setting before it counts again. Doing it again changes nothing. */
    void undo(Instant now) {
        if (undoneAt == null) {
            undoneAt = now;
        }
    }
}
