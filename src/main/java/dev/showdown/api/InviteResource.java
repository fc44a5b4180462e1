package dev.showdown.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.account.InviteKeys.Invite;
import dev.showdown.account.Scope;
import dev.showdown.assessment.Invites;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** The link under which people join. */
@Path(Api.ROOT)
@Tag(name = "Teams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class InviteResource {

    private final Invites invites;
    private final Preconditions preconditions;
    private final BaseAddress base;
    private final Visit visit;

    InviteResource(Invites invites, Preconditions preconditions, BaseAddress base, Visit visit) {
        this.invites = invites;
        this.preconditions = preconditions;
        this.base = base;
        this.visit = visit;
    }

    @Schema(name = "Invite")
    public record InviteBody(
            @Schema(description = "The link under which people join.")
            String url,

            String token,

            @Schema(nullable = true, description = "From when it invites nobody; null for never.")
            Instant expiresAt) {}

    @Schema(name = "InvitePatch")
    public record InviteRequest(
            @Schema(
                    required = true,
                    implementation = Instant.class,
                    nullable = true,
                    description = "From when it invites nobody; null for never.")
            JsonNode expiresAt) {}

    @GET
    @Path("assessments/{id}/invite")
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "getInvite",
            summary = "Read the link to invite",
            description = "Whoever has it can join, until it is replaced or expires.")
    @APIResponse(
            responseCode = "200",
            description = "The present link",
            content = @Content(schema = @Schema(implementation = InviteBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    public RestResponse<InviteBody> invite(@RestPath UUID id) {
        return body(invites.of(visit.caller(), id));
    }

    @PATCH
    @Path("assessments/{id}/invite")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "patchInvite",
            summary = "Let the link to invite expire",
            description =
                    "A merge patch: says from when it invites nobody any more. If-Match says which version was read.")
    @APIResponse(
            responseCode = "200",
            description = "The present link",
            content = @Content(schema = @Schema(implementation = InviteBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; both versions are told")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<InviteBody> expire(@RestPath UUID id, InviteRequest request) {
        Optional<Instant> end =
                Requests.instant("/expiresAt", Requests.body(request).expiresAt());
        return body(invites.expire(visit.caller(), id, end, preconditions.seen()));
    }

    @POST
    @Path("assessments/{id}/invite/rotate")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "rotateInvite",
            summary = "Replace the link to invite",
            description = "The former one leads nowhere from then on.")
    @APIResponse(
            responseCode = "200",
            description = "The new link",
            content = @Content(schema = @Schema(implementation = InviteBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    public RestResponse<InviteBody> rotate(@RestPath UUID id) {
        return body(invites.rotate(visit.caller(), id));
    }

    private RestResponse<InviteBody> body(Invite invite) {
        return Tagged.ok(
                new InviteBody(
                        base.link(invite.path()),
                        invite.token(),
                        invite.expiresAt().orElse(null)),
                invite.version());
    }
}
