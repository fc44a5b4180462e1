package dev.showdown.web;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.report.Evaluations;
import dev.showdown.report.ReportView;
import dev.showdown.report.SharedLink;
import dev.showdown.report.SharedReports;
import dev.showdown.report.Views;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Fetch;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** A report behind a link, and the lock before it. The page is the one that its owner sees, with less on it. */
@Path("/")
@PermitAll
public class SharedPages {

    private final SharedDoor door;
    private final Evaluations evaluations;
    private final SharedReports shared;
    private final Views views;
    private final BaseAddress base;
    private final Limits limits;
    private final Fetch fetch;
    private final Visit visit;

    SharedPages(
            SharedDoor door,
            Evaluations evaluations,
            SharedReports shared,
            Views views,
            BaseAddress base,
            Limits limits,
            Fetch fetch,
            Visit visit) {
        this.door = door;
        this.evaluations = evaluations;
        this.shared = shared;
        this.views = views;
        this.base = base;
        this.limits = limits;
        this.fetch = fetch;
        this.visit = visit;
    }

    /**
     * @param path of the link
     * @param card address of the picture that the link is previewed with
     * @param contact whom to tell about abuse
     */
    public record LockedView(String path, String card, String contact, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance locked(LockedView view);
    }

    @GET
    @Path("r/{token}")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> read(@RestPath String token, @Context UriInfo uri) {
        SharedLink link = door.enter(token);
        if (door.isLockedFor(link)) {
            return locked(403, token, Form.FRESH).build();
        }
        if (fetch.isByPerson()) {
            views.count(link);
        }
        String tag = door.tag(link, "page");
        return door.isHeld(tag) ? SharedDoor.notModified(tag) : SharedDoor.ok(page(link, token, uri), Html.TYPE, tag);
    }

    private TemplateInstance page(SharedLink link, String token, UriInfo uri) {
        ReportView report = evaluations.read(shared.read(link).source(), link.viewer(), uri.getQueryParameters());
        ReportPages.Preview preview = new ReportPages.Preview(
                base.link("/r/" + token + ".png"),
                link.includes("embed") ? base.link("/oembed?url=" + base.link("/r/" + token)) : "");
        return ReportPages.Templates.report(new ReportPages.View(
                report,
                "shared",
                "",
                "",
                link.includes("exports") ? "/r/" + token : "",
                base.contact(),
                Optional.of(preview)));
    }

    /** Where a reload after a wrong password leads. */
    @GET
    @Path("r/{token}/unlock")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> back(@RestPath String token) {
        door.enter(token);
        return Html.seeOther("/r/" + token);
    }

    @POST
    @Path("r/{token}/unlock")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> unlock(@RestPath String token, @RestForm String password) {
        SharedLink link = door.enter(token);
        if (link.isLocked()) {
            try {
                limits.tryPassword(link.id());
                if (!shared.isRight(link, password)) {
                    return locked(403, token, fault("This is not the password. Ask whoever shared the report."))
                            .build();
                }
            } catch (Refused.TooMany tooMany) {
                return locked(429, token, fault(tooMany.getMessage()))
                        .header("Retry-After", tooMany.retryAfterSeconds())
                        .build();
            }
            shared.unlock(link, visit.browser());
        }
        return Html.seeOther("/r/" + token, visit.cookies());
    }

    private static Form fault(String words) {
        return new Form(List.of(new Refused.Fault("/password", "wrong", words)));
    }

    private RestResponse.ResponseBuilder<TemplateInstance> locked(int status, String token, Form form) {
        String path = "/r/" + token;
        return Html.status(
                status, Templates.locked(new LockedView(path, base.link(path + ".png"), base.contact(), form)));
    }
}
