package dev.showdown.system.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.showdown.system.http.ApiDocument.Answer;
import dev.showdown.system.http.ApiDocument.Body;
import dev.showdown.system.http.ApiDocument.Content;
import dev.showdown.system.http.ApiDocument.Contents;
import dev.showdown.system.http.ApiDocument.Example;
import dev.showdown.system.http.ApiDocument.Group;
import dev.showdown.system.http.ApiDocument.Header;
import dev.showdown.system.http.ApiDocument.Operation;
import dev.showdown.system.http.ApiDocument.Parameter;

/** Reads the description of the API, wherever its parts stand: in place or referred to. */
final class ApiReader {

    private final JsonNode tree;
    private final String base;
    private final ApiSchemas schemas;

    ApiReader(JsonNode tree, String base) {
        this.tree = tree;
        this.base = base;
        this.schemas = new ApiSchemas(tree);
    }

    Contents contents() {
        return new Contents(
                Prose.of(tree.at("/info/description").asText()),
                ApiSchemas.elements(tree.path("tags")).map(this::group).toList(),
                tree.at("/components/headers").properties().stream()
                        .map(header -> new Header(header.getKey(), words(header.getValue())))
                        .toList(),
                schemas.named(),
                tree.at("/components/examples").properties().stream()
                        .map(this::example)
                        .toList());
    }

    static List<Prose.Span> words(JsonNode described) {
        return Prose.spans(described.path("description").asText());
    }

    private Group group(JsonNode tag) {
        String name = tag.path("name").asText();
        return new Group(
                name,
                words(tag),
                tree.path("paths").properties().stream()
                        .flatMap(path -> path.getValue().properties().stream()
                                .filter(method -> ApiSchemas.elements(
                                                method.getValue().path("tags"))
                                        .anyMatch(carried -> carried.asText().equals(name)))
                                .map(method -> operation(path, method)))
                        .toList());
    }

    private Operation operation(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> method) {
        JsonNode operation = method.getValue();
        String verb = method.getKey().toUpperCase(Locale.ROOT);
        boolean key = ApiSchemas.elements(operation.path("security")).anyMatch(requirement -> !requirement.isEmpty());
        List<Parameter> parameters = parameters(path.getValue(), operation);
        Body body = body(operation);
        return new Operation(
                operation.path("operationId").asText(),
                verb,
                path.getKey(),
                operation.path("summary").asText(),
                words(operation),
                key,
                parameters,
                body,
                operation.path("responses").properties().stream()
                        .map(this::answer)
                        .toList(),
                Curl.command(verb, base + path.getKey(), key, parameters, body));
    }

    /** Those of the path hold for each of its calls. */
    private List<Parameter> parameters(JsonNode path, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(path.path("parameters"), operation.path("parameters"))) {
            ApiSchemas.elements(list)
                    .map(schemas::resolved)
                    .map(this::parameter)
                    .forEach(parameters::add);
        }
        return List.copyOf(parameters);
    }

    private Parameter parameter(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                schemas.type(schema),
                parameter.path("required").asBoolean(),
                schemas.limits(schema),
                words(parameter),
                parameter.path("example").asText());
    }

    private Body body(JsonNode operation) {
        JsonNode content = schemas.resolved(operation.path("requestBody")).path("content");
        if (content.isMissingNode()) {
            return null;
        }
        List<String> media =
                content.properties().stream().map(Map.Entry::getKey).toList();
        JsonNode schema = content.path(media.getFirst()).path("schema");
        return new Body(media, schemas.type(schema), schemas.fields(schema), examples(content));
    }

    private Answer answer(Map.Entry<String, JsonNode> response) {
        JsonNode answer = schemas.resolved(response.getValue());
        JsonNode content = answer.path("content");
        return new Answer(
                response.getKey(),
                words(answer),
                content.properties().stream()
                        .map(media -> new Content(
                                media.getKey(), schemas.type(media.getValue().path("schema"))))
                        .toList(),
                answer.path("headers").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList(),
                examples(content));
    }

    /** Those that stand in place: what is referred to is shown once for all. */
    private List<Example> examples(JsonNode content) {
        return content.properties().stream()
                .flatMap(media -> media.getValue().path("examples").properties().stream())
                .filter(example -> !example.getValue().has("$ref"))
                .map(this::example)
                .toList();
    }

    private Example example(Map.Entry<String, JsonNode> example) {
        JsonNode value = example.getValue().path("value");
        return new Example(
                example.getKey(),
                example.getValue().path("summary").asText(),
                value.isTextual() ? value.asText() : value.toPrettyString());
    }
}
