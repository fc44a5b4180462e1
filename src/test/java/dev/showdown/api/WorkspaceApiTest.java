package dev.showdown.api;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/// What a workspace is governed with, for programs: tokens, audit log and export.
@QuarkusTest
class WorkspaceApiTest extends ApiTest {

    private static final String[] GOVERNING = {"tokens:write", "audit:read", "workspace:export"};
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    private static String at(Member member, String rest) {
        return ROOT + member.workspace() + rest;
    }

    private static RequestSpecification by(String token) {
        return anonymous().auth().preemptive().oauth2(token);
    }

    private static Response make(Member member, String token, String name, List<String> scopes, int days) {
        return by(token)
                .body(Map.of("name", name, "scopes", scopes, "days", days))
                .post(at(member, "/tokens"));
    }

    private static String made(Member member, String token, String name, List<String> scopes) {
        Response response = make(member, token, name, scopes, 30);
        response.then().statusCode(201);
        return response.path("secret");
    }

    private static void opens(Member member, String token, int status) {
        by(token).get(at(member, "/audit-events")).then().statusCode(status);
    }

    private String id(String token) {
        return database.text("select id from workspace_token where token_hash = sha256(?::bytea)", token.getBytes());
    }

    @Test
    void a_token_makes_another_whose_secret_is_told_once() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, GOVERNING);
        Response made = make(ann, token, "Collector", List.of("audit:read"), 30);
        made.then()
                .statusCode(201)
                .header("Location", equalTo(made.path("links.self")))
                .header("ETag", matchesPattern("\"v1-.+\""))
                .body("name", equalTo("Collector"))
                .body("scopes", equalTo(List.of("audit:read")))
                .body("madeBy", equalTo("Ann"))
                .body("state", equalTo("active"))
                .body("lastUsedAt", nullValue())
                .body("secret", matchesPattern("sdp_[0-9A-Za-z]{36}"));
        assertThat(Duration.between(Instant.parse(made.path("createdAt")), Instant.parse(made.path("expiresAt"))))
                .isEqualTo(Duration.ofDays(30));
        opens(ann, made.path("secret"), 200);
        by(token)
                .get(made.<String>path("links.self"))
                .then()
                .statusCode(200)
                .body("id", equalTo(made.path("id")))
                .body("secret", nullValue());
        by(token)
                .get(at(ann, "/tokens"))
                .then()
                .statusCode(200)
                .body("data.name", hasItem("Collector"))
                .body("data.secret", everyItem(nullValue()));
    }

    @Test
    void a_token_that_is_revoked_while_it_makes_another_makes_none() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, GOVERNING);
        int status = database.overtaken(
                () -> make(ann, token, "Too late", List.of("audit:read"), 30).statusCode(),
                "update workspace_token set revoked_at = now() where token_hash = sha256(?::bytea)",
                (Object) token.getBytes());
        assertThat(status).isEqualTo(404);
        assertThat(database.count("select count(*) from workspace_token where name = 'Too late'"))
                .isZero();
    }

    @Test
    void the_same_call_sent_again_makes_no_second_token() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, GOVERNING);
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            secrets.add(by(token)
                    .header("Idempotency-Key", "make-one-token-for-the-collector-0001")
                    .body(Map.of("name", "Once", "scopes", List.of("audit:read"), "days", 1))
                    .post(at(ann, "/tokens"))
                    .path("secret"));
        }
        assertThat(secrets.get(1)).isNotNull().isEqualTo(secrets.get(0));
        by(token).get(at(ann, "/tokens")).then().body("data.findAll { it.name == 'Once' }", hasSize(1));
    }

    @Test
    void it_reaches_no_further_and_lasts_no_longer_than_the_token_that_makes_it() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, "tokens:write", "reports:read");
        make(ann, token, "Wider", List.of("reports:read", "shares:write"), 30)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scopes"))
                .body("errors[0].code", equalTo("scope"));
        by(token).get(at(ann, "/tokens")).then().body("data", hasSize(1));
        Response longer = make(ann, token, "Longer", List.of("reports:read"), 365);
        longer.then().statusCode(201);
        by(token).get(at(ann, "/tokens/" + id(token))).then().body("expiresAt", equalTo(longer.path("expiresAt")));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"scopes\":[\"audit:read\"],\"days\":1}', /name",
        "'{\"name\":\"\",\"scopes\":[\"audit:read\"],\"days\":1}', /name",
        "'{\"name\":\"A\",\"scopes\":[],\"days\":1}', /scopes",
        "'{\"name\":\"A\",\"days\":1}', /scopes",
        "'{\"name\":\"A\",\"scopes\":[\"everything\"],\"days\":1}', /scopes",
        "'{\"name\":\"A\",\"scopes\":[null],\"days\":1}', /scopes",
        "'{\"name\":\"A\",\"scopes\":[\"audit:read\"]}', /days",
        "'{\"name\":\"A\",\"scopes\":[\"audit:read\"],\"days\":0}', /days",
        "'{\"name\":\"A\",\"scopes\":[\"audit:read\"],\"days\":-1}', /days",
        "'{\"name\":\"A\",\"scopes\":[\"audit:read\"],\"days\":366}', /days"
    })
    void what_is_no_token_is_refused_with_a_pointer(String body, String pointer) {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, GOVERNING);
        Response refused = by(token).body(body).post(at(ann, "/tokens"));
        refused.then().statusCode(422);
        assertThat(refused.<List<String>>path("errors.pointer")).allMatch(found -> found.startsWith(pointer));
        by(token).get(at(ann, "/tokens")).then().body("data", hasSize(1));
    }

    @Test
    void a_token_ends_with_the_one_that_made_it() {
        Member ann = accounts.member("Ann");
        String root = Accounts.token(ann, GOVERNING);
        String child = made(ann, root, "Child", List.of(GOVERNING));
        String grandchild = made(ann, child, "Grandchild", List.of("audit:read"));
        String sibling = made(ann, root, "Sibling", List.of("audit:read"));
        String self = at(ann, "/tokens/" + id(child));
        by(root).delete(self).then().statusCode(428);
        by(root).header("If-Match", "\"v7\"").delete(self).then().statusCode(412);
        opens(ann, grandchild, 200);
        by(root).header("If-Match", by(root).get(self).header("ETag"))
                .delete(self)
                .then()
                .statusCode(204);
        opens(ann, child, 401);
        opens(ann, grandchild, 401);
        opens(ann, sibling, 200);
        by(root).get(self).then().body("state", equalTo("revoked"));
        assertThat(database.count(
                        "select count(*) from audit_event where action = 'token.revoked' and target_id in (?::uuid, ?::uuid)",
                        id(child),
                        id(grandchild)))
                .isEqualTo(2);
    }

    @Test
    void on_the_page_too_it_ends_with_the_one_that_made_it() {
        Member ann = accounts.member("Ann");
        String root = Accounts.token(ann, GOVERNING);
        String child = made(ann, root, "Child", List.of("audit:read"));
        String path = ann.workspace() + "/tokens";
        ann.browser()
                .send(ann.browser().get(path).form("form[action$='" + id(root) + "/revocation']"))
                .expect(303);
        opens(ann, child, 401);
    }

    @Test
    void an_editors_token_knows_the_editors_own_tokens_only() {
        Crew crew = Crew.of(accounts);
        Member edda = crew.join("Edda", "editor");
        Accounts.token(crew.owner(), "reports:read");
        String token = Accounts.token(edda, crew.path(""), GOVERNING);
        String base = ROOT + crew.path("");
        by(token).get(base + "/tokens").then().statusCode(200).body("data.madeBy", everyItem(equalTo("Edda")));
        String hers = database.text("""
                select t.id from workspace_token t join account a on a.id = t.made_by where a.email = ?
                """, crew.owner().email());
        by(token).get(base + "/tokens/" + hers).then().statusCode(404);
        by(token)
                .header("If-Match", "*")
                .delete(base + "/tokens/" + hers)
                .then()
                .statusCode(404);
        by(token).get(base + "/audit-events").then().statusCode(403).body("code", not(equalTo("scope")));
        by(token).get(base + "/export").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tokens", "/audit-events", "/export"})
    void it_is_found_in_its_own_workspace_only(String rest) {
        String token = Accounts.token(accounts.member("Ann"), GOVERNING);
        by(token).get(at(accounts.member("Eve"), rest)).then().statusCode(404);
        by(token).get(ROOT + "/workspaces/nowhere" + rest).then().statusCode(404);
        with(start(Map.of("title", "Of a guest")))
                .get(at(accounts.member("Eve"), rest))
                .then()
                .statusCode(404);
    }

    @Test
    void the_audit_log_is_read_in_parts_and_filtered() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, GOVERNING);
        made(ann, token, "First", List.of("audit:read"));
        made(ann, token, "Second", List.of("audit:read"));
        by(token)
                .queryParam("action", "token.made")
                .queryParam("who", "Robot")
                .get(at(ann, "/audit-events"))
                .then()
                .statusCode(200)
                .body("data.target", equalTo(List.of("Second", "First")))
                .body("data[0].actorKind", equalTo("token"))
                .body("data[0].actorId", equalTo(id(token)))
                .body("data[0].targetKind", equalTo("token"))
                .body("data[0].detail", equalTo("audit:read"))
                .body("data[0].address", notNullValue());
        List<String> seen = new ArrayList<>();
        String next = at(ann, "/audit-events?limit=1");
        while (next != null) {
            Response part = by(token).get(next);
            part.then().statusCode(200).body("data", hasSize(1));
            seen.add(part.path("data[0].id"));
            String cursor = part.path("meta.nextCursor");
            next = cursor == null ? null : at(ann, "/audit-events?limit=1&cursor=" + cursor);
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize((int) database.count("""
                        select count(*) from audit_event e join workspace w on w.id = e.workspace_id
                        where '/workspaces/' || w.slug = ?
                        """, ann.workspace()));
    }

    @Test
    void events_of_one_moment_are_neither_lost_nor_told_twice() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, GOVERNING);
        for (String name : List.of("One", "Two", "Three", "Four")) {
            made(ann, token, name, List.of("audit:read"));
        }
        database.change("""
                update audit_event e set at = ? from workspace w
                where w.id = e.workspace_id and '/workspaces/' || w.slug = ? and e.action = 'token.made'
                """, Timestamp.from(Instant.parse("2026-01-02T03:04:05Z")), ann.workspace());
        Response first = by(token).get(at(ann, "/audit-events?limit=3&action=token.made"));
        Response second = by(token)
                .get(at(ann, "/audit-events?limit=3&action=token.made&cursor=" + first.path("meta.nextCursor")));
        List<String> targets = new ArrayList<>(first.<List<String>>path("data.target"));
        targets.addAll(second.path("data.target"));
        assertThat(targets).containsExactlyInAnyOrder("Robot of Ann", "One", "Two", "Three", "Four");
    }

    @ParameterizedTest
    @CsvSource({
        "action=nonsense, /action",
        "from=yesterday, /from",
        "until=2030-13-01, /until",
        "limit=0, /limit",
        "cursor=x, /cursor"
    })
    void there_is_no_such_part_of_the_log(String query, String pointer) {
        Member ann = accounts.member("Ann");
        by(Accounts.token(ann, GOVERNING))
                .get(at(ann, "/audit-events?" + query))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void as_csv_it_is_all_that_is_asked_for_and_that_is_an_event() {
        Member ann = accounts.member("Ann");
        String token = Accounts.token(ann, GOVERNING);
        made(ann, token, "=Sum", List.of("audit:read"));
        Response csv = by(token).accept("text/csv").get(at(ann, "/audit-events?action=token.made"));
        csv.then().statusCode(200).contentType("text/csv");
        assertThat(csv.headers().getValues("Vary")).contains("Accept");
        assertThat(csv.asString().lines())
                .hasSize(3)
                .first()
                .isEqualTo("at,actorKind,actorId,actor,action,targetKind,targetId,target,detail,address");
        assertThat(csv.asString()).contains(",'=Sum,");
        by(token)
                .get(at(ann, "/audit-events?action=audit.exported"))
                .then()
                .body("data", hasSize(1))
                .body("data[0].actorKind", equalTo("token"));
        by(token).accept("image/png").get(at(ann, "/audit-events")).then().statusCode(406);
    }

    @Test
    void the_export_is_what_the_page_gives_and_an_event() throws Exception {
        Member ann = accounts.member("Ann");
        Wizard wizard = Wizard.start(ann.browser(), "Of the whole")
                .answerAll(Map.of(), "unknown")
                .submit()
                .publish();
        wizard.link("Shared");
        String token = Accounts.token(ann, GOVERNING);
        Response export = by(token).get(at(ann, "/export"));
        export.then()
                .statusCode(200)
                .header("Content-Disposition", matchesPattern("attachment; filename=\"showdown-.+\\.json\""))
                .body("format", equalTo("showdown-workspace"))
                .body("schemaVersion", equalTo(1))
                .body("members.name", equalTo(List.of("Ann")))
                .body("assessments.id", equalTo(List.of(wizard.id())))
                .body("assessments[0].title", equalTo("Of the whole"))
                .body("assessments[0].reports[0].content.title", equalTo("Of the whole"))
                .body("assessments[0].shareLinks.name", equalTo(List.of("Shared")));
        JsonNode page = JSON.readTree(
                ann.browser().get(ann.workspace() + "/export").expect(200).source());
        JsonNode called = JSON.readTree(export.asByteArray());
        // A token has no answers of its own.
        assertThat(page.at("/assessments/0/sheets")).hasSize(1);
        assertThat(called.at("/assessments/0/sheets")).isEmpty();
        for (JsonNode whole : List.of(page, called)) {
            ((ObjectNode) whole.at("/assessments/0")).remove("sheets");
        }
        assertThat(called.path("assessments")).isEqualTo(page.path("assessments"));
        assertThat(called.path("members")).isEqualTo(page.path("members"));
        by(token)
                .get(at(ann, "/audit-events?action=workspace.exported"))
                .then()
                .body("data.actorKind", equalTo(List.of("person", "token")));
    }
}
