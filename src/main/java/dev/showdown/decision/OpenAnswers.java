package dev.showdown.decision;

import java.util.stream.IntStream;

/// The draws grouped by the answer drawn to each unresolved question (section 9 of the decision model). A draw's
/// value is taken at mean performance, which leaves out the noise that no answer can resolve.
final class OpenAnswers {

    /// The unresolved questions, in playbook order.
    final int[] questions;
    /// position in questions -> state drawn -> number of draws.
    final int[][] counts;
    /// position in questions -> state drawn -> alternative -> sum of the values.
    final double[][][] sums;

    OpenAnswers(Group group) {
        questions = IntStream.range(0, group.model.questions)
                .filter(group::isUnresolved)
                .toArray();
        counts = new int[questions.length][];
        sums = new double[questions.length][][];
        for (int k = 0; k < questions.length; k++) {
            int states = group.model.offRoute(questions[k]) + 1;
            counts[k] = new int[states];
            sums[k] = new double[states][group.model.alternatives];
        }
    }

    boolean matters() {
        return questions.length > 0;
    }

    /// Adds a block of draws.
    ///
    /// @param values alternative -> draw -> value at mean performance
    void add(DrawnAnswers answers, double[][] values, int draws) {
        for (int k = 0; k < questions.length; k++) {
            int[] states = answers.drawn(questions[k]);
            for (int i = 0; i < draws; i++) {
                int state = states[i];
                counts[k][state]++;
                for (int a = 0; a < values.length; a++) {
                    sums[k][state][a] += values[a][i];
                }
            }
        }
    }
}
