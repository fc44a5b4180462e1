package dev.showdown.web;

import java.time.LocalDate;
import java.util.List;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.decision.Alternative;
import dev.showdown.decision.Playbook;

/**
 * A decision that was taken, to read.
 *
 * @param alternative name of the one chosen
 * @param day on which it was recorded
 * @param review day to look at it again; empty for none
 * @param due whether that day has passed
 */
public record DecisionView(
        int number,
        String alternative,
        String day,
        String recordedBy,
        String reason,
        List<String> deciders,
        List<String> consulted,
        List<String> informed,
        String dissent,
        String review,
        boolean due,
        String reopenIf) {

    static DecisionView of(DecisionTaken taken, Playbook playbook, LocalDate today) {
        return new DecisionView(
                taken.number(),
                playbook.alternative(taken.alternative()).map(Alternative::name).orElse(taken.alternative()),
                Html.day(taken.recordedAt()),
                taken.recordedBy(),
                taken.reason(),
                taken.deciders(),
                taken.consulted(),
                taken.informed(),
                taken.dissent(),
                taken.reviewOn().map(Html::day).orElse(""),
                taken.wasDueBefore(today),
                taken.reopenIf());
    }
}
