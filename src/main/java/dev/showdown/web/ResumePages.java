package dev.showdown.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.account.AccessKeys;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.system.http.Visit;

/** The link that opens an assessment in another browser. */
@Path("/")
@PermitAll
public class ResumePages {

    private final AccessKeys keys;
    private final Capabilities capabilities;
    private final Visit visit;

    ResumePages(AccessKeys keys, Capabilities capabilities, Visit visit) {
        this.keys = keys;
        this.capabilities = capabilities;
        this.visit = visit;
    }

    @GET
    @Path("resume/{token}")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> resume(@RestPath String token) {
        Grant grant = keys.resume(token);
        capabilities.give(visit.visitor(), grant);
        return Html.seeOther("/assessments/" + grant.assessment(), visit.cookies());
    }
}
