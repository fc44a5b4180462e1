package dev.showdown.assessment;

import java.time.Instant;
import java.util.Optional;

import dev.showdown.Refused;

/**
 * How far a team has come. It holds counts of people, never of answers: a count of answers would tell the route.
 *
 * @param anonymous whether answers are shown without names; settled at the start
 * @param people who take part and were not removed
 * @param open whether the present round takes answers, by the clock of the database
 * @param closedAt when the present round was closed; empty while it is not
 * @param deadline after which the present round takes no answers
 * @param revealed the last round that was revealed; 0 for none
 * @param begun whether anybody has answered anything; how much, and who, is not told
 * @param decided number of the decision that stands; 0 for none
 */
public record TeamState(
        boolean anonymous,
        int people,
        boolean open,
        Optional<Instant> closedAt,
        Optional<Instant> deadline,
        int revealed,
        boolean begun,
        int decided) {

    /** Whether answers are no longer one person's own affair. */
    public boolean isTeam() {
        return people > 1 || revealed > 0;
    }

    public boolean isRevealed() {
        return revealed > 0;
    }

    /** Whether there is nothing that anybody may evaluate: a team before its first reveal. */
    public boolean isHidden() {
        return isTeam() && !isRevealed();
    }

    public boolean isDecided() {
        return decided > 0;
    }

    /** Refuses what would show a team's answers before they are revealed. */
    public void refuseHidden() {
        if (isHidden()) {
            throw new Refused.Forbidden(
                    "not-revealed",
                    "The answers have not been revealed yet. Until then nobody sees a result, or anybody else’s answers.");
        }
    }

    /** Refuses what belongs to the time after the first reveal. */
    public void refuseUnrevealed() {
        if (!isRevealed()) {
            throw new Refused.Forbidden(
                    "not-revealed", "Nothing has been revealed yet. This becomes possible after the reveal.");
        }
    }

    /** Why the present round takes no answers. */
    Refused.Conflict closed(int round) {
        if (revealed == round) {
            return new Refused.Conflict("This round has been revealed, so its answers stay as they are."
                    + " They can change when another round is opened.");
        }
        return new Refused.Conflict(
                closedAt.isPresent()
                        ? "Answering is closed. The facilitator can open it again."
                        : "The deadline for answering has passed. The facilitator can move it.");
    }
}
