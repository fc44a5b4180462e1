package dev.showdown.api;

import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.support.Project;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** A script says what it expects, and hears of it by the status when something else comes out. */
@QuarkusTest
class ExpectationApiTest extends ApiTest {

    private static final String PATH = ROOT + "/evaluations";

    private static Map<String, ?> body(Project project, Map<String, ?> expect) {
        return Map.of("answers", project.choices(), "expect", expect);
    }

    static Stream<Arguments> met() {
        return Stream.of(
                Arguments.of(Project.CHAT, Map.of("leader", "node")),
                Arguments.of(Project.CHAT, Map.of("leader", "node", "verdict", "clear")),
                Arguments.of(Project.ONE_LEFT, Map.of("leader", "python", "verdict", "only-option")));
    }

    @ParameterizedTest
    @MethodSource("met")
    void what_was_expected_is_answered_as_ever(Project project, Map<String, ?> expect) {
        anonymous()
                .body(body(project, expect))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("leader", equalTo(expect.get("leader")));
    }

    @Test
    void another_leader_is_a_conflict_with_both() {
        anonymous()
                .body(body(Project.CHAT, Map.of("leader", "python")))
                .post(PATH)
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("code", equalTo("leader-changed"))
                .body("detail", equalTo("The leader changed: Node.js now leads, Python was expected."))
                .body("current.leader", equalTo("node"))
                .body("current.lead.toDouble()", closeTo(17.476190476, 1e-6))
                .body("current.verdict", equalTo("clear"))
                .body("yours.leader", equalTo("python"))
                .body("yours", not(hasKey("verdict")));
    }

    @Test
    void another_verdict_is_a_conflict_too() {
        anonymous()
                .body(body(Project.CHAT, Map.of("leader", "node", "verdict", "lean")))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("leader-changed"))
                .body("detail", equalTo("The verdict changed: it is now clear, lean was expected."))
                .body("current.verdict", equalTo("clear"))
                .body("yours.verdict", equalTo("lean"));
    }

    @Test
    void what_came_out_is_told_in_the_words_of_its_verdict() {
        anonymous()
                .body(body(Project.ONE_LEFT, Map.of("leader", "node")))
                .post(PATH)
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("The leader changed: Python is now the only option left, Node.js was expected."))
                .body("current.lead", nullValue());
        anonymous()
                .body(body(Project.NOTHING, Map.of("leader", "python")))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("detail", equalTo("The leader changed: nothing fits now, Python was expected."))
                .body("current.leader", nullValue());
        anonymous()
                .body(body(Project.CLOSE, Map.of("leader", "node")))
                .post(PATH)
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        equalTo(
                                "The leader changed: Python is now ahead, though too close to call, Node.js was expected."));
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                Arguments.of(Map.of("leader", "ruby"), "/expect/leader", "unknown-alternative"),
                Arguments.of(Map.of("leader", "Node.js"), "/expect/leader", "unknown-alternative"),
                Arguments.of(Map.of("leader", ""), "/expect/leader", "required"),
                Arguments.of(Map.of("verdict", "clear"), "/expect/leader", "required"),
                Arguments.of(Map.of("leader", "node", "verdict", "sure"), "/expect/verdict", "unknown-choice"),
                Arguments.of(Map.of("leader", 1), "/expect/leader", "wrong-type"),
                Arguments.of(Map.of("leader", "node", "lead", 3), "/expect/lead", "unknown-field"));
    }

    @ParameterizedTest
    @MethodSource("unacceptable")
    void an_expectation_that_could_never_be_met_is_named_with_its_place(
            Map<String, ?> expect, String pointer, String code) {
        anonymous()
                .body(body(Project.CHAT, expect))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("code", equalTo(code));
    }

    @Test
    void an_expectation_fails_a_decision_record_too() {
        anonymous()
                .accept("text/markdown")
                .body(body(Project.CHAT, Map.of("leader", "python")))
                .post(PATH)
                .then()
                .statusCode(409)
                .contentType(PROBLEM);
    }
}
