package dev.showdown.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Says of every call what stands in its address, and which headers it takes. */
final class ContractParameters {

    /** What the parts of addresses name, wherever they occur. */
    private static final Map<String, String> IN_PATH = Map.of(
            "slug", "What stands in the addresses of the workspace's pages.",
            "token", "The token's id.",
            "id", "The assessment's id.",
            "question", "Key of a question of the playbook.",
            "participant", "The participant's id.",
            "comment", "The comment's id.",
            "report", "The report's id.",
            "share", "The link's id.",
            "key", "Key of the playbook.");

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";

    private final OpenAPI api;

    ContractParameters(OpenAPI api) {
        this.api = api;
    }

    void complete() {
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        parameters(operation).forEach(ContractParameters::completePaging);
        parameters(operation)
                .filter(parameter -> parameter.getIn() == In.PATH && parameter.getDescription() == null)
                .forEach(parameter -> parameter.setDescription(IN_PATH.get(parameter.getName())));
        if (isRepeatable(path, method, operation)) {
            addKey(operation);
        }
        if (needsVersion(operation)) {
            boolean mayBeNew = method == HttpMethod.PUT;
            add(
                    operation,
                    IF_MATCH,
                    "The ETag of what was read: it is changed only while it is still that."
                            + (mayBeNew ? " This, or If-None-Match." : ""),
                    !mayBeNew);
            if (mayBeNew) {
                add(operation, IF_NONE_MATCH, "`*`: there was nothing, and there still is nothing.", false);
            }
        } else if (method == HttpMethod.GET) {
            add(operation, IF_NONE_MATCH, "The ETag of what is held already: 304 while it is still that.", false);
        }
    }

    /** Every list is asked for in the same way. */
    private static void completePaging(Parameter parameter) {
        if (parameter.getName().equals("limit")) {
            parameter
                    .description("How many entries to send at most.")
                    .schema(OASFactory.createSchema()
                            .type(List.of(SchemaType.INTEGER))
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(Paging.MOST))
                            .defaultValue(Paging.USUAL));
        } else if (parameter.getName().equals("cursor")) {
            parameter.description("From where to go on: `meta.nextCursor` of the part before.");
        }
    }

    /** Whether a call that is repeated under one Idempotency-Key is done once: each that makes or changes something. */
    static boolean isRepeatable(String path, HttpMethod method, Operation operation) {
        return method == HttpMethod.POST
                && !path.endsWith("/evaluations")
                && (operation.getResponses().hasAPIResponse("200")
                        || operation.getResponses().hasAPIResponse("201"));
    }

    /** Whether it asks what was seen of the thing that it changes. */
    static boolean needsVersion(Operation operation) {
        return operation.getResponses().hasAPIResponse("428");
    }

    private static void addKey(Operation operation) {
        add(
                operation,
                "Idempotency-Key",
                "Random, one for each thing that you want done. The same call under the same key is done once, and"
                        + " answered the same for 24 hours. At least 32 characters where no key of an assessment is sent.",
                false);
    }

    private static void add(Operation operation, String name, String words, boolean required) {
        if (parameters(operation).noneMatch(parameter -> name.equalsIgnoreCase(parameter.getName()))) {
            List<Parameter> all = new ArrayList<>(parameters(operation).toList());
            all.add(OASFactory.createParameter()
                    .name(name)
                    .in(In.HEADER)
                    .required(required)
                    .description(words)
                    .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING))));
            operation.setParameters(all);
        }
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.of() : operation.getParameters().stream();
    }
}
