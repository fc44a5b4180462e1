package dev.showdown.support;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/// Several people on one assessment, each working through the API with a key of their own.
public final class TeamAtWork {

    private static final String ROOT = "/api/v1/";

    private final String id;
    private final String key;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    private TeamAtWork(String id, String key) {
        this.id = id;
        this.key = key;
    }

    public static TeamAtWork start(String title, boolean anonymous) {
        var started = request("")
                .body(Map.of("title", title, "anonymous", anonymous))
                .post(ROOT + "assessments")
                .then()
                .statusCode(201)
                .extract();
        return new TeamAtWork(started.path("id"), started.path("editKey"));
    }

    private static RequestSpecification request(String key) {
        RequestSpecification request = RestAssured.given().contentType(ContentType.JSON);
        return key.isEmpty() ? request : request.auth().preemptive().oauth2(key);
    }

    /// For calls of the facilitator.
    public RequestSpecification facilitator() {
        return request(key);
    }

    public String api() {
        return ROOT + "assessments/" + id;
    }

    public String address() {
        return "/assessments/" + id;
    }

    public String id() {
        return id;
    }

    /// Somebody joins, answers and submits.
    public TeamAtWork with(String name, Map<String, String> answers) {
        String invite = facilitator().get(api() + "/invite").path("token");
        var joined = request("")
                .body(Map.of("invite", invite, "name", name))
                .post(ROOT + "joins")
                .then()
                .statusCode(201)
                .extract();
        return added(name, joined.path("participant.id"), joined.path("participantKey"), answers);
    }

    /// The facilitator answers for somebody.
    public TeamAtWork entered(String name, Map<String, String> answers) {
        var added = facilitator()
                .body(Map.of("name", name))
                .post(api() + "/participants")
                .then()
                .statusCode(201)
                .extract();
        return added(name, added.path("participant.id"), added.path("participantKey"), answers);
    }

    private TeamAtWork added(String name, String participant, String own, Map<String, String> answers) {
        keys.put(name, own);
        ids.put(name, participant);
        answers.forEach((question, choice) -> answer(name, question, choice, ""));
        submit(name);
        return this;
    }

    public TeamAtWork answer(String name, String question, String choice, String note) {
        request(keys.get(name))
                .body(Map.of("choice", choice, "note", note))
                .put(api() + "/answers/" + question)
                .then()
                .statusCode(200);
        return this;
    }

    public TeamAtWork submit(String name) {
        request(keys.get(name)).post(api() + "/submission").then().statusCode(200);
        return this;
    }

    public TeamAtWork adviser(String name) {
        facilitator()
                .header("If-Match", "*")
                .body(Map.of("adviser", true))
                .patch(api() + "/participants/" + ids.get(name))
                .then()
                .statusCode(200);
        return this;
    }

    public TeamAtWork reveal() {
        facilitator()
                .body(Map.of("confirm", true))
                .post(api() + "/reveal")
                .then()
                .statusCode(200);
        return this;
    }

    public TeamAtWork anotherRound() {
        facilitator().post(api() + "/rounds").then().statusCode(201);
        return this;
    }

    public TeamAtWork agree(String question, String choice, String reason) {
        facilitator()
                .header("If-None-Match", "*")
                .body(Map.of("choice", choice, "reason", reason))
                .put(api() + "/agreed/" + question)
                .then()
                .statusCode(200);
        return this;
    }

    /// A browser that goes on with the facilitator's part.
    public Browser browser() {
        return opened(key);
    }

    /// A browser that goes on with somebody's part.
    public Browser browser(String name) {
        return opened(keys.get(name));
    }

    private Browser opened(String own) {
        Browser browser = new Browser();
        browser.open(request(own).get(api()).path("links.resume")).expect(200);
        return browser;
    }

    /// Answers, with some of them otherwise.
    public static Map<String, String> but(Map<String, String> answers, String... changes) {
        Map<String, String> changed = new HashMap<>(answers);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }
}
