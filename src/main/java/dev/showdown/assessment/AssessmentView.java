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
        TeamState team) {

    public UUID id() {
        return grant.assessment();
    }

    AssessmentView with(AnswerSheet changed) {
        return new AssessmentView(
                grant, title, context, edition, round, changed, submittedAt, createdAt, removedAfter, version, team);
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

    /** How far it has come, in the words of the API. */
    public String status() {
        if (team.isDecided()) {
            return "decided";
        }
        if (team.revealed() == round) {
            return "revealed";
        }
        return isTeam() || isSubmitted() || !sheet.answers().isEmpty() ? "answering" : "draft";
    }
}
