package dev.showdown.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.account.Caller;

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

    @Transactional
    public void apply(Caller caller, UUID id, Amendment wanted) {
        AssessmentView view = assessments.view(caller, id, Permission.STEER);
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
