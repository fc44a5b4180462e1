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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Letters;
import dev.showdown.account.People;
import dev.showdown.account.ReturnPage;
import dev.showdown.account.Sessions;
import dev.showdown.system.http.Limits;

/** A new account: an address first, and the rest with the link that is mailed to it. */
@Path("/")
@PermitAll
public class SignUpPages {

    private final People people;
    private final Letters letters;
    private final Entrance entrance;
    private final Limits limits;

    SignUpPages(People people, Letters letters, Entrance entrance, Limits limits) {
        this.people = people;
        this.letters = letters;
        this.entrance = entrance;
        this.limits = limits;
    }

    /**
     * @param way how letters reach people here: "MAIL", "LOG" or "NONE"
     * @param email as typed
     * @param next page that comes after it; none for one's own work
     * @param sent whether a letter is under way
     */
    public record SignUpView(String way, String email, ReturnPage next, boolean sent, Form form) {}

    /**
     * @param email address that the link was mailed to
     * @param name as typed
     * @param kept whether the session shall outlive the browser
     * @param moving whether the link confirms a new address of an account, and makes none
     */
    public record VerifyView(String path, String email, String name, boolean kept, boolean moving, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance signUp(SignUpView view);

        static native TemplateInstance verify(VerifyView view);
    }

    @GET
    @Path("sign-up")
    @Produces(Html.TYPE)
    public TemplateInstance signUp(@RestQuery String next) {
        return Templates.signUp(asking("", ReturnPage.of(next), false, Form.FRESH));
    }

    private SignUpView asking(String email, ReturnPage next, boolean sent, Form form) {
        return new SignUpView(letters.way().name(), email, next, sent, form);
    }

    @POST
    @Path("sign-up")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> signUp(@RestForm String email, @RestForm String next) {
        limits.signUpLetter(email);
        ReturnPage page = ReturnPage.of(next);
        try {
            people.signUp(email, page);
            return Html.page(Templates.signUp(asking(email, page, true, Form.FRESH)));
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.signUp(asking(Form.text(email), page, false, new Form(invalid.faults()))));
        }
    }

    @GET
    @Path("verify/{token}")
    @Produces(Html.TYPE)
    public TemplateInstance verify(@RestPath String token) {
        return Templates.verify(view(token, "", false, Form.FRESH));
    }

    private VerifyView view(String token, String name, boolean kept, Form form) {
        boolean moving = people.isNewAddress(token);
        String email = moving ? people.newAddress(token) : people.signUpAddress(token);
        return new VerifyView("/verify/" + token, email, name, kept, moving, form);
    }

    @POST
    @Path("verify/{token}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> verify(
            @RestPath String token,
            @RestForm String name,
            @RestForm String password,
            @RestForm String keep,
            @HeaderParam("User-Agent") String agent) {
        if (people.isNewAddress(token)) {
            people.confirmAddress(token);
            return Html.seeOther("/account");
        }
        boolean kept = "yes".equals(keep);
        try {
            Sessions.Manner manner = new Sessions.Manner(kept, BrowserName.of(agent));
            ReturnPage next = people.signUpPage(token);
            return entrance.enter(people.finishSignUp(token, name, password, manner), next);
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.verify(view(token, Form.text(name), kept, new Form(invalid.faults()))));
        }
    }
}
