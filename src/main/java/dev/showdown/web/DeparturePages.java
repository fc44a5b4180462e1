package dev.showdown.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.AccountSettings;
import dev.showdown.account.AccountSettings.Settings;
import dev.showdown.account.Caller;
import dev.showdown.account.Proof;
import dev.showdown.assessment.PersonalData;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** What is kept about somebody, to take along; and the end of their account. */
@Path("/")
@PermitAll
public class DeparturePages {

    private final AccountSettings settings;
    private final PersonalData data;
    private final Limits limits;
    private final Visit visit;

    DeparturePages(AccountSettings settings, PersonalData data, Limits limits, Visit visit) {
        this.settings = settings;
        this.data = data;
        this.limits = limits;
        this.visit = visit;
    }

    /** @param hasPassword false for somebody who types their address instead */
    public record View(String email, boolean hasPassword, boolean factor, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance deletion(View view);

        static native TemplateInstance deleted(String email);
    }

    @GET
    @Path("account/export")
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<String> export() {
        Caller.SignedIn person = visit.person();
        limits.charge(1);
        return RestResponse.ResponseBuilder.ok(data.of(person), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"showdown-account.json\"")
                .build();
    }

    @GET
    @Path("account/deletion")
    @Produces(Html.TYPE)
    public TemplateInstance deletion() {
        return Templates.deletion(view(visit.person(), Form.FRESH));
    }

    private View view(Caller.SignedIn person, Form form) {
        Settings account = settings.of(person);
        return new View(
                account.person().email(),
                account.hasPassword(),
                account.factor().on(),
                form);
    }

    @POST
    @Path("account/deletion")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> delete(@RestForm String current, @RestForm String code) {
        Caller.SignedIn person = visit.person();
        Proof proof = new Proof(current, code);
        limits.prove(person.person(), proof);
        try {
            settings.delete(person, proof);
            visit.leave();
            return Html.status(200, Templates.deleted(person.person().email()))
                    .cookie(visit.cookies())
                    .build();
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.deletion(view(person, new Form(invalid.faults()))));
        }
    }
}
