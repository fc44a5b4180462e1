package dev.showdown.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.report.Evaluations;
import dev.showdown.report.Published;
import dev.showdown.report.ReportSource;
import dev.showdown.report.Reports;
import dev.showdown.report.Snapshots;
import dev.showdown.report.Viewer;
import dev.showdown.report.export.Export;
import dev.showdown.report.export.Exports;
import dev.showdown.report.export.Format;
import dev.showdown.report.export.Options;
import dev.showdown.system.http.Visit;

/** Reports to take away: a published one for those who may open its assessment, and the sample for everybody. */
@Path("/")
@PermitAll
public class ExportPages {

    private final Evaluations evaluations;
    private final Reports reports;
    private final Snapshots snapshots;
    private final Exports exports;
    private final Visit visit;

    ExportPages(Evaluations evaluations, Reports reports, Snapshots snapshots, Exports exports, Visit visit) {
        this.evaluations = evaluations;
        this.reports = reports;
        this.snapshots = snapshots;
        this.exports = exports;
        this.visit = visit;
    }

    @GET
    @Path("assessments/{id}/reports/{report: [0-9a-fA-F-]{36}}.{suffix}")
    public RestResponse<byte[]> published(
            @RestPath UUID id,
            @RestPath UUID report,
            @RestPath String suffix,
            @RestQuery String minimal,
            @RestQuery String paper) {
        Format format = format(suffix);
        Published published = reports.published(visit.caller(), id, report);
        Export export = exports.of(published.source(), Viewer.OWNER, format, Options.of(minimal, paper));
        snapshots.noteExport(visit.caller(), published.snapshot());
        return file(export);
    }

    @GET
    @Path("sample.{suffix}")
    public RestResponse<byte[]> sample(@RestPath String suffix, @RestQuery String minimal, @RestQuery String paper) {
        Format format = format(suffix);
        ReportSource source =
                evaluations.sample().orElseThrow(() -> new Refused.NotFound("There is no sample report here."));
        return file(exports.of(source, Viewer.OWNER, format, Options.of(minimal, paper)));
    }

    /** What the JSON of a report looks like. It is the same for all, and changes with the program only. */
    @GET
    @Path("schemas/report.json")
    @Produces("application/schema+json")
    public RestResponse<byte[]> schema() {
        try (InputStream in = ExportPages.class.getResourceAsStream(Exports.SCHEMA)) {
            return RestResponse.ResponseBuilder.ok(in.readAllBytes())
                    .header("Cache-Control", "public, max-age=3600")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Format format(String suffix) {
        return Format.of(suffix).orElseThrow(() -> new Refused.NotFound("There is no such format."));
    }

    private static RestResponse<byte[]> file(Export export) {
        return RestResponse.ResponseBuilder.ok(export.content())
                .header("Content-Type", export.format().type())
                .header("Content-Disposition", export.disposition())
                .build();
    }
}
