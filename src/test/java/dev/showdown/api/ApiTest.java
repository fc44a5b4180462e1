package dev.showdown.api;

import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.showdown.support.Browser;
import dev.showdown.support.PostgresResource;

/** What the tests of the API share: calls, with and without a key. */
@WithTestResource(PostgresResource.class)
abstract class ApiTest {

    static final String ROOT = "/api/v1";
    static final String PROBLEM = "application/problem+json";

    /** An assessment that a test has started, with its key. */
    record Started(String id, String key) {

        String path() {
            return ROOT + "/assessments/" + id;
        }

        String answer(String question) {
            return path() + "/answers/" + question;
        }
    }

    static Started start() {
        return start(Map.of("title", "Live board"));
    }

    static Started start(Map<String, ?> body) {
        Response response = anonymous().body(body).post(ROOT + "/assessments");
        response.then().statusCode(201);
        return new Started(response.path("id"), response.path("editKey"));
    }

    static RequestSpecification anonymous() {
        return RestAssured.given().contentType(ContentType.JSON);
    }

    static RequestSpecification with(Started assessment) {
        return anonymous().auth().preemptive().oauth2(assessment.key());
    }

    /** Somebody who changes whatever stands there now. */
    static RequestSpecification latest(Started assessment) {
        return with(assessment).header("If-Match", "*");
    }

    static String publish(Started assessment) {
        return with(assessment)
                .post(assessment.path() + "/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The link under which people join, as a token. */
    static String invite(Started facilitator) {
        return with(facilitator)
                .get(facilitator.path() + "/invite")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    static Response joining(String invite, String name) {
        return anonymous().body(Map.of("invite", invite, "name", name)).post(ROOT + "/joins");
    }

    /** Somebody else, with a key to their own answers. */
    static Started join(Started facilitator, String name) {
        Response joined = joining(invite(facilitator), name);
        joined.then().statusCode(201);
        return new Started(joined.path("assessment"), joined.path("participantKey"));
    }

    static String participant(Started person) {
        return with(person).get(person.path()).path("participants.find { it.own }.id");
    }

    static void answer(Started person, String question, String choice) {
        with(person)
                .body(Map.of("choice", choice))
                .put(person.answer(question))
                .then()
                .statusCode(200);
    }

    static void submit(Started... people) {
        for (Started person : people) {
            with(person).post(person.path() + "/submission").then().statusCode(200);
        }
    }

    static Response revealing(Started facilitator) {
        return with(facilitator).body(Map.of("confirm", true)).post(facilitator.path() + "/reveal");
    }

    static void reveal(Started facilitator) {
        revealing(facilitator).then().statusCode(200);
    }

    /** A browser that goes on with somebody's part. */
    static Browser browser(Started person) {
        Browser browser = new Browser();
        browser.open(with(person).get(person.path()).path("links.resume")).expect(200);
        return browser;
    }
}
