package dev.showdown.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/**
 * Until the reveal nobody but the participant sees their answers. Every channel is read by everybody else before and
 * after somebody changes theirs: not a character may differ.
 */
@QuarkusTest
class BlindnessTest extends ApiTest {

    private static final String CANARY = "Canary in a note";

    /** Every page of an assessment; a question's page stands for all of them. */
    private static final List<String> PAGES = List.of(
            "",
            "/questions/product",
            "/check",
            "/report",
            "/report?importance.throughput=80",
            "/priorities",
            "/priorities?method=ranking",
            "/settings",
            "/share",
            "/history",
            "/compare",
            "/newer-playbook",
            "/deletion",
            "/team",
            "/decision");

    private static final List<String> CALLS = List.of(
            "",
            "/participants",
            "/answers",
            "/answers/product/former",
            "/evaluation",
            "/differences",
            "/comments",
            "/agreed",
            "/agreed/product",
            "/decision",
            "/reports",
            "/invite");

    @Inject
    Database database;

    private record Team(Started facilitator, Started ann, Started bob, String before) {}

    /** Ann answers and submits; the facilitator had published before anybody joined. */
    private static Team team() {
        Started facilitator = start();
        answer(facilitator, "product", "prototype");
        String before = publish(facilitator);
        Started ann = join(facilitator, "Ann");
        Started bob = join(facilitator, "Bob");
        with(ann).body(Map.of("choice", "ai", "note", CANARY)).put(ann.answer("product"));
        submit(ann, bob, facilitator);
        return new Team(facilitator, ann, bob, before);
    }

    /** Another route, more answers, other notes, and answers that exclude. */
    private static void change(Started ann) {
        with(ann)
                .body(Map.of(
                        "product", Map.of("choice", "realtime", "note", CANARY + " changed"),
                        "front-end", Map.of("choice", "spa", "note", ""),
                        "mandate", Map.of("choice", "only-python", "note", "")))
                .put(ann.path() + "/answers")
                .then()
                .statusCode(200);
    }

    @Test
    void no_page_tells_anything() {
        Team team = team();
        Browser facilitator = browser(team.facilitator());
        Browser bob = browser(team.bob());
        Map<String, String> before = pages(team, facilitator, bob);
        change(team.ann());
        assertThat(pages(team, facilitator, bob)).isEqualTo(before);
        assertThat(before.toString()).doesNotContain(CANARY);
        for (Browser browser : List.of(facilitator, bob, browser(team.ann()))) {
            String report = "/assessments/" + team.facilitator().id() + "/report";
            assertThat(browser.get(report).expectError(403).text()).contains("not been revealed yet");
            browser.get(report + "?importance.throughput=80").expectError(403);
            browser.get("/assessments/" + team.facilitator().id() + "/priorities")
                    .expectError(403);
        }
    }

