package dev.showdown.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import dev.showdown.system.http.Problem;

/** Says of every call what can go wrong with any of its kind, and in which form that is told. */
final class ContractResponses {

    /** @param when which calls it can happen to */
    record Failure(String status, String name, String words, Predicate<Call> when) {}

    record Call(String path, HttpMethod method, Operation operation) {

        boolean needsKey() {
            return operation.getSecurity() != null
                    && operation.getSecurity().stream()
                            .flatMap(requirement -> requirement.getSchemes().keySet().stream())
                            .anyMatch(scheme -> !scheme.isEmpty());
        }

        boolean hasBody() {
            return operation.getRequestBody() != null;
        }

        boolean isRead() {
            return method == HttpMethod.GET;
        }

        boolean isRepeatable() {
            return ContractParameters.isRepeatable(path, method, operation);
        }

        boolean namesSomething() {
            return path.contains("{");
        }
    }

    static final List<Failure> FAILURES = List.of(
            new Failure("400", "Unreadable", "The request cannot be read", _ -> true),
            new Failure("401", "Unauthenticated", "The key is missing, or not valid", _ -> true),
            new Failure(
                    "403",
                    "Forbidden",
                    "The token of a workspace has no scope for this (`scope`), or whoever made it may not",
                    Call::needsKey),
            new Failure("404", "NotFound", "It does not exist, or the key is for another", Call::namesSomething),
            new Failure("406", "NotAcceptable", "It is not to be had in the format that was asked for", _ -> true),
            new Failure("409", "Running", "A call with the same Idempotency-Key is being answered", Call::isRepeatable),
            new Failure(
                    "409",
                    "Archived",
                    "The assessment is archived, and nothing of it changes (`archived`)",
                    call -> !call.isRead() && call.needsKey() && call.namesSomething()),
            new Failure("413", "TooLarge", "The body is larger than is accepted", Call::hasBody),
            new Failure("415", "UnsupportedMediaType", "The body is of a kind that is not taken", Call::hasBody),
            new Failure(
                    "422",
                    "Unacceptable",
                    "Something in the body, or the Idempotency-Key, is not acceptable",
                    call -> call.hasBody() || call.isRepeatable()),
            new Failure("429", "TooMany", "More than is allowed in a while", _ -> true),
            new Failure("500", "Failed", "Something went wrong on our side", _ -> true),
            new Failure("503", "Unavailable", "Too much at once, or the database cannot be reached", _ -> true));

    private final OpenAPI api;

    ContractResponses(OpenAPI api) {
        this.api = api;
    }

    void complete() {
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(new Call(path, method, operation))));
    }

    private void complete(Call call) {
        Operation operation = call.operation();
        if (!call.needsKey()) {
            operation.setSecurity(List.of());
        }
        Map<String, APIResponse> responses =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        if (call.isRead()) {
            responses.put("304", OASFactory.createAPIResponse().description("What is held already is still that"));
        }
        FAILURES.stream()
                .filter(failure -> failure.when().test(call) && !responses.containsKey(failure.status()))
                .forEach(failure -> responses.put(failure.status(), shared(failure)));
        APIResponses sorted = OASFactory.createAPIResponses();
        responses.forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getRef() == null && response.getContent() == null) {
                response.setContent(problem());
            }
            sorted.addAPIResponse(status, response);
        });
        operation.setResponses(sorted);
    }

    private APIResponse shared(Failure failure) {
        api.getComponents()
                .addResponse(
                        failure.name(),
                        OASFactory.createAPIResponse()
                                .description(failure.words())
                                .content(problem()));
        return OASFactory.createAPIResponse().ref(failure.name());
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem")));
    }
}
