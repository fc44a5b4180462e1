package dev.showdown.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.RawRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** YAML is read as strictly as JSON, and what JSON does not have is not taken. */
@QuarkusTest
class YamlApiTest extends ApiTest {

    private static final String PATH = ROOT + "/evaluations";
    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static Response yaml(byte[] body, String type) {
        return RestAssured.given()
                .config(AS_SENT)
                .header("Content-Type", type)
                .body(body)
                .post(PATH);
    }

    private static Response yaml(String body) {
        return yaml(body.getBytes(StandardCharsets.UTF_8), "application/yaml");
    }

    private static final String FILE = """
            # What we build
            title: Live board
            playbook: node-vs-python
            participants:
              - live-updates: core
                team-size: 4-8
                hiring: no
              - {mandate: "only-javascript"}
            agreed:
              deadline: months
            importance:
              throughput: 80
              edge: 12.5
            draws: 2000
            seed: 7
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/yaml; charset=utf-8",
                "application/x-yaml",
                "text/yaml",
                "Application/YAML"
            })
    void yaml_gives_what_json_gives(String type) {
        String json = anonymous()
                .body("""
                        {"title": "Live board", "playbook": "node-vs-python",
                         "participants": [{"live-updates": "core", "team-size": "4-8", "hiring": "no"},
                                          {"mandate": "only-javascript"}],
                         "agreed": {"deadline": "months"}, "importance": {"throughput": 80, "edge": 12.5},
                         "draws": 2000, "seed": 7}""")
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        Response answer = yaml(FILE.getBytes(StandardCharsets.UTF_8), type);

        answer.then().statusCode(200).contentType("application/json");
        assertThat(answer.asString()).isEqualTo(json);
    }

    @Test
    void what_is_left_empty_is_left_out() {
        yaml("title:\nanswers:\nparticipants: ~\ndraws:\n")
                .then()
                .statusCode(200)
                .body("draws", equalTo(10_000));
    }

    @Test
    void a_batch_and_a_decision_record_come_from_yaml_too() {
        yaml("evaluations:\n  - answers: {mandate: only-python}\n  - draws: 1\n")
                .then()
                .statusCode(200)
                .body("results[0].leader", equalTo("python"))
                .body("results[1].errors[0].pointer", equalTo("/evaluations/1/draws"));
        RestAssured.given()
                .config(AS_SENT)
                .header("Content-Type", "application/yaml")
                .accept("text/markdown")
                .body("title: Größe 😀\n".getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(200)
                .body(containsString("# Größe 😀"));
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                Arguments.of("", "", "required"),
                Arguments.of("# nothing but a comment\n", "", "required"),
                Arguments.of("---\n", "", "required"),
                Arguments.of("~", "", "required"),
                Arguments.of("[]", "", "wrong-type"),
                Arguments.of("just words", "", "wrong-type"),
                Arguments.of("5", "", "wrong-type"),
                Arguments.of("more: true", "/more", "unknown-field"),
                Arguments.of("<<: {draws: 1000}", "/<<", "unknown-field"),
                Arguments.of("draws: many", "/draws", "wrong-type"),
                Arguments.of("draws: '2000'", "/draws", "wrong-type"),
                Arguments.of("draws: 1.5", "/draws", "wrong-type"),
                Arguments.of("draws: 1e400", "/draws", "wrong-type"),
                Arguments.of("seed: " + "9".repeat(30), "/seed", "wrong-type"),
                Arguments.of("answers: [live-updates]", "/answers", "wrong-type"),
                Arguments.of("answers: {team-size: 4}", "/answers/team-size", "wrong-type"),
                Arguments.of("answers: {hiring: true}", "/answers/hiring", "wrong-type"),
                Arguments.of("answers: {hiring: maybe}", "/answers/hiring", "unknown-choice"),
                Arguments.of("answers: {hiring: }", "/answers/hiring", "required"),
                Arguments.of("answers: {1: 2020-01-01}", "/answers/1", "unknown-question"),
                Arguments.of("importance: {throughput: high}", "/importance/throughput", "wrong-type"),
                Arguments.of("title: \"a\\0b\"", "/title", "character"),
                Arguments.of("title: \"a\\ud800b\"", "/title", "character"),
                Arguments.of("answers: {hiring: \"\\ud800\"}", "/answers/hiring", "unknown-choice"),
                Arguments.of("answers: {\"\\ud800\\0\": x}", "/answers/\uFFFD\uFFFD", "unknown-question"),
                Arguments.of("title: |\n  one\n  two", "/title", "character"),
                Arguments.of("expect: {leader: ruby}", "/expect/leader", "unknown-alternative"));
    }

    @ParameterizedTest
    @MethodSource("unacceptable")
    void what_is_unacceptable_is_named_with_its_place(String body, String pointer, String code) {
        yaml(body)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("draws: 1000\nanswers: [", "line 2: expected the node content, but found"),
                Arguments.of("a: 1\n b: 2", "line 2: mapping values are not allowed here."),
                Arguments.of("draws: 1000\ndraws: 2000", "line 2: Duplicate field 'draws'."),
                Arguments.of("answers:\n  hiring: no\n  hiring: yes", "line 3: Duplicate field 'hiring'."),
                Arguments.of("draws: 1000\n---\ndraws: 1000", "line 3: there is more than one document."),
                Arguments.of("---\n...\n---\n...", "line 4: there is more than one document."),
                Arguments.of("a: &x {b: 1}\nc: *x", "line 1: anchors and aliases are not taken."),
                Arguments.of("a: *x", "line 1: anchors and aliases are not taken."),
                Arguments.of("title: !!str 5", "line 1: tags are not taken."),
                Arguments.of("title: !!javax.script.ScriptEngineManager [x]", "line 1: tags are not taken."),
                Arguments.of("title: !!binary aGk=", "line 1: tags are not taken."),
                Arguments.of("a: @x", "line 1: found character '@' that cannot start any token."),
                Arguments.of("\ttitle: x", "line 1: found character '\uFFFDt(TAB)'".replace("\uFFFD", "\\")),
                Arguments.of("'", "line 1: found unexpected end of stream."),
                Arguments.of("title: a\u0000b", "line 1: special characters are not allowed."),
                Arguments.of("? [a, b]\n: c", "line 1: Expected a field name"),
                Arguments.of("importance: {edge: .nan}", "line 1: Malformed numeric value '.nan'."),
                Arguments.of("[".repeat(100_000), "Document nesting depth (31) exceeds the maximum allowed"),
                Arguments.of("- ".repeat(100_000) + "a", "Document nesting depth (31) exceeds the maximum allowed"),
                Arguments.of("{a: ".repeat(50_000), "Document nesting depth (31) exceeds the maximum allowed"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_read_is_told_with_its_line(String body, String why) {
        yaml(body)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("malformed"))
                .body("detail", startsWith("The body is not YAML that can be read: " + why));
    }

    @Test
    void a_bomb_of_aliases_is_not_lit() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        yaml(bomb.toString()).then().statusCode(400).body("code", equalTo("malformed"));
    }

    @Test
    void a_body_that_is_not_utf_8_is_refused() {
        yaml("title: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1), "application/yaml")
                .then()
                .statusCode(400)
                .body("detail", containsString("not in UTF-8"));
    }

    @Test
    void a_body_beyond_the_limit_is_refused_with_words() {
        yaml("context: " + "x".repeat(600_000)).then().statusCode(413).body("code", equalTo("too-large"));
    }

    @Test
    void only_this_call_takes_yaml() {
        RawRequest.Answer answer = new RawRequest(
                        "POST",
                        ROOT + "/assessments",
                        Map.of("Content-Type", "application/yaml"),
                        "title: x".getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.headers()).containsEntry("content-type", PROBLEM);
    }
}
