package dev.showdown.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.showdown.system.http.ApiDocument;
import dev.showdown.system.http.BaseAddress;

/** The API, readable: made from its own description, so that the two cannot disagree. */
@Path("/")
@PermitAll
public class ApiPage {

    private final ApiDocument document;
    private final BaseAddress base;

    ApiPage(ApiDocument document, BaseAddress base) {
        this.document = document;
        this.base = base;
    }

    public record View(String introduction, List<Group> groups, String base, List<Code> codes) {}

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

    /** What the code of a problem means. */
    public record Code(String code, int status, String meaning) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance api(View view);
    }

    @GET
    @Path("api")
    @Produces(Html.TYPE)
    public TemplateInstance api() {
        JsonNode tree = document.tree();
        List<Group> groups = elements(tree.path("tags"))
                .map(tag -> new Group(
                        tag.path("name").asText(),
                        tag.path("description").asText(),
                        operations(tree, tag.path("name").asText())))
                .toList();
        return Templates.api(new View(tree.path("info").path("description").asText(), groups, base.link(""), CODES));
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

    private static final List<Code> CODES = List.of(
            new Code("malformed", 400, "The body is not JSON that can be read."),
            new Code("odd-path", 400, "The address is written in a way that is not accepted."),
            new Code("unauthenticated", 401, "The key is missing, or not valid."),
            new Code("forbidden", 403, "You may see it, but not do this, or not now."),
            new Code("not-found", 404, "It does not exist, or belongs to somebody else."),
            new Code("conflict", 409, "Somebody else was faster, or the state does not allow it."),
            new Code("gone", 410, "It was taken away for good."),
            new Code("too-large", 413, "The request is larger than is accepted."),
            new Code("unknown-field", 422, "The body has a field that this call does not know."),
            new Code("wrong-type", 422, "A field holds something else than expected."),
            new Code("required", 422, "Something is missing."),
            new Code("too-long", 422, "A text is longer than is kept."),
            new Code("character", 422, "A text has characters that cannot be printed."),
            new Code("range", 422, "A number or a list is too small or too large."),
            new Code("either-or", 422, "Two fields exclude one another."),
            new Code("not-available", 422, "This installation does not offer that."),
            new Code("unknown-playbook", 422, "There is no such playbook."),
            new Code("unknown-question", 422, "The playbook has no such question."),
            new Code("unknown-choice", 422, "The question has no such choice."),
            new Code("unknown-criterion", 422, "The playbook has no such criterion."),
            new Code("too-many", 429, "More than is allowed in a while; Retry-After says when to come back."),
            new Code("unavailable", 503, "The database cannot be reached; Retry-After says when to come back."));
}
