package dev.showdown.decision;

import java.util.Optional;

/// A weight at which a rival draws level with the leader, the other weights rescaled in proportion.
///
/// @param rival index of a feasible alternative
/// @param weight 0..1, exclusive
/// @param slope by how much the leader's difference from the rival grows with the weight; not 0
record Crossing(int criterion, int rival, double weight, double slope) {

    private static final double NO_DIFFERENCE = 1e-9;

    /// The crossing with one alternative; empty if it is no rival or draws level at no weight.
    static Optional<Crossing> of(Values values, int criterion, int rival) {
        double weight = values.weights[criterion];
        if (!values.hasLead() || rival == values.leader || values.excluded[rival] || weight == 1) {
            return Optional.empty();
        }
        double own = values.partial[criterion][values.leader] - values.partial[criterion][rival];
        if (Math.abs(own) <= NO_DIFFERENCE) {
            return Optional.empty();
        }
        double others = 0;
        for (int c = 0; c < values.weights.length; c++) {
            others += c == criterion ? 0 : values.contribution(c, values.leader, rival);
        }
        others /= 1 - weight;
        double level = others / (others - own);
        return 0 < level && level < 1
                ? Optional.of(new Crossing(criterion, rival, level, own - others))
                : Optional.empty();
    }

    /// Whether the leader leads at greater weights, not at smaller ones.
    boolean holdsAbove() {
        return slope > 0;
    }

    /// Of two crossings on the same side of the present weight, whether this one comes first on the way there; of two
    /// in the same place, the one whose rival leads beyond it.
    boolean comesBefore(Crossing other) {
        if (other == null) {
            return true;
        }
        double nearer = holdsAbove() ? weight - other.weight : other.weight - weight;
        return Math.abs(nearer) > Values.TIE ? nearer > 0 : Math.abs(slope) > Math.abs(other.slope);
    }
}
