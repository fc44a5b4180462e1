package dev.showdown.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.PrioritySettings;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Priorities;
import dev.showdown.report.Evaluations;
import dev.showdown.system.http.Visit;

/** Setting the importance directly, in one of three ways, and taking that back. */
@Path("/")
@PermitAll
public class PriorityPages {

    private final Assessments assessments;
    private final PrioritySettings settings;
    private final Evaluations evaluations;
    private final Visit visit;

    PriorityPages(Assessments assessments, PrioritySettings settings, Evaluations evaluations, Visit visit) {
        this.assessments = assessments;
        this.settings = settings;
        this.evaluations = evaluations;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance priorities(PriorityView view);
    }

    /** @param method swing, ranking or comparisons */
    @GET
    @Path("assessments/{id}/priorities")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> priorities(
            @RestPath UUID id, @RestQuery String method, @RestQuery List<String> criterion) {
        AssessmentView view = assessments.view(visit.caller(), id);
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        typed.put("criterion", criterion);
        PriorityView page =
                PriorityView.of(view, evaluations.current(visit.caller(), id), shown(method), typed, Form.FRESH);
        return page.form().isFaulty()
                ? Html.correct(Templates.priorities(page))
                : Html.page(Templates.priorities(page));
    }

    @POST
    @Path("assessments/{id}/priorities/swing")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> swing(@RestPath UUID id, MultivaluedMap<String, String> typed) {
        return set(id, PriorityView.SWING, typed, PriorityForm::swing);
    }

    @POST
    @Path("assessments/{id}/priorities/ranking")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> ranking(@RestPath UUID id, MultivaluedMap<String, String> typed) {
        return set(id, PriorityView.RANKING, typed, PriorityForm::ranking);
    }

    @POST
    @Path("assessments/{id}/priorities/comparisons")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> comparisons(@RestPath UUID id, MultivaluedMap<String, String> typed) {
        return set(id, PriorityView.COMPARISONS, typed, PriorityForm::comparisons);
    }

    @POST
    @Path("assessments/{id}/priorities/undo")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> undo(@RestPath UUID id, @RestForm UUID setting) {
        settings.undo(visit.caller(), id, setting);
        return Html.seeOther(address(id));
    }

    private RestResponse<TemplateInstance> set(
            UUID id, String method, MultivaluedMap<String, String> typed, Function<PriorityForm, Priorities> read) {
        AssessmentView view = assessments.view(visit.caller(), id);
        List<Criterion> criteria = view.edition().playbook().criteria();
        try {
            settings.set(visit.caller(), id, read.apply(new PriorityForm(criteria, typed)));
            return Html.seeOther(address(id));
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.priorities(PriorityView.of(
                    view, evaluations.current(visit.caller(), id), method, typed, new Form(invalid.faults()))));
        }
    }

    private static String shown(String method) {
        return List.of(PriorityView.RANKING, PriorityView.COMPARISONS).contains(Objects.requireNonNullElse(method, ""))
                ? method
                : PriorityView.SWING;
    }

    private static String address(UUID id) {
        return "/assessments/" + id + "/priorities";
    }
}
