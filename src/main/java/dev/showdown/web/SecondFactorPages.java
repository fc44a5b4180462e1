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
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.Proof;
import dev.showdown.account.SecondFactors;
import dev.showdown.account.SecondFactors.Setup;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** A second factor, set up with the password and a first code, and switched off with both. */
@Path("/")
@PermitAll
public class SecondFactorPages {

    private final SecondFactors factors;
    private final Limits limits;
    private final Visit visit;

    SecondFactorPages(SecondFactors factors, Limits limits, Visit visit) {
        this.factors = factors;
        this.limits = limits;
        this.visit = visit;
    }

    /** @param on whether it can be switched off, rather than set up */
    public record StartView(boolean on, Form form) {}

    public record SetupView(Setup setup, QrPicture picture, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance start(StartView view);

        static native TemplateInstance setup(SetupView view);

        static native TemplateInstance codes(List<String> codes);
    }

    @GET
    @Path("account/second-factor")
    @Produces(Html.TYPE)
    public TemplateInstance start() {
        return Templates.start(new StartView(factors.of(visit.person()).on(), Form.FRESH));
    }

    @POST
    @Path("account/second-factor")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> begin(@RestForm String current) {
        Caller.SignedIn person = visit.person();
        limits.signIn(person.person().email());
        try {
            return Html.page(setup(factors.begin(person, Form.text(current)), Form.FRESH));
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.start(new StartView(false, new Form(invalid.faults()))));
        }
    }

    private static TemplateInstance setup(Setup setup, Form form) {
        return Templates.setup(new SetupView(setup, QrPicture.of(setup.address()), form));
    }

    @POST
    @Path("account/second-factor/confirmation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> confirm(@RestForm String code) {
        Caller.SignedIn person = visit.person();
        limits.tryCode(person.person().id());
        try {
            return Html.page(Templates.codes(factors.confirm(person, Form.text(code))));
        } catch (Refused.Invalid invalid) {
            return Html.correct(setup(factors.begun(person), new Form(invalid.faults())));
        }
    }

    @POST
    @Path("account/second-factor/removal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> remove(@RestForm String current, @RestForm String code) {
        Caller.SignedIn person = visit.person();
        Proof proof = new Proof(current, code);
        limits.prove(person.person(), proof);
        try {
            factors.remove(person, proof);
            return Html.seeOther("/account?done=factor-off");
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.start(new StartView(true, new Form(invalid.faults()))));
        }
    }
}
