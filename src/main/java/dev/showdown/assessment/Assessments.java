package dev.showdown.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.AccountConfig;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.Caller;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;

/** Decisions being made: started, described, found again and deleted. */
@ApplicationScoped
public class Assessments implements PanacheRepositoryBase<Assessment, UUID> {

    private final Workspaces workspaces;
    private final Capabilities capabilities;
    private final Playbooks playbooks;
    private final Starts starts;
    private final AssessmentViews views;
    private final AccountConfig config;
    private final AuditLog audit;
    private final Clock clock;

    Assessments(
            Workspaces workspaces,
            Capabilities capabilities,
            Playbooks playbooks,
            Starts starts,
            AssessmentViews views,
            AccountConfig config,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.workspaces = workspaces;
        this.capabilities = capabilities;
        this.playbooks = playbooks;
        this.starts = starts;
        this.views = views;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Starts an assessment. A browser gets the right to open it; for a program without a key the grant is returned, to
     * make a key from.
     */
    @Transactional
    public Grant start(Caller caller, NewAssessment wanted) {
        return starts.start(caller, wanted);
    }

    /** What the caller sees of an assessment; not found when they may not open it. */
    @Transactional
    public AssessmentView view(Caller caller, UUID id) {
        return views.of(capabilities.grant(caller, id));
    }

    public AssessmentView view(Grant grant) {
        return views.of(grant);
    }

    /** What the caller sees of an assessment, if they may do something with it. */
    @Transactional
    public AssessmentView view(Caller caller, UUID id, Permission permission) {
        return views.of(permitted(caller, id, permission));
    }

    /** Everything the caller may open, newest first. */
    @Transactional
    public List<Listed> of(Caller caller) {
        Map<UUID, List<UUID>> byWorkspace = capabilities.of(caller).stream()
                .collect(Collectors.groupingBy(
                        Grant::workspace, Collectors.mapping(Grant::assessment, Collectors.toList())));
        return byWorkspace.entrySet().stream()
                .flatMap(entry ->
                        workspaces.inWorkspace(entry.getKey(), () -> listed(entry.getKey(), entry.getValue())).stream())
                .sorted(Comparator.comparing(Listed::createdAt).reversed())
                .toList();
    }

    private List<Listed> listed(UUID workspace, List<UUID> ids) {
        return list("workspaceId = ?1 and id in ?2", workspace, ids).stream()
                .map(found -> new Listed(
                        found.id, found.title, found.createdAt, found.openedAt.plus(config.guestLife()), found.version))
                .toList();
    }

    /** A line of the list of a browser's work. */
    public record Listed(UUID id, String title, Instant createdAt, Instant removedAfter, int version) {}

    /** Changes title and context; refused as a conflict when somebody else was faster. */
    @Transactional
    public void describe(Caller caller, UUID id, String title, String context, int version) {
        Grant grant = permitted(caller, id, Permission.STEER);
        Text text = new Text();
        String newTitle = text.line("/title", "a title", title, Text.TITLE_LIMIT);
        String newContext = text.prose("/context", "the context", context, Text.CONTEXT_LIMIT);
        text.refuseFaults();
        workspaces.inWorkspace(grant.workspace(), () -> {
            Assessment assessment = lock(grant);
            if (assessment.version != version) {
                throw new Refused.Outrun("Somebody else changed title or context in the meantime.");
            }
            assessment.describe(newTitle, newContext);
            audit.write(grant, AuditAction.ASSESSMENT_DESCRIBED);
            return null;
        });
    }

    /**
     * Goes on with the version of the playbook that is offered now. Answers that it no longer offers are kept where they
     * are stored, and count as not given.
     *
     * @param version of the assessment that the caller has seen; refused as a conflict when somebody else was faster
     */
    @Transactional
    public void adoptNewerPlaybook(Caller caller, UUID id, int version) {
        Grant grant = permitted(caller, id, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            Assessment assessment = lock(grant);
            if (assessment.version != version) {
                throw new Refused.Outrun("Somebody else changed this assessment in the meantime.");
            }
            playbooks
                    .newer(playbooks.version(assessment.playbookKey, assessment.playbookVersion))
                    .ifPresent(newer -> assessment.goOnWith(newer.playbook()));
            audit.write(grant, AuditAction.ASSESSMENT_UPDATED);
            return null;
        });
    }

