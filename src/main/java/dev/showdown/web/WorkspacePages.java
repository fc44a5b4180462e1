package dev.showdown.web;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.assessment.AssessmentFilter;
import dev.showdown.assessment.AssessmentFilter.Asked;
import dev.showdown.assessment.ListedAssessment.Order;
import dev.showdown.assessment.ListedAssessment.Place;
import dev.showdown.assessment.Trash;
import dev.showdown.assessment.WorkspaceAssessments;
import dev.showdown.system.http.Visit;

/** The assessments of a workspace, and its trash. */
@Path("/")
@PermitAll
public class WorkspacePages {

    private static final int PAGE = 25;

    private final WorkspaceAssessments assessments;
    private final Trash trash;
    private final Visit visit;

    WorkspacePages(WorkspaceAssessments assessments, Trash trash, Visit visit) {
        this.assessments = assessments;
        this.trash = trash;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance workspace(WorkspaceView view);

        static native TemplateInstance trash(TrashView view);
    }

    @GET
    @Path("workspaces/{slug}")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> workspace(
            @RestPath String slug,
            @RestQuery String q,
            @RestQuery String status,
            @RestQuery String verdict,
            @RestQuery String owner,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String sort,
            @RestQuery String after) {
        Caller.SignedIn person = visit.person();
        Asked asked = new Asked(q, status, verdict, owner, from, to);
        try {
            WorkspaceAssessments.Found found =
                    assessments.of(person, slug, AssessmentFilter.of(asked), Order.of(sort), Place.of(after), PAGE);
            return Html.page(Templates.workspace(WorkspaceView.of(
                    found, asked, Order.of(sort), !Form.text(after).isEmpty())));
        } catch (Refused.Invalid invalid) {
            WorkspaceAssessments.Found all =
                    assessments.of(person, slug, AssessmentFilter.NONE, Order.NEWEST, Optional.empty(), PAGE);
            return Html.correct(Templates.workspace(WorkspaceView.faulty(all, asked, new Form(invalid.faults()))));
        }
    }

    @GET
    @Path("workspaces/{slug}/trash")
    @Produces(Html.TYPE)
    public TemplateInstance trash(@RestPath String slug, @RestQuery String after) {
        return Templates.trash(TrashView.of(trash.of(visit.person(), slug, Place.of(after))));
    }

    @POST
    @Path("workspaces/{slug}/trash/{id}/restoration")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> restore(@RestPath String slug, @RestPath UUID id) {
        trash.restore(visit.person(), slug, id);
        return Html.seeOther("/assessments/" + id);
    }

    @POST
    @Path("workspaces/{slug}/trash/{id}/removal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> remove(@RestPath String slug, @RestPath UUID id) {
        trash.remove(visit.person(), slug, id);
        return Html.seeOther("/workspaces/" + slug + "/trash");
    }
}
