package dev.showdown.web;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.assessment.Archives;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** An assessment put away, taken out again, and started once more. */
@Path("/")
@PermitAll
public class KeepingPages {

    private final Archives archives;
    private final Limits limits;
    private final Visit visit;

    KeepingPages(Archives archives, Limits limits, Visit visit) {
        this.archives = archives;
        this.limits = limits;
        this.visit = visit;
    }

    @POST
    @Path("assessments/{id}/archive")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> archive(@RestPath UUID id) {
        archives.archive(visit.caller(), id);
        return Html.seeOther("/assessments/" + id);
    }

    @POST
    @Path("assessments/{id}/archive/removal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> takeOut(@RestPath UUID id) {
        archives.takeOut(visit.caller(), id);
        return Html.seeOther("/assessments/" + id);
    }

    @POST
    @Path("assessments/{id}/copy")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> copy(@RestPath UUID id) {
        limits.charge(1);
        return Html.seeOther("/assessments/" + archives.copy(visit.caller(), id));
    }
}
