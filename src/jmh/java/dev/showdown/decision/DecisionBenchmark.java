package dev.showdown.decision;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// How long an evaluation takes, and how that grows. Sampled call by call: the fastest call shows what the work
/// takes, the median what other work on the machine and the collection of garbage add to it.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecisionBenchmark {

    /// The described project that stands for all.
    static final String ORDINARY = "live-llm-big-team";

    @State(Scope.Benchmark)
    public static class Described {

        @Param({ORDINARY, "all-unknown", "group-of-three"})
        public String project;

        Inputs inputs;

        @Setup
        public void read() {
            inputs = Projects.described(project);
        }
    }

    @State(Scope.Benchmark)
    public static class Ordinary {

        final Inputs inputs = Projects.described(ORDINARY);
        final Group group = new Group(new Model(inputs.playbook()), inputs);
    }

    @State(Scope.Benchmark)
    public static class Draws {

        @Param({"10000", "100000", "1000000"})
        public int draws;

        Inputs inputs;

        @Setup
        public void make() {
            inputs = Projects.withDraws(Projects.described(ORDINARY), draws);
        }
    }

    @State(Scope.Benchmark)
    public static class Criteria {

        @Param({"20", "50", "100", "200"})
        public int criteria;

        Inputs inputs;

        @Setup
        public void make() {
            inputs = Projects.withCriteria(criteria);
        }
    }

    @State(Scope.Benchmark)
    public static class Team {

        @Param({"1", "5", "50", "500"})
        public int participants;

        Inputs inputs;

        @Setup
        public void make() {
            inputs = Projects.ofTeam(Projects.described(ORDINARY), participants);
        }
    }

    /// As many quantiles of triangular distributions as the simulation needs, in a plain loop: draw by draw, with a
    /// branch, a division and a root for each, and the weighted sum of them.
    @Benchmark
    public double plainLoop(Ordinary ordinary) {
        Judgement[][] judgements = ordinary.group.model.judgements;
        double[] weights = ordinary.group.values.weights;
        SplittableRandom random = new SplittableRandom(Inputs.DEFAULT_SEED);
        double sum = 0;
        for (int draw = 0; draw < Inputs.DEFAULT_DRAWS; draw++) {
            for (int a = 0; a < ordinary.group.model.alternatives; a++) {
                double u = random.nextDouble();
                for (int c = 0; c < judgements.length; c++) {
                    sum += weights[c] * quantile(judgements[c][a], u);
                }
            }
        }
        return sum;
    }

    private static double quantile(Judgement j, double u) {
        double width = j.high() - j.low();
        if (width == 0) {
            return j.low();
        }
        return u < (j.likely() - j.low()) / width
                ? j.low() + Math.sqrt(u * width * (j.likely() - j.low()))
                : j.high() - Math.sqrt((1 - u) * width * (j.high() - j.likely()));
    }

    @Benchmark
    public Object simulation(Ordinary ordinary) {
        return Simulation.run(ordinary.group, Inputs.DEFAULT_DRAWS, Inputs.DEFAULT_SEED);
    }

    @Benchmark
    public Evaluation evaluation(Described described) {
        return Evaluator.evaluate(described.inputs);
    }

    @Benchmark
    public Evaluation draws(Draws draws) {
        return Evaluator.evaluate(draws.inputs);
    }

    @Benchmark
    public Evaluation criteria(Criteria criteria) {
        return Evaluator.evaluate(criteria.inputs);
    }

    @Benchmark
    public Evaluation team(Team team) {
        return Evaluator.evaluate(team.inputs);
    }
}
