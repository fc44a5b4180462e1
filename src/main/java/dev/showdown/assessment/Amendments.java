package dev.showdown.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.Seen;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;

/** Several changes to an assessment at once: all of them, or none. */
@ApplicationScoped
public class Amendments {

    private final Assessments assessments;
    private final Rounds rounds;

    Amendments(Assessments assessments, Rounds rounds) {
        this.assessments = assessments;
        this.rounds = rounds;
    }

    /**
     * What is to change.
     *
     * @param title empty to leave it
     * @param context empty to leave it
     * @param open whether the present round shall take answers; empty to leave it
     * @param limit whether the deadline changes
     * @param deadline the new one; empty for none
     */
    public record Amendment(
            Optional<String> title,
            Optional<String> context,
            Optional<Boolean> open,
            boolean limit,
            Optional<Instant> deadline) {}

    /** What stands there now, of what can be changed. */
    public record Present(String title, String context, String answering, Optional<Instant> deadline) {

        static Present of(AssessmentView view) {
            return new Present(
                    view.title(),
                    view.context(),
                    view.team().open() ? "open" : "closed",
                    view.team().deadline());
        }
    }

    /** @param seen version of the assessment that the caller has seen; refused as stale when it has changed since */
    @Transactional
    public void apply(Caller caller, UUID id, Amendment wanted, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        assessments.changing(grant, view -> {
            seen.expect(
                    view.version() + 1,
                    "This assessment was changed in the meantime. Both versions are shown: choose.",
                    Present.of(view),
                    wanted);
            change(caller, view, wanted);
            return null;
        });
    }

    private void change(Caller caller, AssessmentView view, Amendment wanted) {
        UUID id = view.id();
        if (wanted.title().isPresent() || wanted.context().isPresent()) {
            assessments.describe(
                    caller,
                    id,
                    wanted.title().orElse(view.title()),
                    wanted.context().orElse(view.context()),
                    view.version());
        }
        if (wanted.limit()) {
            rounds.limit(caller, id, wanted.deadline());
        }
        wanted.open().ifPresent(open -> {
            if (open) {
                rounds.reopen(caller, id);
            } else {
                rounds.close(caller, id);
            }
        });
    }
}
