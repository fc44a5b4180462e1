package dev.showdown.web;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Memberships;
import dev.showdown.account.Memberships.Place;
import dev.showdown.account.WorkspaceSettings;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** Somebody's workspaces, and a new one. */
@Path("/")
@PermitAll
public class WorkspaceListPages {

    private final Memberships memberships;
    private final WorkspaceSettings settings;
    private final Limits limits;
    private final Visit visit;

    WorkspaceListPages(Memberships memberships, WorkspaceSettings settings, Limits limits, Visit visit) {
        this.memberships = memberships;
        this.settings = settings;
        this.limits = limits;
        this.visit = visit;
    }

    /**
     * @param name of a new one, as typed
     * @param done what has just been done: "left" or "deleted"; empty for nothing
     */
    public record View(List<Place> places, String name, String done, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(View view);
    }

    @GET
    @Path("workspaces")
    @Produces(Html.TYPE)
    public TemplateInstance list(@RestQuery String done) {
        return Templates.list(new View(memberships.of(visit.person()), "", Form.text(done), Form.FRESH));
    }

    /** @param seen how many workspaces the page showed */
    @POST
    @Path("workspaces")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> create(@RestForm String name, @RestForm Integer seen) {
        var person = visit.person();
        limits.charge(1);
        try {
            return Html.seeOther("/workspaces/"
                    + settings.start(person, name, Html.number(seen)).slug());
        } catch (Refused.Invalid invalid) {
            return Html.correct(
                    Templates.list(new View(memberships.of(person), Form.text(name), "", new Form(invalid.faults()))));
        }
    }
}
