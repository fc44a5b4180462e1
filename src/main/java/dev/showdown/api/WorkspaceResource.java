package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.showdown.account.AuditExport;
import dev.showdown.account.AuditFilter;
import dev.showdown.account.AuditFilter.Asked;
import dev.showdown.account.AuditTrail;
import dev.showdown.account.Caller;
import dev.showdown.account.Scope;
import dev.showdown.report.export.ExportedWorkspace;
import dev.showdown.report.export.WorkspaceExports;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Visit;

/** What owners of a workspace read of it as a whole: its audit log, and everything in it to take away. */
@Path(Api.ROOT)
@Tag(name = "Workspaces")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class WorkspaceResource {

    private static final String CSV = "text/csv";
    private static final List<Variant> FORMATS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV))
            .build();

    private final AuditTrail trail;
    private final AuditExport auditExports;
    private final WorkspaceExports exports;
    private final BaseAddress base;
    private final Visit visit;

    WorkspaceResource(
            AuditTrail trail, AuditExport auditExports, WorkspaceExports exports, BaseAddress base, Visit visit) {
        this.trail = trail;
        this.auditExports = auditExports;
        this.exports = exports;
        this.base = base;
        this.visit = visit;
    }

    @Schema(name = "AuditEvents")
    public record EventsBody(List<EventBody> data, Paging.Meta meta) {}

    /** Named as the columns of the same log as CSV. */
    @Schema(name = "AuditEvent")
    public record EventBody(
            UUID id,
            Instant at,

            @Schema(enumeration = {"person", "token", "key", "link", "guest", "system"})
            String actorKind,

            @Schema(nullable = true, description = "Null for guests, and for the program itself.")
            UUID actorId,

            @Schema(description = "Name of whoever did it, as it was then; may be empty.")
            String actor,

            @Schema(description = "What was done, as a word.")
            String action,

            String targetKind,
            @Schema(nullable = true) UUID targetId,

            @Schema(description = "Name of what it was done to, as it was then; may be empty.")
            String target,

            @Schema(description = "What else there is to know; may be empty.")
            String detail,

            @Schema(description = "Network address that it came from; may be empty.")
            String address) {

        static EventBody of(AuditTrail.Event event) {
            return new EventBody(
                    event.id(),
                    event.at(),
                    event.actorKind(),
                    event.actorId(),
                    event.actor(),
                    event.action(),
                    event.targetKind(),
                    event.targetId(),
                    event.target(),
                    event.detail(),
                    event.address());
        }
    }

    @GET
    @Path("workspaces/{slug}/audit-events")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Needs(Scope.AUDIT_READ)
    @Operation(
            operationId = "listAuditEvents",
            summary = "Read the audit log",
            description = "With a token that an owner made. As JSON in parts; as CSV all that is asked for at once,"
                    + " which is an event itself.")
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EventsBody.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "403", description = "Whoever made the token is no owner")
    @APIResponse(responseCode = "404", description = "There is no such workspace, or the token is for another")
    @APIResponse(responseCode = "406", description = "It is not to be had in the format that was asked for")
    @APIResponse(responseCode = "422", description = "There is no such part, action or day")
    public Response events(
            @RestPath String slug,
            @RestQuery String limit,
            @RestQuery String cursor,
            @Parameter(description = "Part of the name of whoever did it.") @RestQuery String who,
            @Parameter(description = "What was done, as a word, such as member.invited.") @RestQuery String action,
            @Parameter(description = "Part of the name of what it was done to, or its kind.") @RestQuery String target,
            @Parameter(description = "On this day or later, such as 2030-01-31, in UTC.") @RestQuery String from,
            @Parameter(description = "On this day or before.") @RestQuery String until,
            @Context Request request) {
        Asked asked = new Asked(who, action, target, from, until);
        AuditFilter filter = AuditFilter.of(asked);
        Variant chosen = request.selectVariant(FORMATS);
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        if (!chosen.getMediaType().equals(MediaType.APPLICATION_JSON_TYPE)) {
            return Response.ok(auditExports.csv(trail.export(visit.caller(), slug, filter)), CSV + ";charset=UTF-8")
                    .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                    .header("Vary", "Accept")
                    .build();
        }
        Paging paging = Paging.of(limit, cursor);
        Optional<AuditTrail.Mark> after = paging.timeBack().map(place -> new AuditTrail.Mark(place.time(), place.id()));
        Paging.Part<AuditTrail.Event> part = paging.part(
                trail.read(visit.caller(), slug, filter, after, paging.limit() + 1)
                        .events(),
                event -> Paging.back(event.at(), event.id()));
        return Paging.answer(
                        new EventsBody(part.data().stream().map(EventBody::of).toList(), part.meta()),
                        part.meta(),
                        base.link(Api.ROOT + "/workspaces/" + slug + "/audit-events"),
                        Map.of(
                                "who", asked.who(),
                                "action", asked.action(),
                                "target", asked.target(),
                                "from", asked.from(),
                                "until", asked.until()))
                .toResponse();
    }

    @GET
    @Path("workspaces/{slug}/export")
    @Needs(Scope.WORKSPACE_EXPORT)
    @Operation(
            operationId = "exportWorkspace",
            summary = "Take a whole workspace away",
            description = "With a token that an owner made: its members, and its assessments with everything in them"
                    + " that an owner may read.")
    @APIResponse(
            responseCode = "200",
            description = "Everything, as one document",
            content = @Content(schema = @Schema(implementation = ExportedWorkspace.class)))
    @APIResponse(responseCode = "403", description = "Whoever made the token is no owner")
    @APIResponse(responseCode = "404", description = "There is no such workspace, or the token is for another")
    public Response export(@RestPath String slug) {
        Caller owner = visit.caller();
        exports.begin(owner, slug);
        StreamingOutput file = out -> exports.write(owner, slug, out);
        return Response.ok(file, MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + WorkspaceExports.fileName(slug) + "\"")
                .build();
    }
}
