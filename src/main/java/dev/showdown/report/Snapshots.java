package dev.showdown.report;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;

/** What was published, a line each. */
@ApplicationScoped
public class Snapshots implements PanacheRepositoryBase<Report, UUID> {

    private final Reports reports;
    private final Workspaces workspaces;
    private final AuditLog audit;

    Snapshots(Reports reports, Workspaces workspaces, AuditLog audit) {
        this.audit = audit;
        this.reports = reports;
        this.workspaces = workspaces;
    }

    /** Writes down that somebody took it away as a file. */
    @Transactional
    public void noteExport(Caller caller, Snapshot snapshot) {
        Grant grant = reports.reader(caller, snapshot.assessment());
        audit.write(grant, AuditAction.REPORT_EXPORTED, AuditTarget.report(snapshot.id(), snapshot.number()));
    }

    /**
     * Some of an assessment's snapshots, newest first.
     *
     * @param below number that they stay below; empty to begin with the newest
     */
    @Transactional
    public List<Snapshot> of(Caller caller, UUID assessment, Optional<Integer> below, int most) {
        Grant grant = reports.reader(caller, assessment);
        return workspaces.inWorkspace(grant.workspace(), () -> getEntityManager()
                .createQuery("""
                        select new dev.showdown.report.Snapshot(
                            r.id, r.assessmentId, r.number, r.title, r.verdict, r.leader, r.publishedAt)
                        from Report r
                        where r.workspaceId = :workspace and r.assessmentId = :assessment and r.number < :below
                        order by r.number desc
                        """, Snapshot.class)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .setParameter("below", below.orElse(Integer.MAX_VALUE))
                .setMaxResults(most)
                .getResultList());
    }
}
