package dev.showdown.web;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Identity;
import dev.showdown.account.ReturnPage;
import dev.showdown.account.Sessions;
import dev.showdown.account.SignOns;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.SignOnFailed;
import dev.showdown.system.http.SignOnProvider;
import dev.showdown.system.http.SignOnVisit;
import dev.showdown.system.http.SignOnVisit.Begun;

/** Out to the sign-on of an organisation, and back with somebody who is known there. */
@Path("/")
@PermitAll
public class SignOnPages {

    private static final int SECONDS = 5;

    private final SignOnProvider provider;
    private final SignOnVisit way;
    private final SignOns signOns;
    private final Entrance entrance;
    private final Limits limits;

    SignOnPages(SignOnProvider provider, SignOnVisit way, SignOns signOns, Entrance entrance, Limits limits) {
        this.provider = provider;
        this.way = way;
        this.signOns = signOns;
        this.entrance = entrance;
        this.limits = limits;
    }

    /**
     * @param words why nobody is signed in
     * @param name what the organisation is called
     * @param again where to begin once more
     * @param otherwise where to sign in in another way
     */
    public record View(String words, String name, String again, String otherwise) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance failed(View view);
    }

    @GET
    @Path(SignOnProvider.BEGINNING)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> begin(@RestQuery String next) {
        refuseOff();
        limits.charge(1);
        Begun begun = way.begin(ReturnPage.of(next));
        try {
            return RestResponse.ResponseBuilder.<TemplateInstance>create(Response.Status.SEE_OTHER)
                    .header("Location", provider.address(begun))
                    .cookie(way.cookie(begun))
                    .build();
        } catch (SignOnFailed failed) {
            return failed(failed.status(), failed.getMessage(), begun.next());
        }
    }

    private void refuseOff() {
        if (!provider.isOn()) {
            throw new Refused.NotFound("There is nothing at this address.");
        }
    }

    @GET
    @Path(SignOnProvider.RETURN)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> finish(
            @RestQuery String code,
            @RestQuery String state,
            @RestQuery String iss,
            @RestQuery String error,
            @HeaderParam("User-Agent") String agent) {
        refuseOff();
        limits.charge(1);
        Optional<Begun> begun = way.begun();
        ReturnPage next = begun.map(Begun::next).orElse(ReturnPage.NONE);
        try {
            Identity identity = provider.identity(begun, new SignOnProvider.Answer(code, state, iss, error));
            Sessions.Started session = signOns.signIn(identity, new Sessions.Manner(false, BrowserName.of(agent)));
            return RestResponse.ResponseBuilder.fromResponse(entrance.enter(session, next))
                    .cookie(way.over())
                    .build();
        } catch (SignOnFailed failed) {
            return failed(failed.status(), failed.getMessage(), next);
        } catch (Refused.Forbidden refused) {
            return failed(403, refused.getMessage(), next);
        }
    }

    private RestResponse<TemplateInstance> failed(int status, String words, ReturnPage next) {
        RestResponse.ResponseBuilder<TemplateInstance> page = Html.status(
                        status,
                        Templates.failed(
                                new View(words, provider.getName(), provider.beginning(next), next.from("/sign-in"))))
                .cookie(way.over());
        return (status == 503 ? page.header("Retry-After", SECONDS) : page).build();
    }
}
