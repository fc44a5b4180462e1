package dev.showdown.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.showdown.decision.Alternative;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.AlternativeResult;
import dev.showdown.decision.Evaluation.AnswerFlip;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.decision.Evaluation.ExcludedBy;
import dev.showdown.decision.Evaluation.FindOut;
import dev.showdown.decision.Evaluation.Interval;
import dev.showdown.decision.Evaluation.UseCaseResult;
import dev.showdown.decision.Verdict;
import dev.showdown.playbook.Edition;

/// A result made by hand, to see what a report says of it.
final class Results {

    private final Edition edition;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, Double> wins = new LinkedHashMap<>();
    private final Map<String, List<ExcludedBy>> excluded = new LinkedHashMap<>();
    private final Map<String, CriterionResult> criteria = new LinkedHashMap<>();
    private final List<AnswerFlip> flips = new ArrayList<>();
    private final List<FindOut> findOut = new ArrayList<>();
    private final List<UseCaseResult> useCases = new ArrayList<>();
    private Verdict verdict = Verdict.CLEAR;
    private String leader;
    private Double lead;

    Results(Edition edition) {
        this.edition = edition;
    }

    Results verdict(Verdict verdict, String leader, Double lead) {
        this.verdict = verdict;
        this.leader = leader;
        this.lead = lead;
        return this;
    }

    Results value(String alternative, double value, double share) {
        values.put(alternative, value);
        wins.put(alternative, share);
        return this;
    }

    Results excluded(String alternative, ExcludedBy by) {
        excluded.computeIfAbsent(alternative, _ -> new ArrayList<>()).add(by);
        return this;
    }

    Results criterion(String key, double weight, Map<String, Double> contribution, Evaluation.Flip flip) {
        Criterion known = edition.playbook().criterion(key).orElseThrow();
        criteria.put(
                key,
                new CriterionResult(
                        key,
                        known.name(),
                        known.group(),
                        weight * 100,
                        weight,
                        Map.of(),
                        contribution,
                        flip,
                        new Interval(0.1, 0.9)));
        return this;
    }

    Results flip(AnswerFlip flip) {
        flips.add(flip);
        return this;
    }

    Results findOut(FindOut open) {
        findOut.add(open);
        return this;
    }

    Results useCase(String key, String favours, Evaluation.WithAdvice agreement) {
        useCases.add(new UseCaseResult(key, true, favours, agreement));
        return this;
    }

    Results otherCase(String key, String favours) {
        useCases.add(new UseCaseResult(key, false, favours, Evaluation.WithAdvice.NONE));
        return this;
    }

    ReportSource source() {
        List<AlternativeResult> alternatives = edition.playbook().alternatives().stream()
                .map(Alternative::key)
                .map(key -> new AlternativeResult(
                        key,
                        edition.playbook().alternative(key).orElseThrow().name(),
                        excluded.getOrDefault(key, List.of()),
                        values.getOrDefault(key, 0.0),
                        values.getOrDefault(key, 0.0),
                        new Interval(values.getOrDefault(key, 0.0) - 5, values.getOrDefault(key, 0.0) + 5),
                        List.of(wins.getOrDefault(key, 0.0)),
                        null,
                        0))
                .toList();
        Map<String, Double> regret = new LinkedHashMap<>();
        alternatives.forEach(alternative ->
                regret.put(alternative.key(), 1 - alternative.acceptability().getFirst()));
        return new ReportSource(
                Optional.empty(),
                "Title",
                "",
                edition,
                List.of(SheetOfAnswers.of(Answers.NONE)),
                new Evaluation(
                        new Evaluation.PlaybookVersion(
                                edition.playbook().key(), edition.playbook().version()),
                        "1",
                        "generator",
                        "0".repeat(64),
                        1,
                        10_000,
                        verdict,
                        leader,
                        lead,
                        alternatives,
                        List.copyOf(criteria.values()),
                        List.of(),
                        flips,
                        false,
                        List.of(),
                        findOut,
                        Map.of(),
                        useCases,
                        Map.of(),
                        Map.of(),
                        regret,
                        List.of(),
                        new Evaluation.Agreement(1, 1, null),
                        List.of()),
                Optional.empty(),
                Instant.EPOCH);
    }
}
