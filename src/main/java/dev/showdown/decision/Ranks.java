package dev.showdown.decision;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Ranks by score, a higher one being better; scores within 1e-9 are equal.
final class Ranks {

    private Ranks() {}

    /// Competition ranks: 1 for the best, ties share the better rank.
    static List<Integer> competition(List<Double> scores) {
        return scores.stream()
                .map(own -> 1
                        + (int) scores.stream()
                                .filter(score -> score > own + Values.TIE)
                                .count())
                .toList();
    }

    /// The indices, best first; equal ones keep their order.
    static List<Integer> bestFirst(List<Double> scores) {
        List<Integer> ranks = competition(scores);
        return IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparing(ranks::get))
                .toList();
    }

    static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    static List<List<Double>> table(double[][] numbers) {
        return Arrays.stream(numbers).map(Ranks::list).toList();
    }
}
