package dev.showdown.decision;

/// How well an alternative does on a criterion: a triangular distribution on a local scale, where 100 is as good as a
/// mainstream back end realistically gets and 0 is practically unusable.
///
/// @param low least value held possible, 0..100
/// @param likely most likely value, `low`..`high`
/// @param high greatest value held possible, 0..100
public record Judgement(double low, double likely, double high) {

    public Judgement {
        Require.that(0 <= low && high <= 100, "a judgement lies within 0-100, this one is " + words(low, likely, high));
        Require.that(low <= likely, "low is above likely in " + words(low, likely, high));
        Require.that(likely <= high, "likely is above high in " + words(low, likely, high));
    }

    /// The partial value: the mean of the distribution, 0..100.
    public double mean() {
        return (low + likely + high) / 3;
    }

    private static String words(double low, double likely, double high) {
        return "[%s, %s, %s]".formatted(low, likely, high);
    }
}
