package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
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
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Text;
import dev.showdown.assessment.Settled;
import dev.showdown.decision.Evaluation;
import dev.showdown.report.Published;
import dev.showdown.report.Reports;
import dev.showdown.report.ShareLink;
import dev.showdown.report.Shares;
import dev.showdown.report.SheetOfAnswers;
import dev.showdown.report.Snapshot;
import dev.showdown.report.Viewer;
import dev.showdown.report.export.Export;
import dev.showdown.report.export.Exports;
import dev.showdown.report.export.Format;
import dev.showdown.report.export.Options;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** Published snapshots, and links to them. */
@Path(Api.ROOT)
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class ReportResource {

    private static final String MARKDOWN = "text/markdown";
    private static final String CSV = "text/csv";
    private static final String PDF = "application/pdf";
    private static final Map<Format, MediaType> FORMAT = Map.of(
            Format.MARKDOWN, MediaType.valueOf(MARKDOWN),
            Format.CSV, MediaType.valueOf(CSV),
            Format.PDF, MediaType.valueOf(PDF));
    private static final List<Variant> FORMATS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE,
                    FORMAT.get(Format.MARKDOWN),
                    FORMAT.get(Format.CSV),
                    FORMAT.get(Format.PDF))
            .build();

    private final Reports reports;
    private final Exports exports;
    private final Shares shares;
    private final BaseAddress base;
    private final Visit visit;

    ReportResource(Reports reports, Exports exports, Shares shares, BaseAddress base, Visit visit) {
        this.reports = reports;
        this.exports = exports;
        this.shares = shares;
        this.base = base;
        this.visit = visit;
    }

    /**
     * @param number counts an assessment's reports from 1
     * @param answers everybody's, as they were when it was published
     */
    @Schema(name = "Report")
    public record Body(
            UUID id,
            UUID assessment,
            int number,
            String title,
            String context,
            Instant publishedAt,
            List<SheetOfAnswers> answers,

            @Schema(description = "What the team had settled.")
            List<Settled> agreed,

            @Schema(nullable = true, description = "What was decided; null while nothing was.")
            DecisionResource.DecisionBody decision,

            Evaluation evaluation,
            Links links) {}

    /** @param shares where links to this report are made */
    @Schema(name = "ReportLinks")
    public record Links(String self, String shares) {}

    @Schema(name = "NewShare")
    public record ShareRequest(
            @Schema(description = "For whom it is; only its owner sees this.", maxLength = Text.NAME_LIMIT)
            String name) {}

    @Schema(name = "Share")
    public record ShareBody(
            UUID id,
            UUID report,
            String name,

            @Schema(description = "The secret address: whoever has it can read the report.")
            String url,

            @Schema(enumeration = {"active", "paused", "revoked", "expired"})
            String state,

            @Schema(enumeration = {"pinned", "latest"}) String revision,
            List<String> scope,
            @Schema(nullable = true) Instant expiresAt,
            Instant createdAt) {}

    @POST
    @Path("assessments/{id}/reports")
    @Operation(
            operationId = "publishReport",
            summary = "Publish a report",
            description = "Keeps what the answers give right now as a snapshot that never changes.")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(
            responseCode = "403",
            description = "The team's answers are not revealed yet, or only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    public RestResponse<Body> publish(@RestPath UUID id) {
        Snapshot snapshot = reports.publish(visit.caller(), id);
        Body body = body(reports.published(visit.caller(), id, snapshot.id()));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .header("Location", body.links().self())
                .build();
    }

    @GET
    @Path("reports/{report}")
    @Produces({MediaType.APPLICATION_JSON, MARKDOWN, CSV, PDF})
    @Operation(
            operationId = "getReport",
            summary = "Read a report",
            description = "As JSON, or in another format that the Accept header names.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Body.class)),
                @Content(mediaType = MARKDOWN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "403", description = "It was published alone, and the team waits for its reveal")
    @APIResponse(responseCode = "404", description = "There is none, or the key is for another")
    @APIResponse(responseCode = "406", description = "It is not to be had in the format that was asked for")
    @APIResponse(responseCode = "503", description = "Other reports are being printed just now")
    public Response read(
            @RestPath UUID report,
            @Parameter(description = "\"true\" for the short form of the Markdown.") @RestQuery String minimal,
            @Parameter(description = "\"letter\" for American paper instead of A4.") @RestQuery String paper,
            @Context Request request) {
        Published published = reports.published(visit.caller(), report);
        Variant chosen = request.selectVariant(FORMATS);
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        Optional<Format> format = FORMAT.entrySet().stream()
                .filter(known -> known.getValue().equals(chosen.getMediaType()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (format.isEmpty()) {
            return Response.ok(body(published), MediaType.APPLICATION_JSON)
                    .header("Vary", "Accept")
                    .build();
        }
        Export export = exports.of(published.source(), Viewer.OWNER, format.get(), Options.of(minimal, paper));
        return Response.ok(export.content(), export.format().type())
                .header("Content-Disposition", export.disposition())
                .header("Vary", "Accept")
                .build();
    }

    @POST
    @Path("reports/{report}/shares")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "shareReport",
            summary = "Make a link to a report",
            description = "Whoever has the link reads this report, without notes and names, and nothing else.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ShareBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such report")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public RestResponse<ShareBody> share(@RestPath UUID report, ShareRequest request) {
        ShareRequest wanted = Requests.body(request);
        UUID assessment = reports.published(visit.caller(), report).snapshot().assessment();
        ShareLink link = shares.create(visit.caller(), assessment, report, wanted.name());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, shareBody(link))
                .header("Location", base.link(link.path()))
                .build();
    }

    private Body body(Published published) {
        Snapshot snapshot = published.snapshot();
        String self = base.link(Api.ROOT + "/reports/" + snapshot.id());
        return new Body(
                snapshot.id(),
                snapshot.assessment(),
                snapshot.number(),
                snapshot.title(),
                published.source().context(),
                snapshot.publishedAt(),
                published.source().sheets(),
                published.source().agreed(),
                published
                        .source()
                        .decision()
                        .map(taken -> DecisionResource.DecisionBody.of(taken, List.of()))
                        .orElse(null),
                published.source().result(),
                new Links(self, self + "/shares"));
    }

    private ShareBody shareBody(ShareLink link) {
        return new ShareBody(
                link.id(),
                link.report(),
                link.name(),
                base.link(link.path()),
                link.state().toString(),
                link.revision(),
                link.scope(),
                link.expiresAt(),
                link.createdAt());
    }
}
