package dev.showdown.decision;

/// How far a weight can move before the leader changes, the other weights rescaled in proportion (section 8 of the
/// decision model).
final class Sensitivity {

    private static final double MOST_POINTS = 100;

    private final Model model;
    private final Values values;

    Sensitivity(Model model, Values values) {
        this.model = model;
        this.values = values;
    }

    /// The flip of a criterion nearest to its present weight, over all feasible rivals; null if there is none.
    Evaluation.Flip flip(int criterion) {
        Crossing nearest = null;
        for (int b = 0; b < model.alternatives; b++) {
            Crossing crossing = Crossing.of(values, criterion, b).orElse(null);
            if (crossing != null && isNearer(crossing, nearest)) {
                nearest = crossing;
            }
        }
        if (nearest == null) {
            return null;
        }
        double points = points(nearest);
        return new Evaluation.Flip(
                model.alternativeKey(nearest.rival()), nearest.weight(), points, points <= MOST_POINTS);
    }

    /// Of two equally near the first stays.
    private boolean isNearer(Crossing crossing, Crossing nearest) {
        return nearest == null || distance(crossing) < distance(nearest) - Values.TIE;
    }

    private double distance(Crossing crossing) {
        return Math.abs(crossing.weight() - values.weights[crossing.criterion()]);
    }

    private double points(Crossing crossing) {
        double others = 0;
        for (int c = 0; c < model.criteria; c++) {
            others += c == crossing.criterion() ? 0 : values.points[c];
        }
        return crossing.weight() * others / (1 - crossing.weight());
    }

    /// The weights of a criterion over which the leader stays; null without a leader.
    Evaluation.Interval stability(int criterion) {
        if (values.leader == Values.NONE) {
            return null;
        }
        StabilityInterval interval = StabilityInterval.of(values, criterion);
        return new Evaluation.Interval(interval.low(), interval.high());
    }

    /// The flip at which one rival overtakes the leader, over all criteria; null if there is none.
    WhyNot.NearestFlip nearestFlip(int rival) {
        Crossing nearest = null;
        for (int c = 0; c < model.criteria; c++) {
            Crossing crossing = Crossing.of(values, c, rival).orElse(null);
            if (crossing != null && isNearer(crossing, nearest)) {
                nearest = crossing;
            }
        }
        if (nearest == null) {
            return null;
        }
        double points = points(nearest);
        return new WhyNot.NearestFlip(
                model.criterionKey(nearest.criterion()), nearest.weight(), points, points <= MOST_POINTS);
    }
}
