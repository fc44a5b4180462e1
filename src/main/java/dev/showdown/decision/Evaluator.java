package dev.showdown.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Evaluates an assessment: inputs to result, without any other influence.
public final class Evaluator {

    /// Version of the rules. A change that can move a figure gets a new one.
    public static final String MODEL_VERSION = "1";

    private final Inputs inputs;
    private final Model model;
    private final Group group;
    private final Values values;
    private final Simulation.Result simulated;
    private final Explanation explanation;
    private final Sensitivity sensitivity;
    private final Counterfactuals counterfactuals;
    private final Verdict verdict;
    /// Of each participant, for the conditions of use cases.
    private final List<Answers> counted;

    private Evaluator(Inputs inputs) {
        this.inputs = inputs;
        model = new Model(inputs.playbook());
        group = new Group(model, inputs);
        values = group.values;
        counted = inputs.counted();
        simulated = Simulation.run(group, inputs.draws(), inputs.seed());
        counterfactuals = new Counterfactuals(group);
        explanation = new Explanation(group, counterfactuals);
        sensitivity = new Sensitivity(model, values);
        verdict = Verdict.of(
                inputs.playbook().thresholds(),
                values.feasible(),
                values.leader == Values.NONE ? 0 : simulated.acceptability()[values.leader][0],
                values.hasLead() ? values.lead() : 0);
    }

    /// The result for these inputs; the same for the same inputs, everywhere.
    public static Evaluation evaluate(Inputs inputs) {
        return new Evaluator(inputs).evaluation();
    }

    private Evaluation evaluation() {
        Flips flips = new Flips(group, counterfactuals);
        return new Evaluation(
                new Evaluation.PlaybookVersion(
                        inputs.playbook().key(), inputs.playbook().version()),
                MODEL_VERSION,
                Generator.NAME,
                CanonicalJson.hash(inputs),
                inputs.seed(),
                inputs.draws(),
                verdict,
                model.alternativeKeyOrNull(values.leader),
                values.lead(),
                IntStream.range(0, model.alternatives)
                        .mapToObj(this::alternative)
                        .toList(),
                IntStream.range(0, model.criteria).mapToObj(this::criterion).toList(),
                explanation.answersThatMattered(),
                flips.singles(),
                flips.searchesPairs(),
                flips.pairs(),
                new Information(group, counterfactuals, simulated.open()).findOut(),
                explanation.whyNot(sensitivity),
                inputs.playbook().useCases().stream().map(this::useCase).toList(),
                new SecondOpinions(model, values).all(),
                byAlternative(a -> simulated.anyPriorities()[a]),
                pairwise(),
                byAlternative(a ->
                        values.excluded[a] ? null : simulated.best() - simulated.mean()[a]),
                participants(),
                Consensus.of(group),
                advice());
    }

    private Evaluation.AlternativeResult alternative(int a) {
        double first = simulated.acceptability()[a][0];
        return new Evaluation.AlternativeResult(
                model.alternativeKey(a),
                inputs.playbook().alternatives().get(a).name(),
                explanation.exclusions(a),
                values.values[a],
                simulated.mean()[a],
                new Evaluation.Interval(simulated.low()[a], simulated.high()[a]),
                Arrays.stream(simulated.acceptability()[a]).boxed().toList(),
                centralWeights(simulated.centralWeights()[a]),
                Math.sqrt(first * (1 - first) / inputs.draws()));
    }

    private Map<String, Double> centralWeights(double[] weights) {
        if (weights.length == 0) {
            return null;
        }
        Map<String, Double> byCriterion = new LinkedHashMap<>();
        for (int c = 0; c < weights.length; c++) {
            byCriterion.put(model.criterionKey(c), weights[c]);
        }
        return byCriterion;
    }

    private Evaluation.CriterionResult criterion(int c) {
        Criterion criterion = inputs.playbook().criteria().get(c);
        return new Evaluation.CriterionResult(
                criterion.key(),
                criterion.name(),
                criterion.group(),
                values.points[c],
                values.weights[c],
                byAlternative(a -> group.effects.judgement(c, a)),
                explanation.contributions(c),
                sensitivity.flip(c),
                sensitivity.stability(c));
    }

    private Evaluation.UseCaseResult useCase(UseCase useCase) {
        boolean fits = Route.holdsForMost(useCase.when(), counted);
        return new Evaluation.UseCaseResult(
                useCase.key(),
                fits,
                useCase.favours(),
                fits && verdict.recommends()
                        ? withAdvice(model.alternative(useCase.favours()))
                        : Evaluation.WithAdvice.NONE);
    }

    private Evaluation.WithAdvice withAdvice(int favoured) {
        if (favoured == values.leader) {
            return Evaluation.WithAdvice.AGREES;
        }
        boolean inPart = Arrays.stream(model.parts[values.leader]).anyMatch(part -> part == favoured);
        return inPart ? Evaluation.WithAdvice.IN_PART : Evaluation.WithAdvice.DIFFERS;
    }

    private Map<String, Map<String, Double>> pairwise() {
        return byAlternative(a -> {
            Map<String, Double> shares = byAlternative(b ->
                    values.excluded[a] || values.excluded[b] ? null : simulated.pairwise()[a][b]);
            shares.remove(model.alternativeKey(a));
            return Collections.unmodifiableMap(shares);
        });
    }

    private <T> Map<String, T> byAlternative(IntFunction<T> figure) {
        Map<String, T> figures = new LinkedHashMap<>();
        for (int a = 0; a < model.alternatives; a++) {
            figures.put(model.alternativeKey(a), figure.apply(a));
        }
        return figures;
    }

    private List<Evaluation.ParticipantResult> participants() {
        List<Evaluation.ParticipantResult> participants = new ArrayList<>();
        for (int p = 0; p < group.size(); p++) {
            participants.add(new Evaluation.ParticipantResult(
                    inputs.participants().get(p).name(), model.alternativeKeyOrNull(group.alone(p).leader)));
        }
        return participants;
    }

    private List<Evaluation.Advice> advice() {
        List<Evaluation.Advice> advice = new ArrayList<>();
        for (int q = 0; q < model.questions; q++) {
            for (int state = 0; state < model.choices(q); state++) {
                Choice choice = model.choice(q, state);
                if (!choice.advice().isEmpty() && group.someGave(q, state)) {
                    advice.add(new Evaluation.Advice(model.questionKey(q), choice.key(), choice.advice()));
                }
            }
        }
        return advice;
    }
}
