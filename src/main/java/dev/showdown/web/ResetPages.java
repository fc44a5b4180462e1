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
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Letters;
import dev.showdown.account.People;
import dev.showdown.system.http.Limits;

/** A forgotten password: a link is mailed, and a new one is chosen with it. */
@Path("/")
@PermitAll
public class ResetPages {

    private final People people;
    private final Letters letters;
    private final Limits limits;

    ResetPages(People people, Letters letters, Limits limits) {
        this.people = people;
        this.letters = letters;
        this.limits = limits;
    }

    /**
     * @param way how letters reach people here: "MAIL", "LOG" or "NONE"
     * @param email as typed
     * @param sent whether a letter may be under way
     */
    public record ResetView(String way, String email, boolean sent, Form form) {}

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
    public TemplateInstance reset() {
        return Templates.reset(new ResetView(letters.way().name(), "", false, Form.FRESH));
    }

    @POST
    @Path("reset")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> reset(@RestForm String email) {
        limits.letter(email);
        String way = letters.way().name();
        try {
            people.askReset(email);
            return Html.page(Templates.reset(new ResetView(way, email, true, Form.FRESH)));
        } catch (Refused.Invalid invalid) {
            return Html.correct(
                    Templates.reset(new ResetView(way, Form.text(email), false, new Form(invalid.faults()))));
        }
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
            people.reset(token, password);
            return Html.seeOther("/sign-in?changed=yes");
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.choose(view(token, new Form(invalid.faults()))));
        }
    }
}
