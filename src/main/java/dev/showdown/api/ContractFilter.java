package dev.showdown.api;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Completes the description that is generated from the code with what holds for all of the API. */
public class ContractFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        ContractSchemas schemas = new ContractSchemas(api);
        schemas.tidy();
        new ContractWords(schemas).tell();
        schemas.settle();
        new ContractResponses(api).complete();
        new ContractHeaders(api).complete();
        new ContractParameters(api).complete();
        new ContractExamples(api).show();
    }
}
