package dev.showdown.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.showdown.api.ApiTest.Started;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;

/// A team's assessment with something of everything in it, for calls to be tried on.
///
/// @param removed who was of the team once
/// @param cookie that the leader's browser holds
/// @param values what the parameters of addresses take, by name
/// @param fields what the fields of bodies take, by name
record CorpusWork(
        Started leader,
        Started member,
        Started adviser,
        Started removed,
        String cookie,
        Map<String, String> values,
        Map<String, JsonNode> fields) {

    static final String SPARE = "Spare";

    private static final String QUESTION = "live-updates";
    private static final Map<String, Object> BODY =
            Map.of("title", "Corpus", "answers", Map.of(QUESTION, "core", "team-size", "4-8"));
    private static final JsonMapper JSON = new JsonMapper();

    String id() {
        return leader.id();
    }

    /// Before the reveal.
    static CorpusWork answering() {
        Started leader = ApiTest.start(BODY);
        CorpusWork work = start(leader, () -> ApiTest.browser(leader));
        ApiTest.submit(leader);
        return work;
    }

    /// Before the reveal, and led by a program with the token of a workspace, which has not submitted yet.
    static CorpusWork ofAWorkspace(Member owner) {
        String token = Accounts.token(owner, CorpusStrangers.ALL);
        Response response =
                ApiTest.anonymous().auth().preemptive().oauth2(token).body(BODY).post(ApiTest.ROOT + "/assessments");
        response.then().statusCode(201);
        CorpusWork work = start(new Started(response.path("id"), token), owner::browser);
        work.values.put("slug", owner.workspace().replace("/workspaces/", ""));
        work.values.put("token", spare(owner, token));
        return work;
    }

    /// A token that nobody uses.
    private static String spare(Member owner, String token) {
        return ApiTest.anonymous()
                .auth()
                .preemptive()
                .oauth2(token)
                .body(Map.of("name", SPARE, "scopes", List.of("audit:read"), "days", 1))
                .post(ApiTest.ROOT + owner.workspace() + "/tokens")
                .path("id");
    }

    /// After a second round, with everything that a team can come to, under a playbook to which there is a newer one.
    static CorpusWork revealed(Database database) {
        CorpusWork work = answering();
        Started leader = work.leader();
        ApiTest.reveal(leader);
        ApiTest.with(leader).post(leader.path() + "/rounds").then().statusCode(201);
        ApiTest.submit(leader, work.member());
        ApiTest.reveal(leader);
        ExamplesTest.goBackToAnEarlierPlaybook(database, work.id());
        String comment = ApiTest.with(leader)
                .body(Map.of("question", QUESTION, "body", "We talked."))
                .post(leader.path() + "/comments")
                .path("id");
        put(leader, "/agreed/" + QUESTION, Map.of("choice", "core", "reason", "So."));
        put(leader, "/decision", Map.of("alternative", "node", "reason", "So."));
        work.values.put("comment", comment);
        return work;
    }

    /// @param browser that belongs to the leader, once somebody has joined
    private static CorpusWork start(Started leader, Supplier<Browser> browser) {
        ApiTest.answer(leader, QUESTION, "none");
        // While there is no team yet, nothing is hidden.
        put(leader, "/priorities", Map.of("ranking", List.of("first-release", "throughput")));
        String report = ApiTest.publish(leader);
        String share = ApiTest.with(leader)
                .body("{}")
                .post(ApiTest.ROOT + "/reports/" + report + "/shares")
                .path("id");
        Started member = ApiTest.join(leader, "Ann");
        ApiTest.answer(member, QUESTION, "core-large");
        Started adviser = ApiTest.join(leader, "Guru");
        mark(leader, ApiTest.participant(adviser));
        Started removed = ApiTest.join(leader, "Gone");
        remove(leader, ApiTest.participant(removed));
        ApiTest.submit(member);
        // Looking at it makes the links that resume it.
        List.of(leader, member, adviser).forEach(person -> get(person, ""));
        Map<String, String> values = new HashMap<>(Map.of(
                "id",
                leader.id(),
                "key",
                "node-vs-python",
                "question",
                QUESTION,
                "report",
                report,
                "left",
                report,
                "right",
                report,
                "share",
                share,
                "slug",
                "nowhere",
                "token",
                UUID.randomUUID().toString(),
                "participant",
                ApiTest.participant(member)));
        Map<String, JsonNode> fields = new HashMap<>();
        fields.put("invite", JSON.valueToTree(ApiTest.invite(leader)));
        fields.put("former", JSON.valueToTree(get(leader, "/answers/" + QUESTION + "/former")));
        fields.put("draws", JSON.valueToTree(1_000));
        fields.put("expiresAt", JSON.valueToTree("2099-01-01T00:00:00Z"));
        return new CorpusWork(leader, member, adviser, removed, cookie(browser.get()), values, fields);
    }

    private static void mark(Started leader, String participant) {
        ApiTest.latest(leader)
                .body(Map.of("adviser", true))
                .patch(leader.path() + "/participants/" + participant)
                .then()
                .statusCode(200);
    }

    private static void remove(Started leader, String participant) {
        ApiTest.latest(leader)
                .delete(leader.path() + "/participants/" + participant)
                .then()
                .statusCode(204);
    }

    private static void put(Started leader, String rest, Map<String, ?> body) {
        RequestSpecification first = ApiTest.with(leader).header("If-None-Match", "*");
        first.body(body).put(leader.path() + rest).then().statusCode(200);
    }

    /// The id of the first element, if it is a list.
    private static String get(Started person, String rest) {
        return ApiTest.with(person)
                .get(person.path() + rest)
                .then()
                .statusCode(200)
                .extract()
                .path("data.find { true }.id");
    }

    private static String cookie(Browser browser) {
        return browser.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((first, second) -> first + "; " + second)
                .orElseThrow();
    }
}
