package dev.showdown.api;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Database;
import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class AssessmentApiTest extends ApiTest {

    @Inject
    Database database;

    @Test
    void anybody_starts_an_assessment_and_is_told_its_key_once() {
        Response created = anonymous()
                .body(Map.of(
                        "title", "Live board", "context", "For designers", "answers", Map.of("product", "realtime")))
                .post(ROOT + "/assessments");

        created.then()
                .statusCode(201)
                .header("Location", equalTo(created.<String>path("links.self")))
                .body("editKey", matchesPattern("sde_[0-9A-Za-z]{36}"))
                .body("title", equalTo("Live board"))
                .body("context", equalTo("For designers"))
                .body("status", equalTo("answering"))
                .body("playbook.version", equalTo("2026.2"))
                .body("participants", hasSize(1))
                .body("progress.answered", equalTo(1));
        Started started = new Started(created.path("id"), created.path("editKey"));
        with(started)
                .get(started.path())
                .then()
                .statusCode(200)
                .body("title", equalTo("Live board"))
                .body("editKey", nullValue())
                .body("links.resume", startsWith(Server.BASE + "/resume/sdr_"));
    }

    @Test
    void a_new_assessment_is_a_draft() {
        Started started = start();

        with(started).get(started.path()).then().statusCode(200).body("status", equalTo("draft"));
    }

    @Test
    void an_assessment_is_not_told_to_anybody_without_its_key() {
        Started started = start();
        Started foreign = start();

        anonymous()
                .get(started.path())
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("unauthenticated"));
        anonymous()
                .header("Authorization", "Bearer sde_made-up")
                .get(started.path())
                .then()
                .statusCode(401);
        anonymous()
                .header("Authorization", "Basic YTpi")
                .get(started.path())
                .then()
                .statusCode(401);
        with(foreign).get(started.path()).then().statusCode(404).contentType(PROBLEM);
        with(started).get(ROOT + "/assessments/" + UUID.randomUUID()).then().statusCode(404);
        with(started).get(ROOT + "/assessments/no-id").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void a_key_that_has_expired_or_was_revoked_opens_nothing() {
        Started expired = start();
        Started revoked = start();
        String where = " where kind = 'edit' and assessment_id = ?";
        database.change(
                "update access_key set expires_at = now() - interval '1 second'" + where,
                UUID.fromString(expired.id()));
        database.change("update access_key set revoked_at = now()" + where, UUID.fromString(revoked.id()));

        with(expired).get(expired.path()).then().statusCode(401).body("code", equalTo("unauthenticated"));
        with(revoked).get(revoked.path()).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void a_browsers_cookie_opens_nothing_here() {
        Started started = start();
        String resume = with(started).get(started.path()).path("links.resume");
        Response resumed = anonymous().redirects().follow(false).get(resume);
        assertThat(resumed.statusCode()).isEqualTo(303);

        anonymous()
                .cookies(resumed.getDetailedCookies())
                .get(started.path())
                .then()
                .statusCode(401);
    }

    @Test
    void an_answer_is_saved_changed_and_taken_back() {
        Started started = start();

        with(started)
                .body(Map.of("choice", "core", "note", "Boards must move together"))
                .put(started.answer("live-updates"))
                .then()
                .statusCode(200)
                .body("question", equalTo("live-updates"))
                .body("choice", equalTo("core"))
                .body("note", equalTo("Boards must move together"))
                .body("onRoute", equalTo(true))
                .body("answeredAt", notNullValue());
        with(started)
                .body(Map.of("choice", "unknown"))
                .put(started.answer("live-updates"))
                .then()
                .statusCode(200);
        with(started).get(started.path()).then().body("progress.answered", equalTo(1));
        with(started).delete(started.answer("live-updates")).then().statusCode(204);
        with(started).delete(started.answer("live-updates")).then().statusCode(204);
        with(started).get(started.path()).then().body("progress.answered", equalTo(0));
    }

    @Test
    void an_answer_off_the_route_is_kept_and_not_scored() {
        Started started = start();
        float without = sharedStackPoints(started);

        with(started)
                .body(Map.of("choice", "yes"))
                .put(started.answer("same-people"))
                .then()
                .statusCode(200)
                .body("onRoute", equalTo(false));

        assertThat(sharedStackPoints(started)).isEqualTo(without);
        with(started).body(Map.of("choice", "spa")).put(started.answer("front-end"));
        assertThat(sharedStackPoints(started)).isEqualTo(70f);
    }

    private static float sharedStackPoints(Started assessment) {
        return with(assessment)
                .get(assessment.path() + "/evaluation")
                .<Float>path("criteria.find { it.key == 'shared-stack' }.points");
    }

    @Test
    void answers_need_the_right_key() {
        Started started = start();
        Started foreign = start();
        Map<String, String> answer = Map.of("choice", "core");

        anonymous().body(answer).put(started.answer("live-updates")).then().statusCode(401);
        with(foreign).body(answer).put(started.answer("live-updates")).then().statusCode(404);
        anonymous().delete(started.answer("live-updates")).then().statusCode(401);
        with(foreign).delete(started.answer("live-updates")).then().statusCode(404);
        with(started).get(started.path()).then().body("progress.answered", equalTo(0));
    }

    @Test
    void what_is_there_now_is_evaluated() {
        Started started = start(Map.of("title", "Policy", "answers", Map.of("mandate", "only-python")));

        with(started)
                .get(started.path() + "/evaluation")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("only-option"))
                .body("leader", equalTo("python"))
                .body("lead", nullValue())
                .body("alternatives.find { it.key == 'node' }.excluded[0].question", equalTo("mandate"))
                .body("inputHash", matchesPattern("[0-9a-f]{64}"));
        anonymous().get(started.path() + "/evaluation").then().statusCode(401);
        with(start()).get(started.path() + "/evaluation").then().statusCode(404);
    }
}
