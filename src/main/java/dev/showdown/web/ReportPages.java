package dev.showdown.web;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;

import dev.showdown.Refused;
import dev.showdown.report.Published;
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

    private final Reports reports;
    private final BaseAddress base;
    private final Visit visit;

    ReportPages(Reports reports, BaseAddress base, Visit visit) {
        this.reports = reports;
        this.base = base;
        this.visit = visit;
    }

    /**
     * @param report what is read
     * @param kind current, published, shared or sample: what stands above and below it
     * @param assessment address of the assessment it belongs to; empty for whoever may not open that
     * @param contact whom to tell about abuse
     * @param preview what a shared report is previewed with where its link is pasted
     */
    public record View(ReportView report, String kind, String assessment, String contact, Optional<Preview> preview) {

        /** What stands under the title where its link is pasted. */
        public String description() {
            return report.headline().verdict() + " " + report.headline().summary();
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
    public TemplateInstance current(@RestPath UUID id) {
        ReportView report = ReportView.of(reports.current(visit.caller(), id), Viewer.OWNER);
        return page(report, "current", "/assessments/" + id);
    }

    @GET
    @Path("assessments/{id}/reports/{report}")
    @Produces(Html.TYPE)
    public TemplateInstance published(@RestPath UUID id, @RestPath UUID report) {
        Published published = reports.published(visit.caller(), id, report);
        return page(ReportView.of(published.source(), Viewer.OWNER), "published", "/assessments/" + id);
    }

    @GET
    @Path("sample")
    @Produces(Html.TYPE)
    public TemplateInstance sample() {
        return reports.sample()
                .map(source -> page(ReportView.of(source, Viewer.OWNER), "sample", ""))
                .orElseThrow(() -> new Refused.NotFound("There is no sample report here."));
    }

    private TemplateInstance page(ReportView report, String kind, String assessment) {
        return Templates.report(new View(report, kind, assessment, base.contact(), Optional.empty()));
    }
}
