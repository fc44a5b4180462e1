package dev.showdown.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.showdown.system.http.Problem;

/** Shows of every call what was really sent and answered, as a test has recorded it. */
final class ContractExamples {

    private static final String RECORDED = "/openapi/examples.json";
    private static final String WHOLE = "As it was recorded.";
    private static final String CUT =
            "As it was recorded, but long lists are cut to two entries and long texts to their" + " beginning.";
    private static final JsonMapper JSON = new JsonMapper();

    private final OpenAPI api;
    private final JsonNode recorded;

    ContractExamples(OpenAPI api) {
        this.api = api;
        try (InputStream in = ContractExamples.class.getResourceAsStream(RECORDED)) {
            this.recorded = JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void show() {
        api.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(operation -> recorded.path("operations")
                        .path(operation.getOperationId())
                        .forEach(call -> show(operation, call))));
        api.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(operation -> operation.getResponses().getAPIResponses().forEach(this::showProblems)));
        ContractResponses.FAILURES.forEach(failure -> {
            APIResponse shared = api.getComponents().getResponses().get(failure.name());
            if (shared != null) {
                showProblems(failure.status(), shared);
            }
        });
    }

    private static void show(Operation operation, JsonNode call) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> {
                String place = parameter.getIn().toString();
                JsonNode value =
                        call.path(place.equals("header") ? "headers" : place).path(parameter.getName());
                if (!value.isMissingNode() && parameter.getExample() == null) {
                    parameter.setExample(value.asText());
                }
            });
        }
        String name = call.path("name").asText();
        if (operation.getRequestBody() != null && call.has("request")) {
            add(
                    operation.getRequestBody().getContent(),
                    call.path("type").asText(),
                    name,
                    example(WHOLE, call.path("request")));
        }
        APIResponse response =
                operation.getResponses().getAPIResponse(call.path("status").asText());
        if (response != null && call.has("answer")) {
            add(
                    response.getContent(),
                    call.path("answerType").asText(),
                    name,
                    example(call.path("shortened").asBoolean() ? CUT : WHOLE, call.path("answer")));
        }
    }

    private static void add(Content content, String type, String name, Example example) {
        MediaType media = content == null ? null : content.getMediaType(type);
        if (media != null
                && (media.getExamples() == null || !media.getExamples().containsKey(name))) {
            media.addExample(name, example);
        }
    }

    private static Example example(String words, JsonNode value) {
        return OASFactory.createExample().summary(words).value(JSON.convertValue(value, Object.class));
    }

    /** Problems look alike everywhere: those with the same status are shown once, and referred to. */
    private void showProblems(String status, APIResponse response) {
        if (response.getRef() != null || response.getContent() == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> problem : recorded.path("problems").properties()) {
            if (problem.getValue().path("status").asText().equals(status)) {
                api.getComponents()
                        .addExample(
                                problem.getKey(),
                                example(problem.getValue().path("detail").asText(), problem.getValue()));
                add(
                        response.getContent(),
                        Problem.MEDIA_TYPE,
                        problem.getKey(),
                        OASFactory.createExample().ref(problem.getKey()));
            }
        }
    }
}
