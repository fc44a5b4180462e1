package dev.showdown.api;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Server;
import dev.showdown.system.http.Needs;

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
                        "get /api/v1/workspaces/{slug}/tokens",
                        "post /api/v1/workspaces/{slug}/tokens",
                        "get /api/v1/workspaces/{slug}/tokens/{token}",
                        "delete /api/v1/workspaces/{slug}/tokens/{token}",
                        "get /api/v1/workspaces/{slug}/audit-events",
                        "get /api/v1/workspaces/{slug}/export",
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
                        "get /api/v1/assessments",
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
        for (Method method : methods()) {
            Stream.of(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(Objects::nonNull)
                    .forEach(verb -> routes.add(route(verb, method.getDeclaringClass(), method)));
        }
        assertThat(calls()).containsExactlyInAnyOrderElementsOf(routes);
    }

    private static List<Method> methods() throws ClassNotFoundException {
        List<Method> methods = new ArrayList<>();
        for (File file : new File("target/classes/dev/showdown/api").listFiles()) {
            methods.addAll(
                    List.of(Class.forName("dev.showdown.api." + file.getName().replace(".class", ""))
                            .getDeclaredMethods()));
        }
        return methods;
    }

    @Test
    void every_call_names_the_scope_that_a_token_needs_for_it() throws Exception {
        Map<String, String> scopes = new HashMap<>();
        for (Method method : methods()) {
            if (method.isAnnotationPresent(Operation.class)) {
                Needs needs = method.getAnnotation(Needs.class);
                scopes.put(
                        method.getAnnotation(Operation.class).operationId(),
                        needs == null ? "" : needs.value().toString());
            }
        }
        eachOperation(tree(), (shown, operation) -> {
            String scope = scopes.remove(operation.path("operationId").asText());
            String words = scope.isEmpty() ? "" : "The token of a workspace needs the scope `" + scope + "`.";
            assertThat(operation.path("description").asText())
                    .as(scope)
                    .endsWith(words)
                    .matches(said -> said.contains("needs the scope") != scope.isEmpty());
            assertThat(shown.selectFirst("p").text()).contains(plain(words));
        });
        assertThat(scopes).isEmpty();
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

    private static Document page() {
        return Jsoup.parse(
                RestAssured.get("/api").then().statusCode(200).extract().asString());
    }

    private static JsonNode tree() throws IOException {
        return new JsonMapper().readTree(description().prettify());
    }

    private static void eachOperation(JsonNode description, BiConsumer<Element, JsonNode> check) {
        Document page = page();
        description
                .path("paths")
                .forEach(path -> path.forEach(operation -> check.accept(
                        page.getElementById(operation.path("operationId").asText()), operation)));
    }

    @Test
    void the_readable_page_shows_every_parameter_and_every_status_of_every_call() throws IOException {
        JsonNode description = tree();
        eachOperation(description, (shown, operation) -> {
            List<String> parameters = new ArrayList<>();
            operation.path("parameters").forEach(parameter -> {
                JsonNode node = resolved(description, parameter);
                parameters.add(node.path("name").asText());
                assertThat(shown.select(".parameters").text())
                        .contains(plain(node.path("description").asText()))
                        .contains(node.path("in").asText());
            });
            assertThat(shown.select(".parameters th code").eachText()).isEqualTo(parameters);

            List<String> statuses = new ArrayList<>();
            operation.path("responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(shown.select(".answers dt").eachText()).isEqualTo(statuses);
            operation.path("responses").forEach(response -> assertThat(
                            shown.select(".answers dd").text())
                    .contains(plain(
                            resolved(description, response).path("description").asText())));
            assertThat(shown.select(".answers dd").eachText())
                    .allSatisfy(words -> assertThat(words).isNotBlank());
        });
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "").replaceAll("\\s+", " ").strip();
    }

    @Test
    void the_readable_page_shows_every_schema_and_field_and_leads_to_each_that_is_named() throws IOException {
        Document page = page();
        JsonNode schemas = tree().at("/components/schemas");
        assertThat(schemas.size()).isGreaterThan(100);
        schemas.propertyStream().forEach(schema -> {
            List<String> fields = new ArrayList<>();
            schema.getValue().path("properties").fieldNames().forEachRemaining(fields::add);
            assertThat(page.getElementById("schema-" + schema.getKey())
                            .select("tbody th code")
                            .eachText())
                    .as(schema.getKey())
                    .isEqualTo(fields);
        });
        assertThat(page.select("a[href^=#]").eachAttr("href"))
                .hasSizeGreaterThan(200)
                .allSatisfy(link -> assertThat(page.getElementById(link.substring(1)))
                        .as(link)
                        .isNotNull());
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void the_readable_page_tells_the_limits_of_fields_and_parameters() {
        Document page = page();
        assertThat(page.getElementById("startAssessment").text()).contains("at most 200 characters");
        assertThat(page.getElementById("makeToken").text()).contains("at least 1 entry");
        assertThat(page.text()).doesNotContainPattern("\\b1 (entries|characters)\\b");
        assertThat(page.getElementById("listShares").select(".parameters").text())
                .contains("at least 1; at most 100; 20 if left out");
        assertThat(page.getElementById("schema-Verdict").text()).contains("one of clear, lean, too-close");
        assertThat(page.getElementById("schema-Method").select("p").text()).startsWith("string: one of");
    }

    @Test
    void every_call_is_shown_as_a_command_and_with_what_was_answered() throws IOException {
        eachOperation(tree(), (shown, operation) -> {
            assertThat(shown.select(".curl").text()).startsWith("curl -s ").contains(Server.BASE + "/api/v1/");
            long recorded = operation
                    .path("responses")
                    .propertyStream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .filter(response -> response.getValue().path("content").findValue("examples") != null)
                    .count();
            if (recorded > 0) {
                assertThat(shown.select("pre[aria-label^=Answer]").text()).isNotBlank();
            }
        });
        assertThat(page().select("#putAnswer .curl").text())
                .contains("-X PUT", "Bearer EDIT_KEY", "Content-Type: application/json", "\"choice\"");
    }

    @Test
    void the_conventions_are_shown_as_headings_lists_and_code() {
        Element conventions = page().getElementById("conventions");
        assertThat(conventions.select("h2").eachText()).contains("Keys", "Problems", "Limits");
        assertThat(conventions.select("li").size()).isEqualTo(11);
        assertThat(conventions.select("code").eachText()).contains("If-Match", "Idempotency-Key");
        assertThat(conventions.text()).doesNotContain("#", "`");
    }

    @Test
    void the_readable_page_leads_to_both_forms_of_the_description_and_to_no_other_host() {
        Document page = page();
        assertThat(page.select("a[href]").eachAttr("href"))
                .contains("/openapi?format=json", "/openapi?format=yaml")
                .allMatch(link -> link.startsWith("/") || link.startsWith("#"));
        RestAssured.get("/openapi?format=json").then().statusCode(200).body("info.title", equalTo("Showdown"));
        assertThat(RestAssured.get("/openapi?format=yaml").asString()).contains("openapi: 3.1");
        assertThat(page.select("[src], link[href]").eachAttr("src")).allMatch(address -> address.startsWith("/"));
    }

    @Test
    void without_a_script_nothing_of_a_trial_is_shown() throws IOException {
        eachOperation(tree(), (shown, _) -> assertThat(
                        shown.select("[data-try][hidden] form").size())
                .isOne());
        assertThat(page().select("form:not([hidden] form)")).isEmpty();
        assertThat(page().select("#key[hidden]").size()).isOne();
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
