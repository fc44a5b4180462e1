package dev.showdown.account;

import java.time.Instant;
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

    Grant grant() {
        return new Grant(workspaceId, assessmentId, participantId, Grant.Role.of(role));
    }

    record Key(UUID sessionId, UUID assessmentId) {}
}
