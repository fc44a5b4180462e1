package dev.showdown.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;

/** The times of answering: opened, closed, reopened and limited. */
@ApplicationScoped
public class Rounds implements PanacheRepositoryBase<Round, Round.Key> {

    private final Assessments assessments;
    private final TeamEvents events;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    Rounds(Assessments assessments, TeamEvents events, Workspaces workspaces, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.events = events;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** Takes no more answers for now. Doing it again changes nothing. */
    @Transactional
    public void close(Caller caller, UUID id) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        assessments.changing(grant, view -> {
            if (view.team().closedAt().isEmpty()) {
                present(view).close(clock.instant());
                assessments.touch(grant);
                events.write(grant, TeamEvents.Kind.CLOSED);
                audit.write(grant, AuditAction.ASSESSMENT_CLOSED);
            }
            return null;
        });
    }

    /** Takes answers again, and drops a deadline that has passed. Doing it again changes nothing. */
    @Transactional
    public void reopen(Caller caller, UUID id) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        assessments.changing(grant, view -> {
            refuseRevealed(view);
            if (!view.team().open()) {
                Round round = present(view);
                round.reopen();
                view.team()
                        .deadline()
                        .filter(deadline -> !deadline.isAfter(clock.instant()))
                        .ifPresent(_ -> round.endAt(null));
                assessments.touch(grant);
                events.write(grant, TeamEvents.Kind.REOPENED);
                audit.write(grant, AuditAction.ASSESSMENT_REOPENED);
            }
            return null;
        });
    }

    /** @param deadline after which the present round takes no answers; empty for none */
    @Transactional
    public void limit(Caller caller, UUID id, Optional<Instant> deadline) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        if (deadline.isPresent() && !deadline.get().isAfter(clock.instant())) {
            throw new Refused.Invalid("/deadline", "past", "Choose a time that is still to come.");
        }
        assessments.changing(grant, view -> {
            refuseRevealed(view);
            present(view).endAt(deadline.orElse(null));
            assessments.touch(grant);
            audit.write(grant, AuditAction.ASSESSMENT_LIMITED);
            return null;
        });
    }

    private static void refuseRevealed(AssessmentView view) {
        if (view.team().revealed() == view.round()) {
            throw view.team().closed(view.round());
        }
    }

    /** Ends the present round for good. */
    void end(AssessmentView view) {
        Round round = present(view);
        if (round.closedAt == null) {
            round.close(clock.instant());
        }
    }

    /**
     * Opens another round. Everybody begins with the answers of the last one, and revises them without seeing those of
     * others in this round.
     */
    @Transactional
    public int open(Caller caller, UUID id) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        return assessments.changing(grant, view -> {
            if (view.team().revealed() != view.round()) {
                throw new Refused.Conflict("Another round can be opened when this one has been revealed.");
            }
            persist(new Round(grant, view.round() + 1, clock.instant()));
            flush();
            carryOver(view);
            events.write(grant, TeamEvents.Kind.ROUND);
            audit.write(grant, AuditAction.ROUND_OPENED, AuditTarget.round(view.round() + 1));
            return view.round() + 1;
        });
    }

    private void carryOver(AssessmentView view) {
        getEntityManager()
                .createNativeQuery("""
                        insert into answer (workspace_id, assessment_id, participant_id, round, question, choice, note,
                            answered_at, version)
                        select a.workspace_id, a.assessment_id, a.participant_id, :next, a.question, a.choice, a.note,
                            a.answered_at, 0
                        from answer a
                        join participant p on p.workspace_id = a.workspace_id and p.id = a.participant_id
                        where a.workspace_id = :workspace and a.assessment_id = :assessment and a.round = :round
                        and p.removed_at is null
                        """)
                .setParameter("next", view.round() + 1)
                .setParameter("workspace", view.grant().workspace())
                .setParameter("assessment", view.grant().assessment())
                .setParameter("round", view.round())
                .executeUpdate();
    }

    private Round present(AssessmentView view) {
        return find(
                        "workspaceId = ?1 and assessmentId = ?2 and number = ?3",
                        view.grant().workspace(),
                        view.id(),
                        view.round())
                .singleResult();
    }

    /**
     * A round as it went.
     *
     * @param closedAt null while it is open
     * @param deadline null for none
     * @param revealedAt null until then
     * @param revealedBy name of whoever revealed it; null until then
     */
    public record Past(
            int number, Instant openedAt, Instant closedAt, Instant deadline, Instant revealedAt, String revealedBy) {}

    /** Every round, the first one first. */
    @Transactional
    public List<Past> of(AssessmentView view) {
        return workspaces.inWorkspace(view.grant().workspace(), () -> getEntityManager()
                .createQuery("""
                        select new dev.showdown.assessment.Rounds$Past(
                            r.number, r.openedAt, r.closedAt, r.deadline, v.revealedAt, v.revealedByName)
                        from Round r
                        left join Reveal v on v.workspaceId = r.workspaceId and v.assessmentId = r.assessmentId
                            and v.round = r.number
                        where r.workspaceId = :workspace and r.assessmentId = :assessment order by r.number
                        """, Past.class)
                .setParameter("workspace", view.grant().workspace())
                .setParameter("assessment", view.id())
                .getResultList());
    }
}
