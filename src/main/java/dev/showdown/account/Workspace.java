package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import dev.showdown.Ids;

/** A tenant. Work started without an account lives in a guest workspace of its own. */
@Entity
class Workspace {

    static final String GUEST = "guest";

    @Id
    UUID id;

    String kind;

    Instant createdAt;

    protected Workspace() {}

    static Workspace guest(Instant now) {
        Workspace workspace = new Workspace();
        workspace.id = Ids.next();
        workspace.kind = GUEST;
        workspace.createdAt = now;
        return workspace;
    }
}
