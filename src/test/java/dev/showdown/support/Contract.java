package dev.showdown.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/// What the description of the API promises, and where an answer breaks it.
public final class Contract {

    public static final String ROOT = "/api/v1";
    private static final String PROBLEM = "application/problem+json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .keyword(new NonValidationKeyword("components"))
                    .build()));

    private final JsonNode document;
    private final JsonNode closed;

    /// By the very node: to compare whole trees takes longer than to validate.
    private final Map<JsonNode, JsonSchema> schemas = Collections.synchronizedMap(new IdentityHashMap<>());

    public Contract(JsonNode document) {
        this.document = document;
        this.closed = Closing.all(document.path("components"));
    }

    /// An answer as it came.
    ///
    /// @param path without what stands behind the question mark
    /// @param headers by name in any case
    public record Answer(String method, String path, int status, Map<String, String> headers, byte[] body) {

        public Answer {
            Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            known.putAll(headers);
            headers = known;
        }

        /// Of a problem; empty for anything else.
        Optional<String> code() {
            if (status < 400 || !type().equals(PROBLEM) || body.length == 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(JSON.readTree(body).path("code").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String type() {
            return headers.getOrDefault("Content-Type", "").split(";")[0].strip();
        }
    }

    /// Everything that the description does not say, or says otherwise; empty for an answer that keeps to it.
    public List<String> faults(Answer answer) {
        String what = "%s %s answered %d: ".formatted(answer.method(), answer.path(), answer.status());
        return found(answer).stream().map(what::concat).toList();
    }

    private List<String> found(Answer answer) {
        Optional<JsonNode> path = path(answer.path());
        String method = answer.method().equals("HEAD") ? "get" : answer.method().toLowerCase(Locale.ROOT);
        Optional<JsonNode> operation = path.filter(item -> item.has(method)).map(item -> item.path(method));
        if (operation.isEmpty()) {
            if (isWithoutBody(answer)) {
                return List.of();
            }
            return isOutside(answer, path.isPresent())
                    ? invalid(answer, document.at("/components/schemas/Problem"))
                    : List.of("there is no such call in the description");
        }
        JsonNode described = operation.get().path("responses").path(String.valueOf(answer.status()));
        if (described.isMissingNode()) {
            return List.of("this call is not described with this status");
        }
        JsonNode response = resolved(described);
        return Stream.concat(content(answer, response), headers(answer, response))
                .toList();
    }

    /// Which methods an address takes is told of every address; and a HEAD is refused without a word.
    private static boolean isWithoutBody(Answer answer) {
        return answer.method().equals("OPTIONS") && answer.status() == 204
                || answer.method().equals("HEAD") && List.of(404, 405).contains(answer.status());
    }

    /// What needs no description of its own: an address that nobody made, or wrote in an odd way, and a method that
    /// an address does not take.
    private static boolean isOutside(Answer answer, boolean known) {
        return answer.type().equals(PROBLEM)
                && (known ? List.of(400, 405) : List.of(400, 404)).contains(answer.status());
    }

    private Optional<JsonNode> path(String path) {
        return document.path("paths")
                .propertyStream()
                .filter(template -> Pattern.matches(template.getKey().replaceAll("\\{[^}]+}", "[^/]+"), path))
                .min(Comparator.comparing(template -> template.getKey().contains("{")))
                .map(Map.Entry::getValue);
    }

    private Stream<String> content(Answer answer, JsonNode response) {
        JsonNode content = response.path("content");
        if (answer.method().equals("HEAD")) {
            return Stream.of();
        }
        if (content.isMissingNode()) {
            return answer.body().length == 0 ? Stream.of() : Stream.of("nothing is described, but there is a body");
        }
        if (!content.has(answer.type())) {
            return Stream.of("it is not described as \"%s\"".formatted(answer.type()));
        }
        return answer.type().endsWith("json")
                ? invalid(answer, content.path(answer.type()).path("schema")).stream()
                : Stream.of();
    }

    private List<String> invalid(Answer answer, JsonNode schema) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            return schemas
                    .computeIfAbsent(schema, this::strict)
                    .validate(body, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                    .stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            return List.of("the body is no JSON: " + e.getMessage());
        }
    }

    private JsonSchema strict(JsonNode schema) {
        ObjectNode root = (ObjectNode) Closing.all(schema);
        root.set("components", closed);
        return FACTORY.getSchema(root);
    }

    /// Headers that some answers carry are described with each that does.
    private Stream<String> headers(Answer answer, JsonNode response) {
        List<String> described = new ArrayList<>();
        response.path("headers").fieldNames().forEachRemaining(described::add);
        Stream<String> undescribed = document.at("/components/headers")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(answer.headers()::containsKey)
                .filter(name -> !described.contains(name))
                .map(name -> "the header %s is not described here".formatted(name));
        Stream<String> missing = response.path("headers")
                .propertyStream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .map(Map.Entry::getKey)
                .filter(name -> !answer.headers().containsKey(name))
                .map(name -> "the header %s is missing".formatted(name));
        return Stream.concat(undescribed, missing);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    public static Contract read(byte[] document) {
        try {
            return new Contract(JSON.readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
