package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Database;
import dev.showdown.support.Parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Submitting, closing, revealing, and answering again. */
@QuarkusTest
class RoundApiTest extends ApiTest {

    @Inject
    Database database;

    @Test
    void answers_can_be_submitted_unfinished_and_revised_until_the_reveal() {
        Started started = start();
        Started ann = join(started, "Ann");
        submit(ann);
        submit(ann);
        answer(ann, "product", "ai");
        with(ann).get(ann.path()).then().body("participants.find { it.own }.submitted", equalTo(true));
        assertThat(database.count(
                        "select count(*) from submission where assessment_id = ?", UUID.fromString(started.id())))
                .isEqualTo(1);
        assertThat(events(started)).containsExactly("joined", "submitted");
    }

    private List<Object> events(Started started) {
        return database.column(
                "select kind from team_event where assessment_id = ? order by id", UUID.fromString(started.id()));
    }

    @Test
    void a_reveal_needs_two_submissions_and_a_confirmation_and_happens_once() {
        Started started = start();
        Started ann = join(started, "Ann");
        submit(ann);
        revealing(started).then().statusCode(409).body("detail", containsString("two people"));
        submit(started);
        with(started)
                .body(Map.of("confirm", false))
                .post(started.path() + "/reveal")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/confirm"));
        with(started).body("{}").post(started.path() + "/reveal").then().statusCode(422);
        with(ann)
                .body(Map.of("confirm", true))
                .post(ann.path() + "/reveal")
                .then()
                .statusCode(403);
        with(started).get(started.path()).then().body("status", equalTo("answering"));

        revealing(started).then().statusCode(200).body("revealed", equalTo(true));

        with(ann).get(ann.path()).then().body("status", equalTo("revealed")).body("answering", equalTo("closed"));
        revealing(started).then().statusCode(409).body("detail", containsString("already revealed"));
        assertThat(database.rows(
                        "select round, revealed_by_name from reveal where assessment_id = ?",
                        UUID.fromString(started.id())))
                .containsExactly(Map.of("round", 1, "revealed_by_name", "Facilitator"));
        assertThat(events(started)).containsExactly("joined", "submitted", "submitted", "revealed");
    }

    @Test
    void reveals_at_the_same_time_reveal_once() {
        Started started = start();
        Started ann = join(started, "Ann");
        submit(started, ann);
        assertThat(Parallel.times(4, () -> revealing(started).statusCode()))
                .containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void nothing_can_be_answered_after_closing_after_the_deadline_or_after_the_reveal() {
        Started started = start();
        Started ann = join(started, "Ann");
        answer(ann, "product", "ai");

        latest(started)
                .body(Map.of("answering", "closed"))
                .patch(started.path())
                .then()
                .statusCode(200);
        refused(ann, "closed");
        latest(started)
                .body(Map.of("answering", "open"))
                .patch(started.path())
                .then()
                .statusCode(200);
        answer(ann, "product", "services");

        String deadline = Instant.now().plusSeconds(3600).toString();
        latest(started)
                .body(Map.of("deadline", deadline))
                .patch(started.path())
                .then()
                .statusCode(200)
                .body("answering", equalTo("open"));
        database.change(
                "update round set deadline = now() - interval '1 second' where assessment_id = ?",
                UUID.fromString(started.id()));
        refused(ann, "deadline");
        latest(started)
                .body(Map.of("answering", "open"))
                .patch(started.path())
                .then()
                .statusCode(200)
                .body("answering", equalTo("open"))
                .body("deadline", nullValue());
        answer(ann, "product", "ai");

        submit(started, ann);
        reveal(started);
        refused(ann, "revealed");
        latest(started)
                .body(Map.of("answering", "open"))
                .patch(started.path())
                .then()
                .statusCode(409)
                .body("detail", containsString("revealed"));
    }

    /** Every way to change an answer, and nothing is lost. */
    private static void refused(Started ann, String why) {
        String before = with(ann).get(ann.path() + "/answers").jsonPath().getString("own.choice");
        with(ann)
                .body(Map.of("choice", "prototype"))
                .put(ann.answer("product"))
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString(why));
        with(ann)
                .body(Map.of("choice", "spa"))
                .put(ann.answer("front-end"))
                .then()
                .statusCode(409);
        with(ann).delete(ann.answer("product")).then().statusCode(409);
        with(ann)
                .body("{\"product\":{\"choice\":\"prototype\"}}")
                .put(ann.path() + "/answers")
                .then()
                .statusCode(409);
        assertThat(with(ann).get(ann.path() + "/answers").jsonPath().getString("own.choice"))
                .isEqualTo(before);
    }

