package dev.showdown.web;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.assessment.FormerAnswers;
import dev.showdown.system.http.Visit;

/** One's own answers, as they were before they changed. */
@Path("/")
@PermitAll
public class FormerPages {

    private final FormerAnswers formers;
    private final Visit visit;

    FormerPages(FormerAnswers formers, Visit visit) {
        this.formers = formers;
        this.visit = visit;
    }

    @POST
    @Path("assessments/{id}/questions/{key}/former/{former}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> restore(
            @RestPath UUID id, @RestPath String key, @RestPath UUID former, @RestForm("return") String returning) {
        formers.restore(visit.caller(), id, key, former);
        return Html.seeOther(QuestionPages.address(id, key) + ("check".equals(returning) ? "?return=check" : ""));
    }
}
