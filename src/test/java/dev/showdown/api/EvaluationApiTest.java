package dev.showdown.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
class EvaluationApiTest extends ApiTest {

    private static final String PATH = ROOT + "/evaluations";

    @Test
    void answers_are_evaluated_without_being_stored() {
        anonymous()
                .body(Map.of("playbook", "node-vs-python", "answers", Map.of("mandate", "only-javascript")))
                .post(PATH)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", matchesPattern("\"default\";q=\\d+;w=60"))
                .header("RateLimit", matchesPattern("\"default\";r=\\d+;t=\\d+"))
                .body("verdict", equalTo("only-option"))
                .body("leader", equalTo("node"))
                .body("draws", equalTo(10_000))
                .body("seed", equalTo(1))
                .body("alternatives", hasSize(3));
    }

    @Test
    void the_same_inputs_give_the_same_bytes() {
        Map<String, Object> body = Map.of("answers", Map.of("live-updates", "core"), "draws", 1_000, "seed", 7);

        String first = anonymous().body(body).post(PATH).asString();

        assertThat(anonymous().body(body).post(PATH).asString()).isEqualTo(first);
    }

    @Test
    void a_teams_answers_are_evaluated_together() {
        anonymous()
                .body(Map.of(
                        "participants",
                        List.of(Map.of("mandate", "only-python"), Map.of("mandate", "only-javascript"), Map.of()),
                        "agreed",
                        Map.of("mandate", "only-python"),
                        "importance",
                        Map.of("throughput", 80)))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("participants", hasSize(3))
                .body("leader", equalTo("python"))
                .body("agreement.sameLeader", equalTo(3))
                .body("criteria.find { it.key == 'throughput' }.points", equalTo(80f));
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                Arguments.of(Map.of("draws", 0), "/draws", "range"),
                Arguments.of(Map.of("draws", 999), "/draws", "range"),
                Arguments.of(Map.of("draws", 1_000_001), "/draws", "range"),
                Arguments.of(Map.of("draws", 1.5), "/draws", "wrong-type"),
                Arguments.of(Map.of("draws", "5"), "/draws", "wrong-type"),
                Arguments.of(
                        Map.of("draws", 200_000, "participants", Collections.nCopies(51, Map.of())), "/draws", "range"),
                Arguments.of(Map.of("seed", 1e300), "/seed", "wrong-type"),
                Arguments.of(Map.of("playbook", "none"), "/playbook", "unknown-playbook"),
                Arguments.of(Map.of("answers", Map.of("product", "none")), "/answers/product", "unknown-choice"),
                Arguments.of(Map.of("answers", Map.of("none", "x")), "/answers/none", "unknown-question"),
                Arguments.of(Map.of("answers", Map.of("a/b~c", "x")), "/answers/a~1b~0c", "unknown-question"),
                Arguments.of(
                        Map.of("participants", List.of(Map.of("product", "none"))),
                        "/participants/0/product",
                        "unknown-choice"),
                Arguments.of(
                        Map.of("draws", 500_001, "participants", Collections.nCopies(11, Map.of())), "/draws", "range"),
                Arguments.of(
                        Map.of("draws", 1_000, "participants", Collections.nCopies(1_001, Map.of())),
                        "/participants",
                        "range"),
                Arguments.of(Map.of("participants", List.of()), "/participants", "range"),
                Arguments.of(Map.of("participants", List.of(Map.of()), "answers", Map.of()), "/answers", "either-or"),
                Arguments.of(Map.of("agreed", Map.of("product", "none")), "/agreed/product", "unknown-choice"),
                Arguments.of(Map.of("importance", Map.of("none", 1)), "/importance/none", "unknown-criterion"),
                Arguments.of(Map.of("importance", Map.of("throughput", 100.5)), "/importance/throughput", "range"),
                Arguments.of(Map.of("importance", Map.of("throughput", -1)), "/importance/throughput", "range"),
                Arguments.of(
                        Map.of("importance", Collections.singletonMap("throughput", null)),
                        "/importance/throughput",
                        "range"),
                Arguments.of(Map.of("more", true), "/more", "unknown-field"));
    }

    @ParameterizedTest
    @MethodSource("unacceptable")
    void what_is_unacceptable_is_named_with_its_place(Map<String, ?> body, String pointer, String code) {
        anonymous()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void every_fault_is_told_at_once() {
        anonymous()
                .body(Map.of("answers", Map.of("none", "x"), "importance", Map.of("none", 1), "draws", 0))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors", hasSize(3));
    }

    @Test
    void as_many_draws_as_there_may_be_are_computed() {
        anonymous()
                .body(Map.of("draws", 1_000_000))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("draws", equalTo(1_000_000));
    }
}
