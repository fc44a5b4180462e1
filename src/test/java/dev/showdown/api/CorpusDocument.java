package dev.showdown.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/// The published description, as a list of calls to try.
final class CorpusDocument {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    CorpusDocument(JsonNode document) {
        this.document = document;
    }

    /// A call.
    ///
    /// @param path with its parameters in braces
    /// @param secured whether it asks for a key
    /// @param inPath names of the parameters in the path
    /// @param inQuery names of the parameters in the query
    /// @param inHeader names of the headers that it is said to look at
    /// @param type of the body; empty for a call without one
    /// @param schema of the body
    /// @param example of the body
    record Operation(
            String id,
            String method,
            String path,
            boolean secured,
            List<String> inPath,
            List<String> inQuery,
            List<String> inHeader,
            String type,
            JsonNode schema,
            JsonNode example) {

        boolean hasBody() {
            return !type.isEmpty();
        }

        boolean isReading() {
            return method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(method -> path.getValue().has(method))
                .forEach(method -> operations.add(operation(path.getKey(), method, path.getValue()))));
        return operations;
    }

    private Operation operation(String path, String method, JsonNode item) {
        JsonNode operation = item.path(method);
        JsonNode content = resolved(operation.path("requestBody")).path("content");
        String type = content.isEmpty() ? "" : "application/json";
        JsonNode media = content.path(type);
        JsonNode examples = media.path("examples");
        return new Operation(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                isSecured(operation),
                parameters(item, operation, "path"),
                parameters(item, operation, "query"),
                parameters(item, operation, "header"),
                type,
                resolved(media.path("schema")),
                examples.valueStream()
                        .findFirst()
                        .map(example -> resolved(example).path("value"))
                        .orElse(examples));
    }

    private boolean isSecured(JsonNode operation) {
        JsonNode security = operation.has("security") ? operation.path("security") : document.path("security");
        return !security.isEmpty() && security.valueStream().noneMatch(JsonNode::isEmpty);
    }

    private List<String> parameters(JsonNode item, JsonNode operation, String place) {
        List<String> names = new ArrayList<>();
        for (JsonNode of : List.of(item.path("parameters"), operation.path("parameters"))) {
            of.forEach(parameter -> {
                JsonNode known = resolved(parameter);
                if (known.path("in").asText().equals(place)) {
                    names.add(known.path("name").asText());
                }
            });
        }
        return names;
    }

    /// What a reference leads to.
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith("#/") ? resolved(document.at(reference.substring(1))) : node;
    }
}
