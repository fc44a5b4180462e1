package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;

/** That somebody is a member of a workspace, and as what. */
@Entity
@IdClass(Membership.Key.class)
class Membership {

    @Id
    UUID workspaceId;

    @Id
    UUID accountId;

    String role;

    Instant since;

    @Version
    int version;

    protected Membership() {}

    Membership(UUID workspaceId, UUID accountId, Grant.Role role, Instant now) {
        this.workspaceId = workspaceId;
        this.accountId = accountId;
        this.role = role.toString();
        this.since = now;
    }

    Grant.Role role() {
        return Grant.Role.of(role);
    }

    void become(Grant.Role newRole) {
        role = newRole.toString();
    }

    record Key(UUID workspaceId, UUID accountId) {}
}
