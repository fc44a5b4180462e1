package dev.showdown.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.showdown.account.Grant;
import dev.showdown.playbook.Edition;

/**
 * An assessment as one of its participants sees it.
 *
 * @param grant the viewer's
 * @param title of the decision
 * @param context what is to be decided; may be empty
 * @param edition the playbook version it is pinned to
 * @param round the present one, from 1
 * @param sheet the viewer's own answers in that round
 * @param submittedAt when the viewer submitted in that round
 * @param createdAt when it was started
 * @param removedAfter when it is deleted unless somebody opens it before
 * @param version changes with title and context
 * @param archivedAt when it was put away; empty while it is not
 * @param team how far the team has come
 */
public record AssessmentView(
        Grant grant,
        String title,
        String context,
        Edition edition,
        int round,
        AnswerSheet sheet,
        Optional<Instant> submittedAt,
        Instant createdAt,
        Instant removedAfter,
        int version,
        Optional<Instant> archivedAt,
        TeamState team) {

    public UUID id() {
        return grant.assessment();
    }

    AssessmentView with(AnswerSheet changed) {
        return new AssessmentView(
                grant,
                title,
                context,
                edition,
                round,
                changed,
                submittedAt,
                createdAt,
                removedAfter,
                version,
                archivedAt,
                team);
    }

    /** The same answers under another version of the playbook, as far as it offers them. */
    public AssessmentView under(Edition other) {
        return new AssessmentView(
                grant,
                title,
                context,
                other,
                round,
                sheet.offeredBy(other.playbook()),
                submittedAt,
                createdAt,
                removedAfter,
                version,
                archivedAt,
                team);
    }

    public Journey journey() {
        return Journey.of(edition.playbook(), sheet);
    }

    public boolean isSubmitted() {
        return submittedAt.isPresent();
    }

    /** Whether several people answer, or have answered. */
    public boolean isTeam() {
        return team.isTeam();
    }

    /** Whether the caller may do something. */
    public boolean allows(Permission permission) {
        return permission.allows(grant.role());
    }

    /** Whether it is put away: it is read, and nothing of it changes. */
    public boolean isArchived() {
        return archivedAt.isPresent();
    }

    void refuseArchived() {
        if (isArchived()) {
            throw Assessment.archived();
        }
    }

    /** How far it has come, the same for everybody who may read it. */
    public Status status() {
        if (isArchived()) {
            return Status.ARCHIVED;
        }
        if (team.isDecided()) {
            return Status.DECIDED;
        }
        if (team.revealed() == round) {
            return Status.REVEALED;
        }
        return isTeam() || team.begun() ? Status.ANSWERING : Status.DRAFT;
    }
}
