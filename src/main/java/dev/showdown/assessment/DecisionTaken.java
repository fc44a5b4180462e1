package dev.showdown.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was decided.
 *
 * @param number counts an assessment's decisions from 1; the newest stands
 * @param alternative key of the one chosen, which need not be the one recommended
 * @param reason why
 * @param deciders names of those who decided
 * @param consulted names of those who were asked
 * @param informed names of those who were told
 * @param dissent that remains; may be empty
 * @param reviewOn when to look at it again; empty for no such day
 * @param reopenIf assumptions that would reopen it; may be empty
 * @param recordedBy name of whoever wrote it down
 * @param recordedAt when
 */
public record DecisionTaken(
        int number,
        String alternative,
        String reason,
        List<String> deciders,
        List<String> consulted,
        List<String> informed,
        String dissent,
        Optional<LocalDate> reviewOn,
        String reopenIf,
        String recordedBy,
        Instant recordedAt) {

    /** Whether the day to look at it again has passed. */
    public boolean wasDueBefore(LocalDate today) {
        return reviewOn.filter(day -> day.isBefore(today)).isPresent();
    }
}
