package dev.showdown.decision;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks, each in a process of its own, keeps the result as JSON and prints it as a table.
public final class Bench {

    private static final TimeValue ITERATION = TimeValue.seconds(1);
    private static final int WARMUPS = 3;
    private static final int ITERATIONS = 4;

    /// What the rows are called, by benchmark, in their order.
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("plainLoop", "Plain loop over the same quantiles");
        ROWS.put("simulation", "Simulation alone, live-llm-big-team");
        ROWS.put("evaluation", "Evaluation, %s");
        ROWS.put("draws", "live-llm-big-team, %s draws");
        ROWS.put("criteria", "Generated project, %s criteria");
        ROWS.put("team", "Team of %s");
    }

    private Bench() {}

    /// @param arguments the file to keep the result in
    public static void main(String[] arguments) throws RunnerException, IOException {
        Path json = Path.of(arguments[0]);
        Files.createDirectories(json.toAbsolutePath().getParent());
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(DecisionBenchmark.class.getName() + "\\.")
                        .forks(1)
                        .threads(1)
                        .warmupIterations(WARMUPS)
                        .warmupTime(ITERATION)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(ITERATION)
                        .addProfiler(GCProfiler.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(json.toString())
                        .build())
                .run();
        print(results, System.out);
    }

    private static void print(Collection<RunResult> results, PrintStream out) {
        double plain = results.stream()
                .filter(result -> name(result).equals("plainLoop"))
                .mapToDouble(result -> percentile(result, 0))
                .findFirst()
                .orElse(Double.NaN);
        out.printf("%n| On one thread | Fastest, ms | Median, ms | Fastest, in plain loops | Allocated, kB |%n");
        out.printf("| --- | ---: | ---: | ---: | ---: |%n");
        for (String name : ROWS.keySet()) {
            results.stream()
                    .filter(result -> name(result).equals(name))
                    .forEach(result -> out.printf(
                            Locale.ROOT,
                            "| %s | %.2f | %.2f | %.2f | %,.0f |%n",
                            row(result),
                            percentile(result, 0),
                            percentile(result, 50),
                            percentile(result, 0) / plain,
                            allocated(result) / 1000));
        }
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static String row(RunResult result) {
        String parameter = result.getParams().getParamsKeys().stream()
                .map(key -> result.getParams().getParam(key))
                .findFirst()
                .orElse("");
        String shown =
                parameter.matches("\\d+") ? String.format(Locale.ROOT, "%,d", Integer.parseInt(parameter)) : parameter;
        return ROWS.get(name(result)).formatted(shown);
    }

    private static double percentile(RunResult result, double rank) {
        return result.getPrimaryResult().getStatistics().getPercentile(rank);
    }

    private static double allocated(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return bytes == null ? Double.NaN : bytes.getScore();
    }
}