    @Test
    void submitting_is_refused_when_answering_is_closed() {
        Started started = start();
        Started ann = join(started, "Ann");
        latest(started)
                .body(Map.of("answering", "closed"))
                .patch(started.path())
                .then()
                .statusCode(200);
        with(ann).post(ann.path() + "/submission").then().statusCode(409);
        with(ann).get(ann.path()).then().body("participants.find { it.own }.submitted", equalTo(false));
    }

    @Test
    void no_answer_slips_in_behind_a_reveal() {
        for (int repeat = 0; repeat < 5; repeat++) {
            Started started = start();
            Started ann = join(started, "Ann");
            answer(ann, "product", "ai");
            submit(started, ann);
            Callable<String> saves = () -> {
                String last = "ai";
                for (String choice : List.of("services", "prototype", "internal", "ai", "services", "prototype")) {
                    if (with(ann)
                                    .body(Map.of("choice", choice))
                                    .put(ann.answer("product"))
                                    .statusCode()
                            == 200) {
                        last = choice;
                    }
                }
                return last;
            };
            Callable<String> reveals = () -> {
                reveal(started);
                return with(started)
                        .get(started.path() + "/answers")
                        .path("everyone.find { it.name == 'Ann' }.answers.product.choice");
            };
            List<String> seen = Parallel.all(List.of(saves, reveals));
            assertThat(seen.get(1)).as("what was revealed stays").isEqualTo(seen.get(0));
        }
    }

    @Test
    void a_deadline_cannot_be_later_than_can_be_stored() {
        Started started = start();
        latest(started)
                .body(Map.of("deadline", "+999999999-12-31T23:59:59Z"))
                .patch(started.path())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/deadline"))
                .body("code", equalTo("past"));
    }

    @Test
    void a_patch_is_made_as_a_whole_or_not_at_all() {
        Started started = start();
        latest(started)
                .body(Map.of("title", "Changed", "context", "Why", "deadline", "2020-01-01T00:00:00Z"))
                .patch(started.path())
                .then()
                .statusCode(422)
                .body("code", equalTo("past"));
        with(started).get(started.path()).then().body("title", equalTo("Live board"));
        latest(started)
                .contentType("application/merge-patch+json")
                .body("{\"title\":\"Changed\"}")
                .patch(started.path())
                .then()
                .statusCode(200)
                .body("title", equalTo("Changed"));
        latest(started)
                .body("{\"answering\":\"ajar\"}")
                .patch(started.path())
                .then()
                .statusCode(422);
        latest(started)
                .body("{\"status\":\"decided\"}")
                .patch(started.path())
                .then()
                .statusCode(422);
        latest(join(started, "Ann"))
                .body("{\"title\":\"Mine\"}")
                .patch(started.path())
                .then()
                .statusCode(403);
    }

