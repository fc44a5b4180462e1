package dev.showdown.decision;

import java.util.Arrays;

/// Counts who wins, block by block (section 6, step 4).
final class Tally {

    /// alternative -> rank -> number of draws; feasible alternatives only.
    final int[][] ranks;
    /// alternative -> other alternative -> number of draws in which the first ranks better; feasible ones only.
    final int[][] wins;
    /// Sum over the draws of the best feasible value.
    double best;
    /// Draw of the block -> index of the alternative that ranks first.
    final int[] winner;

    private final int[] feasible;
    /// alternative -> draw of the block -> number of alternatives that are better.
    private final int[][] rank;

    Tally(boolean[] excluded, int block) {
        int alternatives = excluded.length;
        int[] all = new int[alternatives];
        int count = 0;
        for (int a = 0; a < alternatives; a++) {
            if (!excluded[a]) {
                all[count++] = a;
            }
        }
        feasible = Arrays.copyOf(all, count);
        ranks = new int[alternatives][alternatives];
        wins = new int[alternatives][alternatives];
        rank = new int[alternatives][block];
        winner = new int[block];
    }

    boolean isEmpty() {
        return feasible.length == 0;
    }

    /// Adds a block of draws.
    ///
    /// @param values alternative -> draw -> value times scale
    /// @param scale draw -> what the values were multiplied by, above 0
    void add(double[][] values, double[] scale, int draws) {
        for (int a : feasible) {
            Arrays.fill(rank[a], 0, draws, 0);
        }
        for (int x = 0; x < feasible.length; x++) {
            for (int y = x + 1; y < feasible.length; y++) {
                compare(feasible[x], feasible[y], values, scale, draws);
            }
        }
        for (int a : feasible) {
            int[] byRank = ranks[a];
            int[] r = rank[a];
            for (int i = 0; i < draws; i++) {
                byRank[r[i]]++;
                winner[i] = r[i] == 0 ? a : winner[i];
            }
        }
    }

    /// The first of two in playbook order wins a tie.
    private void compare(int first, int second, double[][] values, double[] scale, int draws) {
        double[] v = values[first];
        double[] w = values[second];
        int[] r = rank[first];
        int[] s = rank[second];
        int lost = 0;
        for (int i = 0; i < draws; i++) {
            int loses = v[i] < w[i] - Values.TIE * scale[i] ? 1 : 0;
            r[i] += loses;
            s[i] += 1 - loses;
            lost += loses;
        }
        wins[first][second] += draws - lost;
        wins[second][first] += lost;
    }

    void addBest(double[][] values, int draws) {
        for (int i = 0; i < draws; i++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int a : feasible) {
                highest = Math.max(highest, values[a][i]);
            }
            best += highest;
        }
    }

    /// Numbers of draws as shares of all.
    static double[][] shares(int[][] counts, int draws) {
        double[][] shares = new double[counts.length][];
        for (int a = 0; a < counts.length; a++) {
            shares[a] = Arrays.stream(counts[a])
                    .mapToDouble(count -> (double) count / draws)
                    .toArray();
        }
        return shares;
    }
}
