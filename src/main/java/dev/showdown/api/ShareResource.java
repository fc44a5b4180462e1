package dev.showdown.api;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import dev.showdown.api.Paging.Part;
import dev.showdown.report.Reports;
import dev.showdown.report.ShareChanges;
import dev.showdown.report.ShareLink;
import dev.showdown.report.Shares;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** Links to published reports: made, listed, changed and ended. */
@Path(Api.ROOT)
@Tag(name = "Reports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class ShareResource {

    private final Reports reports;
    private final Shares shares;
    private final ShareChanges changes;
    private final Preconditions preconditions;
    private final BaseAddress base;
    private final Visit visit;

    ShareResource(
            Reports reports,
            Shares shares,
            ShareChanges changes,
            Preconditions preconditions,
            BaseAddress base,
            Visit visit) {
        this.reports = reports;
        this.shares = shares;
        this.changes = changes;
        this.preconditions = preconditions;
        this.base = base;
        this.visit = visit;
    }

    @Schema(name = "Shares")
    public record Listing(List<ShareBody> data, Paging.Meta meta) {}

    @POST
    @Path("reports/{report}/shares")
    @Idempotent
    @Needs(Scope.SHARES_WRITE)
    @Operation(
            operationId = "shareReport",
            summary = "Make a link to a report",
            description = "Whoever has the link reads this report, as far as its scope goes, and nothing else.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ShareBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such report")
    @APIResponse(responseCode = "409", description = "There are as many links as there may be")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public RestResponse<ShareBody> share(@RestPath UUID report, ShareRequests.New request) {
        ShareRequests.New wanted = Requests.body(request);
        Caller caller = visit.caller();
        UUID assessment = reports.published(caller, report).snapshot().assessment();
        ShareLink link = shares.create(caller, assessment, report, wanted.options(), wanted.password());
        ShareBody body = body(link);
        return Tagged.created(body, link.version() + 1, body.links().self());
    }

    @GET
    @Path("assessments/{id}/shares")
    @Needs(Scope.SHARES_WRITE)
    @Operation(
            operationId = "listShares",
            summary = "List the links to an assessment's reports",
            description = "With their addresses, states and how often they were opened.")
    @APIResponse(
            responseCode = "200",
            description = "Newest first, also those that have ended",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<Listing> list(@RestPath UUID id, @RestQuery String limit, @RestQuery String cursor) {
        Part<ShareLink> part = Paging.of(limit, cursor)
                .part(shares.listed(visit.caller(), id), link -> Paging.back(link.createdAt(), link.id()));
        return Paging.answer(
                new Listing(part.data().stream().map(this::body).toList(), part.meta()),
                part.meta(),
                base.link(Requests.assessment(id) + "/shares"));
    }

    @POST
    @Path("assessments/{id}/shares/revocation")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.SHARES_WRITE)
    @Operation(
            operationId = "revokeShares",
            summary = "End every link to an assessment's reports",
            description = "For good. Doing it again changes nothing.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    public void revokeAll(@RestPath UUID id) {
        changes.revokeAll(visit.caller(), id);
    }

    @GET
    @Path("shares/{share}")
    @Needs(Scope.SHARES_WRITE)
    @Operation(operationId = "getShare", summary = "Read a link", description = "With its version, to change it.")
    @APIResponse(
            responseCode = "200",
            description = "The link",
            content = @Content(schema = @Schema(implementation = ShareBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such link")
    public RestResponse<ShareBody> read(@RestPath UUID share) {
        ShareLink link = shares.one(visit.caller(), share);
        return Tagged.ok(body(link), link.version() + 1);
    }

    @PATCH
    @Path("shares/{share}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Needs(Scope.SHARES_WRITE)
    @Operation(
            operationId = "patchShare",
            summary = "Change a link",
            description =
                    "A merge patch: what is left out stays. All of it, or nothing. If-Match says which version was"
                            + " read.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = ShareBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such link")
    @APIResponse(responseCode = "409", description = "It was revoked")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; both versions are told")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<ShareBody> change(@RestPath UUID share, ShareRequests.Patch request) {
        ShareRequests.Patch wanted = Requests.body(request);
        changes.amend(visit.caller(), share, wanted.amendment(), preconditions.seen());
        return read(share);
    }

    @POST
    @Path("shares/{share}/rotate")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Needs(Scope.SHARES_WRITE)
    @Operation(
            operationId = "rotateShare",
            summary = "Give a link a new address",
            description = "The old one leads nowhere from then on.")
    @APIResponse(
            responseCode = "200",
            description = "The link with its new address",
            content = @Content(schema = @Schema(implementation = ShareBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such link")
    @APIResponse(responseCode = "409", description = "It was revoked")
    public RestResponse<ShareBody> rotate(@RestPath UUID share) {
        changes.rotate(visit.caller(), share);
        return read(share);
    }

    @DELETE
    @Path("shares/{share}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.SHARES_WRITE)
    @Operation(
            operationId = "revokeShare",
            summary = "End a link",
            description = "For good: from then on it answers 410. If-Match says which version was read.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such link")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; what is there now is told")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public void revoke(@RestPath UUID share) {
        changes.revoke(visit.caller(), share, preconditions.seen());
    }

    private ShareBody body(ShareLink link) {
        return ShareBody.of(
                link,
                base.link(link.path()),
                new ShareBody.ShareLinks(
                        base.link(Api.ROOT + "/shares/" + link.id()),
                        base.link(Api.ROOT + "/reports/" + link.report())));
    }
}
