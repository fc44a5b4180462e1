package dev.showdown.decision;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How far the participants agree (section 9 of the decision model).
final class Consensus {

    private Consensus() {}

    static Evaluation.Agreement of(Group group) {
        double[][] scores =
                IntStream.range(0, group.size()).mapToObj(group::pointsOf).toArray(double[][]::new);
        long same = IntStream.range(0, group.size())
                .filter(p -> group.alone(p).leader == group.values.leader)
                .count();
        OptionalDouble w = KendallW.of(scores).w();
        return new Evaluation.Agreement((int) same, group.size(), w.isPresent() ? w.getAsDouble() : null);
    }
}
