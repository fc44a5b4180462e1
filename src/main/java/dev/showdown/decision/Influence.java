package dev.showdown.decision;

import java.util.Arrays;
import java.util.List;

/// What a question does to a criterion, in tables indexed by the question's state: one of its choices, then
/// `unknown`, then "off the route" (section 3 of the decision model).
///
/// @param question index of the question
/// @param points state -> swing points added
/// @param rewrites alternative -> what becomes of its judgement; empty if the question leaves all of them alone
record Influence(int question, double[] points, Rewrite[] rewrites) {

    /// `judgement = keep * judgement + (low, likely, high)`; the shift is added after all rewrites. A replacement
    /// keeps nothing. `unknown` does the mean of what the choices do.
    record Rewrite(double[] keep, double[] low, double[] likely, double[] high, double[] shift) {}

    static Influence of(int index, Question question, String criterion, List<Alternative> alternatives) {
        List<Choice> choices = question.choices();
        double[] points = new double[choices.size() + 2];
        boolean rewrites = false;
        for (int k = 0; k < choices.size(); k++) {
            Choice choice = choices.get(k);
            points[k] = choice.points().getOrDefault(criterion, 0.0);
            rewrites |= choice.performance().containsKey(criterion)
                    || choice.shifts().containsKey(criterion);
        }
        setMean(points);
        return new Influence(
                index,
                points,
                rewrites
                        ? alternatives.stream()
                                .map(alternative -> rewrite(choices, criterion, alternative.key()))
                                .toArray(Rewrite[]::new)
                        : new Rewrite[0]);
    }

    private static Rewrite rewrite(List<Choice> choices, String criterion, String alternative) {
        int states = choices.size() + 2;
        Rewrite rewrite = new Rewrite(
                new double[states], new double[states], new double[states], new double[states], new double[states]);
        Arrays.fill(rewrite.keep, 1);
        for (int k = 0; k < choices.size(); k++) {
            Choice choice = choices.get(k);
            if (choice.performance().containsKey(criterion)
                    && choice.performance().get(criterion).containsKey(alternative)) {
                Judgement judgement = choice.performance().get(criterion).get(alternative);
                rewrite.keep[k] = 0;
                rewrite.low[k] = judgement.low();
                rewrite.likely[k] = judgement.likely();
                rewrite.high[k] = judgement.high();
            }
            if (choice.shifts().containsKey(criterion)) {
                rewrite.shift[k] = choice.shifts().get(criterion).getOrDefault(alternative, 0.0);
            }
        }
        setMean(rewrite.keep);
        setMean(rewrite.low);
        setMean(rewrite.likely);
        setMean(rewrite.high);
        setMean(rewrite.shift);
        return rewrite;
    }

    /// Writes the mean over the choices where the state `unknown` stands.
    private static void setMean(double[] byState) {
        int choices = byState.length - 2;
        double sum = 0;
        for (int k = 0; k < choices; k++) {
            sum += byState[k];
        }
        byState[choices] = sum / choices;
    }

    /// Whether no answer makes a difference.
    boolean isIdle() {
        return !changesPoints() && rewrites.length == 0;
    }

    boolean changesPoints() {
        return Arrays.stream(points).anyMatch(p -> p != 0);
    }
}
