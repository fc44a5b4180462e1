package dev.showdown.system.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;

/** The description of the API, as it is served at /openapi. */
@ApplicationScoped
public class ApiDocument {

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;

    ApiDocument(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    public record Group(String name, String description, List<Operation> operations) {}

    /** @param key whether the call needs an edit key */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String description,
            boolean key,
            List<Field> fields,
            List<Answer> answers) {}

    /** A field of the request's body. */
    public record Field(String name, String type, String description, boolean required) {}

    public record Answer(String status, String description) {}

    public String introduction() {
        return tree().path("info").path("description").asText();
    }

    /** The operations, by the tag they carry. */
    public List<Group> groups() {
        JsonNode tree = tree();
        return elements(tree.path("tags"))
                .map(tag -> new Group(
                        tag.path("name").asText(),
                        tag.path("description").asText(),
                        operations(tree, tag.path("name").asText())))
                .toList();
    }

    private JsonNode tree() {
        try {
            return json.readTree(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Operation> operations(JsonNode tree, String tag) {
        return tree.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> elements(method.getValue().path("tags"))
                                .anyMatch(name -> name.asText().equals(tag)))
                        .map(method -> operation(tree, path.getKey(), method)))
                .toList();
    }

    private static Operation operation(JsonNode tree, String path, Map.Entry<String, JsonNode> method) {
        JsonNode operation = method.getValue();
        return new Operation(
                operation.path("operationId").asText(),
                method.getKey().toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                operation.path("description").asText(),
                elements(operation.path("security")).anyMatch(requirement -> !requirement.isEmpty()),
                fields(tree, operation),
                operation.path("responses").properties().stream()
                        .map(answer -> new Answer(
                                answer.getKey(),
                                answer.getValue().path("description").asText()))
                        .toList());
    }

    private static List<Field> fields(JsonNode tree, JsonNode operation) {
        String reference = operation
                .at("/requestBody/content/application~1json/schema/$ref")
                .asText();
        JsonNode schema = tree.at(reference.isEmpty() ? "/none" : reference.substring(1));
        List<String> required =
                elements(schema.path("required")).map(JsonNode::asText).toList();
        return schema.path("properties").properties().stream()
                .map(field -> new Field(
                        field.getKey(),
                        type(field.getValue()),
                        field.getValue().path("description").asText(),
                        required.contains(field.getKey())))
                .toList();
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
