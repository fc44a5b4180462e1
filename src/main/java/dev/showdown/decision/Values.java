package dev.showdown.decision;

/// Weights, values and leader (section 5 of the decision model).
final class Values {

    /// Values this close are equal, and take the playbook's order.
    static final double TIE = 1e-9;

    static final int NONE = -1;

    /// criterion -> swing points.
    final double[] points;
    /// criterion -> alternative -> partial value.
    final double[][] partial;
    /// alternative -> whether it is ruled out.
    final boolean[] excluded;
    /// criterion -> share of the points.
    final double[] weights;
    /// alternative -> V.
    final double[] values;
    /// Index of the best feasible alternative, or [#NONE].
    final int leader;
    /// Index of the next best feasible alternative, or [#NONE].
    final int runnerUp;

    Values(double[] points, double[][] partial, boolean[] excluded) {
        this.points = points;
        this.partial = partial;
        this.excluded = excluded;
        weights = AdditiveValue.shares(points);
        values = AdditiveValue.values(weights, partial, excluded.length);
        leader = best(values, excluded);
        boolean[] others = excluded.clone();
        if (leader != NONE) {
            others[leader] = true;
        }
        runnerUp = best(values, others);
    }

    /// The index of the highest value among those not left out; of equal ones the first; [#NONE] if all are left out.
    static int best(double[] values, boolean[] leftOut) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < values.length; a++) {
            if (!leftOut[a]) {
                highest = Math.max(highest, values[a]);
            }
        }
        for (int a = 0; a < values.length; a++) {
            if (!leftOut[a] && values[a] >= highest - TIE) {
                return a;
            }
        }
        return NONE;
    }

    boolean hasLead() {
        return runnerUp != NONE;
    }

    /// The leader's value less the runner-up's, never negative; null with fewer than two feasible alternatives.
    Double lead() {
        return hasLead() ? Math.max(0, difference(leader, runnerUp)) : null;
    }

    double difference(int a, int b) {
        return values[a] - values[b];
    }

    /// What a criterion adds to the difference of two alternatives.
    double contribution(int criterion, int a, int b) {
        return weights[criterion] * (partial[criterion][a] - partial[criterion][b]);
    }

    int feasible() {
        int feasible = 0;
        for (boolean out : excluded) {
            feasible += out ? 0 : 1;
        }
        return feasible;
    }
}