    /**
     * The same for somebody who names the version of the playbook whose effect they have seen.
     *
     * @param version of the playbook; refused as a conflict when it is not the one that is offered now
     */
    @Transactional
    public void adoptPlaybook(Caller caller, UUID id, String version) {
        Grant grant = permitted(caller, id, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            Assessment assessment = lock(grant);
            Edition present = playbooks.version(assessment.playbookKey, assessment.playbookVersion);
            Edition newer = playbooks
                    .newer(present)
                    .filter(offered -> offered.playbook().version().equals(version))
                    .orElseThrow(() -> new Refused.Conflict(
                            "This assessment uses version %s of its playbook, and there is no newer version \"%s\"."
                                    .formatted(present.playbook().version(), Text.shown(version))));
            assessment.goOnWith(newer.playbook());
            audit.write(grant, AuditAction.ASSESSMENT_UPDATED);
            return null;
        });
    }

    /** The caller's grant, if they may change something of the assessment now: it is not archived. */
    @Transactional
    public Grant changeable(Caller caller, UUID id, Permission permission) {
        Grant grant = permitted(caller, id, permission);
        workspaces.inWorkspace(grant.workspace(), () -> {
            find("workspaceId = ?1 and id = ?2", grant.workspace(), grant.assessment())
                    .firstResultOptional()
                    .ifPresent(Assessment::refuseArchived);
            return null;
        });
        return grant;
    }

    /** The caller's grant, if they may do something with the assessment. */
    @Transactional
    public Grant permitted(Caller caller, UUID id, Permission permission) {
        Grant grant = capabilities.grant(caller, id);
        if (permission == Permission.ANSWER && permission.allows(grant.role()) && !grant.takesPart()) {
            throw new Refused.Forbidden(
                    "not-taking-part", "You take no part in this assessment yet: take part first, and then answer.");
        }
        if (!permission.allows(grant.role())
                || permission.of(grant.role()) == Permission.Allowed.GUEST_WORK
                        && !workspaces.isGuest(grant.workspace())) {
            throw new Refused.Forbidden(
                    permission == Permission.STEER || permission == Permission.DELETE
                            ? "Only the facilitator of this assessment may do that."
                            : "You may read this assessment, and not do that.");
        }
        return grant;
    }

    /** What the caller may open of this assessment; not found when they may not. */
    @Transactional
    public Grant grant(Caller caller, UUID id) {
        return capabilities.grant(caller, id);
    }

    /** Lets one change at a time go on until its transaction ends. */
    public void holdOthersBack(Grant grant) {
        workspaces.inWorkspace(grant.workspace(), () -> lock(grant));
    }

    /** Changes something of a team: one change at a time, each on the state that the one before left. */
    <T> T changing(Grant grant, Function<AssessmentView, T> change) {
        return workspaces.inWorkspace(grant.workspace(), () -> {
            lock(grant);
            return change.apply(views.of(grant));
        });
    }

    /** Lets those who have read an assessment notice that something of it, kept in another row, was changed. */
    void touch(Grant grant) {
        Assessment assessment = lock(grant);
        update(
                "update versioned Assessment set title = title where workspaceId = ?1 and id = ?2",
                grant.workspace(),
                assessment.id);
        getEntityManager().refresh(assessment);
    }

    /** Everything that changes an assessment, whichever row it is kept in, goes through here or looks itself. */
    private Assessment lock(Grant grant) {
        Assessment assessment = find(
                        "workspaceId = ?1 and id = ?2 and deletedAt is null", grant.workspace(), grant.assessment())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> new Refused.NotFound("This assessment was deleted."));
        assessment.refuseArchived();
        return assessment;
    }
}
