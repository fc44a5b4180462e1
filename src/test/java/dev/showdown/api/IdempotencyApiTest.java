package dev.showdown.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.support.Database;
import dev.showdown.support.Parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** A call that is repeated under one Idempotency-Key has one effect. */
@QuarkusTest
class IdempotencyApiTest extends ApiTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotent-Replayed";

    @Inject
    Database database;

    private static String random() {
        return UUID.randomUUID().toString();
    }

    private static Response starting(String key, String title) {
        return anonymous().header(KEY, key).body(Map.of("title", title)).post(ROOT + "/assessments");
    }

    @Test
    void the_same_call_is_answered_the_same_again() {
        String key = random();

        Response first = starting(key, "Once");
        Response second = starting(key, "Once");

        first.then().statusCode(201).header(REPLAYED, nullValue());
        second.then()
                .statusCode(201)
                .header(REPLAYED, equalTo("true"))
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")))
                .contentType("application/json");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(database.count("select count(*) from assessment where title = 'Once'"))
                .isOne();
    }

    @Test
    void a_reply_reads_as_it_does_without_a_key() {
        Response keyed = starting(random(), "Alike");
        Response plain = anonymous().body(Map.of("title", "Alike")).post(ROOT + "/assessments");

        assertThat(keyed.jsonPath().getMap("").keySet())
                .containsExactlyElementsOf(plain.jsonPath().getMap("").keySet());
        assertThat(keyed.contentType()).isEqualTo(plain.contentType());
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        String key = random();
        starting(key, "One").then().statusCode(201);

        starting(key, "Other")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo("idempotency-key-reused"));
        assertThat(database.count("select count(*) from assessment where title = 'Other'"))
                .isZero();
    }

    @Test
    void what_was_refused_can_be_sent_again_corrected() {
        String key = random();
        starting(key, " ").then().statusCode(422);

        starting(key, "Corrected").then().statusCode(201).header(REPLAYED, nullValue());
    }

    @Test
    void twenty_at_once_have_one_effect() {
        String key = random();

        List<Response> all = Parallel.times(20, () -> starting(key, "Twenty"));

        assertThat(database.count("select count(*) from assessment where title = 'Twenty'"))
                .isOne();
        assertThat(all).allSatisfy(response -> {
            assertThat(response.statusCode()).isIn(201, 409);
            if (response.statusCode() == 409) {
                assertThat(response.<String>path("code")).isEqualTo("still-running");
            }
        });
        assertThat(all.stream()
                        .filter(response -> response.statusCode() == 201)
                        .map(response -> response.<String>path("editKey"))
                        .distinct())
                .hasSize(1);
        assertThat(all.stream().filter(response -> response.header(REPLAYED) == null && response.statusCode() == 201))
                .hasSize(1);
    }

    @Test
    void a_key_belongs_to_one_caller_and_one_call() {
        String key = random();
        Started one = start();
        Started other = start();

        for (Started started : List.of(one, other)) {
            with(started)
                    .header(KEY, key)
                    .post(started.path() + "/reports")
                    .then()
                    .statusCode(201)
                    .header(REPLAYED, nullValue())
                    .body("assessment", equalTo(started.id()));
        }
        with(one)
                .header(KEY, key)
                .post(one.path() + "/submission")
                .then()
                .statusCode(200)
                .header(REPLAYED, nullValue());
    }

    @Test
    void a_caller_without_a_key_of_their_own_needs_one_that_nobody_guesses() {
        starting("short", "Guessed").then().statusCode(422).body("code", equalTo("idempotency-key"));
        starting(random().substring(0, 31), "Guessed").then().statusCode(422).body("code", equalTo("idempotency-key"));
        starting(random().substring(0, 32), "Guarded").then().statusCode(201);
        Started started = start();
        with(started)
                .header(KEY, "short")
                .post(started.path() + "/reports")
                .then()
                .statusCode(201);
        for (String odd : List.of("with space " + random(), "x".repeat(256))) {
            starting(odd, "Odd").then().statusCode(422).body("code", equalTo("idempotency-key"));
        }
    }

    @Test
    void a_reply_is_kept_for_a_day_and_cannot_be_read_by_whoever_has_the_database() {
        String key = random();
        Response first = starting(key, "Kept");
        byte[] secret = first.<String>path("editKey").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(database.count("select count(*) from stored_reply where position(? in sealed) > 0", secret))
                .isZero();
        byte[] title = "Kept".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(database.count("select count(*) from stored_reply where position(? in sealed) > 0", title))
                .isZero();

        database.change("update stored_reply set created_at = created_at - interval '23 hours 59 minutes'");
        starting(key, "Kept").then().statusCode(201).header(REPLAYED, equalTo("true"));
        database.change("update stored_reply set created_at = created_at - interval '2 minutes'");
        starting(key, "Kept").then().statusCode(201).header(REPLAYED, nullValue());
    }

    /** A call that makes or changes something by POST, in a scene that allows it. */
    private record Act(String name, Function<Started, Started> scene, Function<Started, String> path, Object body) {

        Response call(Started started, String key) {
            RequestSpecification request = with(started).header(KEY, key);
            return body == null
                    ? request.post(path.apply(started))
                    : request.body(body).post(path.apply(started));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Started alone(Started started) {
        return started;
    }

    private static Started team(Started started) {
        submit(started, join(started, "Ann"));
        return started;
    }

    private static Started revealed(Started started) {
        reveal(team(started));
        return started;
    }

    static Stream<Act> acts() {
        return Stream.of(
                new Act("enter", IdempotencyApiTest::alone, s -> s.path() + "/participants", Map.of("name", "Ann")),
                new Act("rotate invite", IdempotencyApiTest::alone, s -> s.path() + "/invite/rotate", null),
                new Act("submit", IdempotencyApiTest::alone, s -> s.path() + "/submission", null),
                new Act("reveal", IdempotencyApiTest::team, s -> s.path() + "/reveal", Map.of("confirm", true)),
                new Act("round", IdempotencyApiTest::revealed, s -> s.path() + "/rounds", null),
                new Act(
                        "comment",
                        IdempotencyApiTest::revealed,
                        s -> s.path() + "/comments",
                        Map.of("question", "product", "body", "Why?")),
                new Act("publish", IdempotencyApiTest::alone, s -> s.path() + "/reports", null),
                new Act(
                        "share",
                        IdempotencyApiTest::alone,
                        s -> ROOT + "/reports/" + reportOf(s) + "/shares",
                        Map.of("name", "Board")),
                new Act(
                        "rotate share",
                        IdempotencyApiTest::alone,
                        s -> ROOT + "/shares/" + shareOf(s) + "/rotate",
                        null));
    }

    private static String reportOf(Started started) {
        String known = with(started).get(started.path() + "/reports").path("data[0].id");
        return known == null ? publish(started) : known;
    }

    private static String shareOf(Started started) {
        String known = with(started).get(started.path() + "/shares").path("data[0].id");
        return known == null
                ? with(started)
                        .body("{}")
                        .post(ROOT + "/reports/" + reportOf(started) + "/shares")
                        .path("id")
                : known;
    }

    @ParameterizedTest
    @MethodSource("acts")
    void every_call_that_makes_something_can_be_repeated(Act act) {
        Started started = act.scene().apply(start());
        String key = random();

        Response first = act.call(started, key);
        Map<String, Object> after = database.work();
        Response second = act.call(started, key);

        assertThat(first.statusCode()).isIn(200, 201);
        second.then().statusCode(first.statusCode()).header(REPLAYED, equalTo("true"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(database.work()).isEqualTo(after);
    }

    @Test
    void joining_twice_under_one_key_adds_one_person() {
        Started started = start();
        String invite = invite(started);
        String key = random();
        Response first = anonymous()
                .header(KEY, key)
                .body(Map.of("invite", invite, "name", "Ann"))
                .post(ROOT + "/joins");
        Response second = anonymous()
                .header(KEY, key)
                .body(Map.of("invite", invite, "name", "Ann"))
                .post(ROOT + "/joins");

        first.then().statusCode(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        with(started).get(started.path()).then().body("people.joined", equalTo(2));
    }

    @Test
    void restoring_twice_under_one_key_restores_once() {
        Started started = start();
        answer(started, "product", "ai");
        answer(started, "product", "realtime");
        String key = random();
        Object former = with(started).get(started.answer("product") + "/former").path("data[0].id");

        for (String replayed : new String[] {null, "true"}) {
            with(started)
                    .header(KEY, key)
                    .body(Map.of("former", former))
                    .post(started.answer("product") + "/restoration")
                    .then()
                    .statusCode(200)
                    .header(REPLAYED, equalTo(replayed))
                    .body("choice", equalTo("ai"));
        }
        assertThat(with(started).get(started.answer("product") + "/former").<List<Object>>path("data"))
                .hasSize(2);
    }

    /** The tests above try each of these, but for tokens, which have tests of their own. */
    @Test
    void the_description_names_the_calls_that_can_be_repeated() {
        Map<String, Map<String, Map<String, Object>>> paths = io.restassured.RestAssured.given()
                .accept("application/json")
                .get("/openapi")
                .jsonPath()
                .getMap("paths");
        assertThat(paths.values().stream()
                        .flatMap(path -> path.values().stream())
                        .filter(operation ->
                                String.valueOf(operation.get("parameters")).contains(KEY))
                        .map(operation -> operation.get("operationId")))
                .containsExactlyInAnyOrder(
                        "startAssessment",
                        "join",
                        "enterParticipant",
                        "rotateInvite",
                        "submit",
                        "reveal",
                        "openRound",
                        "addComment",
                        "publishReport",
                        "shareReport",
                        "rotateShare",
                        "restoreAnswer",
                        "makeToken");
    }
}
