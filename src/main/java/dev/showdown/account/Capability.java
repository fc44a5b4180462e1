package dev.showdown.account;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** That a browser may open an assessment, and as whom. */
@Entity
@IdClass(Capability.Key.class)
class Capability {

    @Id
    UUID sessionId;

    @Id
    UUID assessmentId;

    UUID workspaceId;

    UUID participantId;

    String role;

    Instant grantedAt;

    protected Capability() {}

    Capability(UUID sessionId, Grant grant, Instant now) {
        this.sessionId = sessionId;
        this.assessmentId = grant.assessment();
        this.workspaceId = grant.workspace();
        this.participantId = grant.participant();
        this.role = grant.role().toString();
        this.grantedAt = now;
    }

    Grant grant() {
        return new Grant(workspaceId, assessmentId, participantId, Grant.Role.valueOf(role.toUpperCase(Locale.ROOT)));
    }

    record Key(UUID sessionId, UUID assessmentId) {}
}
