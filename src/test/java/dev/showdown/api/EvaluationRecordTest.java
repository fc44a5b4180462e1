package dev.showdown.api;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The decision record of answers that are kept nowhere. */
@QuarkusTest
class EvaluationRecordTest extends ApiTest {

    private static final String PATH = ROOT + "/evaluations";
    private static final String MARKDOWN = "text/markdown";

    private static String record(Map<String, ?> body, String query) {
        Response answer = anonymous().accept(MARKDOWN).body(body).post(PATH + query);
        answer.then().statusCode(200).contentType("text/markdown;charset=UTF-8");
        return answer.asString();
    }

    enum Which {
        CHAT(Project.CHAT),
        LEAN(Project.LEAN),
        CLOSE(Project.CLOSE),
        ONE_LEFT(Project.ONE_LEFT),
        NOTHING(Project.NOTHING);

        private final Project project;

        Which(Project project) {
            this.project = project;
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_says_what_a_published_report_says(Which which) {
        Map<String, Object> body = Map.of(
                "title", "A | board", "context", "First line.\nSecond line.", "answers", which.project.choices());
        Started started = start(body);
        String report = publish(started);
        for (String query : List.of("", "?minimal=true")) {
            String published = with(started)
                    .accept(MARKDOWN)
                    .get(ROOT + "/reports/" + report + query)
                    .asString();

            assertThat(record(body, query))
                    .isEqualToNormalizingWhitespace(published.replace("Report 1 of ", "Computed on "));
        }
    }

    @Test
    void the_short_form_is_shorter() {
        Map<String, ?> body = Map.of("answers", Project.CHAT.choices());

        assertThat(record(body, "?minimal=true"))
                .hasSizeLessThan(record(body, "").length() / 2)
                .contains("## Decision Outcome")
                .doesNotContain("## More Information");
    }

    @Test
    void without_a_title_it_is_called_what_the_playbook_decides() {
        assertThat(record(Map.of("answers", Map.of()), "")).contains("\n# Node.js, Python, or both?\n");
    }

    @Test
    void several_participants_have_no_names_and_are_told_apart() {
        String record = record(
                Map.of(
                        "participants", List.of(Project.CHAT.choices(), Project.LEAN.choices()),
                        "agreed", Map.of("hiring", "no"),
                        "importance", Map.of("throughput", 80)),
                "");

        assertThat(record)
                .contains("consulted: []")
                .contains("2 people answered")
                .contains("Who answered: 2 people\n")
                .contains("#### Answers of person 1\n")
                .contains("#### Answers of person 2\n")
                .contains("What was settled:")
                .containsPattern("Importance: Set directly on [^,]+, with swing points")
                .doesNotContain("facilitator", "Rounds:");
        assertThat(record.lines().filter(line -> line.startsWith("#### "))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/*",
                "text/markdown;q=0.5, application/json",
                "text/html, */*"
            })
    void json_is_what_everybody_gets_who_asks_for_nothing_else(String accept) {
        Response answered =
                anonymous().accept(accept).body(Map.of("draws", 1_000)).post(PATH);

        answered.then().statusCode(200).contentType(ContentType.JSON).body("draws", equalTo(1_000));
        assertThat(answered.getHeaders().getValues("Vary")).contains("Accept");
    }

    @Test
    void a_format_that_there_is_not_is_refused() {
        anonymous()
                .accept("application/pdf")
                .body(Map.of())
                .post(PATH)
                .then()
                .statusCode(406)
                .contentType(PROBLEM);
    }

    @Test
    void what_is_not_acceptable_is_a_problem_whatever_was_asked_for() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .accept(MARKDOWN)
                .body(Map.of("title", "a\u0000b", "context", "x".repeat(4_001)))
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors.pointer", equalTo(List.of("/title", "/context")));
    }
}
