package dev.showdown.report;

import java.util.Comparator;
import java.util.List;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.UseCaseResult;
import dev.showdown.decision.Evaluation.WithAdvice;
import dev.showdown.decision.UseCase;
import dev.showdown.playbook.Evidence;

/**
 * The use cases of the playbook: which of them this project is, what common advice says and what the evidence says
 * (section 7 of a report).
 *
 * @param summary which cases fit, and whether they pull the same way
 * @param fitting cases, a case that favours a composite alternative first when they pull apart
 * @param others cases that this project is not
 */
public record Showdown(String summary, List<Case> fitting, List<Case> others) {

    /**
     * @param favours name of the alternative that the advice favours
     * @param agreement with the recommendation, in words; empty where there is none to compare
     * @param differs whether the recommendation differs
     * @param ifNot why it may differ; only where it does
     * @param excluded why the favoured one is ruled out; only where it is
     * @param against criteria that speak most against the favoured one; only where it differs
     */
    public record Case(
            String name,
            String favours,
            int place,
            String article,
            String finding,
            String agreement,
            boolean differs,
            String ifNot,
            List<String> excluded,
            List<String> against,
            List<Evidence> evidence) {}

    static Showdown of(ReportSource source) {
        List<UseCaseResult> results = source.result().useCases();
        List<UseCaseResult> fitting = results.stream()
                .filter(UseCaseResult::fits)
                .sorted(Comparator.comparing(result -> !isComposite(source, result.favours())))
                .toList();
        return new Showdown(
                summary(source, fitting),
                fitting.stream().map(result -> fittingCase(source, result)).toList(),
                results.stream()
                        .filter(result -> !result.fits())
                        .map(result -> caseOf(source, result, "", false, List.of(), List.of()))
                        .toList());
    }

    private static String summary(ReportSource source, List<UseCaseResult> fitting) {
        if (fitting.isEmpty()) {
            return "None of them; the team and its code decide.";
        }
        long favoured = fitting.stream().map(UseCaseResult::favours).distinct().count();
        String words = favoured > 1
                ? "This project is two-sided: its cases favour different alternatives."
                : "This project is %s."
                        .formatted(fitting.size() == 1 ? "one of these cases" : fitting.size() + " of these cases");
        return switch (source.result().verdict()) {
            case CLEAR, LEAN, ONLY_OPTION -> words;
            case TOO_CLOSE -> words + " The result is too close to call, so there is no recommendation to compare.";
            case NOTHING_FITS -> words + " Nothing fits, so there is no recommendation to compare.";
        };
    }

    private static Case fittingCase(ReportSource source, UseCaseResult result) {
        boolean differs = result.agreement() == WithAdvice.DIFFERS;
        return caseOf(
                source,
                result,
                agreement(source, result),
                differs,
                differs ? excluded(source, result.favours()) : List.of(),
                differs ? against(source, result.favours()) : List.of());
    }

    private static Case caseOf(
            ReportSource source,
            UseCaseResult result,
            String agreement,
            boolean differs,
            List<String> excluded,
            List<String> against) {
        UseCase useCase = source.edition().playbook().useCases().stream()
                .filter(known -> known.key().equals(result.key()))
                .findFirst()
                .orElseThrow();
        return new Case(
                useCase.name(),
                source.alternative(result.favours()),
                source.place(result.favours()),
                useCase.article(),
                useCase.finding(),
                agreement,
                differs,
                differs ? useCase.ifNot() : "",
                excluded,
                against,
                source.edition().evidence(useCase.evidence()));
    }

    private static String agreement(ReportSource source, UseCaseResult result) {
        String favoured = source.alternative(result.favours());
        return switch (result.agreement()) {
            case AGREES -> "The recommendation agrees.";
            case IN_PART -> "The recommendation agrees in part: it includes %s.".formatted(favoured);
            case DIFFERS -> "The recommendation differs.";
            case NONE -> "";
        };
    }

    private static List<String> excluded(ReportSource source, String alternative) {
        return source.result(alternative).excluded().stream()
                .map(Evaluation.ExcludedBy::because)
                .toList();
    }

    /** The criteria on which the favoured alternative loses most against the leader. */
    private static List<String> against(ReportSource source, String favoured) {
        return source.result().criteria().stream()
                .filter(criterion -> criterion.contribution().getOrDefault(favoured, 0.0) > 0)
                .sorted(Comparator.comparingDouble(
                        criterion -> -criterion.contribution().get(favoured)))
                .limit(3)
                .map(Evaluation.CriterionResult::name)
                .toList();
    }

    private static boolean isComposite(ReportSource source, String alternative) {
        return source.edition()
                .playbook()
                .alternative(alternative)
                .map(found -> !found.madeOf().isEmpty())
                .orElse(false);
    }
}
