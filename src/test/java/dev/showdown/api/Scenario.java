package dev.showdown.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Calls by the names that the description gives them, one after the other, and a record of what was sent and answered.
final class Scenario {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final Map<String, Route> routes = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, ArrayNode> operations = new LinkedHashMap<>();
    private final Map<String, JsonNode> problems = new TreeMap<>();

    private record Route(String method, String path) {}

    /// @param document as it is published
    Scenario(JsonNode document) {
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> routes.put(
                        method.getValue().path("operationId").asText(), new Route(method.getKey(), path.getKey()))));
    }

    /// The next step.
    Call call(String operation) {
        return new Call(operation, routes.get(operation));
    }

    /// Something that no call answers, for later steps.
    void know(String name, String value) {
        known.put(name, value);
    }

    /// What an earlier answer held, under the name that it was kept by.
    String known(String name) {
        return known.get(name);
    }

    /// Everything that was recorded, before it is made fit to be published.
    ObjectNode record() {
        ObjectNode all = JSON.createObjectNode();
        all.putObject("operations").setAll(operations);
        all.putObject("problems").setAll(problems);
        return all;
    }

    /// One step: whose it is, what is sent, and the status it must be answered with.
    final class Call {

        private final String operation;
        private final Route route;
        private final Map<String, String> path = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String name = "recorded";
        private String key = "";
        private String type = "application/json";
        private Object body;

        private Call(String operation, Route route) {
            this.operation = operation;
            this.route = route;
            if (route == null) {
                throw new AssertionError("The description has no " + operation);
            }
        }

        /// Tells apart several records of one call.
        Call named(String words) {
            name = words;
            return this;
        }

        /// With the key that was kept by this name.
        Call as(String who) {
            key = known.get(who);
            return this;
        }

        /// Something in the address that no earlier answer held.
        Call at(String parameter, String value) {
            path.put(parameter, value);
            return this;
        }

        /// Something in the address behind the question mark.
        Call asking(String parameter, String value) {
            query.put(parameter, value);
            return this;
        }

        Call header(String header, String value) {
            headers.put(header, value);
            return this;
        }

        /// With the version that the last answer told.
        Call seen() {
            return header("If-Match", known.get("ETag"));
        }

        Call unseen() {
            return header("If-None-Match", "*");
        }

        Call accepting(String media) {
            return header("Accept", media);
        }

        Call sending(Object content) {
            body = content;
            return this;
        }

        Call sending(String media, String content) {
            type = media;
            return sending(content);
        }

        Given gives(int status) {
            Response response = request().request(route.method(), address());
            response.then().statusCode(status);
            if (response.header("ETag") != null) {
                known.put("ETag", response.header("ETag"));
            }
            if (status >= 400) {
                problems.putIfAbsent(response.path("code"), tree(response.asByteArray()));
            } else {
                record(response);
            }
            return new Given(response);
        }

        private RequestSpecification request() {
            RequestSpecification request = RestAssured.given()
                    .config(RestAssured.config()
                            .encoderConfig(EncoderConfig.encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                    .queryParams(query)
                    .headers(headers);
            if (!key.isEmpty()) {
                request.auth().preemptive().oauth2(key);
            }
            return body == null ? request : request.contentType(type).body(body instanceof String ? body : text(body));
        }

        /// The path with everything in it that earlier answers, or this step, have named.
        private String address() {
            return PARAMETER.matcher(route.path()).replaceAll(found -> value(found.group(1)));
        }

        private String value(String parameter) {
            return path.getOrDefault(parameter, known.get(parameter));
        }

        private void record(Response response) {
            ObjectNode call = JSON.createObjectNode().put("name", name);
            ObjectNode parameters = call.putObject("path");
            PARAMETER
                    .matcher(route.path())
                    .results()
                    .map(found -> found.group(1))
                    .forEach(parameter -> parameters.put(parameter, value(parameter)));
            if (!query.isEmpty()) {
                query.forEach(call.putObject("query")::put);
            }
            headers.forEach(call.putObject("headers")::put);
            if (body != null) {
                call.put("type", type)
                        .set("request", body instanceof String ? JSON.valueToTree(body) : tree(text(body)));
            }
            call.put("status", String.valueOf(response.statusCode()));
            if (response.asByteArray().length > 0) {
                String media = response.contentType().split(";")[0];
                call.put("answerType", media);
                call.set("answer", media.endsWith("json") ? tree(response.asByteArray()) : shown(response, media));
            }
            ArrayNode calls = operations.computeIfAbsent(operation, _ -> JSON.createArrayNode());
            if (calls.valueStream().noneMatch(other -> isLike(call, other))) {
                calls.add(call);
            }
        }

        /// The first of several like calls is enough.
        private static boolean isLike(JsonNode call, JsonNode other) {
            return Stream.of("name", "type", "status", "answerType")
                    .allMatch(field -> call.path(field).equals(other.path(field)));
        }

        private static JsonNode shown(Response response, String media) {
            return JSON.valueToTree(media.startsWith("text/") ? response.asString() : "");
        }
    }

    /// What was answered.
    final class Given {

        private final Response response;

        private Given(Response response) {
            this.response = response;
        }

        /// Keeps a part of the answer for later steps.
        Given keep(String part, String name) {
            known.put(name, response.path(part));
            return this;
        }
    }

    private static String text(Object body) {
        return JSON.valueToTree(body).toString();
    }

    private static JsonNode tree(String text) {
        return tree(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
