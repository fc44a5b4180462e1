package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

import dev.showdown.Ids;
import dev.showdown.account.Grant;

/** What somebody said about a question after the reveal. */
@Entity
class Comment {

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    UUID assessmentId;

    String question;

    UUID participantId;

    /** Who wrote it, if they had signed in; null for others. */
    UUID accountId;

    String authorName;

    String body;

    Instant createdAt;

    Instant editedAt;

    Instant deletedAt;

    @Version
    int version;

    protected Comment() {}

    Comment(Grant author, String name, String question, String body, Instant now) {
        this.id = Ids.next();
        this.workspaceId = author.workspace();
        this.assessmentId = author.assessment();
        this.question = question;
        this.participantId = author.participant();
        this.accountId = author.actor().account();
        this.authorName = name;
        this.body = body;
        this.createdAt = now;
    }

    /** Whether the reader wrote it: by what they answer, or by their account. */
    boolean isOwn(Grant reader) {
        return reader.isOwn(participantId)
                || accountId != null && accountId.equals(reader.actor().account());
    }

    void edit(String newBody, Instant now) {
        if (!body.equals(newBody)) {
            body = newBody;
            editedAt = now;
        }
    }

    /** Nobody reads it any more, and what it said is not kept. */
    void delete(Instant now) {
        body = "-";
        deletedAt = now;
    }
}
