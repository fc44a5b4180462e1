package dev.showdown.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;
import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.AccountConfig;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.Caller;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.account.Memberships;
import dev.showdown.account.Quotas;
import dev.showdown.account.Workspaces;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;

/** Decisions being made: started, described, found again and deleted. */
@ApplicationScoped
public class Assessments implements PanacheRepositoryBase<Assessment, UUID> {

    private static final int BATCH = 500;

    private final Workspaces workspaces;
    private final Memberships memberships;
    private final Capabilities capabilities;
    private final Playbooks playbooks;
    private final AnswerSheets sheets;
    private final AssessmentViews views;
    private final AccountConfig config;
    private final Quotas quotas;
    private final AuditLog audit;
    private final Clock clock;

    Assessments(
            Workspaces workspaces,
            Memberships memberships,
            Capabilities capabilities,
            Playbooks playbooks,
            AnswerSheets sheets,
            AssessmentViews views,
            AccountConfig config,
            Quotas quotas,
            AuditLog audit,
            Clock clock) {
        this.quotas = quotas;
        this.audit = audit;
        this.workspaces = workspaces;
        this.memberships = memberships;
        this.capabilities = capabilities;
        this.playbooks = playbooks;
        this.sheets = sheets;
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
        Text text = new Text();
        String title = text.line("/title", "a title", wanted.title(), Text.TITLE_LIMIT);
        String context = text.prose("/context", "the context", wanted.context(), Text.CONTEXT_LIMIT);
        Optional<Edition> edition = offered(wanted.playbook());
        if (edition.isEmpty()) {
            text.fault(
                    "/playbook",
                    "unknown-playbook",
                    "There is no playbook \"%s\".".formatted(Text.shown(wanted.playbook())));
        }
        edition.ifPresent(known -> wanted.answers()
                .forEach((question, choice) ->
                        AnswerCheck.inBody(known.playbook(), "/answers", question, choice, text)));
        text.refuseFaults();
        Place place = place(caller, wanted.workspace());
        return workspaces.inWorkspace(
                place.workspace(), () -> create(caller, place, title, context, edition.get(), wanted));
    }

    /** Where it is started, and what whoever starts it is to it. */
    private record Place(UUID workspace, Grant.Role role, Grant.Actor actor) {

        Grant grant(UUID assessment, UUID participant) {
            return new Grant(workspace, assessment, participant, role, actor);
        }
    }

    private Place place(Caller caller, String wanted) {
        return switch (caller) {
            case Caller.Visitor guest -> guestPlace(guest.guestWorkspace());
            case Caller.KeyHolder _, Caller.Nobody _ -> guestPlace(workspaces.startGuest());
            case Caller.SignedIn person -> {
                Memberships.Place found = wanted.isEmpty() ? memberships.home(person) : memberships.at(person, wanted);
                yield new Place(
                        found.workspace(),
                        working(found.role()),
                        new Grant.Actor(person.person().id(), person.person().name()));
            }
            case Caller.TokenHolder token ->
                new Place(token.workspace(), working(token.role()), new Grant.Actor(null, token.label()));
        };
    }

    private static Place guestPlace(UUID workspace) {
        return new Place(workspace, Grant.Role.FACILITATOR, Grant.Actor.UNKNOWN);
    }

    private static Grant.Role working(Grant.Role role) {
        if (!Permission.STEER.allows(role)) {
            throw new Refused.Forbidden("You may read what is in this workspace, and not start anything in it.");
        }
        return role;
    }

    private Optional<Edition> offered(String key) {
        return playbooks.offered().stream()
                .filter(edition -> key.isEmpty() || edition.playbook().key().equals(key))
                .findFirst();
    }

    private Grant create(
            Caller caller, Place place, String title, String context, Edition edition, NewAssessment wanted) {
        quotas.oneMoreAssessment(place.workspace());
        Instant now = clock.instant();
        Assessment assessment = new Assessment(
                Ids.next(), place.workspace(), title, context, edition.playbook(), wanted.anonymous(), now);
        assessment.belongTo(place.actor().account());
        Participant creator = Participant.creator(assessment, now);
        creator.beKnown(place.actor());
        if (caller instanceof Caller.TokenHolder token) {
            creator.belongTo(token);
        }
        persist(assessment);
        flush();
        getEntityManager().persist(creator);
        Grant grant = place.grant(assessment.id, creator.id);
        getEntityManager().persist(new Round(grant, 1, now));
        flush();
        wanted.answers().forEach((question, choice) -> sheets.write(grant, 1, question, choice, ""));
        if (caller instanceof Caller.Visitor visitor) {
            capabilities.give(visitor, grant);
        }
        audit.write(grant, AuditAction.ASSESSMENT_STARTED);
        return grant;
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

    private Assessment lock(Grant grant) {
        return find("workspaceId = ?1 and id = ?2", grant.workspace(), grant.assessment())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> new Refused.NotFound("This assessment was deleted."));
    }

    /** Removes some of the guest work that nobody has opened for long: how much, until there is none. */
    @Transactional
    public int removeForgotten() {
        Instant limit = clock.instant().minus(config.guestLife());
        List<?> forgotten = getEntityManager()
                .createNativeQuery("select * from find_forgotten_work(:limit, :most)")
                .setParameter("limit", limit)
                .setParameter("most", BATCH)
                .getResultList();
        return forgotten.stream()
                .map(row -> (Object[]) row)
                .mapToInt(row -> removeForgotten((UUID) row[0], (UUID) row[1], limit))
                .sum();
    }

    private int removeForgotten(UUID workspace, UUID id, Instant limit) {
        return workspaces.inWorkspace(
                workspace, () -> (int) delete("workspaceId = ?1 and id = ?2 and openedAt < ?3", workspace, id, limit));
    }

    /** Removes some of the guest workspaces that hold nothing and belong to no browser: how many, until there are none. */
    @Transactional
    public int removeEmptyGuests() {
        List<?> empty = getEntityManager()
                .createNativeQuery("select * from find_empty_guests(:most)", UUID.class)
                .setParameter("most", BATCH)
                .getResultList();
        return empty.stream().mapToInt(id -> removeEmptyGuest((UUID) id)).sum();
    }

    private int removeEmptyGuest(UUID id) {
        return workspaces.inWorkspace(id, () -> getEntityManager()
                .createNativeQuery("""
                        delete from workspace w where w.id = :id and w.kind = 'guest'
                        and not exists (select from session s where s.guest_workspace_id = w.id)
                        and not exists (select from assessment a where a.workspace_id = w.id)
                        """)
                .setParameter("id", id)
                .executeUpdate());
    }
}
