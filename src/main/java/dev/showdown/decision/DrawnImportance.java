package dev.showdown.decision;

import java.util.Arrays;

/// The importance of each draw (section 6, step 2): points from the drawn answers, then a triangular doubt of up to
/// 25 points about them. Criteria that never have points are left out.
final class DrawnImportance {

    private static final double MOST_POINTS = 100;
    private static final double DOUBT = 25;

    private final Model model;
    private final DrawnAnswers answers;
    private final int firstSlot;
    /// criterion -> points of the answers that are certain, or those that replace all.
    private final double[] certain;
    /// criterion -> what the answers that vary add.
    private final Influence[][] varying;
    /// Whether all points can be zero in some draw.
    private final boolean mayVanish;
    /// criterion -> draw of the block -> points; empty if always zero.
    private final double[][] points;
    private final double[] total;
    private final long[] bits;

    DrawnImportance(Group group, DrawnAnswers answers, int firstSlot, int block) {
        model = group.model;
        this.answers = answers;
        this.firstSlot = firstSlot;
        certain = new double[model.criteria];
        varying = new Influence[model.criteria][];
        for (int c = 0; c < model.criteria; c++) {
            boolean replaced = !Double.isNaN(group.importance[c]);
            certain[c] = replaced ? group.importance[c] : Math.min(MOST_POINTS, certainPoints(c));
            varying[c] = replaced
                    ? new Influence[0]
                    : Arrays.stream(model.influences[c])
                            .filter(influence -> answers.varies(influence.question()) && influence.changesPoints())
                            .toArray(Influence[]::new);
        }
        mayVanish = Arrays.stream(certain).allMatch(s -> s == 0);
        points = new double[model.criteria][];
        for (int c = 0; c < model.criteria; c++) {
            boolean counts = mayVanish || certain[c] > 0 || varying[c].length > 0;
            points[c] = new double[counts ? block : 0];
        }
        total = new double[block];
        bits = new long[block];
    }

    private double certainPoints(int criterion) {
        double sum = 0;
        for (Influence influence : model.influences[criterion]) {
            if (!answers.varies(influence.question())) {
                sum += influence.points()[answers.certain(influence.question())];
            }
        }
        return sum;
    }

    /// Whether a criterion has points in some draw.
    boolean counts(int criterion) {
        return points[criterion].length > 0;
    }

    double[] points(int criterion) {
        return points[criterion];
    }

    /// The sum over the criteria, by draw.
    double[] total() {
        return total;
    }

    void draw(Generator generator, int firstDraw, int draws) {
        Arrays.fill(total, 0);
        for (int c = 0; c < model.criteria; c++) {
            if (counts(c)) {
                generator.bits(firstSlot + c, firstDraw, draws, bits);
                drawPoints(c, draws);
            }
        }
        if (mayVanish) {
            makeEqualWhereNothingCounts(draws);
        }
    }

    private void drawPoints(int criterion, int draws) {
        double[] s = points[criterion];
        Arrays.fill(s, certain[criterion]);
        for (Influence influence : varying[criterion]) {
            int[] states = answers.drawn(influence.question());
            double[] added = influence.points();
            for (int i = 0; i < draws; i++) {
                s[i] += added[states[i]];
            }
        }
        for (int i = 0; i < draws; i++) {
            double mode = Math.min(MOST_POINTS, s[i]);
            s[i] = mode + Math.min(DOUBT, mode) * Generator.triangular(bits[i]);
            total[i] += s[i];
        }
    }

    private void makeEqualWhereNothingCounts(int draws) {
        for (int i = 0; i < draws; i++) {
            if (total[i] == 0) {
                for (double[] s : points) {
                    s[i] = 1;
                }
                total[i] = points.length;
            }
        }
    }
}
