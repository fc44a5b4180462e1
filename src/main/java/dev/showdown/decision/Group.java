package dev.showdown.decision;

import java.util.LinkedHashMap;
import java.util.Map;

/// The participants' answers, settled ones put in, and what follows from them: sections 2 to 5 of the decision model,
/// also for answers that differ in one or two questions.
final class Group {

    static final int DIFFER = -1;

    final Model model;
    /// participant -> question -> state, on their own route.
    final int[][] states;
    /// question -> state that the team settled, or [#DIFFER].
    final int[] agreed;
    /// criterion -> points that replace those of the answers, or not-a-number.
    final double[] importance;

    final Effects effects;
    final Values values;

    /// participant -> question -> state, whether on the route or not.
    private final int[][] given;

    Group(Model model, Inputs inputs) {
        this.model = model;
        importance = model.importance(inputs.importance());
        agreed = new int[model.questions];
        given = inputs.participants().stream()
                .map(participant -> model.states(participant.answers()))
                .toArray(int[][]::new);
        for (int q = 0; q < model.questions; q++) {
            String question = model.questionKey(q);
            agreed[q] = inputs.agreed().answered(question)
                    ? model.state(q, inputs.agreed().to(question))
                    : DIFFER;
            if (agreed[q] != DIFFER) {
                set(given, q, agreed[q]);
            }
        }
        states = routes(given);
        effects = new Effects(model, states);
        values = values(effects);
    }

    private static void set(int[][] given, int question, int state) {
        for (int[] participant : given) {
            participant[question] = state;
        }
    }

    private int[][] routes(int[][] given) {
        int[][] routes = new int[given.length][];
        for (int p = 0; p < given.length; p++) {
            routes[p] = model.onRoute(given[p]);
        }
        return routes;
    }

    private Values values(Effects effects) {
        double[] points = new double[model.criteria];
        double[][] partial = new double[model.criteria][];
        for (int c = 0; c < model.criteria; c++) {
            points[c] = points(effects, c);
            partial[c] = effects.partialValues(c);
        }
        return new Values(points, partial, effects.excluded());
    }

    private double points(Effects effects, int criterion) {
        return Double.isNaN(importance[criterion]) ? effects.points(criterion) : importance[criterion];
    }

    /// The values if everybody had given this answer.
    Values with(int question, int state) {
        return with(question, state, question, state);
    }

    /// The values if everybody had given these two answers. Only what they can reach is computed anew.
    Values with(int question, int state, int otherQuestion, int otherState) {
        int[][] changed = new int[given.length][];
        for (int p = 0; p < given.length; p++) {
            changed[p] = given[p].clone();
        }
        set(changed, question, state);
        set(changed, otherQuestion, otherState);
        Effects after = new Effects(model, routes(changed));
        double[] points = values.points.clone();
        double[][] partial = values.partial.clone();
        for (int c = 0; c < model.criteria; c++) {
            if (model.reach[question][c] || model.reach[otherQuestion][c]) {
                points[c] = points(after, c);
                partial[c] = after.partialValues(c);
            }
        }
        return new Values(points, partial, after.excluded());
    }

    int size() {
        return states.length;
    }

    /// Whether a question is on anybody's route.
    boolean isAsked(int question) {
        for (int[] participant : states) {
            if (participant[question] != model.offRoute(question)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a question is on everybody's route and everybody gave this answer.
    boolean allGave(int question, int state) {
        for (int[] participant : states) {
            if (participant[question] != state) {
                return false;
            }
        }
        return true;
    }

    /// Whether somebody who was asked gave this answer.
    boolean someGave(int question, int state) {
        for (int[] participant : states) {
            if (participant[question] == state) {
                return true;
            }
        }
        return false;
    }

    /// The answer of all who were asked, or [#DIFFER] if they differ or nobody was asked.
    int commonAnswer(int question) {
        int common = DIFFER;
        for (int[] participant : states) {
            int state = participant[question];
            if (state == model.offRoute(question)) {
                continue;
            }
            if (common != DIFFER && common != state) {
                return DIFFER;
            }
            common = state;
        }
        return common;
    }

    /// The key of the common answer, which may be `unknown`; null where they differ.
    String commonKey(int question) {
        int common = commonAnswer(question);
        return common == DIFFER ? null : model.choiceKey(question, common);
    }

    /// Whether somebody who was asked does not know, or those who were asked differ (section 9).
    boolean isUnresolved(int question) {
        return isAsked(question)
                && (commonAnswer(question) == DIFFER || commonAnswer(question) == model.unknown(question));
    }

    /// Choice, or unknown -> how many of those who were asked gave it.
    Map<String, Integer> distribution(int question) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int state = 0; state <= model.unknown(question); state++) {
            int count = 0;
            for (int[] participant : states) {
                count += participant[question] == state ? 1 : 0;
            }
            if (count > 0) {
                counts.put(model.choiceKey(question, state), count);
            }
        }
        return counts;
    }

    /// The values of one participant's answers alone.
    Values alone(int participant) {
        return values(new Effects(model, new int[][] {states[participant]}));
    }

    /// The swing points that one participant's answers give, whatever replaces them.
    double[] pointsOf(int participant) {
        Effects own = new Effects(model, new int[][] {states[participant]});
        double[] points = new double[model.criteria];
        for (int c = 0; c < points.length; c++) {
            points[c] = own.points(c);
        }
        return points;
    }
}
