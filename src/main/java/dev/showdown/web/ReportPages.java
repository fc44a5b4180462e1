package dev.showdown.web;

import java.util.LinkedHashMap;
import java.util.Map;
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
import dev.showdown.report.Shares;
import dev.showdown.report.Viewer;
import dev.showdown.report.WhatIf;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** Reports to read: the present one, a published one, a shared one and a sample. All are the same page. */
@Path("/")
@PermitAll
public class ReportPages {

    private final Evaluations evaluations;
    private final Reports reports;
    private final Shares shares;
    private final BaseAddress base;
    private final Visit visit;

    ReportPages(Evaluations evaluations, Reports reports, Shares shares, BaseAddress base, Visit visit) {
        this.evaluations = evaluations;
        this.reports = reports;
        this.shares = shares;
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
     */
    public record View(
            ReportView report, String kind, String assessment, String newer, String exports, String contact) {

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
    @Path("r/{token}")
    @Produces(Html.TYPE)
    public TemplateInstance shared(@RestPath String token, @Context UriInfo uri) {
        Shares.Opened opened = shares.open(token);
        return page(opened.report().source(), opened.viewer(), "shared", "", "", uri);
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
        ReportView report = ReportView.of(source, viewer, evaluations.reading(source))
                .trying(evaluations.whatIf(source, importance(uri)));
        String newer = assessment.isEmpty() ? "" : evaluations.newerVersion(source);
        return Templates.report(new View(report, kind, assessment, newer, exports, base.contact()));
    }

    /** Importance that the address asks to try: criterion to what was typed. */
    private static Map<String, String> importance(UriInfo uri) {
        Map<String, String> typed = new LinkedHashMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (name.startsWith(WhatIf.FIELD)) {
                typed.put(name.substring(WhatIf.FIELD.length()), values.getFirst());
            }
        });
        return typed;
    }
}
