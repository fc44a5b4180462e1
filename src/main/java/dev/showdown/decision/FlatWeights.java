package dev.showdown.decision;

import java.util.Arrays;

/// Weights uniform on the simplex (the flat Dirichlet distribution): exponential numbers divided by their sum, the
/// division being left to the caller.
final class FlatWeights {

    private final Generator generator;
    private final int firstSlot;
    private final double[] drawn;
    private final double[] total;
    private final long[] bits;

    /// @param firstSlot of the generator; one for each criterion
    /// @param block most draws at once
    FlatWeights(Generator generator, int firstSlot, int block) {
        this.generator = generator;
        this.firstSlot = firstSlot;
        drawn = new double[block];
        total = new double[block];
        bits = new long[block];
    }

    /// Begins a block.
    void start() {
        Arrays.fill(total, 0);
    }

    /// The undivided weights of a criterion, by draw; overwritten by those of the next.
    double[] draw(int criterion, int firstDraw, int draws) {
        generator.bits(firstSlot + criterion, firstDraw, draws, bits);
        for (int i = 0; i < draws; i++) {
            drawn[i] = Generator.exponential(bits[i]);
            total[i] += drawn[i];
        }
        return drawn;
    }

    /// The sum over the criteria drawn since the start of the block, by draw.
    double[] total() {
        return total;
    }
}
