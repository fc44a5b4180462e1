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
import dev.showdown.account.Caller;
import dev.showdown.assessment.Joins;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** The link under which people join a team: it says what they join, asks for a name, and leads to the first question. */
@Path("/")
@PermitAll
public class JoinPages {

    private final Joins joins;
    private final Limits limits;
    private final Visit visit;

    JoinPages(Joins joins, Limits limits, Visit visit) {
        this.joins = joins;
        this.limits = limits;
        this.visit = visit;
    }

    /**
     * @param host who invites
     * @param refusal why nobody can join right now; empty when somebody can
     * @param already whether this browser takes part already
     * @param name as typed
     */
    public record View(
            UUID id,
            String path,
            String title,
            String context,
            String host,
            boolean anonymous,
            String refusal,
            boolean already,
            String name,
            Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance join(View view);
    }

    @GET
    @Path("join/{token}")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> invitation(@RestPath String token) {
        View view = view(token, "", Form.FRESH);
        boolean open = view.already() || view.refusal().isEmpty();
        return Html.status(open ? 200 : 409, Templates.join(view)).build();
    }

    @POST
    @Path("join/{token}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> join(@RestPath String token, @RestForm String name) {
        View before = view(token, name == null ? "" : name, Form.FRESH);
        if (!before.already() && !before.refusal().isEmpty()) {
            return Html.status(409, Templates.join(before)).build();
        }
        limits.charge(1);
        try {
            Joins.Joined joined = joins.join(visit.browser(), token, name);
            UUID id = joined.grant().assessment();
            String first = joined.assessment().journey().route().getFirst().key();
            return Html.seeOther(
                    joined.already() ? "/assessments/" + id : QuestionPages.address(id, first), visit.cookies());
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.join(view(token, name, new Form(invalid.faults()))));
        }
    }

    @POST
    @Path("assessments/{id}/participation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> takePart(@RestPath UUID id) {
        joins.takePart(visit.person(), id);
        return Html.seeOther("/assessments/" + id);
    }

    private View view(String token, String name, Form form) {
        Joins.Invitation invitation = invitation(visit.caller(), token);
        return new View(
                invitation.assessment(),
                "/join/" + token,
                invitation.title(),
                invitation.context(),
                invitation.host(),
                invitation.anonymous(),
                invitation.refusal(),
                invitation.already().isPresent(),
                name == null ? "" : name,
                form);
    }

    /** Whoever guesses links is stopped. */
    private Joins.Invitation invitation(Caller caller, String token) {
        try {
            return joins.invitation(caller, token);
        } catch (Refused.NotFound nowhere) {
            limits.miss();
            throw nowhere;
        }
    }
}
