package dev.showdown.decision;

import java.util.Arrays;

/// The answers of each draw (section 6, step 1): question by question, each may go the way of any participant. Draws
/// come in blocks. Questions whose answer is certain are not drawn.
final class DrawnAnswers {

    private static final int VARIES = -1;

    private final Model model;
    /// question -> state in all draws, or [#VARIES].
    private final int[] certain;
    /// question -> what each participant answers if asked.
    private final int[][] pool;
    /// question that varies -> draw of the block -> state.
    private final int[][] drawn;
    private final long[] bits;

    DrawnAnswers(Group group, int block) {
        model = group.model;
        certain = new int[model.questions];
        pool = new int[model.questions][];
        drawn = new int[model.questions][];
        bits = new long[block];
        for (int q = 0; q < model.questions; q++) {
            pool[q] = pool(group, q);
            certain[q] = certainState(q);
            drawn[q] = varies(q) ? new int[block] : new int[0];
        }
    }

    private static int[] pool(Group group, int question) {
        int[] pool = new int[group.size()];
        for (int p = 0; p < pool.length; p++) {
            int own = group.agreed[question] == Group.DIFFER ? group.states[p][question] : group.agreed[question];
            pool[p] = own == group.model.offRoute(question) ? group.model.unknown(question) : own;
        }
        return pool;
    }

    private int certainState(int question) {
        boolean alwaysAsked = true;
        for (Model.Condition condition : model.askedWhen[question]) {
            if (varies(condition.question())) {
                alwaysAsked = false;
            } else if (!condition.states()[certain[condition.question()]]) {
                return model.offRoute(question);
            }
        }
        int first = pool[question][0];
        boolean oneAnswer = first != model.unknown(question)
                && Arrays.stream(pool[question]).allMatch(state -> state == first);
        return alwaysAsked && oneAnswer ? first : VARIES;
    }

    boolean varies(int question) {
        return certain[question] == VARIES;
    }

    /// The state in all draws of a question that does not vary.
    int certain(int question) {
        return certain[question];
    }

    /// The states in the draws of the present block of a question that varies.
    int[] drawn(int question) {
        return drawn[question];
    }

    void draw(Generator generator, int firstDraw, int draws) {
        for (int q = 0; q < model.questions; q++) {
            if (varies(q)) {
                generator.bits(q, firstDraw, draws, bits);
                choose(q, draws);
                takeOffRoute(q, draws);
            }
        }
    }

    private void choose(int question, int draws) {
        int[] answers = pool[question];
        int choices = model.choices(question);
        int[] states = drawn[question];
        for (int i = 0; i < draws; i++) {
            int state = answers[Generator.upperIndex(bits[i], answers.length)];
            states[i] = state == choices ? Generator.lowerIndex(bits[i], choices) : state;
        }
    }

    private void takeOffRoute(int question, int draws) {
        for (Model.Condition condition : model.askedWhen[question]) {
            if (varies(condition.question())) {
                int[] earlier = drawn[condition.question()];
                for (int i = 0; i < draws; i++) {
                    if (!condition.states()[earlier[i]]) {
                        drawn[question][i] = model.offRoute(question);
                    }
                }
            }
        }
    }
}
