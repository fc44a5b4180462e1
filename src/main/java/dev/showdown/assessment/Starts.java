package dev.showdown.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;
import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.Caller;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.account.Memberships;
import dev.showdown.account.Quotas;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.Answering.Wanted;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;

/** How an assessment begins: where, with what, and as whose. */
@ApplicationScoped
class Starts implements PanacheRepositoryBase<Assessment, UUID> {

    private final Workspaces workspaces;
    private final Memberships memberships;
    private final Capabilities capabilities;
    private final Playbooks playbooks;
    private final AnswerSheets sheets;
    private final Quotas quotas;
    private final AuditLog audit;
    private final Clock clock;

    Starts(
            Workspaces workspaces,
            Memberships memberships,
            Capabilities capabilities,
            Playbooks playbooks,
            AnswerSheets sheets,
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
        this.clock = clock;
    }

    @Transactional
    Grant start(Caller caller, NewAssessment wanted) {
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
        return create(
                caller,
                place,
                new Beginning(title, context, edition.get(), wanted.anonymous(), plain(wanted.answers())));
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

    private static Map<String, Wanted> plain(Map<String, String> answers) {
        return answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> new Wanted(answer.getValue(), "")));
    }

    /** What an assessment begins with; everything in it is known to be good. */
    private record Beginning(
            String title, String context, Edition edition, boolean anonymous, Map<String, Wanted> answers) {}

    private Grant create(Caller caller, Place place, Beginning wanted) {
        return workspaces.inWorkspace(place.workspace(), () -> {
            quotas.oneMoreAssessment(place.workspace());
            Instant now = clock.instant();
            Assessment assessment = new Assessment(
                    Ids.next(),
                    place.workspace(),
                    wanted.title(),
                    wanted.context(),
                    wanted.edition().playbook(),
                    wanted.anonymous(),
                    now);
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
            wanted.answers()
                    .forEach((question, answer) -> sheets.write(grant, 1, question, answer.choice(), answer.note()));
            if (caller instanceof Caller.Visitor visitor) {
                capabilities.give(visitor, grant);
            }
            audit.write(grant, AuditAction.ASSESSMENT_STARTED);
            return grant;
        });
    }

    /**
     * Starts the same once more, beside it: title, context and playbook, and of the answers those that the caller gave.
     *
     * @param original as the caller, who leads it, sees it
     */
    @Transactional
    Grant copy(Caller caller, AssessmentView original) {
        Map<String, Wanted> answers = new HashMap<>();
        original.sheet()
                .answers()
                .forEach((question, given) -> answers.put(question, new Wanted(given.choice(), given.note())));
        Grant grant = original.grant();
        return create(
                caller,
                new Place(grant.workspace(), grant.role(), grant.actor()),
                new Beginning(
                        copied(original.title()),
                        original.context(),
                        original.edition(),
                        original.team().anonymous(),
                        answers));
    }

    private static String copied(String title) {
        String wanted = "Copy of " + title;
        int length = wanted.codePointCount(0, wanted.length());
        return wanted.substring(0, wanted.offsetByCodePoints(0, Math.min(length, Text.TITLE_LIMIT)))
                .strip();
    }
}
