package dev.showdown.decision;

import java.util.Arrays;
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
        return new Evaluation.Agreement((int) same, group.size(), kendallW(scores));
    }

    /// Kendall's coefficient of concordance of several rankings of the same objects, corrected for ties: 0 is no
    /// agreement, 1 the same ranking. Null where it is not defined: fewer than two rankings, or nothing but ties.
    ///
    /// `W = 12 S / (m^2 (n^3 - n) - m sum(t^3 - t))` with m raters, n objects, S the squared deviations of the rank
    /// sums from their mean, and t the sizes of the groups of ties (Kendall and Gibbons 1990).
    ///
    /// @param scores rater -> object -> score
    static Double kendallW(double[][] scores) {
        int raters = scores.length;
        int objects = scores[0].length;
        double[] rankSums = new double[objects];
        double ties = 0;
        for (double[] rater : scores) {
            double[] ranks = averageRanks(rater);
            for (int i = 0; i < objects; i++) {
                rankSums[i] += ranks[i];
                ties += tieTerm(rater, rater[i]);
            }
        }
        double mean = raters * (objects + 1) / 2.0;
        double squares =
                Arrays.stream(rankSums).map(sum -> (sum - mean) * (sum - mean)).sum();
        double n = objects;
        double most = (double) raters * raters * (n * n * n - n) - raters * ties;
        return raters < 2 || most <= 0 ? null : Double.valueOf(12 * squares / most);
    }

    /// Ranks from 1 for the lowest score; equal scores share their mean rank.
    private static double[] averageRanks(double[] scores) {
        return Arrays.stream(scores)
                .map(score -> {
                    long below = Arrays.stream(scores).filter(s -> s < score).count();
                    return below + (1 + countEqual(scores, score)) / 2.0;
                })
                .toArray();
    }

    /// `t^3 - t` spread evenly over the t members of a group of ties.
    private static double tieTerm(double[] scores, double score) {
        double t = countEqual(scores, score);
        return t * t - 1;
    }

    private static long countEqual(double[] scores, double score) {
        return Arrays.stream(scores).filter(s -> s == score).count();
    }
}
