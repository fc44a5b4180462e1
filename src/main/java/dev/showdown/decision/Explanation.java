package dev.showdown.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why the leader leads and the others do not (section 8 of the decision model).
final class Explanation {

    private static final int DEAREST = 3;

    private final Group group;
    private final Model model;
    private final Values values;
    private final Counterfactuals counterfactuals;

    Explanation(Group group, Counterfactuals counterfactuals) {
        this.group = group;
        this.model = group.model;
        this.values = group.values;
        this.counterfactuals = counterfactuals;
    }

    /// Other alternative -> what a criterion adds to the leader's lead over it; empty without a leader.
    Map<String, Double> contributions(int criterion) {
        Map<String, Double> contributions = new LinkedHashMap<>();
        for (int b = 0; b < model.alternatives; b++) {
            if (values.leader != Values.NONE && b != values.leader) {
                contributions.put(model.alternativeKey(b), values.contribution(criterion, values.leader, b));
            }
        }
        return contributions;
    }

    /// The answers by how much the lead would change without them, most first; empty without a lead.
    List<Evaluation.AnswerMattered> answersThatMattered() {
        if (!values.hasLead()) {
            return List.of();
        }
        double lead = values.difference(values.leader, values.runnerUp);
        return answered().stream()
                .map(q -> new Evaluation.AnswerMattered(
                        model.questionKey(q), group.commonKey(q), differenceWithout(q, values.runnerUp)))
                .sorted(Comparator.comparingDouble(answer -> -Math.abs(lead - answer.leadWithout())))
                .toList();
    }

    /// The questions that somebody answered with a choice.
    private List<Integer> answered() {
        List<Integer> answered = new ArrayList<>();
        for (int q = 0; q < model.questions; q++) {
            if (group.isAsked(q) && group.commonAnswer(q) != model.unknown(q)) {
                answered.add(q);
            }
        }
        return answered;
    }

    /// The leader's value less the other's if nobody knew the answer.
    private double differenceWithout(int question, int other) {
        return counterfactuals.with(question, model.unknown(question)).difference(values.leader, other);
    }

    /// What rules an alternative out: each question once, in playbook order; empty if it is feasible.
    List<Evaluation.ExcludedBy> exclusions(int alternative) {
        List<Evaluation.ExcludedBy> exclusions = new ArrayList<>();
        for (int q = 0; q < model.questions && values.excluded[alternative]; q++) {
            for (int state = 0; state < model.choices(q); state++) {
                if (model.excludes[q][state][alternative] && group.someGave(q, state)) {
                    exclusions.add(exclusion(q, state, model.alternativeKey(alternative)));
                    break;
                }
            }
        }
        return exclusions;
    }

    private Evaluation.ExcludedBy exclusion(int question, int state, String alternative) {
        Choice choice = model.choice(question, state);
        Exclusion exclusion = choice.excludes().stream()
                .filter(excluded -> excluded.alternative().equals(alternative))
                .findFirst()
                .orElseThrow();
        return new Evaluation.ExcludedBy(
                model.questionKey(question), choice.key(), exclusion.because(), exclusion.relax());
    }

    /// What speaks against each alternative but the leader.
    Map<String, WhyNot> whyNot(Sensitivity sensitivity) {
        Map<String, WhyNot> whyNot = new LinkedHashMap<>();
        for (int b = 0; b < model.alternatives; b++) {
            if (values.excluded[b]) {
                whyNot.put(model.alternativeKey(b), new WhyNot(exclusions(b), List.of(), List.of(), null));
            } else if (b != values.leader) {
                whyNot.put(
                        model.alternativeKey(b),
                        new WhyNot(List.of(), dearestCriteria(b), dearestAnswers(b), sensitivity.nearestFlip(b)));
            }
        }
        return whyNot;
    }

    private List<WhyNot.CriterionCost> dearestCriteria(int other) {
        List<WhyNot.CriterionCost> costs = new ArrayList<>();
        for (int c = 0; c < model.criteria; c++) {
            costs.add(new WhyNot.CriterionCost(model.criterionKey(c), values.contribution(c, values.leader, other)));
        }
        return costs.stream()
                .filter(cost -> cost.cost() > 0)
                .sorted(Comparator.comparingDouble(cost -> -cost.cost()))
                .limit(DEAREST)
                .toList();
    }

    private List<WhyNot.AnswerCost> dearestAnswers(int other) {
        double difference = values.difference(values.leader, other);
        return answered().stream()
                .map(q -> new WhyNot.AnswerCost(
                        model.questionKey(q), group.commonKey(q), difference - differenceWithout(q, other)))
                .filter(cost -> cost.cost() > Values.TIE)
                .sorted(Comparator.comparingDouble(cost -> -cost.cost()))
                .limit(DEAREST)
                .toList();
    }
}
