package dev.showdown.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Database;
import dev.showdown.support.Parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** What a team says after the reveal: differences, comments, agreed answers. */
@QuarkusTest
class DiscussionApiTest extends ApiTest {

    @Inject
    Database database;

    private record Team(Started facilitator, Started ann, Started bob) {}

    private static Team revealed() {
        Started facilitator = start();
        Started ann = join(facilitator, "Ann");
        Started bob = join(facilitator, "Bob");
        with(ann).body(Map.of("choice", "ai", "note", "We train models")).put(ann.answer("product"));
        answer(bob, "product", "services");
        answer(ann, "hiring", "no");
        answer(bob, "hiring", "no");
        answer(ann, "mandate", "none");
        answer(bob, "mandate", "only-python");
        submit(ann, bob);
        reveal(facilitator);
        return new Team(facilitator, ann, bob);
    }

    @Test
    void differences_come_by_what_they_are_worth() {
        Team team = revealed();
        Response read = with(team.ann()).get(team.ann().path() + "/differences");
        read.then()
                .statusCode(200)
                .body("round", equalTo(1))
                .body("topics[0].differs", equalTo(true))
                .body("topics[0].question", equalTo("mandate"))
                .body("topics[0].couldRuleOut", hasSize(greaterThan(0)))
                .body("topics[1].question", equalTo("product"))
                .body("topics.find { it.question == 'product' }.given.choice", contains("services", "ai"))
                .body(
                        "topics.find { it.question == 'product' }.given.find { it.choice == 'ai' }.voices[0].name",
                        equalTo("Ann"))
                .body(
                        "topics.find { it.question == 'product' }.given.find { it.choice == 'ai' }.voices[0].note",
                        equalTo("We train models"))
                .body("topics.find { it.question == 'hiring' }.differs", equalTo(false))
                .body("topics.find { it.question == 'hiring' }.evppi", nullValue());
        List<Boolean> differs = read.path("topics.differs");
        assertThat(differs.subList(differs.lastIndexOf(true) + 1, differs.size()))
                .containsOnly(false);
    }

