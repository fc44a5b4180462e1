package dev.showdown.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.showdown.api.ContractResponses.Call;

/** Says of every answer which headers it may carry. */
final class ContractHeaders {

    /** @param call null for an answer that any call may give */
    private record Answer(Call call, String status) {

        boolean is(String... some) {
            return List.of(some).contains(status);
        }

        boolean isGood() {
            return status.startsWith("2");
        }

        /** Whether it tells of a thing that can be changed, or that is only read. */
        boolean hasTag() {
            return is("304")
                    || is("200", "201")
                            && (call.isRead()
                                    || call.isRepeatable()
                                    || ContractParameters.needsVersion(call.operation()));
        }
    }

    /** @param when which answers carry it */
    private record Rule(String name, SchemaType type, String words, Predicate<Answer> when) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "X-Request-Id",
                    SchemaType.STRING,
                    "Finds the request in the log: the one that was sent, or one that was made for it.",
                    _ -> true),
            new Rule("Location", SchemaType.STRING, "Address of what was made.", answer -> answer.is("201")),
            new Rule(
                    "ETag",
                    SchemaType.STRING,
                    "The version of what is told, for If-Match, and a hash of all of it, for If-None-Match.",
                    Answer::hasTag),
            new Rule(
                    "Link",
                    SchemaType.STRING,
                    "Leads to this description (`service-desc`, `service-doc`), and from a list to its next part"
                            + " (`next`).",
                    _ -> true),
            new Rule(
                    "Idempotent-Replayed",
                    SchemaType.STRING,
                    "`true` for what was answered to an earlier call under the same Idempotency-Key.",
                    answer -> answer.isGood() && answer.call().isRepeatable()),
            new Rule(
                    "WWW-Authenticate",
                    SchemaType.STRING,
                    "Bearer; with `error=\"insufficient_scope\"` where a token's scopes are what is missing.",
                    answer -> answer.is("401", "403")),
            new Rule(
                    "Retry-After",
                    SchemaType.INTEGER,
                    "Seconds after which to try again.",
                    answer -> answer.is("429", "503")),
            new Rule(
                    "RateLimit-Policy",
                    SchemaType.STRING,
                    "How much (q) is allowed in how many seconds (w).",
                    _ -> true),
            new Rule(
                    "RateLimit",
                    SchemaType.STRING,
                    "How much is left (r), and in how many seconds there is all of it again (t).",
                    _ -> true));

    private final OpenAPI api;

    ContractHeaders(OpenAPI api) {
        this.api = api;
    }

    void complete() {
        RULES.forEach(rule -> api.getComponents()
                .addHeader(
                        rule.name(),
                        OASFactory.createHeader()
                                .description(rule.words())
                                .schema(OASFactory.createSchema().type(List.of(rule.type())))));
        ContractResponses.FAILURES.forEach(failure -> Optional.ofNullable(
                        api.getComponents().getResponses().get(failure.name()))
                .ifPresent(response -> complete(response, new Answer(null, failure.status()))));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> operation
                        .getResponses()
                        .getAPIResponses()
                        .forEach((status, response) ->
                                complete(response, new Answer(new Call(path, method, operation), status)))));
    }

    private static void complete(APIResponse response, Answer answer) {
        if (response.getRef() == null) {
            RULES.stream()
                    .filter(rule -> rule.when().test(answer))
                    .forEach(rule -> response.addHeader(
                            rule.name(), OASFactory.createHeader().ref(rule.name())));
        }
    }
}
