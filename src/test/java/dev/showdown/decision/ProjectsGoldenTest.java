package dev.showdown.decision;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.showdown.support.GoldenCases;
import dev.showdown.support.TestPlaybooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Whole projects whose figures were computed independently. `-Dgolden.projects=DIR` runs other folders of them.
public class ProjectsGoldenTest {

    private static final double EXACT = 1e-6;
    private static final double POINTS_OF_VALUE = 0.5;
    private static final double EVPPI = 0.15;

    private static final Set<String> FIELDS =
            Set.of("id", "title", "playbook", "note", "notes", "answers", "agreed", "importance", "expected");
    private static final Set<String> FIGURES = Set.of(
            "points",
            "weights",
            "values",
            "excluded",
            "leader",
            "lead",
            "verdict",
            "simulation",
            "answerFlips",
            "flipWeights",
            "evppi");
    private static final Set<String> SIMULATED = Set.of("tolerance", "acceptability", "mean", "p05", "p95", "regret");

    @TestFactory
    Stream<DynamicTest> figures_agree() throws IOException, URISyntaxException {
        String folder = System.getProperty("golden.projects", "");
        Path projects = folder.isBlank()
                ? Path.of(getClass().getResource("/golden/projects").toURI())
                : Path.of(folder);
        List<Path> cases;
        try (Stream<Path> files = Files.list(projects)) {
            cases = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(cases).as("golden cases in %s", projects).isNotEmpty();
        return cases.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        JsonNode golden = new ObjectMapper().readTree(file.toFile());
        assertThat(FIELDS).as("fields this test knows").containsAll(GoldenCases.names(golden));
        assertThat(golden.path("playbook").asText()).isEqualTo("node-vs-python@2026.1");
        assertFigures(golden, Evaluator.evaluate(GoldenCases.inputs(golden)));
    }

    /// That an evaluation, however it came about, has the figures of a golden case.
    public static void assertFigures(JsonNode golden, Evaluation evaluation) {
        JsonNode expected = golden.path("expected");
        assertThat(GoldenCases.names(expected)).as("expected figures").isNotEmpty();
        assertThat(FIGURES).as("figures this test compares").containsAll(GoldenCases.names(expected));
        SoftAssertions softly = new SoftAssertions();
        for (String figure : GoldenCases.names(expected)) {
            compare(figure, expected, evaluation, softly);
        }
        softly.assertAll();
    }

    private static void compare(String figure, JsonNode expected, Evaluation evaluation, SoftAssertions softly) {
        JsonNode node = expected.path(figure);
        switch (figure) {
            case "points" ->
                close(
                        figure,
                        GoldenCases.numbers(node),
                        aboveZero(criteria(evaluation, c -> c.points())),
                        EXACT,
                        softly);
            case "weights" ->
                close(
                        figure,
                        GoldenCases.numbers(node),
                        aboveZero(criteria(evaluation, c -> c.weight())),
                        EXACT,
                        softly);
            case "values" ->
                close(figure, GoldenCases.numbers(node), alternatives(evaluation, a -> a.value()), EXACT, softly);
            case "excluded" ->
                softly.assertThat(excluded(evaluation)).as(figure).isEqualTo(GoldenCases.lists(node));
            case "leader" -> softly.assertThat(evaluation.leader()).as(figure).isEqualTo(GoldenCases.text(node));
            case "lead" -> number(figure, node, evaluation.lead(), softly);
            case "verdict" -> verdict(expected, evaluation, softly);
            case "simulation" -> simulation(node, evaluation, softly);
            case "answerFlips" ->
                softly.assertThat(answerFlips(evaluation)).as(figure).isEqualTo(flips(node));
            case "flipWeights" -> flipWeights(node, evaluation, softly);
            case "evppi" -> evppi(node, evaluation, softly);
            default -> throw new AssertionError("nothing compares " + figure);
        }
    }

    private static void verdict(JsonNode expected, Evaluation evaluation, SoftAssertions softly) {
        String verdict = expected.path("verdict").asText();
        if (!evaluation.verdict().toString().equals(verdict)) {
            softly.assertThat(isAtThreshold(expected))
                    .as("verdict %s instead of %s, allowed at a threshold only", evaluation.verdict(), verdict)
                    .isTrue();
        }
    }

    private static boolean isAtThreshold(JsonNode expected) {
        Thresholds thresholds = TestPlaybooks.NODE_VS_PYTHON.thresholds();
        JsonNode simulation = expected.path("simulation");
        String leader = expected.path("leader").asText();
        JsonNode acceptability = simulation.path("acceptability").path(leader);
        return acceptability.isNumber()
                && Stream.of(thresholds.clear(), thresholds.lean())
                        .anyMatch(band -> Math.abs(acceptability.asDouble() - band.acceptability())
                                <= simulation.path("tolerance").asDouble());
    }

    private static void simulation(JsonNode expected, Evaluation evaluation, SoftAssertions softly) {
        assertThat(SIMULATED).as("simulated figures this test compares").containsAll(GoldenCases.names(expected));
        double tolerance = expected.required("tolerance").asDouble();
        for (String figure : GoldenCases.names(expected)) {
            Map<String, Double> numbers = GoldenCases.numbers(expected.path(figure));
            switch (figure) {
                case "tolerance" -> {}
                case "acceptability" ->
                    close(
                            figure,
                            numbers,
                            alternatives(evaluation, a -> a.acceptability().getFirst()),
                            tolerance,
                            softly);
                case "mean" -> close(figure, numbers, alternatives(evaluation, a -> a.mean()), POINTS_OF_VALUE, softly);
                case "p05" ->
                    close(
                            figure,
                            numbers,
                            alternatives(evaluation, a -> a.interval().low()),
                            POINTS_OF_VALUE,
                            softly);
                case "p95" ->
                    close(
                            figure,
                            numbers,
                            alternatives(evaluation, a -> a.interval().high()),
                            POINTS_OF_VALUE,
                            softly);
                case "regret" -> {
                    Map<String, Double> feasible = new LinkedHashMap<>(evaluation.regret());
                    feasible.values().removeIf(regret -> regret == null);
                    close(figure, numbers, feasible, POINTS_OF_VALUE, softly);
                }
                default -> throw new AssertionError("nothing compares " + figure);
            }
        }
    }

    private static void flipWeights(JsonNode expected, Evaluation evaluation, SoftAssertions softly) {
        Map<String, Evaluation.Flip> flips = new TreeMap<>();
        evaluation.criteria().stream()
                .filter(criterion -> criterion.flip() != null)
                .forEach(criterion -> flips.put(criterion.key(), criterion.flip()));
        Map<String, Double> weights = criteria(evaluation, c -> c.weight());
        Set<String> seen = new TreeSet<>();
        for (JsonNode node : expected) {
            assertThat(Set.of("criterion", "rival", "weight", "flipWeight", "flipPoints", "reachable"))
                    .containsAll(GoldenCases.names(node));
            String criterion = node.required("criterion").asText();
            seen.add(criterion);
            Evaluation.Flip flip = flips.get(criterion);
            softly.assertThat(flip).as("flip weight of %s", criterion).isNotNull();
            if (flip != null) {
                softly.assertThat(flip.rival())
                        .as(criterion)
                        .isEqualTo(node.required("rival").asText());
                number(criterion, node.required("weight"), weights.get(criterion), softly);
                number(criterion, node.required("flipWeight"), flip.weight(), softly);
                number(criterion, node.required("flipPoints"), flip.points(), softly);
                softly.assertThat(flip.reachable())
                        .as(criterion)
                        .isEqualTo(node.required("reachable").asBoolean());
            }
        }
        softly.assertThat(flips.keySet()).as("criteria with a flip weight").isEqualTo(seen);
    }

    private static void evppi(JsonNode expected, Evaluation evaluation, SoftAssertions softly) {
        Map<String, Double> evppi = new TreeMap<>();
        evaluation.findOut().forEach(question -> evppi.put(question.question(), question.evppi()));
        close("evppi", GoldenCases.numbers(expected), evppi, EVPPI, softly);
    }

    private static void close(
            String figure,
            Map<String, Double> expected,
            Map<String, Double> actual,
            double tolerance,
            SoftAssertions s) {
        s.assertThat(actual.keySet()).as(figure).isEqualTo(expected.keySet());
        expected.forEach((key, value) -> {
            if (actual.get(key) != null) {
                s.assertThat(actual.get(key)).as("%s of %s", figure, key).isCloseTo(value, within(tolerance));
            }
        });
    }

    private static void number(String figure, JsonNode expected, Double actual, SoftAssertions softly) {
        if (expected.isNull() || actual == null) {
            softly.assertThat(actual == null).as("%s is null", figure).isEqualTo(expected.isNull());
        } else {
            softly.assertThat(actual).as(figure).isCloseTo(expected.asDouble(), within(EXACT));
        }
    }

    private static Map<String, Double> criteria(
            Evaluation evaluation, ToDoubleFunction<Evaluation.CriterionResult> figure) {
        Map<String, Double> figures = new LinkedHashMap<>();
        evaluation.criteria().forEach(criterion -> figures.put(criterion.key(), figure.applyAsDouble(criterion)));
        return figures;
    }

    private static Map<String, Double> alternatives(
            Evaluation evaluation, ToDoubleFunction<Evaluation.AlternativeResult> figure) {
        Map<String, Double> figures = new LinkedHashMap<>();
        evaluation.alternatives().forEach(a -> figures.put(a.key(), figure.applyAsDouble(a)));
        return figures;
    }

    private static Map<String, Double> aboveZero(Map<String, Double> figures) {
        figures.values().removeIf(value -> value == 0);
        return figures;
    }

    private static Map<String, List<String>> excluded(Evaluation evaluation) {
        Map<String, List<String>> excluded = new LinkedHashMap<>();
        evaluation.alternatives().stream()
                .filter(alternative -> !alternative.excluded().isEmpty())
                .forEach(alternative -> excluded.put(
                        alternative.key(),
                        alternative.excluded().stream().map(by -> by.question()).toList()));
        return excluded;
    }

    private static Set<String> answerFlips(Evaluation evaluation) {
        Set<String> flips = new TreeSet<>();
        evaluation.answerFlips().forEach(f -> flips.add(f.question() + " -> " + f.to() + ": " + f.leader()));
        return flips;
    }

    private static Set<String> flips(JsonNode expected) {
        Set<String> flips = new TreeSet<>();
        for (JsonNode flip : expected) {
            assertThat(Set.of("question", "to", "leader")).containsAll(GoldenCases.names(flip));
            flips.add(flip.required("question").asText() + " -> "
                    + flip.required("to").asText() + ": " + GoldenCases.text(flip.required("leader")));
        }
        return flips;
    }
}
