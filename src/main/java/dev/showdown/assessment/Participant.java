package dev.showdown.assessment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

import dev.showdown.Ids;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;

/** Somebody who answers. */
@Entity
class Participant {

    static final String CREATOR = "creator";
    static final String MEMBER = "member";
    static final String ADVISER = "adviser";

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

    /** Places a sheet without a name among the others. */
    UUID lot;

    /** Who it is, if they have signed in; null for others. */
    UUID accountId;

    /** The token of the workspace whose answers these are; null for people. */
    UUID madeWith;

    @Version
    int version;

    protected Participant() {}

    /** Who started the assessment: alone, the one participant. */
    static Participant creator(Assessment assessment, Instant now) {
        return new Participant(assessment.workspaceId, assessment.id, CREATOR, "", Member.SELF, now);
    }

    /** @param enteredBy who gives the answers: the participant, or the facilitator for them */
    static Participant member(Grant invited, String name, String enteredBy, Instant now) {
        return new Participant(invited.workspace(), invited.assessment(), MEMBER, name, enteredBy, now);
    }

    private Participant(UUID workspaceId, UUID assessmentId, String role, String name, String enteredBy, Instant now) {
        this.id = Ids.next();
        this.workspaceId = workspaceId;
        this.assessmentId = assessmentId;
        this.name = name;
        this.role = role;
        this.enteredBy = enteredBy;
        this.createdAt = now;
        this.lot = UUID.randomUUID();
    }

    /** Somebody who has signed in is found again in every browser, and needs no other name. */
    void beKnown(Grant.Actor actor) {
        accountId = actor.account();
        if (name.isEmpty()) {
            name = actor.name();
        }
    }

    /** What a program starts, it answers with the same token. */
    void belongTo(Caller.TokenHolder token) {
        madeWith = token.token();
    }

    boolean isCreator() {
        return CREATOR.equals(role);
    }

    boolean isAdviser() {
        return ADVISER.equals(role);
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    void advise(boolean adviser) {
        role = adviser ? ADVISER : MEMBER;
    }

    void rename(String newName) {
        name = newName;
    }

    void remove(Instant now) {
        removedAt = now;
    }

    /** Whom the participant is to the assessment: its rights follow. */
    Grant grant() {
        return new Grant(workspaceId, assessmentId, id, isAdviser() ? Grant.Role.ADVISER : Grant.Role.PARTICIPANT);
    }
}
