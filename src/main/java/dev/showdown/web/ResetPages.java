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
import dev.showdown.account.Letters;
import dev.showdown.account.People;
import dev.showdown.account.ReturnPage;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** A forgotten password, or one that was never set: a link is mailed, and a new one is chosen with it. */
@Path("/")
@PermitAll
public class ResetPages {

    private final People people;
    private final Letters letters;
    private final Limits limits;
    private final Visit visit;

    ResetPages(People people, Letters letters, Limits limits, Visit visit) {
        this.people = people;
        this.letters = letters;
        this.limits = limits;
        this.visit = visit;
    }

    /**
     * @param way how letters reach people here: "MAIL", "LOG" or "NONE"
     * @param email as typed
     * @param next page that comes after it; none for one's own work
     * @param sent whether a letter may be under way
     */
    public record ResetView(String way, String email, ReturnPage next, boolean sent, Form form) {}

    /** @param email of the account whose password is chosen */
    public record ChooseView(String path, String email, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance reset(ResetView view);

        static native TemplateInstance choose(ChooseView view);
    }

    @GET
    @Path("reset")
    @Produces(Html.TYPE)
    public TemplateInstance reset(@RestQuery String next) {
        return Templates.reset(new ResetView(letters.way().name(), "", ReturnPage.of(next), false, Form.FRESH));
    }

    @POST
    @Path("reset")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> reset(@RestForm String email, @RestForm String next) {
        limits.resetLetter(email);
        String way = letters.way().name();
        ReturnPage page = ReturnPage.of(next);
        try {
            people.askReset(email, page);
            return Html.page(Templates.reset(new ResetView(way, email, page, true, Form.FRESH)));
        } catch (Refused.Invalid invalid) {
            return Html.correct(
                    Templates.reset(new ResetView(way, Form.text(email), page, false, new Form(invalid.faults()))));
        }
    }

    /** The same for somebody who has signed in, with their organisation alone until now. */
    @POST
    @Path("account/password/link")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> mail() {
        String email = visit.person().person().email();
        limits.resetLetter(email);
        people.askReset(email, ReturnPage.of("/account"));
        return Html.seeOther("/account?done=password-letter");
    }

    @GET
    @Path("reset/{token}")
    @Produces(Html.TYPE)
    public TemplateInstance choose(@RestPath String token) {
        return Templates.choose(view(token, Form.FRESH));
    }

    private ChooseView view(String token, Form form) {
        return new ChooseView("/reset/" + token, people.resetting(token).email(), form);
    }

    @POST
    @Path("reset/{token}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> choose(@RestPath String token, @RestForm String password) {
        try {
            return Html.seeOther(people.reset(token, password).from("/sign-in?changed=yes"));
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.choose(view(token, new Form(invalid.faults()))));
        }
    }
}
