package dev.showdown.decision;

/// SplitMix64 (Steele, Lea and Flood 2014; the sequence of `java.util.SplittableRandom`), addressed by position:
/// each draw has one number for each slot, whatever the other draws and slots are used for. So nothing depends on
/// the order of computation, and an answer that becomes known moves no other number.
final class Generator {

    static final String NAME = "SplitMix64";

    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final double UNIT_53 = 0x1p-53;
    private static final double UNIT_32 = 0x1p-32;
    private static final long LOW_32 = 0xffffffffL;

    private static final double UNIT_41 = 0x1p-41;
    private static final long LOW_40 = 0xffffffffffL;
    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double LN_2 = 0.6931471805599453;
    private static final double LN_SQRT_2 = 0.34657359027997264;

    private final long seed;
    private final int slots;
    /// draw of the block -> how far its numbers stand behind those of the first.
    private final long[] offsets;

    /// @param slots numbers that each draw may use
    /// @param block most draws asked for at once
    Generator(long seed, int slots, int block) {
        this.seed = seed;
        this.slots = slots;
        offsets = new long[block];
        for (int i = 0; i < block; i++) {
            offsets[i] = STEP * slots * i;
        }
    }

    /// The numbers of one slot for consecutive draws.
    void bits(int slot, int firstDraw, int draws, long[] out) {
        long start = seed + STEP * ((long) firstDraw * slots + slot + 1);
        for (int i = 0; i < draws; i++) {
            out[i] = mix(start + offsets[i]);
        }
    }

    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// Uniform in 0 (inclusive) to 1 (exclusive).
    static double uniform(long bits) {
        return (bits >>> 11) * UNIT_53;
    }

    /// A whole number from 0 to below `bound`, from the upper half of the bits.
    static int upperIndex(long bits, int bound) {
        return (int) ((bits >>> 32) * bound >>> 32);
    }

    /// A whole number from 0 to below `bound`, from the lower half of the bits.
    static int lowerIndex(long bits, int bound) {
        return (int) ((bits & LOW_32) * bound >>> 32);
    }

    /// Triangular over -1, 0, 1 with mean 0, never -1 itself: the sum of two uniform halves.
    static double triangular(long bits) {
        return ((bits >>> 32) + (bits & LOW_32) + 1) * UNIT_32 - 1;
    }

    /// Exponential with mean 1, by arithmetic alone because the library's logarithm may differ between machines:
    /// the leading zeros of the bits count how often a uniform number halves, and minus the logarithm of what is
    /// left, in 1/2..1, is a series (to 1e-10).
    static double exponential(long bits) {
        double rest = ((bits & LOW_40) + 1) * UNIT_41 + 0.5;
        double t = (rest - SQRT_HALF) / (rest + SQRT_HALF);
        double t2 = t * t;
        double series = 1 + t2 * (1 / 3.0 + t2 * (1 / 5.0 + t2 * (1 / 7.0 + t2 * (1 / 9.0 + t2 * (1 / 11.0)))));
        return Long.numberOfLeadingZeros(bits) * LN_2 + LN_SQRT_2 - 2 * t * series;
    }
}
