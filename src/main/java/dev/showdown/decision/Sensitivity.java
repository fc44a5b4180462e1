package dev.showdown.decision;

import java.util.Optional;

/// How far a weight can move before the leader changes, the other weights rescaled in proportion (section 8 of the
/// decision model).
final class Sensitivity {

    private static final double NO_DIFFERENCE = 1e-9;
    private static final double MOST_POINTS = 100;

    private final Model model;
    private final Values values;

    /// A weight at which a rival draws level.
    ///
    /// @param holdsAbove whether the leader leads at greater weights, not at smaller ones
    private record Crossing(int criterion, int rival, double weight, boolean holdsAbove) {}

    Sensitivity(Model model, Values values) {
        this.model = model;
        this.values = values;
    }

    /// The flip of a criterion nearest to its present weight, over all feasible rivals; null if there is none.
    Evaluation.Flip flip(int criterion) {
        Crossing nearest = null;
        for (int b = 0; b < model.alternatives; b++) {
            Crossing crossing = isRival(b) ? crossing(criterion, b).orElse(null) : null;
            if (crossing != null && isNearer(crossing, nearest)) {
                nearest = crossing;
            }
        }
        if (nearest == null) {
            return null;
        }
        double points = points(nearest);
        return new Evaluation.Flip(model.alternativeKey(nearest.rival), nearest.weight, points, points <= MOST_POINTS);
    }

    private boolean isRival(int alternative) {
        return values.hasLead() && alternative != values.leader && !values.excluded[alternative];
    }

    private Optional<Crossing> crossing(int criterion, int rival) {
        double weight = values.weights[criterion];
        double own = values.partial[criterion][values.leader] - values.partial[criterion][rival];
        if (Math.abs(own) <= NO_DIFFERENCE || weight == 1) {
            return Optional.empty();
        }
        double others = 0;
        for (int c = 0; c < model.criteria; c++) {
            others += c == criterion ? 0 : values.contribution(c, values.leader, rival);
        }
        others /= 1 - weight;
        double level = others / (others - own);
        return 0 < level && level < 1
                ? Optional.of(new Crossing(criterion, rival, level, own > others))
                : Optional.empty();
    }

    /// Of two equally near the first stays.
    private boolean isNearer(Crossing crossing, Crossing nearest) {
        return nearest == null || distance(crossing) < distance(nearest) - Values.TIE;
    }

    private double distance(Crossing crossing) {
        return Math.abs(crossing.weight - values.weights[crossing.criterion]);
    }

    private double points(Crossing crossing) {
        double others = 0;
        for (int c = 0; c < model.criteria; c++) {
            others += c == crossing.criterion ? 0 : values.points[c];
        }
        return crossing.weight * others / (1 - crossing.weight);
    }

    /// The weights of a criterion over which the leader stays; null without a leader.
    Evaluation.Interval stability(int criterion) {
        if (values.leader == Values.NONE) {
            return null;
        }
        double low = 0;
        double high = 1;
        for (int b = 0; b < model.alternatives; b++) {
            Crossing crossing = isRival(b) ? crossing(criterion, b).orElse(null) : null;
            if (crossing != null && crossing.holdsAbove) {
                low = Math.max(low, crossing.weight);
            } else if (crossing != null) {
                high = Math.min(high, crossing.weight);
            }
        }
        return new Evaluation.Interval(low, high);
    }

    /// The flip at which one rival overtakes the leader, over all criteria; null if there is none.
    Evaluation.NearestFlip nearestFlip(int rival) {
        Crossing nearest = null;
        for (int c = 0; c < model.criteria; c++) {
            Crossing crossing = isRival(rival) ? crossing(c, rival).orElse(null) : null;
            if (crossing != null && isNearer(crossing, nearest)) {
                nearest = crossing;
            }
        }
        if (nearest == null) {
            return null;
        }
        double points = points(nearest);
        return new Evaluation.NearestFlip(
                model.criterionKey(nearest.criterion), nearest.weight, points, points <= MOST_POINTS);
    }
}
