package dev.showdown.decision;

import java.util.Arrays;

/// The mean weights over the draws that an alternative wins, block by block.
///
/// Adds into several sums by turns, so that an addition need not wait for the one before.
final class CentralWeights {

    private static final int LANES = 8;

    /// criterion -> alternative, lane -> sum of its weights over the draws that the alternative wins.
    private final double[][] sums;
    private final int[] lane;

    CentralWeights(int alternatives, int criteria, int block) {
        sums = new double[criteria][alternatives * LANES];
        lane = new int[block];
    }

    /// Begins a block.
    ///
    /// @param winner draw -> alternative
    void select(int[] winner, int draws) {
        for (int i = 0; i < draws; i++) {
            lane[i] = winner[i] * LANES + i % LANES;
        }
    }

    /// Adds the weights of a criterion, draw -> points times share.
    void add(int criterion, double[] points, double[] share, int draws) {
        double[] lanes = sums[criterion];
        for (int i = 0; i < draws; i++) {
            lanes[lane[i]] += points[i] * share[i];
        }
    }

    /// alternative -> criterion -> mean weight; empty for one that never wins.
    ///
    /// @param ranks alternative -> rank -> number of draws
    double[][] means(int[][] ranks) {
        double[][] means = new double[ranks.length][];
        for (int a = 0; a < means.length; a++) {
            int won = ranks[a][0];
            means[a] = new double[won == 0 ? 0 : sums.length];
            for (int c = 0; c < means[a].length; c++) {
                means[a][c] = Arrays.stream(sums[c], a * LANES, (a + 1) * LANES).sum() / won;
            }
        }
        return means;
    }
}
