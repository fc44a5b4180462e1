package dev.showdown.decision;

/// Rank-order centroid weights (Barron and Barrett 1996): when nothing is known but the order of importance, the mean
/// of all weights that keep it.
public final class RankOrderCentroid {

    private RankOrderCentroid() {}

    /// The weights, `w_k = (1/k + 1/(k+1) + ... + 1/n) / n`.
    ///
    /// @param criteria how many there are, 1 or more
    /// @return weights of the most important criterion first, decreasing, summing to 1
    /// @throws IllegalArgumentException for fewer than one
    public static double[] weights(int criteria) {
        Require.that(criteria >= 1, "an order needs at least one criterion");
        double[] weights = new double[criteria];
        double sum = 0;
        for (int k = criteria; k >= 1; k--) {
            sum += 1.0 / k;
            weights[k - 1] = sum / criteria;
        }
        return weights;
    }
}
