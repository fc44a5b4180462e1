package dev.showdown.api;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Team;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/// The list of a workspace's assessments, for programs.
@QuarkusTest
class AssessmentListApiTest extends ApiTest {

    @Inject
    Accounts accounts;

    private static Response list(String token, String query) {
        return anonymous().auth().preemptive().oauth2(token).get(ROOT + "/assessments" + query);
    }

    @Test
    void a_token_lists_its_workspace_part_by_part_the_newest_first() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, "assessments:read");
        for (int i = 1; i <= 5; i++) {
            Wizard.start(ann.browser(), "Number " + i);
        }
        List<String> seen = new ArrayList<>();
        String query = "?limit=2&q=number&status=draft";
        for (int parts = 0; query != null; parts++) {
            assertThat(parts).isLessThan(4);
            Response part = list(token, query);
            part.then().statusCode(200).body("meta.limit", equalTo(2));
            seen.addAll(part.path("data.title"));
            String cursor = part.path("meta.nextCursor");
            query = cursor == null ? null : "?limit=2&q=number&status=draft&cursor=" + cursor;
            if (cursor == null) {
                assertThat(part.header("Link")).doesNotContain("rel=\"next\"");
            } else {
                assertThat(part.headers().getValues("Link").toString())
                        .contains("cursor=" + cursor + "&q=number&status=draft>; rel=\"next\"");
                Wizard.start(ann.browser(), "Number in between");
            }
        }
        assertThat(seen).containsExactly("Number 5", "Number 4", "Number 3", "Number 2", "Number 1");
        list(token, "?limit=1")
                .then()
                .body("data[0].owner.name", equalTo("Ann"))
                .body("data[0].status", equalTo("draft"))
                .body("data[0].verdict", nullValue());
    }

    @Test
    void it_finds_no_hidden_note_and_nothing_of_others() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, "assessments:read");
        String foreign = Accounts.token(accounts.member("Olga"), "assessments:read");
        Team team = Team.start(ann.browser(), "Secretive");
        var ben = team.join("Ben");
        team.answer(ben, "product", "ai", "walrus").answer(ann.browser(), "product", "ai", "pelican");
        for (String word : List.of("walrus", "pelican")) {
            list(token, "?q=" + word).then().statusCode(200).body("data.size()", equalTo(0));
        }
        team.submit(ben, ann.browser()).reveal();
        list(token, "?q=walrus").then().body("data.title", contains("Secretive"));
        list(foreign, "").then().statusCode(200).body("data.size()", equalTo(0));
    }

    @Test
    void wrong_values_scopes_and_keys_are_refused() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, "assessments:read");
        Map.of(
                        "?status=best", "/status",
                        "?verdict=best", "/verdict",
                        "?owner=Ann", "/owner",
                        "?from=yesterday", "/from",
                        "?to=2020-13-01", "/to",
                        "?limit=0", "/limit",
                        "?cursor=x", "/cursor")
                .forEach((query, pointer) ->
                        list(token, query).then().statusCode(422).body("errors[0].pointer", equalTo(pointer)));
        for (String position : List.of(
                "00000000000000000000-00000000-0000-0000-0000-000000000000",
                "09223372036854775807-00000000-0000-0000-0000-000000000000",
                "99999999999999999999-00000000-0000-0000-0000-000000000000")) {
            String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes());
            assertThat(list(token, "?cursor=" + cursor).statusCode())
                    .as(position)
                    .isIn(200, 422);
        }
        list(Accounts.token(ann, "reports:read"), "").then().statusCode(403).body("code", equalTo("scope"));
        Started started = start();
        list(started.key(), "").then().statusCode(403);
        anonymous().get(ROOT + "/assessments").then().statusCode(401);
    }

    @Test
    void what_is_archived_says_so_and_refuses_a_patch() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, "assessments:read", "assessments:write");
        Wizard wizard = Wizard.start(ann.browser(), "Put away");
        ann.browser()
                .send(ann.browser()
                        .get(wizard.address() + "/settings")
                        .form("[formaction$=/archive]")
                        .at(wizard.address() + "/archive"))
                .expect(303);
        Response read = list(token, "/" + wizard.id());
        read.then().statusCode(200).body("status", equalTo("archived"));
        anonymous()
                .auth()
                .preemptive()
                .oauth2(token)
                .header("If-Match", read.header("ETag"))
                .body(Map.of("title", "Changed"))
                .patch(ROOT + "/assessments/" + wizard.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("archived"));
        list(token, "").then().body("data.size()", equalTo(0));
        list(token, "?status=archived").then().body("data.title", contains("Put away"));
    }

    @Test
    void a_token_finds_the_notes_of_its_own_answers_and_another_token_does_not() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, "assessments:read", "assessments:write");
        String other = Accounts.token(ann, "assessments:read", "assessments:write");
        Response response = anonymous()
                .auth()
                .preemptive()
                .oauth2(token)
                .body(Map.of("title", "Own"))
                .post(ROOT + "/assessments");
        Started own = new Started(response.path("id"), token);
        with(own)
                .body(Map.of("choice", "ai", "note", "narwhal"))
                .put(own.answer("product"))
                .then()
                .statusCode(200);
        list(token, "?q=narwhal").then().body("data.title", contains("Own"));
        list(other, "?q=narwhal").then().body("data.size()", equalTo(0));
    }
}
