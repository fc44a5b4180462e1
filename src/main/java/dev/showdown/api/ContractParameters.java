package dev.showdown.api;

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
        api.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .forEach(ContractParameters::complete));
    }

    private static void complete(HttpMethod method, Operation operation) {
        parameters(operation)
                .filter(parameter -> parameter.getIn() == In.PATH && parameter.getDescription() == null)
                .forEach(parameter -> parameter.setDescription(IN_PATH.get(parameter.getName())));
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
        } else if (operation.getResponses().hasAPIResponse("304")) {
            add(operation, IF_NONE_MATCH, "The ETag of what is held already: 304 while it is still that.", false);
        }
    }

    /** Whether it asks what was seen of the thing that it changes. */
    static boolean needsVersion(Operation operation) {
        return operation.getResponses().hasAPIResponse("428");
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
