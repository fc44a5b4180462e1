package dev.showdown.web;

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

import dev.showdown.Refused;
import dev.showdown.Refused.Fault;
import dev.showdown.account.Caller;
import dev.showdown.account.ReturnPage;
import dev.showdown.account.Sessions;
import dev.showdown.account.SignIns;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** In and out. */
@Path("/")
@PermitAll
public class SignInPages {

    private static final Fault WRONG = new Fault(
            "/email", "wrong", "E-mail address and password do not belong together, or there is no such account.");

    private final SignIns signIns;
    private final Sessions sessions;
    private final Entrance entrance;
    private final Limits limits;
    private final Visit visit;

    SignInPages(SignIns signIns, Sessions sessions, Entrance entrance, Limits limits, Visit visit) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.entrance = entrance;
        this.limits = limits;
        this.visit = visit;
    }

    /**
     * @param email as typed
     * @param kept whether the session shall outlive the browser
     * @param next page that comes after it; none for one's own work
     * @param changed whether a password has just been changed
     */
    public record View(String email, boolean kept, ReturnPage next, boolean changed, Form form) {}

    /** @param step proves that the password was right */
    public record CodeView(String step, ReturnPage next, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance code(CodeView view);

        static native TemplateInstance signIn(View view);
    }

    @GET
    @Path("sign-in")
    @Produces(Html.TYPE)
    public TemplateInstance signIn(@RestQuery String next, @RestQuery String changed) {
        return Templates.signIn(new View("", false, ReturnPage.of(next), "yes".equals(changed), Form.FRESH));
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
        Sessions.Manner manner = new Sessions.Manner(kept, BrowserName.of(agent));
        return switch (signIns.signIn(Form.text(email), Form.text(password), manner)) {
            case SignIns.In in -> entrance.enter(in.session(), ReturnPage.of(next));
            case SignIns.CodeNeeded needed ->
                Html.page(Templates.code(new CodeView(needed.step(), ReturnPage.of(next), Form.FRESH)));
            case SignIns.Wrong _ ->
                Html.correct(Templates.signIn(
                        new View(Form.text(email), kept, ReturnPage.of(next), false, Form.with(WRONG))));
        };
    }

    /** The second half, for whoever has a second factor. */
    @POST
    @Path("sign-in/code")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> code(@RestForm String step, @RestForm String code, @RestForm String next) {
        limits.tryCode(signIns.account(Form.text(step)));
        try {
            return entrance.enter(signIns.finish(step, Form.text(code)), ReturnPage.of(next));
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.code(new CodeView(step, ReturnPage.of(next), new Form(invalid.faults()))));
        }
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
