package dev.showdown.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Contract;
import dev.showdown.support.ContractCheck;

import static org.assertj.core.api.Assertions.assertThat;

/// That what holds every answer against the description would notice.
@QuarkusTest
class ContractTest extends ApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ASSESSMENT = ROOT + "/assessments/0198a7c4-5b1e-7c3a-9d2f-6e8b4a1c3d5e";

    private JsonNode document;
    private ObjectNode assessment;

    @BeforeEach
    void read() throws IOException {
        document = JSON.readTree(
                RestAssured.given().accept("application/json").get("/openapi").asByteArray());
        Started started = start();
        assessment = (ObjectNode)
                JSON.readTree(with(started).get(started.path()).then().extract().asByteArray());
    }

    private List<String> faults(String method, String path, int status, String type, JsonNode body) {
        return new Contract(document)
                .faults(new Contract.Answer(
                        method,
                        path,
                        status,
                        Map.of("Content-Type", type, "X-Request-Id", "1"),
                        body == null ? new byte[0] : body.toString().getBytes()));
    }

    private List<String> faults() {
        return faults("GET", ASSESSMENT, 200, "application/json", assessment);
    }

    @Test
    void every_request_of_a_test_is_watched() {
        assertThat(RestAssured.filters()).hasSize(1).first().isInstanceOf(ContractCheck.class);
    }

    @Test
    void an_answer_as_it_is_described_has_no_fault() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_field_that_is_not_described_is_a_fault() {
        assessment.put("surprise", 1);
        assertThat(faults()).singleElement().asString().contains("surprise");
    }

    @Test
    void a_field_that_is_not_described_is_a_fault_deep_inside_too() {
        ((ObjectNode) assessment.path("participants").path(0)).put("surprise", 1);
        assertThat(faults()).singleElement().asString().contains("$.participants[0]", "surprise");
    }

    @Test
    void a_missing_field_is_a_fault() {
        assessment.remove("deadline");
        assertThat(faults()).singleElement().asString().contains("deadline");
    }

    @Test
    void null_is_a_fault_where_it_is_not_described() {
        assessment.putNull("title");
        assertThat(faults()).singleElement().asString().contains("$.title", "null");
    }

    @Test
    void another_word_than_the_described_ones_is_a_fault() {
        assessment.put("status", "DRAFT");
        assertThat(faults()).singleElement().asString().contains("$.status");
    }

    @Test
    void an_id_or_a_time_in_another_form_is_a_fault() {
        assessment.put("id", "17");
        assessment.put("createdAt", "yesterday");
        assertThat(faults())
                .hasSize(2)
                .anyMatch(fault -> fault.contains("$.id"))
                .anyMatch(fault -> fault.contains("$.createdAt"));
    }

    @Test
    void a_status_that_is_not_described_is_a_fault() {
        assertThat(faults("GET", ASSESSMENT, 418, PROBLEM, JSON.createObjectNode()))
                .singleElement()
                .asString()
                .contains("418", "not described with this status");
    }

    @Test
    void a_call_that_is_not_described_is_a_fault() {
        assertThat(faults("GET", ASSESSMENT + "/secrets", 200, "application/json", assessment))
                .singleElement()
                .asString()
                .contains("no such call");
        assertThat(faults("PUT", ASSESSMENT, 200, "application/json", assessment))
                .singleElement()
                .asString()
                .contains("no such call");
    }

    @Test
    void another_kind_of_content_is_a_fault() {
        assertThat(faults("GET", ASSESSMENT, 200, "text/html", assessment))
                .singleElement()
                .asString()
                .contains("text/html");
        assertThat(faults("DELETE", ASSESSMENT, 204, "application/json", assessment))
                .singleElement()
                .asString()
                .contains("there is a body");
    }

    @Test
    void a_header_that_is_not_described_is_a_fault() {
        ((ObjectNode) document.path("paths")
                        .path(ROOT + "/assessments/{id}")
                        .path("get")
                        .path("responses")
                        .path("200"))
                .remove("headers");
        assertThat(faults()).singleElement().asString().contains("X-Request-Id");
    }

    @Test
    void a_problem_without_its_code_is_a_fault() {
        ObjectNode problem = JSON.createObjectNode().put("title", "Not Found");
        assertThat(faults("GET", ASSESSMENT, 404, PROBLEM, problem))
                .anyMatch(fault -> fault.contains("'code'"))
                .anyMatch(fault -> fault.contains("'requestId'"));
        assertThat(faults("GET", ROOT + "/nothing", 404, PROBLEM, problem)).anyMatch(fault -> fault.contains("'code'"));
    }

    @Test
    void what_is_described_for_one_schema_is_closed_where_schemas_are_joined() {
        ObjectNode schema = (ObjectNode) document.at("/components/schemas/Assessment");
        ObjectNode part = JSON.createObjectNode();
        part.set("properties", schema.remove("properties"));
        ArrayNode parts = schema.putArray("allOf");
        parts.add(part);
        assertThat(faults()).isEmpty();
        assessment.put("surprise", 1);
        assertThat(faults()).singleElement().asString().contains("surprise");
    }
}
