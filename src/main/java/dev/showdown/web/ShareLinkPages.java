package dev.showdown.web;

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
import dev.showdown.report.ShareChanges;
import dev.showdown.report.ShareOptions;
import dev.showdown.report.Shares;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** One share link: what it shows, to whom and for how long. */
@Path("/")
@PermitAll
public class ShareLinkPages {

    private final Shares shares;
    private final ShareChanges changes;
    private final BaseAddress base;
    private final Visit visit;

    ShareLinkPages(Shares shares, ShareChanges changes, BaseAddress base, Visit visit) {
        this.shares = shares;
        this.changes = changes;
        this.base = base;
        this.visit = visit;
    }

    /**
     * @param options as they are, or as typed
     * @param offer for how long it can be made to live
     */
    public record View(
            UUID id, String title, LinkView link, ShareOptions options, ShareOptions.Offer offer, Form form) {

        public String path() {
            return address(id, link.id());
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance link(View view);
    }

    static String address(UUID assessment, UUID share) {
        return "/assessments/" + assessment + "/share/links/" + share;
    }

    @GET
    @Path("assessments/{id}/share/links/{share}")
    @Produces(Html.TYPE)
    public TemplateInstance link(@RestPath UUID id, @RestPath UUID share) {
        return Templates.link(view(id, share, null, Form.FRESH));
    }

    private View view(UUID id, UUID share, ShareOptions typed, Form form) {
        Shares.Shared shared = shares.shared(visit.caller(), id);
        LinkView link = LinkView.of(shared.link(share), shared, base);
        return new View(id, shared.title(), link, typed == null ? link.link().options() : typed, shared.offer(), form);
    }

    /** @param version of the link that the page showed */
    @POST
    @Path("assessments/{id}/share/links/{share}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> change(
            @RestPath UUID id, @RestPath UUID share, @RestForm Integer version, LinkForm form) {
        return changed(
                id,
                share,
                form.options(),
                () -> changes.change(visit.caller(), id, share, Html.number(version), form.options()));
    }

    @POST
    @Path("assessments/{id}/share/links/{share}/password")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> lock(
            @RestPath UUID id, @RestPath UUID share, @RestForm Integer version, @RestForm String password) {
        return changed(id, share, null, () -> changes.lock(visit.caller(), id, share, Html.number(version), password));
    }

    @POST
    @Path("assessments/{id}/share/links/{share}/password-removal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> removePassword(
            @RestPath UUID id, @RestPath UUID share, @RestForm Integer version) {
        return changed(id, share, null, () -> changes.removePassword(visit.caller(), id, share, Html.number(version)));
    }

    @POST
    @Path("assessments/{id}/share/links/{share}/pause")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> pause(@RestPath UUID id, @RestPath UUID share, @RestForm Integer version) {
        return changed(id, share, null, () -> changes.pause(visit.caller(), id, share, Html.number(version)));
    }

    @POST
    @Path("assessments/{id}/share/links/{share}/resumption")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> resume(@RestPath UUID id, @RestPath UUID share, @RestForm Integer version) {
        return changed(id, share, null, () -> changes.resume(visit.caller(), id, share, Html.number(version)));
    }

    @POST
    @Path("assessments/{id}/share/links/{share}/rotation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> rotate(@RestPath UUID id, @RestPath UUID share, @RestForm Integer version) {
        return changed(id, share, null, () -> changes.rotate(visit.caller(), id, share, Html.number(version)));
    }

    @POST
    @Path("assessments/{id}/share/links/{share}/revocation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> revoke(@RestPath UUID id, @RestPath UUID share) {
        changes.revoke(visit.caller(), id, share);
        return Html.seeOther("/assessments/" + id + "/share");
    }

    private RestResponse<TemplateInstance> changed(UUID id, UUID share, ShareOptions typed, Runnable change) {
        try {
            change.run();
            return Html.seeOther(address(id, share));
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.link(view(id, share, typed, new Form(invalid.faults()))));
        }
    }
}
