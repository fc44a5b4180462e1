package dev.showdown.api;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.FindOut;
import dev.showdown.decision.SecondOpinion;
import dev.showdown.decision.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/// What the description says of everything, so that whoever adds a call need not think of it.
@QuarkusTest
class ContractDocumentTest extends ApiTest {

    private JsonNode document;

    @BeforeEach
    void read() throws IOException {
        document = new JsonMapper()
                .readTree(RestAssured.given()
                        .accept("application/json")
                        .get("/openapi")
                        .asByteArray());
    }

    private Stream<JsonNode> operations() {
        return document.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private Set<String> reached(Stream<JsonNode> from) {
        Set<String> found = new HashSet<>();
        List<JsonNode> next = from.toList();
        while (!next.isEmpty()) {
            next = next.stream()
                    .flatMap(node -> node.findValuesAsText("$ref").stream())
                    .filter(reference -> reference.startsWith("#/components/schemas/"))
                    .filter(found::add)
                    .map(reference -> document.at(reference.substring(1)))
                    .toList();
        }
        return found.stream()
                .map(reference -> reference.substring("#/components/schemas/".length()))
                .collect(Collectors.toSet());
    }

    private Set<String> answered() {
        return reached(operations()
                .flatMap(operation -> operation.path("responses").propertyStream())
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue));
    }

    private Set<String> asked() {
        return reached(operations().map(operation -> operation.path("requestBody")));
    }

    @Test
    void every_call_is_named_and_explained() {
        assertThat(operations()).hasSizeGreaterThan(30).allSatisfy(operation -> {
            assertThat(operation.path("summary").asText()).isNotBlank();
            assertThat(operation.path("description").asText())
                    .as(operation.path("operationId").asText())
                    .isNotBlank();
            assertThat(operation.path("operationId").asText()).matches("[a-z][A-Za-z]+");
            assertThat(operation.path("tags")).hasSize(1);
            assertThat(operation.path("security").isArray()).isTrue();
        });
        assertThat(operations().map(operation -> operation.path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_parameter_is_explained() {
        assertThat(operations().flatMap(operation -> elements(operation.path("parameters"))))
                .isNotEmpty()
                .allSatisfy(
                        parameter -> assertThat(parameter.path("description").asText())
                                .as(parameter.path("name").asText())
                                .isNotBlank());
    }

    @Test
    void every_call_says_what_goes_wrong_with_all_of_its_kind() {
        assertThat(operations()).allSatisfy(operation -> {
            boolean body = operation.has("requestBody");
            assertThat(operation.path("responses").fieldNames())
                    .toIterable()
                    .as(operation.path("operationId").asText())
                    .contains("400", "406", "429", "500", "503")
                    .containsAll(body ? List.of("413", "415", "422") : List.of())
                    .containsAll(operation.path("security").isEmpty() ? List.of() : List.of("401"));
        });
    }

    @Test
    void every_field_of_an_answer_is_always_there() {
        Set<String> answered = new TreeSet<>(answered());
        // It may stand among the results of several evaluations; what it leaves out is tested beside.
        answered.remove("Problem");
        assertThat(answered).contains("Assessment", "Evaluation", "Report", "Playbook", "Judgement");
        for (String name : answered) {
            JsonNode schema = document.at("/components/schemas/" + name);
            assertThat(elements(schema.path("required")).map(JsonNode::asText))
                    .as(name)
                    .containsExactlyElementsOf(() -> schema.path("properties").fieldNames());
        }
    }

    @Test
    void every_call_is_shown_by_an_example() {
        assertThat(operations()).allSatisfy(operation -> {
            String name = operation.path("operationId").asText();
            if (operation.has("requestBody")) {
                assertThat(operation.at("/requestBody/content").valueStream())
                        .as("what " + name + " is sent: add it to the steps of ExamplesTest")
                        .anyMatch(media -> media.path("examples").size() > 0);
            }
            assertThat(operation.path("responses").propertyStream())
                    .filteredOn(response -> response.getKey().startsWith("2")
                            && response.getValue().has("content"))
                    .as("what " + name + " answers: add it to the steps of ExamplesTest")
                    .allMatch(response -> response.getValue()
                            .path("content")
                            .valueStream()
                            .anyMatch(media -> media.path("examples").size() > 0));
        });
    }

    @Test
    void problems_of_every_status_are_shown() {
        assertThat(document.at("/components/examples")
                        .valueStream()
                        .map(example -> example.path("value").path("status").asInt())
                        .distinct())
                .contains(400, 401, 403, 404, 406, 409, 410, 412, 413, 415, 422, 428, 429);
    }

    /// The largest part of it are examples; somebody has to read it.
    @Test
    void the_description_stays_readable() {
        assertThat(document.toString().length()).isLessThan(400_000);
    }

    @Test
    void a_problem_leaves_out_what_does_not_apply() {
        JsonNode problem = document.at("/components/schemas/Problem");
        assertThat(problem.path("properties").fieldNames())
                .toIterable()
                .containsExactly(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "instance",
                        "code",
                        "requestId",
                        "errors",
                        "current",
                        "yours");
        assertThat(elements(problem.path("required")).map(JsonNode::asText))
                .containsExactly("type", "title", "status", "detail", "instance", "code", "requestId");
    }

    /// What is sent may leave things out, what is answered may not: one schema cannot say both.
    @Test
    void no_schema_is_for_requests_and_answers() {
        assertThat(asked()).isNotEmpty().doesNotContainAnyElementsOf(answered());
    }

    @Test
    void every_schema_has_a_name_of_its_own() {
        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*\\d"));
    }

    @Test
    void whatever_may_be_null_exists() {
        ContractSchemas.NULLABLE.forEach((name, fields) ->
                fields.forEach(field -> assertThat(document.at("/components/schemas/" + name + "/properties/" + field)
                                .toString())
                        .as(name + "." + field)
                        .contains("\"null\"")));
        assertThat(document.at("/components/schemas/Evaluation/properties/leader/type")
                        .toString())
                .contains("null");
        assertThat(document.at("/components/schemas/Evaluation/properties/regret/additionalProperties/type")
                        .toString())
                .contains("null");
        assertThat(document.at("/components/schemas/Evaluation/properties/verdict")
                        .toString())
                .doesNotContain("null");
    }

    @Test
    void enumerations_are_described_in_the_words_that_are_sent() {
        Map.of(
                        "Verdict", Verdict.values(),
                        "Because", FindOut.Because.values(),
                        "Method", SecondOpinion.Method.values(),
                        "WithAdvice", Evaluation.WithAdvice.values())
                .forEach((name, constants) -> assertThat(elements(document.at("/components/schemas/" + name + "/enum"))
                                .map(JsonNode::asText))
                        .containsExactlyElementsOf(
                                Arrays.stream(constants).map(Object::toString).toList()));
        assertThat(document.findValues("enum")).isNotEmpty().allSatisfy(words -> assertThat(
                        elements(words).map(JsonNode::asText))
                .allMatch(word -> word.matches("[a-z-]+")));
    }
}