    @Test
    void another_round_begins_with_the_last_answers_blind_again() {
        Started started = start();
        Started ann = join(started, "Ann");
        answer(started, "product", "ai");
        answer(ann, "product", "services");
        with(started).post(started.path() + "/rounds").then().statusCode(409);
        submit(started, ann);
        reveal(started);
        float lead = with(ann).get(ann.path() + "/evaluation").path("lead");

        with(started).post(started.path() + "/rounds").then().statusCode(201).body("round", equalTo(2));

        with(ann)
                .get(ann.path())
                .then()
                .body("status", equalTo("answering"))
                .body("people.submitted", equalTo(0))
                .body("round", equalTo(2));
        with(ann).get(ann.path() + "/answers").then().body("own.choice", contains("services"));
        answer(ann, "product", "ai");
        with(started)
                .get(started.path() + "/answers")
                .then()
                .body("revealedRound", equalTo(1))
                .body("everyone.answers.product.choice", contains("ai", "services"));
        with(started).get(started.path() + "/evaluation").then().body("lead", equalTo(lead));
        submit(started, ann);
        reveal(started);
        with(started)
                .get(started.path() + "/answers")
                .then()
                .body("everyone.answers.product.choice", contains("ai", "ai"));
        with(ann)
                .get(ann.path() + "/differences")
                .then()
                .body("round", equalTo(2))
                .body("topics.find { it.question == 'product' }.shifts[0].from", equalTo("services"))
                .body("topics.find { it.question == 'product' }.shifts[0].to", equalTo("ai"))
                .body("topics.find { it.question == 'product' }.shifts[0].names", contains("Ann"));
        assertThat(events(started)).containsSubsequence("revealed", "round", "submitted", "submitted", "revealed");
    }

