package dev.showdown.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/// An assessment of two people with something of everything in it, for calls to be tried on.
///
/// @param leader key of whoever leads it
/// @param member key of whoever joined it
/// @param values what the parameters of paths take, by name
/// @param fields what the fields of bodies take, by name
record CorpusWork(String id, String leader, String member, Map<String, String> values, Map<String, JsonNode> fields) {

    private static final String ROOT = "/api/v1";
    private static final String QUESTION = "live-updates";
    private static final JsonMapper JSON = new JsonMapper();

    /// How far the two have come. What may be done depends on it.
    enum Stage {
        ANSWERING,
        REVEALED
    }

    static CorpusWork start(Stage stage) {
        var started = request("")
                .body(Map.of("title", "Corpus", "answers", Map.of(QUESTION, "core", "team-size", "4-8")))
                .post(ROOT + "/assessments")
                .then()
                .statusCode(201)
                .extract();
        String id = started.path("id");
        String leader = started.path("editKey");
        String path = ROOT + "/assessments/" + id;
        done(leader, Map.of("choice", "none"), "PUT", path + "/answers/" + QUESTION);
        String former =
                request(leader).get(path + "/answers/" + QUESTION + "/former").path("data[0].id");
        String report = request(leader).post(path + "/reports").path("id");
        String share = request(leader)
                .body(Map.of())
                .post(ROOT + "/reports/" + report + "/shares")
                .path("id");
        String invite = request(leader).get(path + "/invite").path("token");
        var joined = request("")
                .body(Map.of("invite", invite, "name", "Ann"))
                .post(ROOT + "/joins")
                .then()
                .extract();
        String member = joined.path("participantKey");
        done(member, Map.of("choice", "core-large"), "PUT", path + "/answers/" + QUESTION);
        // Looking at it makes the links that resume it.
        request(leader).get(path);
        request(member).get(path);
        Map<String, String> values = new HashMap<>(Map.of(
                "id", id,
                "key", "node-vs-python",
                "question", QUESTION,
                "report", report,
                "share", share,
                "participant", joined.path("participant.id")));
        if (stage == Stage.REVEALED) {
            values.put("comment", reveal(leader, member, path));
        }
        return new CorpusWork(id, leader, member, values, fields(invite, former));
    }

    /// The id of a comment.
    private static String reveal(String leader, String member, String path) {
        done(leader, Map.of(), "POST", path + "/submission");
        done(member, Map.of(), "POST", path + "/submission");
        done(leader, Map.of("confirm", true), "POST", path + "/reveal");
        String comment = request(leader)
                .body(Map.of("question", QUESTION, "body", "We talked."))
                .post(path + "/comments")
                .path("id");
        done(leader, Map.of("choice", "core", "reason", "So."), "PUT", path + "/agreed/" + QUESTION);
        done(leader, Map.of("alternative", "node", "reason", "So."), "PUT", path + "/decision");
        return comment;
    }

    private static void done(String key, Map<String, ?> body, String method, String path) {
        RequestSpecification request = request(key).body(body);
        if (path.contains("/agreed/") || path.endsWith("/decision")) {
            request.header("If-None-Match", "*");
        }
        assertThatIsDone(request.request(method, path).statusCode(), method + " " + path);
    }

    private static void assertThatIsDone(int status, String what) {
        org.assertj.core.api.Assertions.assertThat(status).as(what).isBetween(200, 299);
    }

    private static RequestSpecification request(String key) {
        RequestSpecification request = RestAssured.given().contentType(ContentType.JSON);
        return key.isEmpty() ? request : request.auth().preemptive().oauth2(key);
    }

    private static Map<String, JsonNode> fields(String invite, String former) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", "Corpus");
        fields.put("name", "Cora");
        fields.put("choice", "core");
        fields.put("note", "Noted");
        fields.put("question", QUESTION);
        fields.put("body", "Words");
        fields.put("reason", "Because");
        fields.put("alternative", "node");
        fields.put("deciders", List.of("Ann"));
        fields.put("reviewOn", "2030-01-31");
        fields.put("confirm", true);
        fields.put("invite", invite);
        fields.put("former", former);
        fields.put("answers", Map.of(QUESTION, "core"));
        fields.put("draws", 1_000);
        fields.put("expiresAt", null);
        Map<String, JsonNode> nodes = new HashMap<>();
        fields.forEach((name, value) -> nodes.put(name, JSON.valueToTree(value)));
        return nodes;
    }
}