    private static Map<String, String> pages(Team team, Browser... browsers) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (int i = 0; i < browsers.length; i++) {
            for (String page : PAGES) {
                Page read = browsers[i].get("/assessments/" + team.facilitator().id() + page);
                assertThat(read.status()).as(page).isLessThan(500);
                seen.put(i + page, read.status() + " " + read.header("Content-Length") + read.source());
            }
            seen.put(i + "list", browsers[i].get("/assessments").source());
        }
        return seen;
    }

    @Test
    void no_call_tells_anything() {
        Team team = team();
        Map<String, String> before = calls(team);
        change(team.ann());
        assertThat(calls(team)).isEqualTo(before);
        assertThat(before.toString()).doesNotContain(CANARY);
        for (Started person : List.of(team.facilitator(), team.ann(), team.bob())) {
            for (String hidden : List.of("/evaluation", "/differences", "/comments", "/agreed", "/decision")) {
                with(person)
                        .get(person.path() + hidden)
                        .then()
                        .statusCode(403)
                        .contentType(PROBLEM)
                        .body("code", equalTo("not-revealed"));
            }
            with(person).get(person.path() + "/answers").then().body("everyone", nullValue());
        }
    }

    private static Map<String, String> calls(Team team) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (Started person : List.of(team.facilitator(), team.bob())) {
            for (String call : CALLS) {
                seen.put(person.key() + call, said(with(person).get(person.path() + call)));
            }
            seen.put(person.key() + "report", said(with(person).get(ROOT + "/reports/" + team.before())));
            seen.put(person.key() + "publish", said(with(person).post(person.path() + "/reports")));
            seen.put(
                    person.key() + "settle",
                    said(with(person)
                            .header("If-None-Match", "*")
                            .body(Map.of("choice", "ai"))
                            .put(person.path() + "/agreed/product")));
            seen.put(
                    person.key() + "decide",
                    said(with(person)
                            .header("If-None-Match", "*")
                            .body(Map.of("alternative", "node", "reason", "x"))
                            .put(person.path() + "/decision")));
            seen.put(
                    person.key() + "comment",
                    said(with(person)
                            .body(Map.of("question", "product", "body", "x"))
                            .post(person.path() + "/comments")));
        }
        return seen;
    }

    private static String said(Response response) {
        assertThat(response.statusCode()).isLessThan(500);
        return response.statusCode() + " "
                + response.asString().replaceAll("\"requestId\":\"[^\"]*\"", "").replaceAll("\\d+ seconds", "");
    }

    @Test
    void nothing_is_published_before_the_reveal_and_what_was_published_alone_stays_with_whoever_leads() {
        Team team = team();
        with(team.facilitator())
                .post(team.facilitator().path() + "/reports")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-revealed"));
        Browser browser = browser(team.facilitator());
        String share = "/assessments/" + team.facilitator().id() + "/share";
        browser.send(browser.get(share).expect(200).form("input[name=newest]")).expectError(403);
        assertThat(database.count(
                        "select count(*) from report where assessment_id = ?",
                        UUID.fromString(team.facilitator().id())))
                .isEqualTo(1);
        for (String address : List.of("/history", "/compare", "/reports/" + team.before())) {
            browser.get("/assessments/" + team.facilitator().id() + address).expect(200);
            browser(team.bob())
                    .get("/assessments/" + team.facilitator().id() + address)
                    .expectError(403);
        }
        with(team.facilitator())
                .get(ROOT + "/reports/" + team.before())
                .then()
                .statusCode(200)
                .body("answers[0].answers.product.choice", equalTo("prototype"));
        with(team.bob())
                .get(ROOT + "/reports/" + team.before())
                .then()
                .statusCode(403)
                .body("code", equalTo("not-revealed"));
    }

    @Test
    void an_assessment_is_a_teams_as_soon_as_a_second_person_exists_and_no_longer() {
        Started facilitator = start();
        with(facilitator).get(facilitator.path() + "/evaluation").then().statusCode(200);
        Started ann = join(facilitator, "Ann");
        with(facilitator).get(facilitator.path() + "/evaluation").then().statusCode(403);
        latest(facilitator).delete(facilitator.path() + "/participants/" + participant(ann));
        with(facilitator).get(facilitator.path() + "/evaluation").then().statusCode(200);
    }

    @Test
    void what_happened_is_told_without_who_what_or_how_much() {
        assertThat(database.column("""
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = 'team_event' order by 1
                """)).containsExactly("assessment_id", "at", "id", "kind", "workspace_id");
        Team team = team();
        UUID id = UUID.fromString(team.ann().id());
        long before = database.count("select count(*) from team_event where assessment_id = ?", id);
        change(team.ann());
        with(team.ann()).delete(team.ann().answer("front-end"));
        assertThat(database.count("select count(*) from team_event where assessment_id = ?", id))
                .as("an answer is no event")
                .isEqualTo(before);
    }

    @Test
    void no_error_tells_anything() {
        Team team = team();
        UUID id = UUID.fromString(team.ann().id());
        String former = "former";
        with(team.ann()).body(Map.of("choice", "services")).put(team.ann().answer("product"));
        UUID row = (UUID) database.one("select id from former_answer where assessment_id = ?", id);
        for (Started person : List.of(team.facilitator(), team.bob())) {
            Stream.of(
                            with(person).body(Map.of(former, row)).post(person.answer("product") + "/restoration"),
                            with(person).delete(person.answer("product")),
                            with(person).body(Map.of("choice", "nonsense")).put(person.answer("product")),
                            with(person).body(Map.of("confirm", false)).post(person.path() + "/reveal"))
                    .forEach(answered -> answered.then().body(not(equalTo(CANARY))));
        }
        assertThat(with(team.bob())
                        .body(Map.of(former, row))
                        .post(team.bob().answer("product") + "/restoration")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_facilitator_changes_nobodys_answers() {
        Team team = team();
        answer(team.facilitator(), "product", "internal");
        with(team.facilitator()).delete(team.facilitator().answer("product"));
        with(team.ann())
                .get(team.ann().path() + "/answers")
                .then()
                .body("own[0].choice", equalTo("ai"))
                .body("own[0].note", equalTo(CANARY));
    }

    @Test
    void answers_that_were_not_submitted_stay_hidden_after_the_reveal() {
        Started facilitator = start();
        Started ann = join(facilitator, "Ann");
        Started bob = join(facilitator, "Bob");
        Started late = join(facilitator, "Late");
        with(late).body(Map.of("choice", "ai", "note", CANARY)).put(late.answer("product"));
        submit(ann, bob);
        reveal(facilitator);
        for (String call : List.of("/answers", "/differences", "/evaluation")) {
            assertThat(with(ann)
                            .get(ann.path() + call)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .doesNotContain(CANARY)
                    .doesNotContain("Late");
        }
    }
}
