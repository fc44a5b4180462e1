package dev.showdown.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Seen;
import dev.showdown.Text;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.decision.Playbook;

/** What was decided, over time. A decision is written down by the feature that publishes it. */
@ApplicationScoped
public class Decisions implements PanacheRepositoryBase<Decision, UUID> {

    public static final int MOST_NAMES = 50;

    private final Assessments assessments;
    private final Participants participants;
    private final TeamEvents events;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    Decisions(
            Assessments assessments,
            Participants participants,
            TeamEvents events,
            Workspaces workspaces,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.participants = participants;
        this.events = events;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * A decision as somebody wants it written down.
     *
     * @param reviewOn null for no such day
     */
    public record Wanted(
            String alternative,
            String reason,
            List<String> deciders,
            List<String> consulted,
            List<String> informed,
            String dissent,
            LocalDate reviewOn,
            String reopenIf) {

        public Wanted {
            deciders = deciders == null ? List.of() : deciders;
            consulted = consulted == null ? List.of() : consulted;
            informed = informed == null ? List.of() : informed;
        }
    }

    /**
     * Writes a decision down; it supersedes the one before.
     *
     * @param seen number of the decision that the caller has seen. Refused as stale, with both, when somebody else was
     *     faster
     */
    @Transactional
    public DecisionTaken write(Caller caller, UUID id, Wanted wanted, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        return assessments.changing(grant, view -> {
            view.team().refuseHidden();
            DecisionTaken taken = checked(view, wanted);
            seen.expect(
                    view.team().decided(),
                    "Somebody else has recorded a decision in the meantime. Both are shown: choose.",
                    standing(view).orElse(null),
                    taken);
            persist(new Decision(grant, taken));
            flush();
            events.write(grant, TeamEvents.Kind.DECIDED);
            audit.write(grant, AuditAction.DECISION_RECORDED);
            return taken;
        });
    }

    private DecisionTaken checked(AssessmentView view, Wanted wanted) {
        Text text = new Text();
        Playbook playbook = view.edition().playbook();
        if (wanted.alternative() == null || wanted.alternative().isBlank()) {
            text.fault("/alternative", "required", "Choose what was decided.");
        } else if (playbook.alternative(wanted.alternative()).isEmpty()) {
            text.fault(
                    "/alternative",
                    "unknown-alternative",
                    "There is no alternative \"%s\".".formatted(Text.shown(wanted.alternative())));
        }
        String reason = text.prose("/reason", "the reason", wanted.reason(), Text.CONTEXT_LIMIT);
        if (reason.isBlank()) {
            text.fault("/reason", "required", "Enter the reason.");
        }
        DecisionTaken taken = new DecisionTaken(
                view.team().decided() + 1,
                wanted.alternative(),
                reason,
                names(text, "/deciders", wanted.deciders()),
                names(text, "/consulted", wanted.consulted()),
                names(text, "/informed", wanted.informed()),
                text.prose("/dissent", "the dissent", wanted.dissent(), Text.CONTEXT_LIMIT),
                Optional.ofNullable(reviewDay(text, wanted.reviewOn())),
                text.prose("/reopenIf", "the assumptions", wanted.reopenIf(), Text.CONTEXT_LIMIT),
                participants.nameOf(view),
                clock.instant());
        text.refuseFaults();
        return taken;
    }

    private static List<String> names(Text text, String pointer, List<String> names) {
        if (names.size() > MOST_NAMES) {
            text.fault(pointer, "range", "Name %d people or fewer.".formatted(MOST_NAMES));
            return List.of();
        }
        return names.stream()
                .map(name -> text.optionalLine(pointer, "each name", name, Text.NAME_LIMIT))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private LocalDate reviewDay(Text text, LocalDate day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (day != null && (day.isBefore(today) || day.getYear() > today.getYear() + 100)) {
            text.fault("/reviewOn", "past", "Choose a day that is still to come.");
        }
        return day;
    }

    /** Every decision, the one that stands first; for a team not before the reveal. */
    @Transactional
    public List<DecisionTaken> of(Caller caller, UUID id) {
        AssessmentView view = assessments.view(caller, id, Permission.EVALUATE);
        view.team().refuseHidden();
        return of(view);
    }

    /** The same for a view that was read already. */
    @Transactional
    public List<DecisionTaken> of(AssessmentView view) {
        if (!view.team().isDecided()) {
            return List.of();
        }
        return workspaces.inWorkspace(
                view.grant().workspace(), () -> list(
                                "workspaceId = ?1 and assessmentId = ?2 order by number desc",
                                view.grant().workspace(),
                                view.id())
                        .stream()
                        .map(Decision::taken)
                        .toList());
    }

    /** The decision that stands; empty when there is none. */
    @Transactional
    public Optional<DecisionTaken> standing(AssessmentView view) {
        return of(view).stream().findFirst();
    }
}
