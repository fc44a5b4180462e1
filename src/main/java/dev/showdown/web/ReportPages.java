package dev.showdown.web;

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
import dev.showdown.report.Shares;
import dev.showdown.report.Viewer;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** Reports to read: the present one, a published one, a shared one and a sample. All are the same page. */
@Path("/")
@PermitAll
public class ReportPages {

    private final Reports reports;
    private final Shares shares;
    private final BaseAddress base;
    private final Visit visit;

    ReportPages(Reports reports, Shares shares, BaseAddress base, Visit visit) {
        this.reports = reports;
        this.shares = shares;
        this.base = base;
        this.visit = visit;
    }

    /**
     * @param report what is read
     * @param kind current, published, shared or sample: what stands above and below it
     * @param assessment address of the assessment it belongs to; empty for whoever may not open that
     * @param exports address that the formats' suffixes are added to; empty where there are none
     * @param contact whom to tell about abuse
     */
    public record View(ReportView report, String kind, String assessment, String exports, String contact) {

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

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance report(View view);
    }

    @GET
    @Path("assessments/{id}/report")
    @Produces(Html.TYPE)
    public TemplateInstance current(@RestPath UUID id) {
        ReportView report = ReportView.of(reports.current(visit.caller(), id), Viewer.OWNER);
        return page(report, "current", "/assessments/" + id, "");
    }

    @GET
    @Path("assessments/{id}/reports/{report}")
    @Produces(Html.TYPE)
    public TemplateInstance published(@RestPath UUID id, @RestPath UUID report) {
        Published published = reports.published(visit.caller(), id, report);
        String assessment = "/assessments/" + id;
        return page(
                ReportView.of(published.source(), Viewer.OWNER),
                "published",
                assessment,
                assessment + "/reports/" + report);
    }

    @GET
    @Path("r/{token}")
    @Produces(Html.TYPE)
    public TemplateInstance shared(@RestPath String token) {
        Shares.Opened opened = shares.open(token);
        return page(ReportView.of(opened.report().source(), opened.viewer()), "shared", "", "");
    }

    @GET
    @Path("sample")
    @Produces(Html.TYPE)
    public TemplateInstance sample() {
        return reports.sample()
                .map(source -> page(ReportView.of(source, Viewer.OWNER), "sample", "", "/sample"))
                .orElseThrow(() -> new Refused.NotFound("There is no sample report here."));
    }

    private TemplateInstance page(ReportView report, String kind, String assessment, String exports) {
        return Templates.report(new View(report, kind, assessment, exports, base.contact()));
    }
}
