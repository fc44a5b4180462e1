package dev.showdown.assessment;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Seen;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;

/**
 * Deleting an assessment with everything that belongs to it: answers, reports and links. A guest's work is gone at once;
 * that of a workspace waits in the trash, where an owner can take it out again.
 */
@ApplicationScoped
public class Removals implements PanacheRepositoryBase<Assessment, UUID> {

    private final Assessments assessments;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    Removals(Assessments assessments, Workspaces workspaces, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** @param seen refused as stale when the assessment has changed since */
    @Transactional
    public void remove(Caller caller, UUID id, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.DELETE);
        workspaces.inWorkspace(grant.workspace(), () -> {
            awaitAnswering(grant);
            // Before it is gone: the log names it as it was. If it turns out not to go, neither is written.
            audit.write(grant, AuditAction.ASSESSMENT_DELETED);
            long removed =
                    workspaces.isGuest(grant.workspace()) ? removeAssessment(grant, seen) : throwAway(grant, seen);
            if (removed == 0) {
                refuseStale(grant, seen);
            }
            return null;
        });
    }

    /** Whoever saves an answer holds the round first of all, and only then its answers and participants. */
    private void awaitAnswering(Grant grant) {
        getEntityManager()
                .createQuery("from Round where workspaceId = :workspace and assessmentId = :assessment", Round.class)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private long removeAssessment(Grant grant, Seen seen) {
        return seen.anything()
                ? delete("workspaceId = ?1 and id = ?2", grant.workspace(), grant.assessment())
                : delete(
                        "workspaceId = ?1 and id = ?2 and version + 1 in ?3",
                        grant.workspace(),
                        grant.assessment(),
                        seen.versions());
    }

    private long throwAway(Grant grant, Seen seen) {
        return seen.anything()
                ? update(
                        "update versioned Assessment set deletedAt = ?1"
                                + " where workspaceId = ?2 and id = ?3 and deletedAt is null",
                        clock.instant(),
                        grant.workspace(),
                        grant.assessment())
                : update(
                        "update versioned Assessment set deletedAt = ?1"
                                + " where workspaceId = ?2 and id = ?3 and deletedAt is null and version + 1 in ?4",
                        clock.instant(),
                        grant.workspace(),
                        grant.assessment(),
                        seen.versions());
    }

    private void refuseStale(Grant grant, Seen seen) {
        find("workspaceId = ?1 and id = ?2", grant.workspace(), grant.assessment())
                .firstResultOptional()
                .ifPresent(present -> seen.expect(
                        present.version + 1,
                        "This assessment was changed in the meantime.",
                        present.described(),
                        null));
    }
}
