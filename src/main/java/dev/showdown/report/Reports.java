package dev.showdown.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Decisions;
import dev.showdown.assessment.Permission;
import dev.showdown.assessment.PrioritiesSet;
import dev.showdown.assessment.Settled;
import dev.showdown.playbook.Playbooks;

/** Published reports: snapshots that never change. */
@ApplicationScoped
public class Reports implements PanacheRepositoryBase<Report, UUID> {

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Decisions decisions;
    private final Playbooks playbooks;
    private final Workspaces workspaces;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final Clock clock;

    Reports(
            Assessments assessments,
            Evaluations evaluations,
            Decisions decisions,
            Playbooks playbooks,
            Workspaces workspaces,
            ObjectMapper json,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.decisions = decisions;
        this.playbooks = playbooks;
        this.workspaces = workspaces;
        this.json = json;
        this.clock = clock;
    }

    /** Publishes what the answers give right now as a snapshot that never changes. */
    @Transactional
    public Snapshot publish(Caller caller, UUID assessment) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        return workspaces.inWorkspace(grant.workspace(), () -> {
            assessments.holdOthersBack(grant);
            return write(assessments.view(grant), newest(grant) + 1).snapshot();
        });
    }

    /**
     * Publishes unless somebody already has since the caller looked, so that a form sent twice publishes once.
     *
     * @param seen number of the newest snapshot that the caller knows; 0 for none
     */
    @Transactional
    public void publishAfter(Caller caller, UUID assessment, int seen) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            assessments.holdOthersBack(grant);
            return newest(grant) == seen ? write(assessments.view(grant), seen + 1) : null;
        });
    }

    /**
     * Writes down what was decided, and publishes a snapshot that carries it.
     *
     * @param seen number of the decision that the caller has seen
     */
    @Transactional
    public Snapshot decide(Caller caller, UUID assessment, Decisions.Wanted wanted, Seen seen) {
        decisions.write(caller, assessment, wanted, seen);
        return publish(caller, assessment);
    }

    private int newest(Grant grant) {
        return (int) count("workspaceId = ?1 and assessmentId = ?2", grant.workspace(), grant.assessment());
    }

    private Optional<Report> own(Grant grant, UUID id) {
        return find("workspaceId = ?1 and assessmentId = ?2 and id = ?3", grant.workspace(), grant.assessment(), id)
                .firstResultOptional();
    }

    private Report write(AssessmentView view, int number) {
        ReportSource source = evaluations.current(view);
        Report report = new Report(
                view,
                number,
                source.result(),
                new Report.Stored(
                        text(source.sheets()),
                        text(source.result()),
                        source.priorities().map(this::text).orElse(null),
                        source.agreed().isEmpty() ? null : text(source.agreed()),
                        source.decision().map(this::text).orElse(null),
                        source.team().map(this::text).orElse(null)),
                clock.instant());
        persist(report);
        flush();
        audit.write(view.grant(), AuditAction.REPORT_PUBLISHED, AuditTarget.report(report.id, number));
        return report;
    }

    /**
     * Whoever may read what was published. A report names answers, so until a team's reveal one that was published alone
     * stays with whoever leads.
     */
    Grant reader(Caller caller, UUID assessment) {
        Grant grant = assessments.grant(caller, assessment);
        if (!Permission.STEER.allows(grant.role())) {
            assessments.view(grant).team().refuseHidden();
        }
        return grant;
    }

    /** Every snapshot of an assessment with what changed from one to the next. */
    @Transactional
    public History history(Caller caller, UUID assessment) {
        Grant grant = reader(caller, assessment);
        String title = assessments.view(grant).title();
        return workspaces.inWorkspace(
                grant.workspace(),
                () -> History.of(
                        title,
                        getEntityManager()
                                .createQuery("""
                                        select new dev.showdown.report.Reports$Line(
                                            new dev.showdown.report.Snapshot(
                                                r.id, r.assessmentId, r.number, r.title, r.verdict, r.leader,
                                                r.publishedAt),
                                            r.playbookKey, r.playbookVersion, r.answers, r.priorities, r.agreed, r.decision)
                                        from Report r
                                        where r.workspaceId = :workspace and r.assessmentId = :assessment
                                        order by r.number desc
                                        """, Line.class)
                                .setParameter("workspace", grant.workspace())
                                .setParameter("assessment", grant.assessment())
                                .getResultList()
                                .stream()
                                .map(this::past)
                                .toList()));
    }

    /** A stored report without its result, which is long. */
    private record Line(
            Snapshot snapshot,
            String playbookKey,
            String playbookVersion,
            String answers,
            String priorities,
            String agreed,
            String decision) {}

    private History.Past past(Line line) {
        return new History.Past(
                line.snapshot(),
                playbooks.version(line.playbookKey(), line.playbookVersion()),
                sheets(line.answers()),
                priorities(line.priorities()).map(PrioritiesSet::importance).orElse(Map.of()),
                agreed(line.agreed()),
                decision(line.decision()));
    }

    /** Two snapshots of an assessment, side by side. */
    @Transactional
    public Differences differences(Caller caller, UUID assessment, UUID left, UUID right) {
        Published before = published(caller, assessment, left);
        Published after = published(caller, assessment, right);
        return Differences.of(
                "Report " + before.snapshot().number(),
                before.source(),
                "Report " + after.snapshot().number(),
                after.source());
    }

    /** One snapshot of an assessment that the caller may open. */
    @Transactional
    public Published published(Caller caller, UUID assessment, UUID id) {
        Grant grant = reader(caller, assessment);
        return workspaces.inWorkspace(
                grant.workspace(), () -> own(grant, id).map(this::published).orElseThrow(Reports::notFound));
    }

    /** One snapshot by its id alone, of whatever the caller's key or token is for. */
    @Transactional
    public Published published(Caller caller, UUID id) {
        return switch (caller) {
            case Caller.KeyHolder holder -> published(caller, holder.grant().assessment(), id);
            case Caller.TokenHolder token -> published(caller, assessment(token, id), id);
            case Caller.Browser _, Caller.Nobody _ -> throw notFound();
        };
    }

    private UUID assessment(Caller.TokenHolder token, UUID id) {
        return workspaces.inWorkspace(
                token.workspace(), () -> find("workspaceId = ?1 and id = ?2", token.workspace(), id)
                        .firstResultOptional()
                        .map(report -> report.assessmentId)
                        .orElseThrow(Reports::notFound));
    }

    /** The snapshot that a share link leads to. */
    Published shared(SharedLink link) {
        return link.latest()
                .map(number -> find(
                        "workspaceId = ?1 and assessmentId = ?2 and number = ?3",
                        link.workspace(),
                        link.assessment(),
                        number))
                .orElseGet(() -> find(
                        "workspaceId = ?1 and assessmentId = ?2 and id = ?3",
                        link.workspace(),
                        link.assessment(),
                        link.report()))
                .firstResultOptional()
                .map(this::published)
                .orElseThrow(Reports::notFound);
    }

    private Published published(Report report) {
        return new Published(
                report.snapshot(),
                new ReportSource(
                        Optional.of(report.assessmentId),
                        report.title,
                        report.context,
                        playbooks.version(report.playbookKey, report.playbookVersion),
                        sheets(report.answers),
                        read(report.result, new TypeReference<>() {}),
                        priorities(report.priorities),
                        Optional.of(report.number),
                        report.publishedAt,
                        agreed(report.agreed),
                        decision(report.decision),
                        Optional.ofNullable(report.team)
                                .map(stored -> read(stored, new TypeReference<TeamWork>() {}))));
    }

    private List<Settled> agreed(String stored) {
        return stored == null ? List.of() : read(stored, new TypeReference<>() {});
    }

    private Optional<DecisionTaken> decision(String stored) {
        return Optional.ofNullable(stored).map(taken -> read(taken, new TypeReference<DecisionTaken>() {}));
    }

    private List<SheetOfAnswers> sheets(String stored) {
        return read(stored, new TypeReference<>() {});
    }

    private Optional<PrioritiesSet> priorities(String stored) {
        return stored == null ? Optional.empty() : Optional.of(read(stored, new TypeReference<>() {}));
    }

    private <T> T read(String stored, TypeReference<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored report cannot be read", e);
        }
    }

    private static Refused.NotFound notFound() {
        return new Refused.NotFound("There is no such report, or it was not opened here.");
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
