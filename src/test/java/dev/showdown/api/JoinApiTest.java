package dev.showdown.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** Invite to answer: who may come in, and who has to leave. */
@QuarkusTest
class JoinApiTest extends ApiTest {

    @Inject
    Database database;

    @Test
    void anybody_joins_with_the_link_and_a_name() {
        Started started = start();

        Response joined = joining(invite(started), "  Ann ");

        joined.then()
                .statusCode(201)
                .body("assessment", equalTo(started.id()))
                .body("participant.name", equalTo("Ann"))
                .body("participant.role", equalTo("participant"))
                .body("participant.enteredBy", equalTo("self"))
                .body("participantKey", matchesPattern("sda_[0-9A-Za-z]{36}"))
                .body("links.resume", startsWith(Server.BASE + "/resume/sdr_"));
        with(started)
                .get(started.path() + "/participants")
                .then()
                .statusCode(200)
                .body("data.name", contains("Facilitator", "Ann"))
                .body("data.submitted", contains(false, false))
                .body("data.own", contains(true, false))
                .body("joined", equalTo(2))
                .body("submitted", equalTo(0));
    }

    @Test
    void the_link_is_the_same_each_time_and_works_whole_too() {
        Started started = start();
        String url = with(started).get(started.path() + "/invite").path("url");

        assertThat(url).isEqualTo(Server.BASE + "/join/" + invite(started));
        joining(url, "Ann").then().statusCode(201);
    }

    @Test
    void people_of_the_same_name_are_told_apart() {
        Started started = start();
        join(started, "Ann");
        join(started, "Ann (2)");
        join(started, "ann");

        with(started)
                .get(started.path() + "/participants")
                .then()
                .body("data.name", contains("Facilitator", "Ann", "Ann (2)", "ann (3)"));
    }

    @Test
    void a_replaced_link_leads_nowhere() {
        Started started = start();
        String first = invite(started);
        String second = with(started).post(started.path() + "/invite/rotate").path("token");

        assertThat(second).isNotEqualTo(first);
        joining(first, "Ann").then().statusCode(404).body("detail", containsString("replaced"));
        joining(second, "Ann").then().statusCode(201);
        assertThat(invite(started)).isEqualTo(second);
    }

    @Test
    void a_link_that_replaces_one_that_has_expired_does_not_expire() {
        Started started = start();
        invite(started);
        latest(started)
                .body(Map.of("expiresAt", Instant.now().plusSeconds(3600).toString()))
                .patch(started.path() + "/invite")
                .then()
                .statusCode(200)
                .body("expiresAt", notNullValue());
        with(started)
                .post(started.path() + "/invite/rotate")
                .then()
                .statusCode(200)
                .body("expiresAt", nullValue());
        joining(invite(started), "Ann").then().statusCode(201);
    }

