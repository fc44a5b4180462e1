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

import dev.showdown.account.Sessions;
import dev.showdown.system.http.Visit;

/** Where somebody is signed in, ended from their account: one session, or every other. */
@Path("/")
@PermitAll
public class SessionPages {

    private final Sessions sessions;
    private final Visit visit;

    SessionPages(Sessions sessions, Visit visit) {
        this.sessions = sessions;
        this.visit = visit;
    }

    @POST
    @Path("account/sessions/{id}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> end(@RestPath UUID id) {
        sessions.end(visit.person(), id);
        return Html.seeOther("/account?done=sessions");
    }

    @POST
    @Path("account/sessions")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> endOthers() {
        sessions.endOthers(visit.person());
        return Html.seeOther("/account?done=sessions");
    }
}
