package dev.showdown.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.support.Database;
import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Many projects in one call: each gets its result or its problem, and all together have one limit. */
@QuarkusTest
class EvaluationBatchTest extends ApiTest {

    @Inject
    Database database;

    private static final String PATH = ROOT + "/evaluations";
    private static final Map<String, ?> NODE = Map.of("answers", Map.of("mandate", "only-javascript"));
    private static final Map<String, ?> PYTHON = Map.of("answers", Map.of("mandate", "only-python"));

    private static Response batch(List<?> evaluations) {
        return anonymous().body(Map.of("evaluations", evaluations)).post(PATH);
    }

    @Test
    void results_come_in_the_order_of_what_was_sent() {
        Response answer = batch(List.of(NODE, PYTHON, Map.of()));

        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("results.leader[0]", equalTo("node"))
                .body("results.leader[1]", equalTo("python"))
                .body("results.verdict[2]", equalTo("too-close"));
        Map<String, ?> alone = anonymous().body(NODE).post(PATH).jsonPath().getMap("$");
        assertThat(answer.jsonPath().getMap("results[0]")).isEqualTo(alone);
    }

    @Test
    void what_cannot_be_evaluated_is_a_problem_in_its_place_and_the_rest_is_computed() {
        List<Object> mixed = new ArrayList<>();
        mixed.add(NODE);
        mixed.add(Map.of("answers", Map.of("team-size", "none", "strange", "x")));
        mixed.add(Map.of("answers", Map.of("mandate", "only-python"), "expect", Map.of("leader", "node")));
        mixed.add(Map.of("playbook", "none"));
        mixed.add(null);
        mixed.add(Map.of("draws", 2_000_000));
        mixed.add(PYTHON);

        batch(mixed)
                .then()
                .statusCode(200)
                .body("results", hasSize(7))
                .body("results[0].leader", equalTo("node"))
                .body("results[1].status", equalTo(422))
                .body("results[1].errors", hasSize(2))
                .body(
                        "results[1].errors.find { it.code == 'unknown-choice' }.pointer",
                        equalTo("/evaluations/1/answers/team-size"))
                .body(
                        "results[1].errors.find { it.code == 'unknown-question' }.pointer",
                        equalTo("/evaluations/1/answers/strange"))
                .body("results[2].status", equalTo(409))
                .body("results[2].code", equalTo("leader-changed"))
                .body("results[2].current.leader", equalTo("python"))
                .body("results[2].yours.leader", equalTo("node"))
                .body("results[3].errors[0].pointer", equalTo("/evaluations/3/playbook"))
                .body("results[4].errors[0].pointer", equalTo("/evaluations/4"))
                .body("results[4].code", equalTo("required"))
                .body("results[5].errors[0].pointer", equalTo("/evaluations/5/draws"))
                .body("results[6].leader", equalTo("python"));
    }

    @Test
    void a_problem_in_a_batch_has_the_members_of_any_other() {
        Response answer = batch(List.of(Map.of("playbook", "none")));

        Map<String, ?> problem = answer.jsonPath().getMap("results[0]");
        assertThat(problem)
                .containsOnlyKeys("type", "title", "status", "detail", "instance", "code", "requestId", "errors");
        assertThat(problem.get("type")).isEqualTo(Server.BASE + "/api#unknown-playbook");
        assertThat(problem.get("requestId")).isEqualTo(answer.header("X-Request-Id"));
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                Arguments.of(Map.of("evaluations", List.of()), "/evaluations", "range"),
                Arguments.of(Map.of("evaluations", Collections.nCopies(101, NODE)), "/evaluations", "range"),
                Arguments.of(Map.of("evaluations", List.of(NODE), "seed", 1), "/seed", "either-or"),
                Arguments.of(Map.of("evaluations", List.of(NODE), "title", "x"), "/title", "either-or"),
                Arguments.of(Map.of("evaluations", List.of(NODE), "answers", Map.of()), "/answers", "either-or"),
                Arguments.of(
                        Map.of("evaluations", List.of(NODE), "expect", Map.of("leader", "node")),
                        "/expect",
                        "either-or"),
                Arguments.of(Map.of("evaluations", NODE), "/evaluations", "wrong-type"),
                Arguments.of(Map.of("evaluations", List.of(NODE, "x")), "/evaluations/1", "wrong-type"),
                Arguments.of(
                        Map.of("evaluations", List.of(NODE, Map.of("draws", "many"))),
                        "/evaluations/1/draws",
                        "wrong-type"),
                Arguments.of(
                        Map.of("evaluations", List.of(NODE, Map.of("evaluations", List.of()))),
                        "/evaluations/1/evaluations",
                        "unknown-field"),
                Arguments.of(
                        Map.of("evaluations", List.of(Map.of("draws", 600_000), Map.of("draws", 400_001))),
                        "/evaluations",
                        "range"),
                Arguments.of(
                        Map.of(
                                "evaluations",
                                Collections.nCopies(
                                        11,
                                        Map.of("draws", 10_000, "participants", Collections.nCopies(91, Map.of())))),
                        "/evaluations",
                        "range"));
    }

    @ParameterizedTest
    @MethodSource("unacceptable")
    void a_batch_is_refused_as_a_whole_when_it_is_none(Map<String, ?> body, String pointer, String code) {
        anonymous()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void a_hundred_are_evaluated_in_one_call() {
        List<Map<String, ?>> hundred = IntStream.range(0, 100)
                .<Map<String, ?>>mapToObj(i -> Map.of("draws", 1_000, "seed", i))
                .toList();

        Response answer = batch(hundred);

        answer.then().statusCode(200).body("results", hasSize(100));
        assertThat(answer.jsonPath().getList("results.seed"))
                .isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    private static long left(Response answer) {
        return Long.parseLong(answer.header("RateLimit").replaceAll(".*r=(\\d+).*", "$1"));
    }

    @Test
    void a_call_is_charged_by_what_it_computes_in_all() {
        anonymous().body(Map.of("draws", 1_000)).post(PATH);
        // So that no window ends between two calls, after which all is left again.
        database.change("update rate_limit set window_start = now() + interval '1 hour' where bucket = 'default'");
        long before = left(anonymous().body(Map.of("draws", 1_000)).post(PATH));

        long afterBatch = left(batch(Collections.nCopies(5, Map.of("draws", 13_000))));
        long afterFaults = left(batch(List.of(Map.of("playbook", "none"), Map.of("draws", 1))));

        assertThat(before - afterBatch).isEqualTo(7);
        assertThat(afterBatch - afterFaults).isEqualTo(1);
        database.change("update rate_limit set window_start = now() where bucket = 'default'");
    }

    @Test
    void a_batch_is_no_decision_record() {
        anonymous()
                .accept("text/markdown")
                .body(Map.of("evaluations", List.of(NODE)))
                .post(PATH)
                .then()
                .statusCode(406)
                .contentType(PROBLEM)
                .body("code", equalTo("not-acceptable"));
    }
}