    @Test
    void an_expired_link_says_so() {
        Started started = start();
        String invite = invite(started);
        latest(started)
                .body(Map.of("expiresAt", Instant.now().plusSeconds(3600).toString()))
                .patch(started.path() + "/invite")
                .then()
                .statusCode(200);
        joining(invite, "Ann").then().statusCode(201);
        database.change(
                "update access_key set expires_at = now() - interval '1 second' where kind = 'invite'"
                        + " and assessment_id = ?",
                UUID.fromString(started.id()));

        joining(invite, "Bob").then().statusCode(410).body("detail", containsString("expired"));

        latest(started)
                .body("{\"expiresAt\":null}")
                .patch(started.path() + "/invite")
                .then()
                .statusCode(200)
                .body("expiresAt", nullValue());
        joining(invite, "Bob").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
    void a_link_cannot_expire_later_than_can_be_stored(String time) {
        Started started = start();

        latest(started)
                .body(Map.of("expiresAt", time))
                .patch(started.path() + "/invite")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/expiresAt"));
        with(started).get(started.path() + "/invite").then().body("expiresAt", nullValue());
    }

    @Test
    void a_link_cannot_expire_in_the_past() {
        Started started = start();

        latest(started)
                .body(Map.of("expiresAt", "2020-01-01T00:00:00Z"))
                .patch(started.path() + "/invite")
                .then()
                .statusCode(422)
                .body("code", equalTo("past"));
        latest(started)
                .body(Map.of("expiresAt", "soon"))
                .patch(started.path() + "/invite")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/expiresAt"));
    }

    static Stream<Arguments> badJoins() {
        return Stream.of(
                Arguments.of("", "Ann", 422),
                Arguments.of("inv_made-up", "Ann", 404),
                Arguments.of("inv_" + "x".repeat(10_000), "Ann", 404),
                Arguments.of(null, "", 422),
                Arguments.of(null, "   ", 422),
                Arguments.of(null, "x".repeat(101), 422),
                Arguments.of(null, "a\u0000b", 422),
                Arguments.of(null, "a\nb", 422));
    }

    @ParameterizedTest
    @MethodSource("badJoins")
    void a_bad_join_is_refused_with_words_and_adds_nobody(String invite, String name, int status) {
        Started started = start();

        joining(invite == null ? invite(started) : invite, name)
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("detail", not(equalTo("")));

        with(started).get(started.path()).then().body("people.joined", equalTo(1));
    }

    @Test
    void the_501st_participant_finds_no_room() {
        Started started = start();
        String invite = invite(started);
        joining(invite, "The second").then().statusCode(201);
        database.change("""
                insert into participant (workspace_id, id, assessment_id, name, role, created_at, version)
                select workspace_id, gen_random_uuid(), id, 'Person ' || i, 'member', now(), 0
                from assessment, generate_series(3, 499) i where id = ?
                """, UUID.fromString(started.id()));

        joining(invite, "The 500th").then().statusCode(201);
        joining(invite, "The 501st").then().statusCode(409).body("detail", startsWith("500 people"));
    }

    @Test
    void nobody_joins_while_answering_is_closed_or_after_the_reveal_and_again_in_another_round() {
        Started started = start();
        Started ann = join(started, "Ann");
        String invite = invite(started);
        latest(started)
                .body(Map.of("answering", "closed"))
                .patch(started.path())
                .then()
                .statusCode(200);
        joining(invite, "Bob").then().statusCode(409).body("detail", containsString("closed"));
        latest(started)
                .body(Map.of("answering", "open"))
                .patch(started.path())
                .then()
                .statusCode(200);
        submit(started, ann);
        reveal(started);
        joining(invite, "Bob").then().statusCode(409).body("detail", containsString("revealed"));
        with(started).post(started.path() + "/rounds").then().statusCode(201);
        joining(invite, "Bob").then().statusCode(201);
    }

    @Test
    void somebody_whose_answers_are_entered_is_shown_as_that() {
        Started started = start();
        Started ann = join(started, "Ann");
        Response entered = with(started).body(Map.of("name", "Bob")).post(started.path() + "/participants");
        entered.then().statusCode(201).body("participant.enteredBy", equalTo("facilitator"));
        Started bob = new Started(started.id(), entered.path("participantKey"));

        answer(bob, "product", "ai");
        submit(ann, bob);
        with(ann)
                .get(started.path() + "/participants")
                .then()
                .body("data.find { it.name == 'Bob' }.enteredBy", equalTo("facilitator"));
        reveal(started);

        with(ann).get(started.path() + "/answers").then().body("everyone.enteredBy", contains("self", "facilitator"));
        String report = publish(started);
        with(ann)
                .get(ROOT + "/reports/" + report)
                .then()
                .body("answers.find { it.name == 'Bob' }.enteredBy", equalTo("facilitator"))
                .body("answers.find { it.name == 'Ann' }.enteredBy", equalTo("self"));
    }

    @Test
    void a_participants_key_opens_their_own_part_alone() {
        Started started = start();
        Started ann = join(started, "Ann");
        answer(started, "product", "ai");
        answer(ann, "product", "services");

        with(ann)
                .get(ann.path() + "/answers")
                .then()
                .statusCode(200)
                .body("own.choice", contains("services"))
                .body("everyone", nullValue());
        with(started).get(started.path() + "/answers").then().body("own.choice", contains("ai"));
        with(ann).get(start().path()).then().statusCode(404);
    }

    @Test
    void a_removed_participant_is_out_and_their_links_end() {
        Started started = start();
        Started ann = join(started, "Ann");
        Started bob = join(started, "Bob");
        answer(ann, "product", "ai");
        String resume = with(ann).get(ann.path()).path("links.resume");
        Browser open = browser(ann);
        String anns = participant(ann);

        latest(started).delete(started.path() + "/participants/" + anns).then().statusCode(204);

        with(ann).get(ann.path()).then().statusCode(401);
        new Browser().get(resume).expectError(410);
        open.get("/assessments/" + ann.id()).expectError(404);
        with(started).get(started.path() + "/participants").then().body("data.name", contains("Facilitator", "Bob"));
        latest(started).delete(started.path() + "/participants/" + anns).then().statusCode(404);
        submit(started, bob);
        reveal(started);
        with(bob).get(bob.path() + "/answers").then().body("everyone.name", contains("Facilitator", "Bob"));
        latest(started)
                .delete(started.path() + "/participants/" + participant(bob))
                .then()
                .statusCode(409);
    }

    @Test
    void whoever_started_it_stays_and_is_no_adviser() {
        Started started = start();
        String own = participant(started);

        latest(started).delete(started.path() + "/participants/" + own).then().statusCode(409);
        latest(started)
                .body(Map.of("adviser", true))
                .patch(started.path() + "/participants/" + own)
                .then()
                .statusCode(409);
    }

    @Test
    void an_adviser_is_heard_and_shown_and_does_not_count() {
        Started started = start();
        Started ann = join(started, "Ann");
        Started guru = join(started, "Guru");
        latest(started)
                .body(Map.of("adviser", true))
                .patch(started.path() + "/participants/" + participant(guru))
                .then()
                .statusCode(200)
                .body("role", equalTo("adviser"));
        with(started)
                .get(started.path() + "/participants")
                .then()
                .body("data.role", contains("facilitator", "participant", "adviser"));
        answer(guru, "product", "ai");
        submit(guru, ann);
        revealing(started).then().statusCode(409).body("detail", containsString("two people"));
        submit(started);
        reveal(started);

        with(guru)
                .get(guru.path() + "/answers")
                .then()
                .body("everyone.name", contains("Facilitator", "Ann", "Guru"))
                .body("everyone.adviser", contains(false, false, true));
        with(guru)
                .get(guru.path() + "/evaluation")
                .then()
                .statusCode(200)
                .body("participants.name", contains("Facilitator", "Ann"));
        with(guru)
                .get(guru.path() + "/differences")
                .then()
                .statusCode(200)
                .body("topics.find { it.question == 'product' }.given.find { it.choice == 'ai' }.people", equalTo(0));
    }

    @Test
    void people_name_themselves_until_their_answers_are_revealed() {
        Started started = start();
        Started ann = join(started, "Ann");
        String own = participant(started);
        latest(started)
                .body(Map.of("name", "Lea"))
                .patch(started.path() + "/participants/" + own)
                .then()
                .statusCode(200)
                .body("name", equalTo("Lea"));
        with(started).get(started.path() + "/participants").then().body("data.name", contains("Lea", "Ann"));
        latest(ann)
                .body(Map.of("name", "Lee"))
                .patch(started.path() + "/participants/" + own)
                .then()
                .statusCode(403);
        submit(started, ann);
        reveal(started);
        latest(started)
                .body(Map.of("name", "Lou"))
                .patch(started.path() + "/participants/" + own)
                .then()
                .statusCode(409);
        with(started).get(started.path()).then().body("participants", hasSize(2));
    }

    @Test
    void whoever_was_revealed_keeps_name_and_place_in_every_later_round() {
        Started started = start();
        Started ann = join(started, "Ann");
        submit(started, ann);
        reveal(started);
        with(started).post(started.path() + "/rounds").then().statusCode(201);
        String anns = started.path() + "/participants/" + participant(ann);
        latest(ann).body(Map.of("name", "Annabel")).patch(anns).then().statusCode(409);
        latest(started).body(Map.of("adviser", true)).patch(anns).then().statusCode(409);
        latest(started).delete(anns).then().statusCode(409);
        Started ben = join(started, "Ben");
        latest(started)
                .delete(started.path() + "/participants/" + participant(ben))
                .then()
                .statusCode(204);
        with(started).get(started.path() + "/participants").then().body("data.name", contains("Facilitator", "Ann"));
    }
}
