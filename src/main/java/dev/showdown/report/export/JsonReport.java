package dev.showdown.report.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Settled;
import dev.showdown.assessment.Shift;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.ParticipantResult;
import dev.showdown.report.ReportSource;
import dev.showdown.report.SheetOfAnswers;
import dev.showdown.report.SheetOfAnswers.Answered;
import dev.showdown.report.TeamWork;
import dev.showdown.report.Viewer;

/**
 * A report for programs: the evaluation as it stands, with what it is of.
 *
 * @param schema address of the JSON Schema that this follows
 * @param number of the snapshot; null for what is not published
 * @param publishedAt null for what is not published
 * @param answers as far as the reader may see them
 * @param agreed answers that the team settled, as far as the reader may see them
 * @param decision that stood; null while nothing was decided
 * @param team how several people came to their answers; null for somebody who answered alone
 */
record JsonReport(
        @JsonProperty("$schema") String schema,
        String title,
        String context,
        Integer number,
        Instant publishedAt,
        List<SheetOfAnswers> answers,
        List<Settled> agreed,
        DecisionRecord decision,
        TeamWork team,
        @JsonUnwrapped Evaluation evaluation) {

    /**
     * What was decided. Names are left out where the reader may not see them; how many they are is told all the same.
     *
     * @param reviewOn null for no such day
     */
    record DecisionRecord(
            int number,
            String alternative,
            String reason,
            People deciders,
            People consulted,
            People informed,
            String dissent,
            LocalDate reviewOn,
            String reopenIf,
            String recordedBy,
            Instant recordedAt) {

        static DecisionRecord of(DecisionTaken taken, Viewer viewer) {
            return new DecisionRecord(
                    taken.number(),
                    taken.alternative(),
                    taken.reason(),
                    People.of(taken.deciders(), viewer),
                    People.of(taken.consulted(), viewer),
                    People.of(taken.informed(), viewer),
                    taken.dissent(),
                    taken.reviewOn().orElse(null),
                    taken.reopenIf(),
                    viewer.names() ? taken.recordedBy() : "",
                    taken.recordedAt());
        }
    }

    /** Some people; the names are empty for a reader who may not see them. */
    record People(int count, List<String> names) {

        static People of(List<String> names, Viewer viewer) {
            return new People(names.size(), viewer.names() ? names : List.of());
        }
    }

    static JsonReport of(ReportSource source, Viewer viewer, String schema) {
        return new JsonReport(
                schema,
                source.title(),
                source.context(),
                source.number().orElse(null),
                source.number().map(_ -> source.at()).orElse(null),
                viewer.answers()
                        ? source.sheets().stream()
                                .map(sheet -> seen(sheet, viewer))
                                .toList()
                        : List.of(),
                viewer.answers()
                        ? source.agreed().stream()
                                .map(settled -> seen(settled, viewer))
                                .toList()
                        : List.of(),
                source.decision().map(taken -> DecisionRecord.of(taken, viewer)).orElse(null),
                source.team().map(team -> seen(team, viewer)).orElse(null),
                viewer.names() ? source.result() : withoutNames(source.result()));
    }

    private static Settled seen(Settled settled, Viewer viewer) {
        return new Settled(
                settled.question(),
                settled.choice(),
                viewer.notes() ? settled.reason() : "",
                viewer.names() ? settled.settledBy() : "",
                settled.settledAt(),
                settled.version());
    }

    private static TeamWork seen(TeamWork team, Viewer viewer) {
        if (!viewer.answers()) {
            return new TeamWork(team.anonymous(), team.rounds(), List.of(), Map.of());
        }
        Map<String, List<Shift>> shifts = new LinkedHashMap<>();
        team.shifts()
                .forEach((question, moved) -> shifts.put(
                        question,
                        moved.stream()
                                .map(shift -> new Shift(
                                        shift.from(),
                                        shift.to(),
                                        shift.people(),
                                        viewer.names() ? shift.names() : List.of()))
                                .toList()));
        return new TeamWork(
                team.anonymous(),
                team.rounds(),
                team.advisers().stream().map(sheet -> seen(sheet, viewer)).toList(),
                shifts);
    }

    private static SheetOfAnswers seen(SheetOfAnswers sheet, Viewer viewer) {
        Map<String, Answered> answers = new LinkedHashMap<>();
        sheet.answers()
                .forEach((question, given) ->
                        answers.put(question, new Answered(given.choice(), viewer.notes() ? given.note() : "")));
        return new SheetOfAnswers(viewer.names() ? sheet.name() : "", answers, sheet.enteredBy());
    }

    private static Evaluation withoutNames(Evaluation result) {
        return new Evaluation(
                result.playbook(),
                result.modelVersion(),
                result.generator(),
                result.inputHash(),
                result.seed(),
                result.draws(),
                result.verdict(),
                result.leader(),
                result.lead(),
                result.alternatives(),
                result.criteria(),
                result.answersThatMattered(),
                result.answerFlips(),
                result.pairsSearched(),
                result.flipPairs(),
                result.findOut(),
                result.whyNot(),
                result.useCases(),
                result.secondOpinions(),
                result.anyPriorities(),
                result.pairwise(),
                result.regret(),
                result.participants().stream()
                        .map(person -> new ParticipantResult("", person.leader()))
                        .toList(),
                result.agreement(),
                result.advice());
    }
}
