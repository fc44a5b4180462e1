package dev.showdown.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is worth finding out or discussing (section 9 of the decision model): the expected value of partial perfect
/// information (EVPPI) of each unresolved question, from the draws of the simulation.
final class Information {

    private static final double MEASURABLE = 0.1;

    private final Group group;
    private final Model model;
    private final Counterfactuals counterfactuals;
    private final OpenAnswers open;

    Information(Group group, Counterfactuals counterfactuals, OpenAnswers open) {
        this.group = group;
        this.model = group.model;
        this.counterfactuals = counterfactuals;
        this.open = open;
    }

    /// The unresolved questions: first those that could rule out an alternative in the lead, then by the figure
    /// rounded to one decimal; ties in playbook order.
    List<FindOut> findOut() {
        List<FindOut> questions = new ArrayList<>();
        for (int k = 0; k < open.questions.length; k++) {
            questions.add(findOut(k));
        }
        questions.sort(Comparator.comparing((FindOut q) -> q.couldRuleOut().isEmpty())
                .thenComparing(q -> -Math.round(q.evppi() * 10)));
        return questions;
    }

    private FindOut findOut(int position) {
        int question = open.questions[position];
        int best = bestOnAverage(position);
        double evppi = evppi(position, best);
        return new FindOut(
                model.questionKey(question),
                evppi,
                group.someGave(question, model.unknown(question))
                        ? FindOut.Because.UNKNOWN
                        : FindOut.Because.DISAGREEMENT,
                couldRuleOut(position, best),
                evppi < MEASURABLE && !someOpenChoiceChangesLeader(question),
                group.distribution(question));
    }

    /// The feasible alternative of the best mean over all draws, or [Values#NONE].
    private int bestOnAverage(int position) {
        double[] sum = new double[model.alternatives];
        int draws = 0;
        for (int state = 0; state < open.counts[position].length; state++) {
            draws += open.counts[position][state];
            for (int a = 0; a < sum.length; a++) {
                sum[a] += open.sums[position][state][a];
            }
        }
        for (int a = 0; a < sum.length; a++) {
            sum[a] /= draws;
        }
        return Values.best(sum, group.values.excluded);
    }

    private double evppi(int position, int best) {
        double gain = 0;
        int draws = 0;
        for (int state = 0; state < open.counts[position].length; state++) {
            draws += open.counts[position][state];
            gain += gain(open.sums[position][state], excludedIf(open.questions[position], state), best);
        }
        return Math.max(0, gain / draws);
    }

    /// What knowing the answer adds, over the draws of one answer: the best choice there less the choice without it.
    private static double gain(double[] sums, boolean[] excluded, int best) {
        int bestThere = Values.best(sums, excluded);
        double with = bestThere == Values.NONE ? 0 : sums[bestThere];
        double without = best == Values.NONE || excluded[best] ? 0 : sums[best];
        return with - without;
    }

    private boolean[] excludedIf(int question, int state) {
        return state == model.offRoute(question)
                ? group.values.excluded
                : counterfactuals.with(question, state).excluded;
    }

    private List<String> couldRuleOut(int position, int best) {
        int question = open.questions[position];
        boolean[] could = new boolean[model.alternatives];
        for (int state = 0; state < model.choices(question); state++) {
            if (open.counts[position][state] > 0) {
                boolean[] excluded = excludedIf(question, state);
                for (int a = 0; a < could.length; a++) {
                    could[a] |= excluded[a] && (a == best || a == group.values.leader);
                }
            }
        }
        return model.alternativeKeys(could);
    }

    private boolean someOpenChoiceChangesLeader(int question) {
        boolean anythingGoes = group.someGave(question, model.unknown(question));
        for (int state = 0; state < model.choices(question); state++) {
            if ((anythingGoes || group.someGave(question, state)) && counterfactuals.changesLeader(question, state)) {
                return true;
            }
        }
        return false;
    }
}
