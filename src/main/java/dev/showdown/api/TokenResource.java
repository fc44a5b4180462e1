package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.account.Caller;
import dev.showdown.account.Scope;
import dev.showdown.account.WorkspaceTokens;
import dev.showdown.account.WorkspaceTokens.Listed;
import dev.showdown.account.WorkspaceTokens.Made;
import dev.showdown.account.WorkspaceTokens.Wish;
import dev.showdown.api.Paging.Part;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** The tokens of a workspace: listed, made and ended. */
@Path(Api.ROOT)
@Tag(name = "Workspaces")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class TokenResource {

    private final WorkspaceTokens tokens;
    private final Preconditions preconditions;
    private final BaseAddress base;
    private final Visit visit;

    TokenResource(WorkspaceTokens tokens, Preconditions preconditions, BaseAddress base, Visit visit) {
        this.tokens = tokens;
        this.preconditions = preconditions;
        this.base = base;
        this.visit = visit;
    }

    @Schema(name = "NewToken")
    public record Request(
            @Schema(required = true, maxLength = 100, description = "By which it is told from others.")
            String name,

            @Schema(
                    required = true,
                    minItems = 1,
                    description = "What it is for; no more than the token is for that makes it.")
            List<String> scopes,

            @Schema(
                    required = true,
                    minimum = "1",
                    maximum = "365",
                    description = "How long it works, unless the token that makes it ends before.")
            Integer days) {

        Wish wish() {
            return new Wish(
                    name == null ? "" : name,
                    scopes == null
                            ? Set.of()
                            : scopes.stream().map(String::valueOf).collect(Collectors.toSet()),
                    days == null ? "" : String.valueOf(days));
        }
    }

    @Schema(name = "Token")
    public record Body(
            UUID id,
            String name,
            List<String> scopes,
            @Schema(description = "Who made it, by name.") String madeBy,
            Instant createdAt,
            Instant expiresAt,

            @Schema(nullable = true, description = "To the minute; null if never.")
            Instant lastUsedAt,

            @Schema(
                    enumeration = {"active", "expired", "revoked", "powerless"},
                    description = "Powerless when whoever made it is no member any more.")
            String state,

            @Schema(nullable = true, description = "The token itself. Told once, when it is made; else null.")
            String secret,

            Links links) {

        static Body of(Listed token, String secret, String self) {
            return new Body(
                    token.id(),
                    token.name(),
                    token.scopes().stream().map(Scope::toString).toList(),
                    token.madeBy(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsed().orElse(null),
                    token.state().toString(),
                    secret,
                    new Links(self));
        }
    }

    @Schema(name = "TokenLinks")
    public record Links(String self) {}

    @Schema(name = "Tokens")
    public record Listing(List<Body> data, Paging.Meta meta) {}

    private String address(String slug) {
        return base.link(Api.ROOT + "/workspaces/" + slug + "/tokens");
    }

    private Body body(String slug, Listed token, String secret) {
        return Body.of(token, secret, address(slug) + "/" + token.id());
    }

    @GET
    @Path("workspaces/{slug}/tokens")
    @Needs(Scope.TOKENS_WRITE)
    @Operation(
            operationId = "listTokens",
            summary = "List the tokens of a workspace",
            description = "All of them with a token that an owner made, else those that the same person made.")
    @APIResponse(
            responseCode = "200",
            description = "Newest first, also those that have ended",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @APIResponse(responseCode = "403", description = "Whoever made the token only reads here")
    @APIResponse(responseCode = "404", description = "There is no such workspace, or the token is for another")
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<Listing> list(@RestPath String slug, @RestQuery String limit, @RestQuery String cursor) {
        Part<Listed> part = Paging.of(limit, cursor)
                .part(tokens.board(visit.caller(), slug).tokens(), token -> Paging.back(token.createdAt(), token.id()));
        return Paging.answer(
                new Listing(
                        part.data().stream()
                                .map(token -> body(slug, token, null))
                                .toList(),
                        part.meta()),
                part.meta(),
                address(slug));
    }

    @POST
    @Path("workspaces/{slug}/tokens")
    @Idempotent
    @Needs(Scope.TOKENS_WRITE)
    @Operation(
            operationId = "makeToken",
            summary = "Make a token",
            description = "It reaches no further than the token that makes it, and ends with it at the latest.")
    @APIResponse(
            responseCode = "201",
            description = "Made; its secret is told this once",
            content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(responseCode = "403", description = "Whoever made the token only reads here")
    @APIResponse(responseCode = "404", description = "There is no such workspace, or the token is for another")
    @APIResponse(responseCode = "409", description = "There are as many tokens as there may be")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public RestResponse<Body> make(@RestPath String slug, Request request) {
        Caller caller = visit.caller();
        Made made = tokens.make(caller, slug, Requests.body(request).wish(), OptionalInt.empty());
        Listed token = tokens.one(caller, slug, made.id());
        Body body = body(slug, token, made.secret());
        return Tagged.created(body, token.version() + 1, body.links().self());
    }

    @GET
    @Path("workspaces/{slug}/tokens/{token}")
    @Needs(Scope.TOKENS_WRITE)
    @Operation(operationId = "getToken", summary = "Read a token", description = "With its version, to revoke it.")
    @APIResponse(
            responseCode = "200",
            description = "The token, without its secret",
            content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(responseCode = "403", description = "Whoever made the token only reads here")
    @APIResponse(responseCode = "404", description = "There is no such token")
    public RestResponse<Body> read(@RestPath String slug, @RestPath UUID token) {
        Listed found = tokens.one(visit.caller(), slug, token);
        return Tagged.ok(body(slug, found, null), found.version() + 1);
    }

    @DELETE
    @Path("workspaces/{slug}/tokens/{token}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.TOKENS_WRITE)
    @Operation(
            operationId = "revokeToken",
            summary = "End a token",
            description = "For good, and those that it made. If-Match says which version was read.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "403", description = "Whoever made the token only reads here")
    @APIResponse(responseCode = "404", description = "There is no such token")
    @APIResponse(responseCode = "412", description = "It was revoked meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public void revoke(@RestPath String slug, @RestPath UUID token) {
        tokens.revoke(visit.caller(), slug, token, preconditions.seen());
    }
}
