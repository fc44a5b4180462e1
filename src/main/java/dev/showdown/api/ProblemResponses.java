package dev.showdown.api;

import java.math.BigDecimal;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import dev.showdown.system.http.Problem;

/** Says of every call what all calls have in common: what can go wrong, and in which form that is told. */
public class ProblemResponses implements OASFilter {

    private static final Map<String, String> ALWAYS = Map.of(
            "400", "The request cannot be read",
            "500", "Something went wrong on our side",
            "503", "The database cannot be reached; try again after Retry-After seconds");

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        ALWAYS.forEach((status, words) -> add(responses, status, words));
        if (operation.getRequestBody() != null) {
            add(responses, "413", "The body is larger than is accepted");
            add(responses, "415", "The body is not application/json");
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            add(responses, "401", "The key is missing, or not valid");
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(problem());
            }
        });
        return operation;
    }

    /** Every list is asked for in the same way. */
    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getName().equals("limit")) {
            parameter
                    .description("How many entries to send at most.")
                    .schema(OASFactory.createSchema()
                            .addType(SchemaType.INTEGER)
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(Paging.MOST))
                            .defaultValue(Paging.USUAL));
        } else if (parameter.getName().equals("cursor")) {
            parameter.description("From where to go on: meta.nextCursor of the part before.");
        }
        return parameter;
    }

    private static void add(APIResponses responses, String status, String words) {
        if (!responses.hasAPIResponse(status)) {
            APIResponse response = OASFactory.createAPIResponse().description(words);
            responses.addAPIResponse(status, response);
        }
    }

    private static org.eclipse.microprofile.openapi.models.media.Content problem() {
        Schema schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }
}
