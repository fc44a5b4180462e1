package dev.showdown.api;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class ApiDescriptionTest extends ApiTest {

    private static JsonPath description() {
        return RestAssured.given()
                .accept("application/json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Set<String> calls() {
        Map<String, Map<String, ?>> paths = description().getMap("paths");
        Set<String> calls = new HashSet<>();
        paths.forEach((path, methods) -> methods.keySet().forEach(method -> calls.add(method + " " + path)));
        return calls;
    }

    @Test
    void the_description_is_openapi_3_1_and_names_every_call() {
        assertThat(description().getString("openapi")).startsWith("3.1");
        assertThat(calls())
                .containsExactlyInAnyOrder(
                        "get /api/v1/playbooks",
                        "get /api/v1/playbooks/{key}",
                        "post /api/v1/evaluations",
                        "post /api/v1/assessments",
                        "get /api/v1/assessments/{id}",
                        "patch /api/v1/assessments/{id}",
                        "delete /api/v1/assessments/{id}",
                        "get /api/v1/assessments/{id}/answers",
                        "put /api/v1/assessments/{id}/answers",
                        "put /api/v1/assessments/{id}/answers/{question}",
                        "get /api/v1/assessments/{id}/answers/{question}/former",
                        "post /api/v1/assessments/{id}/answers/{question}/restoration",
                        "post /api/v1/joins",
                        "get /api/v1/assessments/{id}/participants",
                        "post /api/v1/assessments/{id}/participants",
                        "patch /api/v1/assessments/{id}/participants/{participant}",
                        "delete /api/v1/assessments/{id}/participants/{participant}",
                        "get /api/v1/assessments/{id}/invite",
                        "patch /api/v1/assessments/{id}/invite",
                        "post /api/v1/assessments/{id}/invite/rotate",
                        "post /api/v1/assessments/{id}/submission",
                        "post /api/v1/assessments/{id}/reveal",
                        "post /api/v1/assessments/{id}/rounds",
                        "get /api/v1/assessments/{id}/differences",
                        "get /api/v1/assessments/{id}/comments",
                        "post /api/v1/assessments/{id}/comments",
                        "put /api/v1/assessments/{id}/comments/{comment}",
                        "delete /api/v1/assessments/{id}/comments/{comment}",
                        "get /api/v1/assessments/{id}/agreed",
                        "get /api/v1/assessments/{id}/agreed/{question}",
                        "put /api/v1/assessments/{id}/agreed/{question}",
                        "delete /api/v1/assessments/{id}/agreed/{question}",
                        "get /api/v1/assessments/{id}/decision",
                        "put /api/v1/assessments/{id}/decision",
                        "delete /api/v1/assessments/{id}/answers/{question}",
                        "get /api/v1/assessments/{id}/evaluation",
                        "post /api/v1/assessments/{id}/reports",
                        "get /api/v1/reports/{report}",
                        "get /api/v1/assessments/{id}/reports",
                        "get /api/v1/assessments/{id}/comparison",
                        "get /api/v1/assessments/{id}/movement",
                        "get /api/v1/assessments/{id}/newer-playbook",
                        "post /api/v1/assessments/{id}/newer-playbook",
                        "get /api/v1/assessments/{id}/priorities",
                        "put /api/v1/assessments/{id}/priorities",
                        "delete /api/v1/assessments/{id}/priorities",
                        "get /api/v1/assessments/{id}/participants/{participant}",
                        "get /api/v1/assessments/{id}/comments/{comment}",
                        "get /api/v1/assessments/{id}/agreed/{question}/former",
                        "get /api/v1/assessments/{id}/shares",
                        "post /api/v1/assessments/{id}/shares/revocation",
                        "get /api/v1/shares/{share}",
                        "patch /api/v1/shares/{share}",
                        "delete /api/v1/shares/{share}",
                        "post /api/v1/shares/{share}/rotate",
                        "post /api/v1/reports/{report}/shares");
    }

    @Test
    void every_error_is_described_as_a_problem() throws IOException {
        JsonNode description = new JsonMapper().readTree(description().prettify());
        List<JsonNode> errors = description
                .path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyStream())
                .flatMap(method -> method.getValue().path("responses").propertyStream())
                .filter(response -> response.getKey().compareTo("400") >= 0)
                .map(Map.Entry::getValue)
                .toList();

        assertThat(errors).hasSizeGreaterThan(40).allSatisfy(error -> assertThat(
                        resolved(description, error).path("content").fieldNames())
                .toIterable()
                .containsExactly(PROBLEM));
    }

    private static JsonNode resolved(JsonNode description, JsonNode node) {
        return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
    }

    @Test
    void every_route_is_described_and_every_description_is_of_a_route() throws Exception {
        Set<String> routes = new HashSet<>();
        for (File file : new File("target/classes/dev/showdown/api").listFiles()) {
            Class<?> type = Class.forName("dev.showdown.api." + file.getName().replace(".class", ""));
            for (Method method : type.getDeclaredMethods()) {
                Stream.of(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(Objects::nonNull)
                        .forEach(verb -> routes.add(route(verb, type, method)));
            }
        }
        assertThat(calls()).containsExactlyInAnyOrderElementsOf(routes);
    }

    private static String route(HttpMethod verb, Class<?> type, Method method) {
        return verb.value().toLowerCase(Locale.ROOT)
                + " " + type.getAnnotation(Path.class).value()
                + "/" + method.getAnnotation(Path.class).value();
    }

    @Test
    void the_readable_page_shows_every_call_and_every_code() {
        Document page = Jsoup.parse(
                RestAssured.get("/api").then().statusCode(200).extract().asString());

        Map<String, Map<String, Map<String, ?>>> paths = description().getMap("paths");
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            assertThat(page.getElementById((String) operation.get("operationId")))
                    .as(method + " " + path)
                    .isNotNull();
        }));
        assertThat(page.getElementById("unknown-choice")).isNotNull();
        assertThat(page.select("link[href^=http], script[src^=http]")).isEmpty();
    }

    @Test
    void a_problem_names_the_place_where_its_code_is_explained() {
        String type = anonymous()
                .body(Map.of("title", ""))
                .post(ROOT + "/assessments")
                .path("type");
        Document page = Jsoup.parse(RestAssured.get("/api").asString());

        assertThat(type).startsWith(Server.BASE + "/api#");
        assertThat(page.getElementById(type.substring(type.indexOf('#') + 1))).isNotNull();
    }

    @Test
    void the_playbooks_are_public() {
        anonymous()
                .get(ROOT + "/playbooks")
                .then()
                .statusCode(200)
                .body("data.key", hasItem("node-vs-python"))
                .body("data[0].key", equalTo("node-vs-python"))
                .body("data[0].links.self", equalTo(Server.BASE + "/api/v1/playbooks/node-vs-python"));
        anonymous()
                .get(ROOT + "/playbooks/node-vs-python")
                .then()
                .statusCode(200)
                .body("playbook.version", equalTo("2026.2"))
                .body("playbook.questions", hasSize(24))
                .body("evidence", hasSize(80))
                .body("claims", hasSize(37));
    }
}
