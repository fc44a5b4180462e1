package dev.showdown.decision;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.showdown.support.GoldenCases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Published cases of each method, each at its own tolerance. `-Dgolden.methods=DIR` runs other folders of them.
class MethodsGoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The name by which golden cases know the product's table of random indices.
    private static final String RANDOM_INDEX_TABLE = "saaty1980";

    /// Method -> fields of `expected` that are compared; all others explain.
    private static final Map<String, List<String>> COMPARED = Map.ofEntries(
            Map.entry(
                    "ahp",
                    List.of("weights", "lambdaMax", "consistencyIndex", "consistencyRatio", "acceptableAt10Percent")),
            Map.entry("ahp-judgement-errors", List.of("errorFactorUpperTriangle", "mostInconsistentFirst")),
            Map.entry("ahp-one-dominant", List.of("results")),
            Map.entry(
                    "kendall-w",
                    List.of("w", "wUncorrected", "rankSums", "chiSquare", "degreesOfFreedom", "pValueChiSquare")),
            Map.entry(
                    "mavt",
                    List.of(
                            "totals",
                            "ranking",
                            "weightedContributions",
                            "partialValues",
                            "weights",
                            "normalisedSwingWeights")),
            Map.entry("promethee2", List.of("positiveFlow", "negativeFlow", "netFlow", "ranking", "preferenceIndices")),
            Map.entry("sensitivity-stability", List.of("intervals", "winner")),
            Map.entry("smaa2-exact", List.of("rankAcceptability", "centralWeights", "pairwiseWinning")),
            Map.entry("smaa2-samples", List.of("rankAcceptability", "centralWeights", "pairwiseWinning")),
            Map.entry("topsis", List.of("closeness", "distancePositive", "distanceNegative", "ranking")),
            Map.entry("weights-roc", List.of("weights")));

    @TestFactory
    Stream<DynamicTest> figures_agree() throws IOException, URISyntaxException {
        String folder = System.getProperty("golden.methods", "");
        Path methods = folder.isBlank()
                ? Path.of(getClass().getResource("/golden/methods").toURI())
                : Path.of(folder);
        List<Path> cases;
        try (Stream<Path> files = Files.list(methods)) {
            cases = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(cases).as("golden cases in %s", methods).isNotEmpty();
        return cases.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        JsonNode golden = JSON.readTree(file.toFile());
        String method = golden.required("method").asText();
        assertThat(COMPARED).as("methods this test knows").containsKey(method);
        JsonNode expected = golden.required("expected");
        JsonNode actual = JSON.valueToTree(MethodFigures.of(method, golden.required("inputs")));
        JsonNode published = expected.path("published");
        List<String> compared = COMPARED.get(method).stream()
                .filter(field -> expected.has(field) || published.has(field))
                .toList();
        assertThat(compared).as("figures to compare").isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (String field : compared) {
            if (expected.has(field)) {
                double tolerance = tolerance(golden, field, "default");
                compare(field, ofTable(expected.get(field)), actual.path(field), tolerance, softly);
            }
            if (published.has(field)) {
                double tolerance = tolerance(golden, "published." + field, "published", "default");
                compare("published " + field, ofTable(published.get(field)), actual.path(field), tolerance, softly);
            }
        }
        softly.assertAll();
    }

    /// The first of several tolerances that the case gives, or its only one.
    private static double tolerance(JsonNode golden, String... names) {
        JsonNode tolerance = golden.required("tolerance");
        if (tolerance.isNumber()) {
            return tolerance.asDouble();
        }
        return Stream.of(names)
                .map(tolerance::path)
                .filter(JsonNode::isNumber)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tolerance for " + names[0]))
                .asDouble();
    }

    /// A figure that is given for several random-index tables: that of the product's.
    private static JsonNode ofTable(JsonNode expected) {
        return expected.has(RANDOM_INDEX_TABLE) ? expected.get(RANDOM_INDEX_TABLE) : expected;
    }

    private static void compare(
            String at, JsonNode expected, JsonNode actual, double tolerance, SoftAssertions softly) {
        if (expected.isNumber() && actual.isNumber()) {
            softly.assertThat(actual.asDouble()).as(at).isCloseTo(expected.asDouble(), within(tolerance));
        } else if (expected.isArray() && actual.isArray()) {
            softly.assertThat(actual.size()).as("length of %s", at).isEqualTo(expected.size());
            for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
                compare("%s[%d]".formatted(at, i), expected.get(i), actual.get(i), tolerance, softly);
            }
        } else if (expected.isObject() && actual.isObject()) {
            softly.assertThat(expected.isEmpty()).as("%s is empty", at).isFalse();
            for (String name : GoldenCases.names(expected)) {
                compare(at + "." + name, expected.get(name), actual.path(name), tolerance, softly);
            }
        } else {
            softly.assertThat(actual).as(at).isEqualTo(expected);
        }
    }
}
