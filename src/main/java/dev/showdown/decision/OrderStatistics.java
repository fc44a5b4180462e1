package dev.showdown.decision;

import java.util.Arrays;

/// Percentiles of many values without sorting them all: the values are counted into narrow bins, and only the bin
/// that holds the wanted ranks is sorted.
final class OrderStatistics {

    private static final int BINS = 1024;

    private final double[] values;
    private final double least;
    private final double scale;
    private final int[] counts = new int[BINS];

    OrderStatistics(double[] values) {
        this.values = values;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        least = min;
        scale = max > min ? BINS / (max - min) : 0;
        for (double value : values) {
            counts[bin(value)]++;
        }
    }

    private int bin(double value) {
        return Math.min(BINS - 1, (int) ((value - least) * scale));
    }

    /// The value below which a share of the values lies, by linear interpolation between neighbouring ranks.
    ///
    /// @param share 0..1
    double percentile(double share) {
        double position = share * (values.length - 1);
        int rank = (int) position;
        int next = Math.min(rank + 1, values.length - 1);
        int below = 0;
        int first = 0;
        while (below + counts[first] <= rank) {
            below += counts[first++];
        }
        int upTo = below + counts[first];
        int last = first;
        while (upTo <= next) {
            upTo += counts[++last];
        }
        double[] near = sorted(first, last, upTo - below);
        double value = near[rank - below];
        return value + (position - rank) * (near[next - below] - value);
    }

    private double[] sorted(int firstBin, int lastBin, int size) {
        double[] near = new double[size];
        int found = 0;
        for (double value : values) {
            int bin = bin(value);
            if (firstBin <= bin && bin <= lastBin) {
                near[found++] = value;
            }
        }
        Arrays.sort(near);
        return near;
    }
}
