package dev.showdown.decision;

import java.util.Arrays;

/// The partial values of each draw (section 6, step 3): how optimistic the judgement of an alternative is in a draw
/// is one number for all criteria; a composite alternative takes that of one of its parts.
final class DrawnPerformance {

    private final Model model;
    private final DrawnAnswers answers;
    private final int firstSlot;
    /// criterion -> alternative -> the quantile function of a judgement that no open answer changes.
    private final Triangle[][] certain;
    /// alternative -> draw of the block -> square root of its optimism u, and of 1 - u.
    private final double[][] rootOf;

    private final double[][] rootOfRest;
    private final double[] low;
    private final double[] likely;
    private final double[] high;
    private final double[] shift;
    private final long[] bits;

    /// `quantile(u) = base + min(rising * sqrt(u), risingEnd) - min(falling * sqrt(1 - u), fallingEnd)`: the form of
    /// section 6 with its constants multiplied out; no division, so that low = high needs no case of its own.
    private record Triangle(
            double base, double rising, double risingEnd, double falling, double fallingEnd, double mean) {

        static Triangle of(double low, double likely, double high) {
            double risingEnd = likely - low;
            double fallingEnd = high - likely;
            double width = high - low;
            return new Triangle(
                    low + fallingEnd,
                    Math.sqrt(width * risingEnd),
                    risingEnd,
                    Math.sqrt(width * fallingEnd),
                    fallingEnd,
                    (low + likely + high) / 3);
        }
    }

    DrawnPerformance(Group group, DrawnAnswers answers, int firstSlot, int block) {
        model = group.model;
        this.answers = answers;
        this.firstSlot = firstSlot;
        rootOf = new double[model.alternatives][block];
        rootOfRest = new double[model.alternatives][block];
        low = new double[block];
        likely = new double[block];
        high = new double[block];
        shift = new double[block];
        bits = new long[block];
        certain = new Triangle[model.criteria][];
        for (int c = 0; c < model.criteria; c++) {
            certain[c] = varies(c) ? new Triangle[0] : triangles(c);
        }
    }

    private boolean varies(int criterion) {
        return Arrays.stream(model.influences[criterion])
                .anyMatch(influence -> influence.rewrites().length > 0 && answers.varies(influence.question()));
    }

    private Triangle[] triangles(int criterion) {
        Triangle[] triangles = new Triangle[model.alternatives];
        for (int a = 0; a < triangles.length; a++) {
            judge(criterion, a, 1);
            triangles[a] = Triangle.of(low[0], likely[0], high[0]);
        }
        return triangles;
    }

    /// The judgements of the block's draws, into low, likely and high.
    private void judge(int criterion, int alternative, int draws) {
        Judgement start = model.judgements[criterion][alternative];
        Arrays.fill(low, 0, draws, start.low());
        Arrays.fill(likely, 0, draws, start.likely());
        Arrays.fill(high, 0, draws, start.high());
        Arrays.fill(shift, 0, draws, 0);
        for (Influence influence : model.influences[criterion]) {
            if (influence.rewrites().length > 0) {
                rewrite(influence.rewrites()[alternative], influence.question(), draws);
            }
        }
        for (int i = 0; i < draws; i++) {
            low[i] = clamp(low[i] + shift[i]);
            likely[i] = clamp(likely[i] + shift[i]);
            high[i] = clamp(high[i] + shift[i]);
        }
    }

    private void rewrite(Influence.Rewrite rewrite, int question, int draws) {
        boolean varies = answers.varies(question);
        int[] states = answers.drawn(question);
        for (int i = 0; i < draws; i++) {
            int state = varies ? states[i] : answers.certain(question);
            low[i] = rewrite.keep()[state] * low[i] + rewrite.low()[state];
            likely[i] = rewrite.keep()[state] * likely[i] + rewrite.likely()[state];
            high[i] = rewrite.keep()[state] * high[i] + rewrite.high()[state];
            shift[i] += rewrite.shift()[state];
        }
    }

    private static double clamp(double value) {
        return Math.min(100, Math.max(0, value));
    }

    void draw(Generator generator, int firstDraw, int draws) {
        for (int a = 0; a < model.alternatives; a++) {
            generator.bits(firstSlot + a, firstDraw, draws, bits);
            for (int i = 0; i < draws; i++) {
                double u = Generator.uniform(bits[i]);
                rootOf[a][i] = Math.sqrt(u);
                rootOfRest[a][i] = Math.sqrt(1 - u);
            }
        }
        for (int a : model.compositesAfterParts) {
            generator.bits(firstSlot + a, firstDraw, draws, bits);
            int[] parts = model.parts[a];
            for (int i = 0; i < draws; i++) {
                int part = parts[Generator.upperIndex(bits[i], parts.length)];
                rootOf[a][i] = rootOf[part][i];
                rootOfRest[a][i] = rootOfRest[part][i];
            }
        }
    }

    /// The drawn partial values of an alternative on a criterion.
    void values(int criterion, int alternative, int draws, double[] values) {
        double[] root = rootOf[alternative];
        double[] rest = rootOfRest[alternative];
        if (certain[criterion].length > 0) {
            Triangle t = certain[criterion][alternative];
            for (int i = 0; i < draws; i++) {
                values[i] = t.base
                        + Math.min(t.rising * root[i], t.risingEnd)
                        - Math.min(t.falling * rest[i], t.fallingEnd);
            }
            return;
        }
        judge(criterion, alternative, draws);
        for (int i = 0; i < draws; i++) {
            double risingEnd = likely[i] - low[i];
            double fallingEnd = high[i] - likely[i];
            double width = high[i] - low[i];
            values[i] = low[i]
                    + fallingEnd
                    + Math.min(Math.sqrt(width * risingEnd) * root[i], risingEnd)
                    - Math.min(Math.sqrt(width * fallingEnd) * rest[i], fallingEnd);
        }
    }

    /// The means of the judgements from which [#values] was drawn just now.
    void means(int criterion, int alternative, int draws, double[] means) {
        if (certain[criterion].length > 0) {
            Arrays.fill(means, 0, draws, certain[criterion][alternative].mean);
            return;
        }
        for (int i = 0; i < draws; i++) {
            means[i] = (low[i] + likely[i] + high[i]) / 3;
        }
    }
}