    @Test
    void anonymity_is_settled_at_the_start_and_nothing_tells_a_name() {
        Started started = start(Map.of("title", "Secret ballot", "anonymous", true));
        Started ann = join(started, "Annabel");
        Started bob = join(started, "Bobby");
        answer(ann, "product", "ai");
        answer(bob, "product", "services");
        assertThatThrownBy(() -> database.change(
                        "update assessment set anonymous = false where id = ?", UUID.fromString(started.id())))
                .hasStackTraceContaining("anonymous never changes");
        latest(started)
                .body(Map.of("adviser", true))
                .patch(started.path() + "/participants/" + participant(ann))
                .then()
                .statusCode(409);
        submit(ann, bob);
        reveal(started);
        with(ann)
                .body(Map.of("question", "product", "body", "I said so"))
                .post(ann.path() + "/comments")
                .then()
                .statusCode(201);
        with(started)
                .header("If-None-Match", "*")
                .body(Map.of("choice", "ai"))
                .put(started.path() + "/agreed/product")
                .then()
                .statusCode(200);
        String report = publish(started);
        with(started).post(started.path() + "/rounds").then().statusCode(201);
        answer(ann, "product", "services");
        submit(ann, bob);
        reveal(started);

        for (String path : List.of("/answers", "/evaluation", "/differences", "/comments", "/agreed")) {
            String body = with(bob)
                    .get(bob.path() + path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(body).as(path).doesNotContain("Annabel").doesNotContain("Bobby");
        }
        assertThat(with(bob)
                        .get(ROOT + "/reports/" + report)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("Annabel")
                .contains("Participant 2");
        assertThat(database.text("select r::text from report r where id = ?", UUID.fromString(report)))
                .doesNotContain("Annabel");
        with(bob)
                .get(bob.path() + "/participants")
                .then()
                .body("data", hasSize(1))
                .body("joined", equalTo(3));
        with(bob)
                .get(bob.path() + "/answers")
                .then()
                .body("everyone.participant", not(hasItem(participant(ann))))
                .body("everyone.name", contains("Participant 1", "Participant 2"))
                .body("everyone.own", hasItems(true, false));
        with(bob)
                .get(bob.path() + "/differences")
                .then()
                .body("topics.find { it.question == 'product' }.shifts[0].people", equalTo(1))
                .body("topics.find { it.question == 'product' }.shifts[0].names", hasSize(0));
    }

    @Test
    void one_finds_and_restores_what_one_had_answered() {
        Started started = start();
        Started ann = join(started, "Ann");
        with(ann).body(Map.of("choice", "ai", "note", "first")).put(ann.answer("product"));
        answer(ann, "product", "services");
        String former = with(ann).get(ann.answer("product") + "/former").path("data[0].id");
        with(started).get(started.answer("product") + "/former").then().body("data", hasSize(0));
        with(started)
                .body(Map.of("former", former))
                .post(started.answer("product") + "/restoration")
                .then()
                .statusCode(404);

        with(ann)
                .body(Map.of("former", former))
                .post(ann.answer("product") + "/restoration")
                .then()
                .statusCode(200)
                .body("choice", equalTo("ai"))
                .body("note", equalTo("first"));

        with(ann).get(ann.answer("product") + "/former").then().body("data.choice", contains("services", "ai"));
        with(ann).body("{}").post(ann.answer("product") + "/restoration").then().statusCode(422);
        with(ann).get(ann.answer("none") + "/former").then().statusCode(404);
    }

    @Test
    void all_answers_are_put_at_once_or_none() {
        Started started = start();
        answer(started, "product", "ai");
        with(started)
                .body("{\"front-end\":{\"choice\":\"spa\"},\"existing\":{\"choice\":\"none-such\"}}")
                .put(started.path() + "/answers")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/existing"));
        with(started).get(started.path() + "/answers").then().body("own.question", contains("product"));
        with(started)
                .body("{\"front-end\":{\"choice\":\"spa\",\"note\":\"n\"}}")
                .put(started.path() + "/answers")
                .then()
                .statusCode(200)
                .body("own.question", contains("front-end"));
        Stream.of("{\"product\":null}", "{\"none\":{\"choice\":\"x\"}}", "[]", "null")
                .forEach(body -> with(started)
                        .body(body)
                        .put(started.path() + "/answers")
                        .then()
                        .statusCode(422));
    }

    @Test
    void opening_again_drops_a_deadline_that_has_passed_and_keeps_one_to_come() {
        Started started = start();
        String deadline = "2099-01-31T12:00:00Z";
        latest(started)
                .body(Map.of("deadline", deadline, "answering", "closed"))
                .patch(started.path())
                .then()
                .statusCode(200);
        latest(started)
                .body(Map.of("answering", "open"))
                .patch(started.path())
                .then()
                .statusCode(200)
                .body("answering", equalTo("open"))
                .body("deadline", equalTo(deadline));
    }

    @Test
    void another_round_takes_over_nothing_of_somebody_who_was_removed() {
        Started started = start();
        Started ann = join(started, "Ann");
        Started bob = join(started, "Bob");
        answer(ann, "product", "ai");
        answer(bob, "product", "ai");
        latest(started)
                .delete(started.path() + "/participants/" + participant(bob))
                .then()
                .statusCode(204);
        submit(started, ann);
        reveal(started);
        with(started).post(started.path() + "/rounds").then().statusCode(201);
        assertThat(database.count(
                        "select count(*) from answer where assessment_id = ?::uuid and round = 2", started.id()))
                .isOne();
    }

    @Test
    void whoever_answers_while_answering_is_being_closed_is_told() {
        Started started = start();
        Started ann = join(started, "Ann");
        answer(ann, "product", "ai");
        String closing = "update round set closed_at = now() where assessment_id = ?::uuid";
        assertThat(database.overtaken(
                        () -> with(ann)
                                .body(Map.of("choice", "services"))
                                .put(ann.answer("product"))
                                .statusCode(),
                        closing,
                        started.id()))
                .isEqualTo(409);
        latest(started)
                .body(Map.of("answering", "open"))
                .patch(started.path())
                .then()
                .statusCode(200);
        assertThat(database.overtaken(
                        () -> with(ann).delete(ann.answer("product")).statusCode(), closing, started.id()))
                .isEqualTo(409);
        with(ann).get(ann.path() + "/answers").then().body("own.choice", contains("ai"));
    }
}
