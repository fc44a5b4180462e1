package dev.showdown.decision;

import java.util.Arrays;

/// Stochastic multicriteria acceptability analysis (section 6 of the decision model; Lahdelma and Salminen 2001): the
/// assessment is evaluated again and again with answers, importance and performance drawn from what is open.
///
/// Draws are computed in blocks that fit the processor's cache, each block criterion by criterion.
final class Simulation {

    private static final int BLOCK = 512;

    private final Model model;
    private final int draws;
    private final Generator generator;
    private final DrawnAnswers answers;
    private final DrawnImportance importance;
    private final DrawnPerformance performance;

    private final Tally tally;
    private final Tally anyTally;
    private final OpenAnswers open;
    /// alternative -> draw -> value.
    private final double[][] values;
    private final FlatWeights anyPriorities;
    private final CentralWeights centre;

    private final double[] drawnValue = new double[BLOCK];
    private final double[] drawnMean = new double[BLOCK];
    private final double[] ones = new double[BLOCK];
    private final double[] share = new double[BLOCK];
    private final double[][] sum;
    private final double[][] sumOfMeans;
    private final double[][] anySum;

    /// What the draws show; shares and means over the draws.
    ///
    /// @param acceptability alternative -> rank -> share
    /// @param pairwise alternative -> other -> share; meaningless with an excluded one
    /// @param mean alternative -> mean value
    /// @param low alternative -> 5th percentile of the value
    /// @param high alternative -> 95th percentile of the value
    /// @param best mean of the best feasible value; 0 if none is feasible
    /// @param centralWeights alternative -> criterion -> mean weight where it wins; empty if it never wins
    /// @param anyPriorities alternative -> share of draws it wins whatever the priorities
    /// @param open the values by open question
    record Result(
            double[][] acceptability,
            double[][] pairwise,
            double[] mean,
            double[] low,
            double[] high,
            double best,
            double[][] centralWeights,
            double[] anyPriorities,
            OpenAnswers open) {}

    private Simulation(Group group, int draws, long seed) {
        model = group.model;
        this.draws = draws;
        int importanceSlot = model.questions;
        int performanceSlot = importanceSlot + model.criteria;
        int anyPrioritiesSlot = performanceSlot + model.alternatives;
        generator = new Generator(seed, anyPrioritiesSlot + model.criteria, BLOCK);
        answers = new DrawnAnswers(group, BLOCK);
        importance = new DrawnImportance(group, answers, importanceSlot, BLOCK);
        performance = new DrawnPerformance(group, answers, performanceSlot, BLOCK);
        tally = new Tally(group.values.excluded, BLOCK);
        anyTally = new Tally(group.values.excluded, BLOCK);
        open = new OpenAnswers(group);
        values = new double[model.alternatives][draws];
        anyPriorities = new FlatWeights(generator, anyPrioritiesSlot, BLOCK);
        centre = new CentralWeights(model.alternatives, model.criteria, BLOCK);
        sum = new double[model.alternatives][BLOCK];
        sumOfMeans = new double[model.alternatives][BLOCK];
        anySum = new double[model.alternatives][BLOCK];
        Arrays.fill(ones, 1);
    }

    static Result run(Group group, int draws, long seed) {
        Simulation simulation = new Simulation(group, draws, seed);
        for (int first = 0; first < draws; first += BLOCK) {
            simulation.drawBlock(first, Math.min(BLOCK, draws - first));
        }
        return simulation.result();
    }

    private void drawBlock(int first, int n) {
        answers.draw(generator, first, n);
        importance.draw(generator, first, n);
        performance.draw(generator, first, n);
        addUpCriteria(first, n);
        divideByTotals(first, n);
        tally.add(sum, ones, n);
        anyTally.add(anySum, anyPriorities.total(), n);
        if (!tally.isEmpty()) {
            tally.addBest(sum, n);
            addCentralWeights(n);
        }
        open.add(answers, sumOfMeans, n);
    }

    private void addUpCriteria(int first, int n) {
        clear(sum);
        clear(sumOfMeans);
        clear(anySum);
        anyPriorities.start();
        for (int c = 0; c < model.criteria; c++) {
            double[] flat = anyPriorities.draw(c, first, n);
            for (int a = 0; a < model.alternatives; a++) {
                performance.values(c, a, n, drawnValue);
                addProduct(flat, drawnValue, anySum[a], n);
                if (importance.counts(c)) {
                    addProduct(importance.points(c), drawnValue, sum[a], n);
                    if (open.matters()) {
                        performance.means(c, a, n, drawnMean);
                        addProduct(importance.points(c), drawnMean, sumOfMeans[a], n);
                    }
                }
            }
        }
    }

    private static void clear(double[][] sums) {
        for (double[] s : sums) {
            Arrays.fill(s, 0);
        }
    }

    private static void addProduct(double[] weights, double[] values, double[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] += weights[i] * values[i];
        }
    }

    private void divideByTotals(int first, int n) {
        double[] total = importance.total();
        for (int i = 0; i < n; i++) {
            share[i] = 1 / total[i];
        }
        for (int a = 0; a < model.alternatives; a++) {
            for (int i = 0; i < n; i++) {
                sum[a][i] *= share[i];
                sumOfMeans[a][i] *= share[i];
            }
            System.arraycopy(sum[a], 0, values[a], first, n);
        }
    }

    private void addCentralWeights(int n) {
        centre.select(tally.winner, n);
        for (int c = 0; c < model.criteria; c++) {
            if (importance.counts(c)) {
                centre.add(c, importance.points(c), share, n);
            }
        }
    }

    private Result result() {
        int alternatives = model.alternatives;
        double[] mean = new double[alternatives];
        double[] low = new double[alternatives];
        double[] high = new double[alternatives];
        double[] anyWins = new double[alternatives];
        for (int a = 0; a < alternatives; a++) {
            mean[a] = mean(values[a]);
            OrderStatistics order = new OrderStatistics(values[a]);
            low[a] = order.percentile(0.05);
            high[a] = order.percentile(0.95);
            anyWins[a] = (double) anyTally.ranks[a][0] / draws;
        }
        return new Result(
                Tally.shares(tally.ranks, draws),
                Tally.shares(tally.wins, draws),
                mean,
                low,
                high,
                tally.best / draws,
                centre.means(tally.ranks),
                anyWins,
                open);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
