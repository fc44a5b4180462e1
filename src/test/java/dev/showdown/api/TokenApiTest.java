package dev.showdown.api;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.account.TokenUsesNow;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Database;
import dev.showdown.support.Project;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/// What programs do with the token of a workspace, and what they cannot.
@QuarkusTest
class TokenApiTest extends ApiTest {

    private static final String[] ALL = {"assessments:read", "assessments:write", "reports:read", "shares:write"};

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Inject
    TokenUsesNow uses;

    private static Started started(String token) {
        return started(token, Map.of("title", "By a program"));
    }

    private static Started started(String token, Map<String, ?> body) {
        Response response =
                anonymous().auth().preemptive().oauth2(token).body(body).post(ROOT + "/assessments");
        response.then()
                .statusCode(201)
                .body("editKey", nullValue())
                .body("links.resume", nullValue())
                .body("removedAfter", nullValue());
        return new Started(response.path("id"), token);
    }

    private static String slug(Member member) {
        return member.workspace().substring("/workspaces/".length());
    }

    private void become(Member member, String role) {
        database.change("""
                update membership set role = ? where account_id = (select id from account where email = ?)
                """, role, member.email());
    }

    @Test
    void what_a_token_starts_lies_in_its_workspace_and_its_members_find_it() {
        Member ann = accounts.member("Ann");
        Started started = started(Accounts.token(ann, ALL));
        assertThat(database.text(
                        "select w.slug from assessment a join workspace w on w.id = a.workspace_id where a.id = ?::uuid",
                        started.id()))
                .isEqualTo(slug(ann));
        assertThat(ann.browser().get("/assessments/" + started.id()).expect(200).text())
                .contains("By a program");
        accounts.member("Eve").browser().get("/assessments/" + started.id()).expectError(404);
    }

    @Test
    void it_takes_the_name_of_its_own_workspace_and_of_no_other() {
        Member ann = accounts.member("Ann");
        Member eve = accounts.member("Eve");
        String token = Accounts.token(ann, ALL);
        started(token, Map.of("title", "Named", "workspace", slug(ann)));
        for (String other : List.of(slug(eve), "nowhere", "")) {
            anonymous()
                    .auth()
                    .preemptive()
                    .oauth2(token)
                    .body(Map.of("title", "Named", "workspace", other))
                    .post(ROOT + "/assessments")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/workspace"));
        }
        anonymous()
                .body(Map.of("title", "Named", "workspace", slug(ann)))
                .post(ROOT + "/assessments")
                .then()
                .statusCode(422)
                .body("code", equalTo("not-available"));
    }

    @Test
    void a_program_goes_all_the_way_with_one_token() {
        Member ann = accounts.member("Ann");
        Started started = started(Accounts.token(ann, ALL));
        Project.CHAT.choices().forEach((question, choice) -> answer(started, question, choice));
        submit(started);
        with(started).get(started.path() + "/evaluation").then().statusCode(200);
        String report = publish(started);
        with(started).get(ROOT + "/reports/" + report).then().statusCode(200);
        with(started).get(started.path() + "/reports").then().statusCode(200);
        with(started)
                .body(Map.of("name", "For the board"))
                .post(ROOT + "/reports/" + report + "/shares")
                .then()
                .statusCode(201);
        with(started)
                .header("If-None-Match", "*")
                .body(Map.of("alternative", "node", "reason", "It leads"))
                .put(started.path() + "/decision")
                .then()
                .statusCode(200);
        latest(started).delete(started.path()).then().statusCode(204);
        with(started).get(started.path()).then().statusCode(404);
    }

    @Test
    void a_program_steers_a_team_that_a_member_leads() {
        Member ann = accounts.member("Ann");
        Wizard wizard = Wizard.start(ann.browser(), "Led by a member")
                .answerAll(Project.CHAT.choices(), "unknown")
                .submit();
        Started led = new Started(wizard.id(), Accounts.token(ann, ALL));
        with(led).get(led.path()).then().statusCode(200).body("title", equalTo("Led by a member"));
        Started ben = join(led, "Ben");
        with(ben)
                .body("{\"product\":{\"choice\":\"ai\"}}")
                .put(ben.path() + "/answers")
                .then()
                .statusCode(200);
        submit(ben);
        with(led).get(led.path() + "/answers").then().statusCode(200).body("everyone", nullValue());
        reveal(led);
        with(led)
                .body(Map.of("question", "product", "body", "Said by a program"))
                .post(led.path() + "/comments")
                .then()
                .statusCode(201);
        with(led)
                .header("If-None-Match", "*")
                .body(Map.of("choice", "ai"))
                .put(led.path() + "/agreed/product")
                .then()
                .statusCode(200);
        with(led).post(led.path() + "/rounds").then().statusCode(201);
    }

