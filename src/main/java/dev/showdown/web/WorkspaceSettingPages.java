package dev.showdown.web;

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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Memberships;
import dev.showdown.account.Memberships.Place;
import dev.showdown.account.SharingRules;
import dev.showdown.account.WorkspaceSettings;
import dev.showdown.account.WorkspaceSettings.Wish;
import dev.showdown.report.SharingSwitch;
import dev.showdown.system.http.Visit;

/** A workspace's name, its rules for sharing, and its end. For its owners. */
@Path("/")
@PermitAll
public class WorkspaceSettingPages {

    private final Memberships memberships;
    private final WorkspaceSettings settings;
    private final SharingSwitch sharing;
    private final Visit visit;

    WorkspaceSettingPages(Memberships memberships, WorkspaceSettings settings, SharingSwitch sharing, Visit visit) {
        this.memberships = memberships;
        this.settings = settings;
        this.sharing = sharing;
        this.visit = visit;
    }

    /**
     * @param wish as it is, or as typed
     * @param sharing whether anything may be shared
     * @param done whether something has just been saved
     */
    public record View(Place place, Wish wish, boolean sharing, int version, boolean done, Form form) {}

    /** @param name as typed */
    public record DeletionView(Place place, String name, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance settings(View view);

        static native TemplateInstance deletion(DeletionView view);
    }

    @GET
    @Path("workspaces/{slug}/settings")
    @Produces(Html.TYPE)
    public TemplateInstance settings(@RestPath String slug, @RestQuery String done) {
        return Templates.settings(view(slug, null, "yes".equals(done), Form.FRESH));
    }

    private View view(String slug, Wish typed, boolean done, Form form) {
        Place place = memberships.administered(visit.person(), slug);
        WorkspaceSettings.Present present = settings.of(place);
        SharingRules rules = present.rules();
        Wish wish = new Wish(
                place.name(),
                String.valueOf(rules.days()),
                rules.most().map(String::valueOf).orElse(""));
        return new View(place, typed == null ? wish : typed, rules.on(), present.version(), done, form);
    }

    private static String saved(String slug) {
        return "/workspaces/" + slug + "/settings?done=yes";
    }

    /** @param version of the workspace that the page showed */
    @POST
    @Path("workspaces/{slug}/settings")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> change(
            @RestPath String slug,
            @RestForm String name,
            @RestForm String days,
            @RestForm String most,
            @RestForm Integer version) {
        Wish wish = new Wish(Form.text(name), Form.text(days), Form.text(most));
        try {
            settings.change(visit.person(), slug, wish, Html.number(version));
            return Html.seeOther(saved(slug));
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.settings(view(slug, wish, false, new Form(invalid.faults()))));
        }
    }

    @POST
    @Path("workspaces/{slug}/sharing/end")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> endSharing(@RestPath String slug) {
        sharing.turnOff(visit.person(), slug);
        return Html.seeOther(saved(slug));
    }

    @POST
    @Path("workspaces/{slug}/sharing")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> allowSharing(@RestPath String slug) {
        sharing.turnOn(visit.person(), slug);
        return Html.seeOther(saved(slug));
    }

    @GET
    @Path("workspaces/{slug}/deletion")
    @Produces(Html.TYPE)
    public TemplateInstance deletion(@RestPath String slug) {
        return Templates.deletion(new DeletionView(memberships.administered(visit.person(), slug), "", Form.FRESH));
    }

    /** @param name of the workspace, to be sure that it is this one */
    @POST
    @Path("workspaces/{slug}/deletion")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> delete(@RestPath String slug, @RestForm String name) {
        try {
            settings.remove(visit.person(), slug, Form.text(name));
            return Html.seeOther("/workspaces?done=deleted");
        } catch (Refused.Invalid invalid) {
            Place place = memberships.administered(visit.person(), slug);
            return Html.correct(
                    Templates.deletion(new DeletionView(place, Form.text(name), new Form(invalid.faults()))));
        }
    }
}
