package dev.showdown.assessment;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.Text;
import dev.showdown.account.AccessKeys;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.Participants.Person;

/** Who takes part, and who of them counts. */
@ApplicationScoped
public class Teams {

    private final Assessments assessments;
    private final Participants participants;
    private final AccessKeys keys;
    private final Capabilities capabilities;
    private final TeamEvents events;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    Teams(
            Assessments assessments,
            Participants participants,
            AccessKeys keys,
            Capabilities capabilities,
            TeamEvents events,
            Workspaces workspaces,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.participants = participants;
        this.keys = keys;
        this.capabilities = capabilities;
        this.events = events;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * A team, as one of its participants sees it: who has joined, and who has submitted in the present round.
     *
     * @param members in the order in which they joined; without names, only the reader, where names are not shown
     * @param joined how many people
     * @param submitted how many of them have submitted
     */
    public record Team(AssessmentView assessment, List<Member> members, int joined, int submitted) {}

    @Transactional
    public Team of(Caller caller, UUID id) {
        AssessmentView view = assessments.view(caller, id);
        return of(view);
    }

    public Team of(AssessmentView view) {
        return workspaces.inWorkspace(view.grant().workspace(), () -> {
            List<Person> people = participants.of(view.grant(), view.round());
            boolean named = !view.team().anonymous() || view.allows(Permission.STEER);
            return new Team(
                    view,
                    members(view.grant(), people).stream()
                            .filter(member -> named || member.own())
                            .toList(),
                    people.size(),
                    (int) people.stream().filter(Person::isSubmitted).count());
        });
    }

    private static List<Member> members(Grant reader, List<Person> people) {
        Map<UUID, String> names =
                DisplayNames.of(people.stream().map(Person::participant).toList());
        return people.stream()
                .map(person -> member(reader, person, names.get(person.participant().id)))
                .toList();
    }

    private static Member member(Grant reader, Person person, String name) {
        Participant participant = person.participant();
        return new Member(
                participant.id,
                name,
                participant.role,
                participant.enteredBy,
                person.isSubmitted(),
                reader.isOwn(participant.id),
                participant.createdAt,
                participant.version + 1);
    }

    /** Removes somebody whose answers have not been revealed. Their links end, and their answers are kept out. */
    @Transactional
    public void remove(Caller caller, UUID id, UUID participant, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        assessments.changing(grant, view -> {
            Participant found = changeable(view, participant, seen);
            if (found.isCreator()) {
                throw new Refused.Conflict("Whoever started this assessment cannot be removed. They count only when"
                        + " they submit answers of their own.");
            }
            found.remove(clock.instant());
            keys.revoke(found.grant());
            capabilities.take(found.grant());
            events.write(grant, TeamEvents.Kind.LEFT);
            audit.write(grant, AuditAction.PARTICIPANT_REMOVED, AuditTarget.participant(found.id, found.name));
            return null;
        });
    }

    /** Marks somebody as adviser, or takes that back: advisers are heard and shown, and do not count. */
    @Transactional
    public void advise(Caller caller, UUID id, UUID participant, boolean adviser, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        assessments.changing(grant, view -> {
            Participant found = changeable(view, participant, seen);
            if (found.isCreator()) {
                throw new Refused.Conflict("Whoever started this assessment cannot be an adviser. They count only when"
                        + " they submit answers of their own.");
            }
            if (view.team().anonymous()) {
                throw new Refused.Conflict(
                        "Answers are shown without names here. An adviser’s would stand apart, and tell whose they are.");
            }
            if (found.isAdviser() != adviser) {
                found.advise(adviser);
                keys.changeRole(found.grant());
                capabilities.changeRole(found.grant());
                events.write(grant, TeamEvents.Kind.ADVISER);
                audit.write(grant, AuditAction.PARTICIPANT_ADVISER, AuditTarget.participant(found.id, found.name));
            }
            return null;
        });
    }

    /** Who counts is settled before anybody sees the answers, so that nobody can choose among them. */
    private Participant changeable(AssessmentView view, UUID participant, Seen seen) {
        Participant found = participants.one(view.grant(), participant);
        expect(seen, found);
        if (view.team().revealed() == view.round() || participants.wasRevealed(found)) {
            throw new Refused.Conflict("These answers have been revealed, so who counts cannot change any more.");
        }
        return found;
    }

    private static void expect(Seen seen, Participant found) {
        seen.expect(
                found.version + 1,
                "This participant was changed in the meantime.",
                new Present(found.id, found.name, found.isAdviser()),
                null);
    }

    /** What stands there of somebody who was changed meanwhile. */
    public record Present(UUID id, String name, boolean adviser) {}

    /** Changes the caller's own name, until their answers are revealed under it. */
    @Transactional
    public void rename(Caller caller, UUID id, UUID participant, String name, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.ANSWER);
        if (!grant.isOwn(participant)) {
            throw new Refused.Forbidden("Only they themselves may change their name.");
        }
        Text text = new Text();
        String clean = text.line("/name", "your name", name, Text.NAME_LIMIT);
        text.refuseFaults();
        assessments.changing(grant, view -> {
            Participant own = participants.one(grant, grant.participant());
            expect(seen, own);
            if (view.team().revealed() == view.round() || participants.wasRevealed(own)) {
                throw new Refused.Conflict("Your answers have been revealed under your name, so it stays as it is.");
            }
            own.rename(clean);
            audit.write(grant, AuditAction.PARTICIPANT_RENAMED, AuditTarget.participant(own.id, clean));
            return null;
        });
    }
}