    @Test
    void a_question_is_settled_and_that_is_undone() {
        Team team = revealed();
        String path = team.facilitator().path();
        String evaluated = hash(team);
        with(team.facilitator())
                .body(Map.of("choice", "ai"))
                .put(path + "/agreed/product")
                .then()
                .statusCode(428)
                .contentType(PROBLEM)
                .body("code", equalTo("precondition-required"));
        with(team.facilitator())
                .header("If-None-Match", "*")
                .body(Map.of("choice", "ai", "reason", "Ann knows"))
                .put(path + "/agreed/product")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"v1-"))
                .body("settledBy", equalTo("Facilitator"))
                .body("reason", equalTo("Ann knows"));
        assertThat(hash(team)).isNotEqualTo(evaluated);
        with(team.bob())
                .get(path + "/differences")
                .then()
                .body("topics.find { it.question == 'product' }.differs", equalTo(false))
                .body("topics.find { it.question == 'product' }.agreed.choice", equalTo("ai"));
        String report = publish(team.facilitator());
        with(team.bob())
                .get(ROOT + "/reports/" + report)
                .then()
                .body("agreed.question", contains("product"))
                .body("agreed[0].reason", equalTo("Ann knows"));

        with(team.facilitator()).delete(path + "/agreed/product").then().statusCode(428);
        with(team.facilitator())
                .header("If-Match", "\"v1-0123abcd\"")
                .delete(path + "/agreed/product")
                .then()
                .statusCode(204);

        assertThat(hash(team)).isEqualTo(evaluated);
        with(team.facilitator()).get(path + "/agreed/product").then().statusCode(404);
        with(team.facilitator())
                .header("If-None-Match", "*")
                .body(Map.of("choice", "services"))
                .put(path + "/agreed/product")
                .then()
                .header("ETag", startsWith("\"v2-"));
        with(team.facilitator()).get(path + "/agreed").then().body("data.choice", contains("services"));
        assertThat(database.count(
                        "select count(*) from agreed_answer where assessment_id = ?",
                        UUID.fromString(team.facilitator().id())))
                .as("what was agreed is kept")
                .isEqualTo(2);
    }

    private static String hash(Team team) {
        return with(team.ann()).get(team.ann().path() + "/evaluation").path("inputHash");
    }

    @Test
    void the_second_of_two_facilitators_sees_both_versions() {
        Team team = revealed();
        String address = team.facilitator().path() + "/agreed/product";
        with(team.facilitator())
                .header("If-None-Match", "*")
                .body(Map.of("choice", "ai"))
                .put(address);
        for (String header : List.of("If-None-Match", "If-Match")) {
            with(team.facilitator())
                    .header(header, header.equals("If-Match") ? "\"v7\"" : "*")
                    .body(Map.of("choice", "services", "reason", "Bob knows"))
                    .put(address)
                    .then()
                    .statusCode(412)
                    .contentType(PROBLEM)
                    .body("code", equalTo("stale"))
                    .body("current.choice", equalTo("ai"))
                    .body("current.version", equalTo(1))
                    .body("yours.choice", equalTo("services"))
                    .body("yours.reason", equalTo("Bob knows"));
        }
        with(team.facilitator()).get(address).then().body("choice", equalTo("ai"));
        with(team.facilitator())
                .header("If-Match", "\"v1\"")
                .body(Map.of("choice", "services"))
                .put(address)
                .then()
                .statusCode(200);
    }

    @Test
    void of_facilitators_at_the_same_time_one_wins_and_the_others_are_told() {
        Team team = revealed();
        List<Callable<Integer>> all = List.of("ai", "services", "prototype", "internal").stream()
                .<Callable<Integer>>map(choice -> () -> with(team.facilitator())
                        .header("If-None-Match", "*")
                        .body(Map.of("choice", choice))
                        .put(team.facilitator().path() + "/agreed/product")
                        .statusCode())
                .toList();
        assertThat(Parallel.all(all)).containsExactlyInAnyOrder(200, 412, 412, 412);
    }

    @Test
    void a_bad_agreed_answer_is_refused() {
        Team team = revealed();
        String path = team.facilitator().path() + "/agreed/";
        with(team.facilitator())
                .header("If-None-Match", "*")
                .body(Map.of("choice", "none-such"))
                .put(path + "product")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-choice"));
        with(team.facilitator())
                .header("If-None-Match", "*")
                .body(Map.of("choice", "ai"))
                .put(path + "none-such")
                .then()
                .statusCode(404);
        with(team.facilitator())
                .header("If-None-Match", "*")
                .body(Map.of("choice", "ai", "reason", "x".repeat(2_001)))
                .put(path + "product")
                .then()
                .statusCode(422);
        with(team.facilitator())
                .header("If-Match", "nonsense")
                .body(Map.of("choice", "ai"))
                .put(path + "product")
                .then()
                .statusCode(412);
    }

    @Test
    void people_comment_and_change_and_delete_what_they_said() {
        Team team = revealed();
        String path = team.ann().path() + "/comments";
        Response said = with(team.ann())
                .body(Map.of("question", "product", "body", "<b>Why?</b>\nTell us"))
                .post(path);
        said.then()
                .statusCode(201)
                .header("ETag", startsWith("\"v1-"))
                .body("author", equalTo("Ann"))
                .body("own", equalTo(true))
                .body("body", equalTo("<b>Why?</b>\nTell us"));
        String comment = path + "/" + said.path("id");

        with(team.ann()).body(Map.of("body", "x")).put(comment).then().statusCode(428);
        with(team.ann())
                .header("If-Match", "\"v1\"")
                .body(Map.of("body", "Better"))
                .put(comment)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"v2-"))
                .body("editedAt", notNullValue());
        with(team.ann())
                .header("If-Match", "\"v1\"")
                .body(Map.of("body", "From another tab"))
                .put(comment)
                .then()
                .statusCode(412)
                .body("current.body", equalTo("Better"))
                .body("yours.body", equalTo("From another tab"));
        for (Started other : List.of(team.bob(), team.facilitator())) {
            with(other)
                    .header("If-Match", "\"v2\"")
                    .body(Map.of("body", "x"))
                    .put(comment)
                    .then()
                    .statusCode(403);
            latest(other).delete(comment).then().statusCode(403);
        }
        with(team.bob()).get(path).then().body("data.body", contains("Better")).body("data.own", contains(false));
        latest(team.ann()).delete(comment).then().statusCode(204);
        latest(team.ann()).delete(comment).then().statusCode(404);
        with(team.bob()).get(path).then().body("data", hasSize(0));
        assertThat(database.count("select count(*) from comment where body like '%Better%'"))
                .as("what was deleted is not kept")
                .isZero();
    }

    @Test
    void a_bad_comment_is_refused() {
        Team team = revealed();
        String path = team.ann().path() + "/comments";
        String longest = "\uD83D\uDE80".repeat(4_000);
        with(team.ann())
                .body(Map.of("question", "product", "body", longest))
                .post(path)
                .then()
                .statusCode(201);
        for (String body : List.of("", "  ", "x".repeat(4_001), "a\u0000b")) {
            with(team.ann())
                    .body(Map.of("question", "product", "body", body))
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/body"));
        }
        with(team.ann())
                .body(Map.of("question", "none", "body", "x"))
                .post(path)
                .then()
                .statusCode(404);
        with(team.ann()).body(Map.of("body", "x")).post(path).then().statusCode(422);
        with(team.ann()).get(path).then().body("data", hasSize(1));
    }
}
