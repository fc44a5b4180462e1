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
import dev.showdown.account.AccountSettings;
import dev.showdown.account.Caller;
import dev.showdown.account.Letters;
import dev.showdown.account.Proof;
import dev.showdown.account.SecondFactors;
import dev.showdown.account.SecondFactors.Setup;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** A second factor, set up with the password and a first code; changed and switched off with both. */
@Path("/")
@PermitAll
public class SecondFactorPages {

    private final SecondFactors factors;
    private final AccountSettings settings;
    private final Letters letters;
    private final Limits limits;
    private final Visit visit;

    SecondFactorPages(SecondFactors factors, AccountSettings settings, Letters letters, Limits limits, Visit visit) {
        this.factors = factors;
        this.settings = settings;
        this.letters = letters;
        this.limits = limits;
        this.visit = visit;
    }

    /**
     * @param hasPassword without one, nothing can be set up
     * @param way how letters reach people here: "MAIL", "LOG" or "NONE"
     */
    public record StartView(SecondFactors.Status factor, boolean hasPassword, String way, Form form) {}

    /** @param left how many recovery codes have not been used */
    public record RenewView(long left, Form form) {}

    /** @param renewed whether there were others before */
    public record CodesView(List<String> codes, boolean renewed) {}

    public record SetupView(Setup setup, QrPicture picture, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance start(StartView view);

        static native TemplateInstance setup(SetupView view);

        static native TemplateInstance renew(RenewView view);

        static native TemplateInstance codes(CodesView view);
    }

    @GET
    @Path("account/second-factor")
    @Produces(Html.TYPE)
    public TemplateInstance start() {
        return Templates.start(view(visit.person(), Form.FRESH));
    }

    private StartView view(Caller.SignedIn person, Form form) {
        AccountSettings.Settings account = settings.of(person);
        return new StartView(
                account.factor(), account.hasPassword(), letters.way().name(), form);
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
            return Html.correct(Templates.start(view(person, new Form(invalid.faults()))));
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
            return codes(factors.confirm(person, Form.text(code)), false);
        } catch (Refused.Invalid invalid) {
            return Html.correct(setup(factors.begun(person), new Form(invalid.faults())));
        }
    }

    private RestResponse<TemplateInstance> codes(SecondFactors.Codes made, boolean renewed) {
        visit.begin(made.session());
        return Html.status(200, Templates.codes(new CodesView(made.codes(), renewed)))
                .cookie(visit.cookies())
                .build();
    }

    @GET
    @Path("account/second-factor/codes")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> renew() {
        SecondFactors.Status factor = factors.of(visit.person());
        return factor.on()
                ? Html.page(Templates.renew(new RenewView(factor.left(), Form.FRESH)))
                : Html.seeOther("/account/second-factor");
    }

    @POST
    @Path("account/second-factor/codes")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> renew(@RestForm String current, @RestForm String code) {
        Caller.SignedIn person = visit.person();
        Proof proof = new Proof(current, code);
        limits.prove(person.person(), proof);
        try {
            return codes(factors.renewCodes(person, proof), true);
        } catch (Refused.Invalid invalid) {
            long left = factors.of(person).left();
            return Html.correct(Templates.renew(new RenewView(left, new Form(invalid.faults()))));
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
            visit.begin(factors.remove(person, proof));
            return Html.seeOther("/account?done=factor-off", visit.cookies());
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.start(view(person, new Form(invalid.faults()))));
        }
    }
}
