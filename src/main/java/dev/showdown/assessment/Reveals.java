package dev.showdown.assessment;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;

import dev.showdown.Refused;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;

/** Showing a round's answers to everybody, once and for all. */
@ApplicationScoped
public class Reveals implements PanacheRepositoryBase<Reveal, Reveal.Key> {

    private static final int FEWEST = 2;

    private final Assessments assessments;
    private final Participants participants;
    private final Rounds rounds;
    private final TeamEvents events;
    private final AuditLog audit;
    private final Clock clock;

    Reveals(
            Assessments assessments,
            Participants participants,
            Rounds rounds,
            TeamEvents events,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.participants = participants;
        this.rounds = rounds;
        this.events = events;
        this.clock = clock;
    }

    /** @param confirmed that it cannot be undone */
    @Transactional
    public void reveal(Caller caller, UUID id, boolean confirmed) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        if (!confirmed) {
            throw new Refused.Invalid("/confirm", "required", "Confirm the reveal: it cannot be undone.");
        }
        assessments.changing(grant, view -> {
            refuseTooEarly(view);
            persist(new Reveal(grant, view.round(), participants.nameOf(view), clock.instant()));
            rounds.end(view);
            events.write(grant, TeamEvents.Kind.REVEALED);
            audit.write(grant, AuditAction.ROUND_REVEALED, AuditTarget.round(view.round()));
            Log.infof("Round %d of assessment %s was revealed by %s", view.round(), id, caller.getName());
            return null;
        });
    }

    private void refuseTooEarly(AssessmentView view) {
        if (view.team().revealed() == view.round()) {
            throw new Refused.Conflict("This round is already revealed.");
        }
        long counting = participants.of(view.grant(), view.round()).stream()
                .filter(person -> person.isSubmitted() && !person.participant().isAdviser())
                .count();
        if (counting < FEWEST) {
            throw new Refused.Conflict(
                    "At least two people who are not advisers must have submitted before anything can be revealed.");
        }
    }
}
