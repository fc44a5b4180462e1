package dev.showdown.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.RawRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** Input that nobody should send: every call says so, and keeps what was there. */
@QuarkusTest
class ApiInputTest extends ApiTest {

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", 422),
                Arguments.of("null", 422),
                Arguments.of("{", 400),
                Arguments.of("{\"choice\":\"core\",\"choice\":\"none\"}", 400),
                Arguments.of("{\"choice\":\"core\"} more", 400),
                Arguments.of("[]", 422),
                Arguments.of("\"core\"", 422),
                Arguments.of("{\"choice\":5}", 422),
                Arguments.of("{\"choice\":true}", 422),
                Arguments.of("{\"choice\":null}", 422),
                Arguments.of("{\"choice\":\"\"}", 422),
                Arguments.of("{\"choice\":\"other\"}", 422),
                Arguments.of("{\"choice\":\"core\",\"more\":1}", 422),
                Arguments.of("{\"choice\":\"core\",\"note\":\"a\\u0000b\"}", 422),
                Arguments.of("{\"choice\":\"core\",\"note\":\"\\ud800\"}", 422),
                Arguments.of("{\"choice\":\"\\ud800\"}", 422),
                Arguments.of("{\"choice\":\"core\",\"note\":\"" + "x".repeat(2_001) + "\"}", 422),
                Arguments.of("{\"choice\":" + "[".repeat(100_000), 422),
                Arguments.of("{\"note\":" + "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_001), 422));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_bad_body_is_refused_and_the_answer_stays(String body, int status) {
        Started started = start(Map.of("title", "Kept", "answers", Map.of("live-updates", "notifications")));

        with(started)
                .body(body)
                .put(started.answer("live-updates"))
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status))
                .body("detail", not(emptyOrNullString()))
                .body("requestId", not(emptyOrNullString()));

        String report = publish(started);
        with(started)
                .get(ROOT + "/reports/" + report)
                .then()
                .body("answers[0].answers.live-updates.choice", equalTo("notifications"));
    }

    @Test
    void a_body_that_is_not_utf_8_is_refused() {
        Started started = start();

        with(started)
                .body("{\"choice\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
                .put(started.answer("live-updates"))
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void a_note_of_2000_characters_is_kept_whole() {
        Started started = start();
        String note = "\uD83D\uDE80".repeat(2_000);

        with(started)
                .body(Map.of("choice", "core", "note", note))
                .put(started.answer("live-updates"))
                .then()
                .statusCode(200)
                .body("note", equalTo(note));
    }

    @Test
    void a_body_beyond_the_limit_is_refused_with_words() {
        anonymous()
                .body("{\"title\":\"" + "x".repeat(600_000) + "\"}")
                .post(ROOT + "/assessments")
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("code", equalTo("too-large"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml"
            })
    void only_json_is_taken(String type) {
        byte[] body = "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8);

        RawRequest.Answer answer =
                new RawRequest("POST", ROOT + "/assessments", Map.of("Content-Type", type), body).send();

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.headers()).containsEntry("content-type", PROBLEM);
    }

    @Test
    void a_header_that_cannot_be_read_is_refused() {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Accept-Encoding", "gzip;q=x");
        byte[] body = "{\"answers\":{}}".getBytes(StandardCharsets.UTF_8);

        RawRequest.Answer answer = new RawRequest("POST", ROOT + "/evaluations", headers, body).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"malformed\"");
    }

    static Stream<Arguments> titles() {
        return Stream.of(
                Arguments.of("", "required"),
                Arguments.of("   ", "required"),
                Arguments.of("x".repeat(201), "too-long"),
                Arguments.of("a\u0000b", "character"),
                Arguments.of("a\nb", "character"));
    }

    @ParameterizedTest
    @MethodSource("titles")
    void a_title_must_be_a_line(String title, String code) {
        anonymous()
                .body(Map.of("title", title))
                .post(ROOT + "/assessments")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/title"))
                .body("code", equalTo(code));
    }

    @Test
    void an_assessment_starts_with_good_answers_or_not_at_all() {
        anonymous()
                .body(Map.of("title", "x", "answers", Map.of("product", "none", "live-updates", "core")))
                .post(ROOT + "/assessments")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/answers/product"));
        anonymous()
                .body(Map.of("title", "x", "workspace", "team"))
                .post(ROOT + "/assessments")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/workspace"));
    }

    @Test
    void what_does_not_exist_is_not_found() {
        Started started = start();

        with(started)
                .body(Map.of("choice", "core"))
                .put(started.answer("none"))
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        with(started).delete(started.answer("none")).then().statusCode(404).contentType(PROBLEM);
        anonymous().get(ROOT + "/nothing").then().statusCode(404).contentType(PROBLEM);
        anonymous().get(ROOT + "/playbooks/none").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void a_method_that_an_address_does_not_take_is_refused() {
        Started started = start();

        with(started)
                .body("{}")
                .patch(started.answer("live-updates"))
                .then()
                .statusCode(405)
                .contentType(PROBLEM);
        anonymous().get(ROOT + "/evaluations").then().statusCode(405).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1;x/playbooks",
                "/api/v1//playbooks",
                "/api/v1/%2e%2e/playbooks",
                "/api/v1/playbooks%2fnone",
                "/api/v1/playbooks/%00"
            })
    void an_odd_path_is_refused(String path) {
        RawRequest.Answer answer = RawRequest.get(path).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("content-type", PROBLEM);
        assertThat(answer.body()).contains("\"odd-path\"");
    }
}
