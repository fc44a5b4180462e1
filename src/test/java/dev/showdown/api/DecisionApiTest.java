package dev.showdown.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Database;
import dev.showdown.support.Parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** What was decided: recorded, shown, superseded, never edited away. */
@QuarkusTest
class DecisionApiTest extends ApiTest {

    @Inject
    Database database;

    private static final Map<String, Object> DECISION = Map.of(
            "alternative", "node",
            "reason", "We know it",
            "deciders", List.of("Ann", " Bob ", ""),
            "consulted", List.of("Guru"),
            "dissent", "Bob would have it otherwise",
            "reviewOn", "2099-01-31",
            "reopenIf", "The team doubles");

    private static Response decide(Started started, String header, String value, Map<String, Object> decision) {
        return with(started).header(header, value).body(decision).put(started.path() + "/decision");
    }

    private static Map<String, Object> changed(String field, Object value) {
        Map<String, Object> changed = new HashMap<>(DECISION);
        changed.put(field, value);
        return changed;
    }

    private static String report(Response decided) {
        String link = decided.getHeaders().getValues("Link").stream()
                .filter(value -> value.contains("rel=\"related\""))
                .findFirst()
                .orElseThrow();
        return link.substring(link.indexOf(ROOT), link.indexOf('>'));
    }

    @Test
    void a_decision_may_differ_even_choose_what_is_excluded_and_publishes_a_report() {
        Started started = start(Map.of("title", "Policy", "answers", Map.of("mandate", "only-python")));
        with(started).get(started.path() + "/decision").then().statusCode(404);

        Response decided = decide(started, "If-None-Match", "*", DECISION);

        decided.then()
                .statusCode(200)
                .header("ETag", startsWith("\"v1-"))
                .body("number", equalTo(1))
                .body("alternative", equalTo("node"))
                .body("deciders", contains("Ann", "Bob"))
                .body("informed", hasSize(0))
                .body("reviewOn", equalTo("2099-01-31"))
                .body("recordedBy", equalTo("Facilitator"));
        with(started).get(started.path()).then().body("status", equalTo("decided"));
        with(started)
                .get(report(decided))
                .then()
                .statusCode(200)
                .body("number", equalTo(1))
                .body("decision.alternative", equalTo("node"))
                .body("decision.dissent", equalTo("Bob would have it otherwise"))
                .body("evaluation.leader", equalTo("python"));
    }

    @Test
    void a_later_decision_supersedes_and_the_former_report_stays() {
        Started started = start();
        String first = report(decide(started, "If-None-Match", "*", DECISION));

        Response second = decide(started, "If-Match", "\"v1\"", changed("alternative", "python"));

        second.then().statusCode(200).body("number", equalTo(2)).body("superseded.alternative", contains("node"));
        with(started).get(first).then().body("decision.alternative", equalTo("node"));
        with(started).get(report(second)).then().body("decision.alternative", equalTo("python"));
        String later = publish(started);
        with(started).get(ROOT + "/reports/" + later).then().body("decision.number", equalTo(2));
        assertThat(database.count(
                        "select count(*) from decision where assessment_id = ?", UUID.fromString(started.id())))
                .isEqualTo(2);
    }

    @Test
    void a_report_before_any_decision_carries_none() {
        Started started = start();
        with(started).get(ROOT + "/reports/" + publish(started)).then().body("decision", nullValue());
    }

    @Test
    void the_second_of_two_sees_both_decisions_and_nothing_is_published() {
        Started started = start();
        decide(started, "If-None-Match", "*", DECISION).then().statusCode(200);
        decide(started, "If-None-Match", "*", changed("alternative", "hybrid"))
                .then()
                .statusCode(412)
                .body("current.alternative", equalTo("node"))
                .body("yours.alternative", equalTo("hybrid"));
        with(started).body(DECISION).put(started.path() + "/decision").then().statusCode(428);
        assertThat(reports(started)).isEqualTo(1);
    }

    private long reports(Started started) {
        return database.count("select count(*) from report where assessment_id = ?", UUID.fromString(started.id()));
    }

    @Test
    void decisions_at_the_same_time_are_one_and_publish_once() {
        Started started = start();
        assertThat(Parallel.times(
                        4, () -> decide(started, "If-None-Match", "*", DECISION).statusCode()))
                .containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(reports(started)).isEqualTo(1);
    }

    @Test
    void a_bad_decision_is_refused_and_publishes_nothing() {
        Started started = start();
        Map<String, Object> bad = Map.of(
                "alternative",
                "cobol",
                "reason",
                "  ",
                "dissent",
                "x".repeat(4_001),
                "reviewOn",
                "2020-01-31",
                "deciders",
                List.of("x".repeat(101)),
                "consulted",
                java.util.Collections.nCopies(51, "Ann"));
        bad.forEach((field, value) -> decide(started, "If-None-Match", "*", changed(field, value))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/" + field)));
        decide(started, "If-None-Match", "*", changed("reviewOn", "someday"))
                .then()
                .statusCode(422);
        decide(started, "If-None-Match", "*", Map.of()).then().statusCode(422);
        assertThat(reports(started)).isZero();
    }

    @Test
    void a_team_decides_after_the_reveal() {
        Started started = start();
        Started ann = join(started, "Ann");
        decide(started, "If-None-Match", "*", DECISION).then().statusCode(403).body("code", equalTo("not-revealed"));
        submit(started, ann);
        reveal(started);
        decide(ann, "If-None-Match", "*", DECISION).then().statusCode(403);
        decide(started, "If-None-Match", "*", DECISION).then().statusCode(200);
        with(ann).get(ann.path() + "/decision").then().statusCode(200).body("number", equalTo(1));
        assertThat(database.column(
                        "select kind from team_event where assessment_id = ? order by id desc limit 1",
                        UUID.fromString(started.id())))
                .containsExactly("decided");
    }

    @Test
    void a_review_lies_within_a_hundred_years() {
        Started started = start();
        int year = LocalDate.now(ZoneOffset.UTC).getYear();
        decide(started, "If-None-Match", "*", changed("reviewOn", year + 102 + "-01-31"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reviewOn"));
        decide(started, "If-None-Match", "*", changed("reviewOn", year + 100 + "-01-31"))
                .then()
                .statusCode(200);
    }
}
