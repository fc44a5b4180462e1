package dev.showdown.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.account.AccessKeys;
import dev.showdown.account.Caller;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.assessment.Adoptions;
import dev.showdown.assessment.Assessments;
import dev.showdown.system.http.Visit;

/** The link that opens an assessment in another browser. Whoever has signed in is asked whether it shall become theirs. */
@Path("/")
@PermitAll
public class ResumePages {

    private final AccessKeys keys;
    private final Capabilities capabilities;
    private final Assessments assessments;
    private final Adoptions adoptions;
    private final Visit visit;

    ResumePages(AccessKeys keys, Capabilities capabilities, Assessments assessments, Adoptions adoptions, Visit visit) {
        this.keys = keys;
        this.capabilities = capabilities;
        this.assessments = assessments;
        this.adoptions = adoptions;
        this.visit = visit;
    }

    public record View(String path, String title) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance resume(View view);
    }

    @GET
    @Path("resume/{token}")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> resume(@RestPath String token) {
        Grant grant = keys.resume(token);
        return switch (visit.browser()) {
            case Caller.SignedIn _ ->
                Html.page(Templates.resume(
                        new View("/resume/" + token, assessments.view(grant).title())));
            case Caller.Visitor guest -> {
                capabilities.give(guest, grant);
                yield Html.seeOther("/assessments/" + grant.assessment(), visit.cookies());
            }
        };
    }

    @POST
    @Path("resume/{token}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> take(@RestPath String token) {
        Grant grant = keys.resume(token);
        adoptions.take(visit.person(), grant);
        return Html.seeOther("/assessments/" + grant.assessment());
    }
}
