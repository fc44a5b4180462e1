package dev.showdown.web;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.report.Reports;
import dev.showdown.report.ShareChanges;
import dev.showdown.report.ShareOptions;
import dev.showdown.report.Shares;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** Share report: publish a snapshot, make links to it, see them all, end them all. */
@Path("/")
@PermitAll
public class SharePages {

    private final Reports reports;
    private final Shares shares;
    private final ShareChanges changes;
    private final BaseAddress base;
    private final Visit visit;

    SharePages(Reports reports, Shares shares, ShareChanges changes, BaseAddress base, Visit visit) {
        this.reports = reports;
        this.shares = shares;
        this.changes = changes;
        this.base = base;
        this.visit = visit;
    }

    /**
     * @param options as chosen for a new link
     * @param sharing whether the workspace allows links
     * @param offer for how long a link can be made
     */
    public record View(
            UUID id,
            String title,
            List<Report> reports,
            List<LinkView> links,
            ShareOptions options,
            boolean sharing,
            ShareOptions.Offer offer,
            Form form) {

        /** Number of the newest snapshot; 0 for none. */
        public int newest() {
            return reports.isEmpty() ? 0 : reports.getFirst().number();
        }

        /** How many links still open, or would if they were resumed. */
        public long kept() {
            return links.stream().filter(LinkView::isKept).count();
        }
    }

    public record Report(UUID id, int number, String title, String published) {}

    public record RevocationView(UUID id, String title, long links) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance share(View view);

        static native TemplateInstance revocation(RevocationView view);
    }

    @GET
    @Path("assessments/{id}/share")
    @Produces(Html.TYPE)
    public TemplateInstance share(@RestPath UUID id) {
        return Templates.share(view(id, ShareOptions.USUAL, Form.FRESH));
    }

    /** @param newest number of the newest snapshot that the page showed */
    @POST
    @Path("assessments/{id}/share")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> publish(@RestPath UUID id, @RestForm Integer newest) {
        reports.publishAfter(visit.caller(), id, Html.number(newest));
        return Html.seeOther("/assessments/" + id + "/share");
    }

    /** @param links how many links the page showed */
    @POST
    @Path("assessments/{id}/share/links")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> createLink(
            @RestPath UUID id, @RestForm UUID report, @RestForm Integer links, LinkForm form) {
        try {
            shares.createAfter(visit.caller(), id, report, form.options(), form.password(), Html.number(links));
            return Html.seeOther("/assessments/" + id + "/share");
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.share(view(id, form.options(), new Form(invalid.faults()))));
        }
    }

    @GET
    @Path("assessments/{id}/share/revocation")
    @Produces(Html.TYPE)
    public TemplateInstance revocation(@RestPath UUID id) {
        View view = view(id, ShareOptions.USUAL, Form.FRESH);
        return Templates.revocation(new RevocationView(id, view.title(), view.kept()));
    }

    @POST
    @Path("assessments/{id}/share/revocation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> revokeAll(@RestPath UUID id) {
        changes.revokeAll(visit.caller(), id);
        return Html.seeOther("/assessments/" + id + "/share");
    }

    private View view(UUID id, ShareOptions options, Form form) {
        Shares.Shared shared = shares.shared(visit.caller(), id);
        return new View(
                id,
                shared.title(),
                shared.reports().stream()
                        .map(snapshot -> new Report(
                                snapshot.id(), snapshot.number(), snapshot.title(), Html.day(snapshot.publishedAt())))
                        .toList(),
                shared.links().stream()
                        .map(link -> LinkView.of(link, shared, base))
                        .toList(),
                options,
                shared.rules().on(),
                shared.offer(),
                form);
    }
}
