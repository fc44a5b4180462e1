package dev.showdown.web;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused.Fault;
import dev.showdown.account.Caller;
import dev.showdown.account.People;
import dev.showdown.account.Sessions;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** In and out. */
@Path("/")
@PermitAll
public class SignInPages {

    private static final Fault WRONG = new Fault(
            "/email", "wrong", "E-mail address and password do not belong together, or there is no such account.");

    private final People people;
    private final Sessions sessions;
    private final Entrance entrance;
    private final Limits limits;
    private final Visit visit;

    SignInPages(People people, Sessions sessions, Entrance entrance, Limits limits, Visit visit) {
        this.people = people;
        this.sessions = sessions;
        this.entrance = entrance;
        this.limits = limits;
        this.visit = visit;
    }

    /**
     * @param email as typed
     * @param kept whether the session shall outlive the browser
     * @param next page that comes after it; empty for one's own work
     * @param changed whether a password has just been changed
     */
    public record View(String email, boolean kept, String next, boolean changed, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance signIn(View view);
    }

    @GET
    @Path("sign-in")
    @Produces(Html.TYPE)
    public TemplateInstance signIn(@RestQuery String next, @RestQuery String changed) {
        return Templates.signIn(new View("", false, Entrance.local(next), "yes".equals(changed), Form.FRESH));
    }

    @POST
    @Path("sign-in")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> signIn(
            @RestForm String email,
            @RestForm String password,
            @RestForm String keep,
            @RestForm String next,
            @HeaderParam("User-Agent") String agent) {
        limits.signIn(email);
        boolean kept = "yes".equals(keep);
        Optional<Sessions.Started> started =
                people.signIn(Form.text(email), Form.text(password), new Sessions.Manner(kept, BrowserName.of(agent)));
        return started.map(session -> entrance.enter(session, next))
                .orElseGet(() -> Html.correct(Templates.signIn(
                        new View(Form.text(email), kept, Entrance.local(next), false, Form.with(WRONG)))));
    }

    @POST
    @Path("sign-out")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> signOut() {
        if (visit.caller() instanceof Caller.SignedIn person) {
            sessions.end(person, person.session());
            visit.leave();
        }
        return Html.seeOther("/", visit.cookies());
    }
}
