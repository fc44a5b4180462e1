package dev.showdown.web;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;

import dev.showdown.Refused;
import dev.showdown.report.Evaluations;
import dev.showdown.report.Published;
import dev.showdown.report.ReportSource;
import dev.showdown.report.ReportView;
import dev.showdown.report.Reports;
import dev.showdown.report.Viewer;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/**
 * Reports to read: the present one, a published one and a sample. They and those that {@link SharedPages} shows are all
 * the same page.
 */
@Path("/")
@PermitAll
public class ReportPages {

    private final Evaluations evaluations;
    private final Reports reports;
    private final BaseAddress base;
    private final Visit visit;

    ReportPages(Evaluations evaluations, Reports reports, BaseAddress base, Visit visit) {
        this.evaluations = evaluations;
        this.reports = reports;
        this.base = base;
        this.visit = visit;
    }

    /**
     * @param report what is read
     * @param kind current, published, shared or sample: what stands above and below it
     * @param assessment address of the assessment it belongs to; empty for whoever may not open that
     * @param newer version of the playbook that is offered now; empty when the report was made with it, or for whoever
     *     may not change the assessment
     * @param exports address that the formats' suffixes are added to; empty where there are none
     * @param contact whom to tell about abuse
     * @param preview what a shared report is previewed with where its link is pasted
     */
    public record View(
            ReportView report,
            String kind,
            String assessment,
            String newer,
            String exports,
            String contact,
            Optional<Preview> preview) {

        /** What stands under the title where its link is pasted. */
        public String description() {
            String decided = report.decided().isPresent() ? report.label() + " " : "";
            return decided + report.headline().verdict() + " "
                    + report.headline().summary();
        }

        public boolean isShared() {
            return kind.equals("shared");
        }

        public boolean isCurrent() {
            return kind.equals("current");
        }

        public boolean isSample() {
            return kind.equals("sample");
        }
    }

    /**
     * @param card address of the picture
     * @param oembed where programs learn how to embed it; empty when it may not be embedded
     */
    public record Preview(String card, String oembed) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance report(View view);
    }

    @GET
    @Path("assessments/{id}/report")
    @Produces(Html.TYPE)
    public TemplateInstance current(@RestPath UUID id, @Context UriInfo uri) {
        return page(evaluations.current(visit.caller(), id), Viewer.OWNER, "current", "/assessments/" + id, "", uri);
    }

    @GET
    @Path("assessments/{id}/reports/{report}")
    @Produces(Html.TYPE)
    public TemplateInstance published(@RestPath UUID id, @RestPath UUID report, @Context UriInfo uri) {
        Published published = reports.published(visit.caller(), id, report);
        String assessment = "/assessments/" + id;
        return page(published.source(), Viewer.OWNER, "published", assessment, assessment + "/reports/" + report, uri);
    }

    @GET
    @Path("sample")
    @Produces(Html.TYPE)
    public TemplateInstance sample(@Context UriInfo uri) {
        return evaluations
                .sample()
                .map(source -> page(source, Viewer.OWNER, "sample", "", "/sample", uri))
                .orElseThrow(() -> new Refused.NotFound("There is no sample report here."));
    }

    private TemplateInstance page(
            ReportSource source, Viewer viewer, String kind, String assessment, String exports, UriInfo uri) {
        ReportView report = evaluations.read(source, viewer, uri.getQueryParameters());
        String newer = assessment.isEmpty() ? "" : evaluations.newerVersion(source);
        return Templates.report(new View(report, kind, assessment, newer, exports, base.contact(), Optional.empty()));
    }
}
