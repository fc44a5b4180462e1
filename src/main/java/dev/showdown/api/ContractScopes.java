package dev.showdown.api;

import java.util.Map;
import java.util.stream.Collectors;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;

import dev.showdown.account.Scope;
import dev.showdown.system.http.Needs;

/** Says of every call which scope the token of a workspace needs for it, while the code that knows it is at hand. */
@OpenApiFilter(RunStage.BUILD)
public class ContractScopes implements OASFilter {

    private final Map<String, String> scopes;

    /** @param index of the code; some of it may stand there twice */
    public ContractScopes(IndexView index) {
        this.scopes = index.getAnnotations(Needs.class).stream()
                .collect(Collectors.toMap(ContractScopes::call, ContractScopes::scope, (known, same) -> known));
    }

    private static String call(AnnotationInstance needs) {
        return needs.target()
                .asMethod()
                .annotation(org.eclipse.microprofile.openapi.annotations.Operation.class)
                .value("operationId")
                .asString();
    }

    private static String scope(AnnotationInstance needs) {
        return Scope.valueOf(needs.value().asEnum()).toString();
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> scopes.containsKey(operation.getOperationId()))
                .forEach(this::tell);
    }

    /** In words: whoever checks a description knows scopes of other kinds of keys only. */
    private void tell(Operation operation) {
        operation.setDescription("%s The token of a workspace needs the scope `%s`."
                .formatted(operation.getDescription(), scopes.get(operation.getOperationId())));
    }
}
