package dev.showdown.decision;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The weights of one criterion over which the alternative of highest additive value stays the same (weight stability
/// intervals, Mareschal 1988), the weights of the other criteria keeping their proportions.
///
/// @param current the present weight, 0..1
/// @param low least such weight, 0..1; 0 if nobody overtakes on the way down
/// @param high greatest such weight, 0..1; 1 if nobody overtakes on the way up
/// @param challengerBelow index of the alternative that leads just below `low`; empty if nobody overtakes
/// @param challengerAbove index of the alternative that leads just above `high`; empty if nobody overtakes
public record StabilityInterval(
        double current, double low, double high, OptionalInt challengerBelow, OptionalInt challengerAbove) {

    public StabilityInterval {
        for (double weight : new double[] {current, low, high}) {
            Require.that(0 <= weight && weight <= 1, "a weight lies within 0-1, this one is " + weight);
        }
    }

    /// The interval of every criterion.
    ///
    /// @param weights criterion -> importance, 0 or more; shares of their sum count
    /// @param partial criterion -> alternative -> partial value, more being better
    /// @throws IllegalArgumentException for fewer than two alternatives, tables that do not fit together and
    ///     numbers that are not finite
    public static List<StabilityInterval> of(double[] weights, double[][] partial) {
        Require.table(weights, partial);
        Require.choice(partial);
        Values values = new Values(weights, partial, new boolean[partial[0].length]);
        return IntStream.range(0, weights.length).mapToObj(c -> of(values, c)).toList();
    }

    /// The interval of one criterion where there is a leader.
    static StabilityInterval of(Values values, int criterion) {
        double low = 0;
        double high = 1;
        Crossing below = null;
        Crossing above = null;
        for (int b = 0; b < values.values.length; b++) {
            Crossing crossing = Crossing.of(values, criterion, b).orElse(null);
            if (crossing != null && crossing.holdsAbove()) {
                low = Math.max(low, crossing.weight());
                below = crossing.comesBefore(below) ? crossing : below;
            } else if (crossing != null) {
                high = Math.min(high, crossing.weight());
                above = crossing.comesBefore(above) ? crossing : above;
            }
        }
        return new StabilityInterval(values.weights[criterion], low, high, rival(below), rival(above));
    }

    private static OptionalInt rival(Crossing crossing) {
        return crossing == null ? OptionalInt.empty() : OptionalInt.of(crossing.rival());
    }
}