    @Test
    void it_does_not_answer_for_people() {
        Member ann = accounts.member("Ann");
        String id = Wizard.start(ann.browser(), "Answered by people").id();
        Started led = new Started(id, Accounts.token(ann, ALL));
        with(led)
                .body(Map.of("choice", "ai"))
                .put(led.answer("product"))
                .then()
                .statusCode(403)
                .body("code", equalTo("not-taking-part"));
        Started own = started(led.key());
        Started other = new Started(own.id(), Accounts.token(ann, ALL));
        with(other)
                .body(Map.of("choice", "ai"))
                .put(own.answer("product"))
                .then()
                .statusCode(403)
                .body("code", equalTo("not-taking-part"));
        answer(own, "product", "ai");
    }

    @ParameterizedTest
    @CsvSource({
        "assessments:write, GET, ''",
        "assessments:read, PATCH, ''",
        "assessments:read, DELETE, ''",
        "reports:read, GET, /answers",
        "assessments:read, PUT, /answers/product",
        "assessments:read, GET, /invite",
        "shares:write, GET, /reports",
        "assessments:write, GET, /reports",
        "reports:read, POST, /reports",
        "assessments:write, GET, /shares",
        "webhooks:write, GET, /evaluation"
    })
    void a_token_without_the_scope_is_refused_before_anything_else(String scope, String method, String path) {
        Member ann = accounts.member("Ann");
        Started started = started(Accounts.token(ann, ALL));
        Started wrong = new Started(started.id(), Accounts.token(ann, scope));
        latest(wrong)
                .body(method.equals("GET") ? "" : "{}")
                .request(method, wrong.path() + path)
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", equalTo("Bearer error=\"insufficient_scope\""))
                .body("code", equalTo("scope"));
    }

    @Test
    void a_token_that_only_reads_starts_nothing() {
        Member ann = accounts.member("Ann");
        long before = database.count("select count(*) from assessment");
        anonymous()
                .auth()
                .preemptive()
                .oauth2(Accounts.token(ann, "assessments:read", "reports:read"))
                .body(Map.of("title", "Not started"))
                .post(ROOT + "/assessments")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope"));
        assertThat(database.count("select count(*) from assessment")).isEqualTo(before);
    }

    @Test
    void public_calls_take_any_token() {
        String token = Accounts.token(accounts.member("Ann"), "webhooks:write");
        anonymous()
                .auth()
                .preemptive()
                .oauth2(token)
                .get(ROOT + "/playbooks")
                .then()
                .statusCode(200);
    }

    @Test
    void it_can_do_no_more_than_its_maker_can_now() {
        Member ann = accounts.member("Ann");
        Started started = started(Accounts.token(ann, ALL));
        become(ann, "editor");
        latest(started).delete(started.path()).then().statusCode(403).body("code", equalTo("forbidden"));
        latest(started)
                .body(Map.of("title", "Edited"))
                .patch(started.path())
                .then()
                .statusCode(200);
        become(ann, "viewer");
        latest(started)
                .body(Map.of("title", "Again"))
                .patch(started.path())
                .then()
                .statusCode(403);
        with(started).get(started.path()).then().statusCode(200);
        anonymous()
                .auth()
                .preemptive()
                .oauth2(started.key())
                .body(Map.of("title", "Not started"))
                .post(ROOT + "/assessments")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update workspace_token set revoked_at = now() where id = ?::uuid",
                "update workspace_token set created_at = now() - interval '9 days', expires_at = now() - interval '1 second'"
                        + " where id = ?::uuid",
                "delete from membership where account_id = (select made_by from workspace_token where id = ?::uuid)",
                "delete from account where id = (select made_by from workspace_token where id = ?::uuid)"
            })
    void a_token_that_has_ended_in_any_way_opens_nothing(String end) {
        Member ann = accounts.member("Ann");
        Started started = started(Accounts.token(ann, ALL));
        UUID id = (UUID) database.one(
                "select id from workspace_token where token_hash = sha256(?::bytea)",
                started.key().getBytes());
        database.change(end, id.toString());
        for (String path : List.of(started.path(), ROOT + "/playbooks")) {
            with(started)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", equalTo("Bearer"))
                    .body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void it_opens_nothing_of_another_workspace() {
        Member ann = accounts.member("Ann");
        Started hers = started(Accounts.token(ann, ALL));
        String report = publishedBy(hers);
        Started evil = new Started(hers.id(), Accounts.token(accounts.member("Eve"), ALL));
        with(evil).get(hers.path()).then().statusCode(404);
        latest(evil).delete(hers.path()).then().statusCode(404);
        with(evil).get(ROOT + "/reports/" + report).then().statusCode(404);
        with(evil)
                .body(Map.of("name", ""))
                .post(ROOT + "/reports/" + report + "/shares")
                .then()
                .statusCode(404);
        Started guest = start();
        with(new Started(guest.id(), evil.key())).get(guest.path()).then().statusCode(404);
    }

    private static String publishedBy(Started started) {
        with(started)
                .body("{\"product\":{\"choice\":\"ai\"}}")
                .put(started.path() + "/answers")
                .then()
                .statusCode(200);
        return publish(started);
    }

    @Test
    void a_token_with_a_typing_error_is_none() {
        String token = Accounts.token(accounts.member("Ann"), ALL);
        String other = token.substring(0, 10) + (token.charAt(10) == 'a' ? 'b' : 'a') + token.substring(11);
        for (String wrong : List.of(other, token + "a", token.toUpperCase(java.util.Locale.ROOT), "sdp_", "sdp_%00")) {
            anonymous()
                    .auth()
                    .preemptive()
                    .oauth2(wrong)
                    .get(ROOT + "/playbooks")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void a_call_that_is_repeated_is_done_once_and_a_new_token_is_another_caller() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, ALL);
        Response first = once(token);
        Response second = once(token);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(once(Accounts.token(ann, ALL)).<String>path("id")).isNotEqualTo(first.path("id"));
    }

    private static Response once(String token) {
        Response response = anonymous()
                .auth()
                .preemptive()
                .oauth2(token)
                .header("Idempotency-Key", "once")
                .body(Map.of("title", "Once"))
                .post(ROOT + "/assessments");
        response.then().statusCode(201);
        return response;
    }

    @Test
    void each_token_has_a_limit_of_its_own() {
        String token = Accounts.token(accounts.member("Ann"), ALL);
        anonymous()
                .auth()
                .preemptive()
                .oauth2(token)
                .get(ROOT + "/playbooks")
                .then()
                .header("RateLimit", startsWith("\"default\";r=999999;"));
    }

    @Test
    void its_last_use_is_told_to_the_minute_and_reading_writes_nothing() {
        Member ann = accounts.member("Ann");
        Started started = started(Accounts.token(ann, ALL));
        uses.write();
        Instant first = lastUse(started);
        assertThat(first).isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(ann.browser().get(ann.workspace() + "/tokens").text()).contains("Last used");
        with(started).get(started.path()).then().statusCode(200);
        uses.write();
        assertThat(lastUse(started)).isEqualTo(first);
        database.change("update workspace_token set last_used_at = now() - interval '2 minutes'");
        with(started).get(started.path()).then().statusCode(200);
        assertThat(lastUse(started)).isBefore(first);
        uses.write();
        assertThat(lastUse(started)).isAfter(first);
    }

    @Test
    void a_use_that_cannot_be_written_now_is_written_later() {
        // Those of other tests, of which one that cannot be written either would come first.
        uses.write();
        Started started = started(Accounts.token(accounts.member("Ann"), ALL));
        database.change("revoke update on workspace_token from showdown_app");
        try {
            uses.write();
        } finally {
            database.change("grant update on workspace_token to showdown_app");
        }
        String used = "select count(last_used_at) from workspace_token where token_hash = sha256(?::bytea)";
        assertThat(database.count(used, (Object) started.key().getBytes())).isZero();
        uses.write();
        assertThat(database.count(used, (Object) started.key().getBytes())).isOne();
    }

    private Instant lastUse(Started started) {
        Timestamp used = (Timestamp) database.one(
                "select last_used_at from workspace_token where token_hash = sha256(?::bytea)",
                started.key().getBytes());
        return used.toInstant();
    }

    /// A team of a program's, whose answers are revealed.
    private static Started revealed(String token) {
        Started started = started(token);
        submit(started, join(started, "Ben"));
        reveal(started);
        return started;
    }

    @Test
    void a_comment_is_there_in_its_own_assessment_only() {
        String token = Accounts.token(accounts.member("Ann"), ALL);
        Started one = revealed(token);
        Started other = revealed(token);
        String comment = with(one)
                .body(Map.of("question", "product", "body", "Said here"))
                .post(one.path() + "/comments")
                .path("id");
        String elsewhere = other.path() + "/comments/" + comment;
        with(other).get(elsewhere).then().statusCode(404);
        latest(other).body(Map.of("body", "Changed")).put(elsewhere).then().statusCode(404);
        latest(other).delete(elsewhere).then().statusCode(404);
        with(one)
                .get(one.path() + "/comments/" + comment)
                .then()
                .statusCode(200)
                .body("body", equalTo("Said here"));
    }

    @Test
    void what_was_changed_meanwhile_is_not_thrown_away() {
        Started started = started(Accounts.token(accounts.member("Ann"), ALL));
        String seen = with(started).get(started.path()).header("ETag");
        latest(started)
                .body(Map.of("title", "Changed"))
                .patch(started.path())
                .then()
                .statusCode(200);
        with(started)
                .header("If-Match", seen)
                .delete(started.path())
                .then()
                .statusCode(412)
                .body("current.title", equalTo("Changed"));
        with(started).get(started.path()).then().statusCode(200);
        with(started).delete(started.path()).then().statusCode(428);
        with(started)
                .header("If-Match", with(started).get(started.path()).header("ETag"))
                .delete(started.path())
                .then()
                .statusCode(204);
    }
}
