package dev.showdown.report.export;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.ParticipantResult;
import dev.showdown.report.ReportSource;
import dev.showdown.report.SheetOfAnswers;
import dev.showdown.report.SheetOfAnswers.Answered;
import dev.showdown.report.Viewer;

/**
 * A report for programs: the evaluation as it stands, with what it is of.
 *
 * @param schema address of the JSON Schema that this follows
 * @param number of the snapshot; null for what is not published
 * @param publishedAt null for what is not published
 * @param answers as far as the reader may see them
 */
record JsonReport(
        @JsonProperty("$schema") String schema,
        String title,
        String context,
        Integer number,
        Instant publishedAt,
        List<SheetOfAnswers> answers,
        @JsonUnwrapped Evaluation evaluation) {

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
                viewer.names() ? source.result() : withoutNames(source.result()));
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
