package dev.showdown.assessment;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.AccessKeys;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.account.InviteKeys;

/** Joining a team: by its link and a name, without an account. */
@ApplicationScoped
public class Joins {

    public static final int MOST_PEOPLE = 500;

    private final Assessments assessments;
    private final Participants participants;
    private final InviteKeys invites;
    private final AccessKeys keys;
    private final Capabilities capabilities;
    private final TeamEvents events;
    private final AuditLog audit;
    private final Clock clock;

    Joins(
            Assessments assessments,
            Participants participants,
            InviteKeys invites,
            AccessKeys keys,
            Capabilities capabilities,
            TeamEvents events,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.participants = participants;
        this.invites = invites;
        this.keys = keys;
        this.capabilities = capabilities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody reads before they join.
     *
     * @param host name of whoever started it
     * @param anonymous whether answers will be shown without names
     * @param already what the caller may open of it already
     * @param refusal why nobody can join right now; empty when somebody can
     */
    public record Invitation(
            UUID assessment,
            String title,
            String context,
            String host,
            boolean anonymous,
            Optional<Grant> already,
            String refusal) {}

    @Transactional
    public Invitation invitation(Caller caller, String token) {
        Grant invited = invites.invited(token);
        AssessmentView view = assessments.view(invited);
        return new Invitation(
                view.id(),
                view.title(),
                view.context(),
                participants.hostOf(view),
                view.team().anonymous(),
                capabilities.known(caller, view.id()),
                refusal(view));
    }

    /**
     * That somebody has joined.
     *
     * @param already whether this browser could open the assessment before: then nobody was added
     * @param key opens the participant's answers for a program, told once; empty for a browser, which has its cookie
     */
    public record Joined(Grant grant, AssessmentView assessment, Member member, boolean already, String key) {}

    /** Joins under a name; a browser may from now on open the assessment, a program is given a key. */
    @Transactional
    public Joined join(Caller caller, String token, String name) {
        Grant invited = invites.invited(token);
        Optional<Grant> known = capabilities.known(caller, invited.assessment()).filter(Grant::takesPart);
        if (caller instanceof Caller.Browser && known.isPresent()) {
            return joined(known.get(), true, "");
        }
        return switch (caller) {
            case Caller.Visitor guest -> joinAsGuest(guest, invited, name);
            case Caller.SignedIn person -> joined(add(invited, name, Member.SELF, actor(person)), false, "");
            case Caller.KeyHolder _, Caller.TokenHolder _, Caller.Nobody _ -> joinByKey(invited, name);
        };
    }

    private Joined joinAsGuest(Caller.Visitor guest, Grant invited, String name) {
        Grant grant = add(invited, name, Member.SELF, Grant.Actor.UNKNOWN);
        capabilities.give(guest, grant);
        return joined(grant, false, "");
    }

    private Joined joinByKey(Grant invited, String name) {
        Grant grant = add(invited, name, Member.SELF, Grant.Actor.UNKNOWN);
        return joined(grant, false, keys.issueParticipantKey(grant));
    }

    private static Grant.Actor actor(Caller.SignedIn caller) {
        return new Grant.Actor(caller.person().id(), caller.person().name());
    }

    /** Lets a member of the workspace answer, too. Doing it again changes nothing. */
    @Transactional
    public void takePart(Caller.SignedIn caller, UUID id) {
        Grant grant = assessments.grant(caller, id);
        if (!Permission.ANSWER.allows(grant.role())) {
            throw new Refused.Forbidden("You may read this assessment, and not answer.");
        }
        if (!grant.takesPart()) {
            add(grant, caller.person().name(), Member.SELF, actor(caller));
        }
    }

    /** Adds somebody whose answers the facilitator enters with a key of its own. */
    @Transactional
    public Joined enter(Caller caller, UUID id, String name) {
        Grant facilitator = assessments.permitted(caller, id, Permission.STEER);
        Grant grant = add(facilitator, name, Member.FACILITATOR, Grant.Actor.UNKNOWN);
        return joined(grant, false, keys.issueParticipantKey(grant));
    }

    /** Opens, in another browser, the answers that the facilitator enters for somebody: their token to resume. */
    @Transactional
    public String entryToken(Caller caller, UUID id, UUID participant) {
        Grant facilitator = assessments.permitted(caller, id, Permission.STEER);
        return assessments.changing(facilitator, view -> {
            Participant found = participants.one(view.grant(), participant);
            if (!Member.FACILITATOR.equals(found.enteredBy)) {
                throw new Refused.Forbidden("They answer themselves, and nobody else does it for them.");
            }
            return keys.resumeToken(found.grant()).orElseThrow();
        });
    }

    private Grant add(Grant invited, String name, String enteredBy, Grant.Actor actor) {
        Text text = new Text();
        String clean = text.line("/name", "a name", name, Text.NAME_LIMIT);
        text.refuseFaults();
        return assessments.changing(invited, view -> {
            if (!refusal(view).isEmpty()) {
                throw new Refused.Conflict(refusal(view));
            }
            Participant wanted = Participant.member(invited, clean, enteredBy, clock.instant());
            wanted.beKnown(actor);
            Participant participant = participants.add(wanted);
            events.write(invited, TeamEvents.Kind.JOINED);
            audit.write(
                    invited, AuditAction.PARTICIPANT_JOINED, AuditTarget.participant(participant.id, participant.name));
            return participant.grant();
        });
    }

    private static String refusal(AssessmentView view) {
        if (view.isArchived()) {
            return "This assessment is archived, so nobody can join any more.";
        }
        if (view.team().revealed() == view.round()) {
            return "The answers have been revealed, so nobody can join any more."
                    + " Ask the facilitator to open another round.";
        }
        if (!view.team().open()) {
            return "Answering is closed, so nobody can join right now. Ask the facilitator to open it again.";
        }
        return view.team().people() < MOST_PEOPLE
                ? ""
                : "%d people take part already, and there is no room for more.".formatted(MOST_PEOPLE);
    }

    private Joined joined(Grant grant, boolean already, String key) {
        AssessmentView view = assessments.view(grant);
        Participant own = participants.one(grant, grant.participant());
        Member member = new Member(
                own.id,
                participants.names(grant).get(own.id),
                own.role,
                own.enteredBy,
                view.isSubmitted(),
                true,
                own.createdAt,
                own.version + 1);
        return new Joined(grant, view, member, already, key);
    }
}
