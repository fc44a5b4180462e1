package dev.showdown.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

import dev.showdown.Refused;
import dev.showdown.decision.Playbook;

/** One decision being made, pinned to the playbook version it was started with. */
@Entity
class Assessment {

    private static final Duration OPENED_EVERY = Duration.ofDays(1);

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    String title;

    String context;

    String playbookKey;

    String playbookVersion;

    Instant createdAt;

    Instant openedAt;

    /** Settled at the start; the database refuses to change it. */
    @Column(updatable = false)
    boolean anonymous;

    /** Who started it, with an account; null for a guest. */
    UUID ownerId;

    /** Put away: it is there, and changes no more. */
    Instant archivedAt;

    /** In the trash: nobody finds it but an owner of the workspace, who may restore it. */
    Instant deletedAt;

    @Version
    int version;

    protected Assessment() {}

    Assessment(
            UUID id,
            UUID workspaceId,
            String title,
            String context,
            Playbook playbook,
            boolean anonymous,
            Instant now) {
        this.id = id;
        this.workspaceId = workspaceId;
        this.title = title;
        this.context = context;
        this.playbookKey = playbook.key();
        this.playbookVersion = playbook.version();
        this.anonymous = anonymous;
        this.createdAt = now;
        this.openedAt = now;
    }

    void belongTo(UUID account) {
        ownerId = account;
    }

    /** What of it anybody who may read it can change by hand. */
    record Described(String title, String context) {}

    Described described() {
        return new Described(title, context);
    }

    void describe(String newTitle, String newContext) {
        title = newTitle;
        context = newContext;
    }

    /** Goes on with another version of the same playbook. */
    void goOnWith(Playbook playbook) {
        playbookVersion = playbook.version();
    }

    /** Puts it away: from now on it is read, and nothing of it changes. Says whether that changes anything. */
    boolean archive(Instant now) {
        boolean changes = archivedAt == null;
        if (changes) {
            archivedAt = now;
        }
        return changes;
    }

    /** Says whether that changes anything. */
    boolean takeOut() {
        boolean changes = archivedAt != null;
        archivedAt = null;
        return changes;
    }

    void refuseArchived() {
        if (archivedAt != null) {
            throw archived();
        }
    }

    static Refused.Conflict archived() {
        return new Refused.Conflict(
                "archived",
                "This assessment is archived: it can be read, and nothing of it changes. Take it out of the archive first.");
    }

    /** Whether opening it now is worth writing down: once a day is enough to know that it is in use. */
    boolean opensAnew(Instant now) {
        return openedAt.plus(OPENED_EVERY).isBefore(now);
    }
}
