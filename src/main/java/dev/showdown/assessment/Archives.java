package dev.showdown.assessment;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;

/** What is done with an assessment as a whole: put away, taken out again, started once more beside itself. */
@ApplicationScoped
public class Archives implements PanacheRepositoryBase<Assessment, UUID> {

    private final Assessments assessments;
    private final Starts starts;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    Archives(Assessments assessments, Starts starts, Workspaces workspaces, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.starts = starts;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** From now on it is read, and nothing of it changes. Doing it again changes nothing. */
    @Transactional
    public void archive(Caller caller, UUID id) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            if (held(grant).archive(clock.instant())) {
                audit.write(grant, AuditAction.ASSESSMENT_ARCHIVED);
            }
            return null;
        });
    }

    /** It goes on where it was. Doing it again changes nothing. */
    @Transactional
    public void takeOut(Caller caller, UUID id) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            if (held(grant).takeOut()) {
                audit.write(grant, AuditAction.ASSESSMENT_UNARCHIVED);
            }
            return null;
        });
    }

    private Assessment held(Grant grant) {
        return find("workspaceId = ?1 and id = ?2 and deletedAt is null", grant.workspace(), grant.assessment())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> new Refused.NotFound("This assessment was deleted."));
    }

    /**
     * Starts the same once more: title, context, playbook and the caller's own answers; nobody else's.
     *
     * @return the copy
     */
    @Transactional
    public UUID copy(Caller caller, UUID id) {
        audit.write(assessments.permitted(caller, id, Permission.STEER), AuditAction.ASSESSMENT_DUPLICATED);
        return starts.copy(caller, assessments.view(caller, id)).assessment();
    }
}
