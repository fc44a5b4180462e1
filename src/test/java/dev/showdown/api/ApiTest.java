package dev.showdown.api;

import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

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

    static String publish(Started assessment) {
        return with(assessment)
                .post(assessment.path() + "/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
