package dev.showdown.web;

import java.util.List;
import java.util.Objects;
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
import dev.showdown.Text;
import dev.showdown.report.Reports;
import dev.showdown.report.ShareLink;
import dev.showdown.report.Shares;
import dev.showdown.report.Snapshot;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** Share report: publish a snapshot, make links to it, end them. */
@Path("/")
@PermitAll
public class SharePages {

    private final Reports reports;
    private final Shares shares;
    private final BaseAddress base;
    private final Visit visit;

    SharePages(Reports reports, Shares shares, BaseAddress base, Visit visit) {
        this.reports = reports;
        this.shares = shares;
        this.base = base;
        this.visit = visit;
    }

    /** @param name as typed for a new link */
    public record View(
            UUID id, String title, List<Report> reports, List<Link> links, String name, int nameLimit, Form form) {

        /** Number of the newest snapshot; 0 for none. */
        public int newest() {
            return reports.isEmpty() ? 0 : reports.getFirst().number();
        }
    }

    public record Report(UUID id, int number, String title, String published) {}

    public record Link(
            UUID id, String name, int report, String address, String state, boolean active, String created) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance share(View view);
    }

    @GET
    @Path("assessments/{id}/share")
    @Produces(Html.TYPE)
    public TemplateInstance share(@RestPath UUID id) {
        return Templates.share(view(id, "", Form.FRESH));
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
            @RestPath UUID id, @RestForm UUID report, @RestForm String name, @RestForm Integer links) {
        try {
            shares.createAfter(visit.caller(), id, report, name, Html.number(links));
            return Html.seeOther("/assessments/" + id + "/share");
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.share(view(id, name, new Form(invalid.faults()))));
        }
    }

    @POST
    @Path("assessments/{id}/share/links/{share}/revocation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> revoke(@RestPath UUID id, @RestPath UUID share) {
        shares.revoke(visit.caller(), id, share);
        return Html.seeOther("/assessments/" + id + "/share");
    }

    private View view(UUID id, String name, Form form) {
        Shares.Shared shared = shares.shared(visit.caller(), id);
        List<Link> links = shared.links().stream()
                .map(link -> link(link, shared.reports()))
                .toList();
        List<Report> published = shared.reports().stream()
                .map(snapshot -> new Report(
                        snapshot.id(), snapshot.number(), snapshot.title(), Html.day(snapshot.publishedAt())))
                .toList();
        return new View(
                id, shared.title(), published, links, Objects.requireNonNullElse(name, ""), Text.NAME_LIMIT, form);
    }

    private Link link(ShareLink link, List<Snapshot> snapshots) {
        int number = snapshots.stream()
                .filter(snapshot -> snapshot.id().equals(link.report()))
                .mapToInt(Snapshot::number)
                .findFirst()
                .orElse(0);
        return new Link(
                link.id(),
                link.name(),
                number,
                base.link(link.path()),
                link.state().toString(),
                link.isActive(),
                Html.day(link.createdAt()));
    }
}
