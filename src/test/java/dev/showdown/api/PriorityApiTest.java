package dev.showdown.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** Importance that is set directly, over the API. */
@QuarkusTest
class PriorityApiTest extends ApiTest {

    private static final List<String> CRITERIA = List.of("first-release", "throughput");

    private static Response set(Started started, String header, String tag, Object body) {
        return with(started).header(header, tag).body(body).put(started.path() + "/priorities");
    }

    private static Response first(Started started, Object body) {
        return set(started, "If-None-Match", "*", body);
    }

    private static float points(Started started, String criterion) {
        return with(started)
                .get(started.path() + "/evaluation")
                .<Float>path("criteria.find { it.key == '" + criterion + "' }.points");
    }

    @Test
    void importance_is_set_by_swing_points_and_counts() {
        Started started = start();
        float before = points(started, CRITERIA.getFirst());
        with(started).get(started.path() + "/priorities").then().statusCode(404);

        first(started, Map.of("swing", Map.of(CRITERIA.getFirst(), 100, CRITERIA.getLast(), 40)))
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"v1-"))
                .body("method", equalTo("swing"))
                .body("swing.'" + CRITERIA.getLast() + "'", equalTo(40f))
                .body("ranking", nullValue())
                .body("pairwise", nullValue())
                .body("setAt", notNullValue());

        assertThat(points(started, CRITERIA.getFirst())).isEqualTo(100f);
        assertThat(points(started, CRITERIA.getLast())).isEqualTo(40f);
        assertThat(before).isNotEqualTo(100f);
    }

    @Test
    void a_ranking_and_comparisons_are_other_ways() {
        Started started = start();
        first(started, Map.of("ranking", CRITERIA))
                .then()
                .statusCode(200)
                .body("method", equalTo("ranking"))
                .body("ranking", contains(CRITERIA.toArray()));
        assertThat(points(started, CRITERIA.getFirst())).isEqualTo(100f);

        set(
                        started,
                        "If-Match",
                        "*",
                        Map.of(
                                "pairwise",
                                List.of(Map.of(
                                        "criteria",
                                        CRITERIA,
                                        "comparisons",
                                        List.of(Map.of(
                                                "criterion", CRITERIA.getFirst(),
                                                "other", CRITERIA.getLast(),
                                                "times", 4))))))
                .then()
                .statusCode(200)
                .body("method", equalTo("pairwise"))
                .body("importance.'" + CRITERIA.getFirst() + "'", equalTo(100f))
                .body("importance.'" + CRITERIA.getLast() + "'", equalTo(25f));
    }

    @Test
    void a_setting_is_taken_back_and_the_one_before_counts_again() {
        Started started = start();
        Response one = first(started, Map.of("ranking", List.of(CRITERIA.getFirst())));
        Response two = set(started, "If-Match", one.header("ETag"), Map.of("ranking", List.of(CRITERIA.getLast())));
        two.then().statusCode(200);

        with(started)
                .header("If-Match", one.header("ETag"))
                .delete(started.path() + "/priorities")
                .then()
                .statusCode(412)
                .body("current.ranking.criteria", contains(CRITERIA.getLast()));
        with(started)
                .header("If-Match", two.header("ETag"))
                .delete(started.path() + "/priorities")
                .then()
                .statusCode(204);

        Response now = with(started).get(started.path() + "/priorities");
        now.then().statusCode(200).body("ranking", contains(CRITERIA.getFirst()));
        assertThat(now.header("ETag")).isNotEqualTo(one.header("ETag"));
        latest(started).delete(started.path() + "/priorities").then().statusCode(204);
        with(started).get(started.path() + "/priorities").then().statusCode(404);
        latest(started).delete(started.path() + "/priorities").then().statusCode(404);
        first(started, Map.of("ranking", CRITERIA)).then().statusCode(200);
    }

    @Test
    void whoever_sets_on_what_they_have_not_seen_is_shown_both() {
        Started started = start();
        first(started, Map.of("ranking", CRITERIA)).then().statusCode(200);

        first(started, Map.of("ranking", List.of(CRITERIA.getLast())))
                .then()
                .statusCode(412)
                .body("current.ranking.criteria", contains(CRITERIA.toArray()))
                .body("yours.criteria", contains(CRITERIA.getLast()));
        with(started)
                .body(Map.of("ranking", CRITERIA))
                .put(started.path() + "/priorities")
                .then()
                .statusCode(428);
        with(started).delete(started.path() + "/priorities").then().statusCode(428);
    }

    static Stream<Arguments> senseless() {
        return Stream.of(
                Arguments.of("{}", "", "one of"),
                Arguments.of("{\"swing\":{\"first-release\":100},\"ranking\":[\"first-release\"]}", "", "one of"),
                Arguments.of("{\"swing\":{\"none\":100}}", "/swing/none", "no criterion"),
                Arguments.of("{\"swing\":{\"first-release\":99}}", "/swing", "100"),
                Arguments.of("{\"swing\":{\"first-release\":101}}", "/swing", "0 to 100"),
                Arguments.of("{\"swing\":{\"first-release\":null}}", "/swing", "0 to 100"),
                Arguments.of("{\"swing\":{\"first-release\":\"100\"}}", "/swing/first-release", "belongs"),
                Arguments.of("{\"swing\":{}}", "/swing", "100"),
                Arguments.of("{\"ranking\":[]}", "/ranking", "."),
                Arguments.of("{\"ranking\":[null]}", "/ranking", "gaps"),
                Arguments.of("{\"ranking\":[\"first-release\",\"first-release\"]}", "/ranking", "first-release"),
                Arguments.of("{\"ranking\":[\"none\"]}", "/ranking/none", "no criterion"),
                Arguments.of("{\"pairwise\":[]}", "/pairwise", "at least one"),
                Arguments.of(
                        "{\"pairwise\":[{\"criteria\":[\"first-release\",\"throughput\"],\"comparisons\":[]}]}",
                        "/pairwise/0",
                        "ompare"),
                Arguments.of(
                        "{\"pairwise\":[{\"criteria\":[\"first-release\",\"throughput\"],\"comparisons\":"
                                + "[{\"criterion\":\"first-release\",\"other\":\"throughput\",\"times\":10}]}]}",
                        "/pairwise/0/comparisons/0",
                        "9 times"));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void judgements_that_make_no_sense_are_refused_in_words(String body, String pointer, String words) {
        Started started = start();

        first(started, body)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(words));
        with(started).get(started.path() + "/priorities").then().statusCode(404);
    }

    @Test
    void nothing_is_set_before_the_reveal_or_by_others() {
        Started started = start();
        Started foreign = start();
        Map<String, Object> wish = Map.of("ranking", CRITERIA);
        first(new Started(started.id(), foreign.key()), wish).then().statusCode(404);
        anonymous().body(wish).put(started.path() + "/priorities").then().statusCode(401);
        anonymous().get(started.path() + "/priorities").then().statusCode(401);
        with(foreign).get(started.path() + "/priorities").then().statusCode(404);
        Started ann = join(started, "Ann");

        first(started, wish).then().statusCode(403).body("code", equalTo("not-revealed"));
        submit(started, ann);
        reveal(started);
        first(ann, wish).then().statusCode(403);
        first(started, wish).then().statusCode(200);
        with(ann).get(ann.path() + "/priorities").then().statusCode(200);
    }
}
