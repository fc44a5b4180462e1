package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

import dev.showdown.account.Scope;
import dev.showdown.api.Paging.Part;
import dev.showdown.assessment.Settled;
import dev.showdown.decision.Evaluation;
import dev.showdown.report.Published;
import dev.showdown.report.Reports;
import dev.showdown.report.SheetOfAnswers;
import dev.showdown.report.Snapshot;
import dev.showdown.report.Snapshots;
import dev.showdown.report.Viewer;
import dev.showdown.report.export.Export;
import dev.showdown.report.export.Exports;
import dev.showdown.report.export.Format;
import dev.showdown.report.export.Options;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** Published snapshots. */
@Path(Api.ROOT)
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class ReportResource {

    /** A published report never changes. */
    private static final int ONLY_VERSION = 1;

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
    private final Snapshots snapshots;
    private final Exports exports;
    private final BaseAddress base;
    private final Visit visit;

    ReportResource(Reports reports, Snapshots snapshots, Exports exports, BaseAddress base, Visit visit) {
        this.reports = reports;
        this.snapshots = snapshots;
        this.exports = exports;
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

    @Schema(name = "ReportSummary")
    public record Summary(
            UUID id,
            int number,
            String title,

            @Schema(enumeration = {"clear", "lean", "too-close", "only-option", "nothing-fits"})
            String verdict,

            @Schema(nullable = true, description = "Key of the leading alternative; null if nothing fits.")
            String leader,

            Instant publishedAt,
            Links links) {}

    @Schema(name = "Reports")
    public record Listing(List<Summary> data, Paging.Meta meta) {}

    @POST
    @Path("assessments/{id}/reports")
    @Idempotent
    @Needs(Scope.ASSESSMENTS_WRITE)
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
        return Tagged.created(body, ONLY_VERSION, body.links().self());
    }

    @GET
    @Path("assessments/{id}/reports")
    @Needs(Scope.REPORTS_READ)
    @Operation(
            operationId = "listReports",
            summary = "List what was published",
            description = "A line for each report; read one for everything in it.")
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @APIResponse(responseCode = "403", description = "Published alone, and the team waits for its reveal")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<Listing> list(@RestPath UUID id, @RestQuery String limit, @RestQuery String cursor) {
        Paging paging = Paging.of(limit, cursor);
        Part<Snapshot> part = paging.part(
                snapshots.of(visit.caller(), id, paging.below(), paging.limit() + 1),
                snapshot -> Paging.back(snapshot.number()));
        return Paging.answer(
                new Listing(part.data().stream().map(this::summary).toList(), part.meta()),
                part.meta(),
                base.link(Requests.assessment(id) + "/reports"));
    }

    private Summary summary(Snapshot snapshot) {
        return new Summary(
                snapshot.id(),
                snapshot.number(),
                snapshot.title(),
                snapshot.verdict(),
                snapshot.leader(),
                snapshot.publishedAt(),
                links(snapshot.id()));
    }

    private Links links(UUID report) {
        String self = base.link(Api.ROOT + "/reports/" + report);
        return new Links(self, self + "/shares");
    }

    @GET
    @Path("reports/{report}")
    @Produces({MediaType.APPLICATION_JSON, MARKDOWN, CSV, PDF})
    @Needs(Scope.REPORTS_READ)
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
                    .header(HttpHeaders.ETAG, Preconditions.tag(ONLY_VERSION))
                    .header("Vary", "Accept")
                    .build();
        }
        Export export = exports.of(published.source(), Viewer.OWNER, format.get(), Options.of(minimal, paper));
        snapshots.noteExport(visit.caller(), published.snapshot());
        return Response.ok(export.content(), export.format().type())
                .header(HttpHeaders.ETAG, Preconditions.tag(ONLY_VERSION))
                .header("Content-Disposition", export.disposition())
                .header("Vary", "Accept")
                .build();
    }

    private Body body(Published published) {
        Snapshot snapshot = published.snapshot();
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
                links(snapshot.id()));
    }
}
