package dev.showdown.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class ReportApiTest extends ApiTest {

    @Test
    void a_report_is_published_and_read() {
        Started started = start(Map.of("title", "Live board", "answers", Map.of("live-updates", "core")));

        Response published = with(started).post(started.path() + "/reports");

        published
                .then()
                .statusCode(201)
                .header("Location", equalTo(published.<String>path("links.self")))
                .body("number", equalTo(1))
                .body("assessment", equalTo(started.id()))
                .body("answers[0].answers.live-updates.choice", equalTo("core"));
        with(started)
                .get(ROOT + "/reports/" + published.path("id"))
                .then()
                .statusCode(200)
                .body("evaluation", equalTo(published.path("evaluation")));
    }

    @Test
    void a_published_report_never_changes() {
        Started started = start(Map.of("title", "Live board", "answers", Map.of("mandate", "only-python")));
        String first = publish(started);
        String before = with(started).get(ROOT + "/reports/" + first).asString();

        with(started).body(Map.of("choice", "only-javascript")).put(started.answer("mandate"));
        String second = publish(started);

        assertThat(with(started).get(ROOT + "/reports/" + first).asString()).isEqualTo(before);
        with(started)
                .get(ROOT + "/reports/" + second)
                .then()
                .body("number", equalTo(2))
                .body("evaluation.leader", equalTo("node"));
    }

    @Test
    void a_report_is_read_with_its_own_key_only() {
        Started started = start();
        String report = publish(started);

        anonymous().get(ROOT + "/reports/" + report).then().statusCode(401);
        with(start()).get(ROOT + "/reports/" + report).then().statusCode(404).contentType(PROBLEM);
        with(started).get(ROOT + "/reports/" + UUID.randomUUID()).then().statusCode(404);
        anonymous().post(started.path() + "/reports").then().statusCode(401);
        with(start()).post(started.path() + "/reports").then().statusCode(404);
    }

    @Test
    void a_link_lets_anybody_read_the_report() {
        Started started = start();
        String report = publish(started);

        Response link =
                with(started).body(Map.of("name", "For the board")).post(ROOT + "/reports/" + report + "/shares");

        link.then()
                .statusCode(201)
                .header("Location", equalTo(link.<String>path("links.self")))
                .body("url", startsWith(Server.BASE + "/r/shr_"))
                .body("name", equalTo("For the board"))
                .body("state", equalTo("active"))
                .body("revision", equalTo("pinned"));
        assertThat(Duration.between(
                        Instant.parse(link.<String>path("createdAt")), Instant.parse(link.<String>path("expiresAt"))))
                .isEqualTo(Duration.ofDays(90));
        anonymous().get(link.<String>path("url")).then().statusCode(200).body(containsString("Live board"));
    }

    @Test
    void links_are_made_with_the_right_key_and_a_good_name() {
        Started started = start();
        String shares = ROOT + "/reports/" + publish(started) + "/shares";

        anonymous().body(Map.of()).post(shares).then().statusCode(401);
        with(start()).body(Map.of()).post(shares).then().statusCode(404);
        with(started)
                .body(Map.of("name", "x".repeat(101)))
                .post(shares)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/name"));
        with(started)
                .body(Map.of("password", "short"))
                .post(shares)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/password"));
        with(started)
                .body(Map.of("secret", "x"))
                .post(shares)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-field"));
        with(started).body(Map.of()).post(shares).then().statusCode(201);
    }

    @Test
    void a_report_is_read_in_the_format_that_is_accepted() {
        Started started = start();
        String report = ROOT + "/reports/" + publish(started);

        for (String type : new String[] {"text/markdown", "text/csv", "application/pdf", "application/json"}) {
            Response read = with(started).accept(type).get(report);
            assertThat(read.statusCode()).as(type).isEqualTo(200);
            assertThat(read.contentType()).startsWith(type);
            assertThat(read.header("Vary")).contains("Accept");
        }
        assertThat(with(started).accept("text/markdown").get(report).asString()).contains("## Decision Outcome");
        assertThat(with(started).accept("application/pdf").get(report).asString())
                .startsWith("%PDF-");
        with(started).accept("*/*").get(report).then().statusCode(200).contentType("application/json");
        with(started)
                .accept("application/json;q=0.5, text/csv")
                .get(report)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"));
        with(started)
                .accept("text/markdown")
                .queryParam("minimal", "true")
                .get(report)
                .then()
                .body(org.hamcrest.Matchers.not(containsString("## More Information")));
        with(started).accept("image/gif").get(report).then().statusCode(406).contentType(PROBLEM);
        anonymous().accept("application/pdf").get(report).then().statusCode(401);
        with(start()).accept("text/csv").get(report).then().statusCode(404);
    }
}
