package dev.showdown.web;

import java.util.List;
import java.util.UUID;

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
import dev.showdown.assessment.Assessments;
import dev.showdown.report.Differences;
import dev.showdown.report.Evaluations;
import dev.showdown.report.History;
import dev.showdown.report.Reports;
import dev.showdown.system.http.Visit;

/** What was published over time: every report, two of them side by side, and what newer knowledge would change. */
@Path("/")
@PermitAll
public class HistoryPages {

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Reports reports;
    private final Visit visit;

    HistoryPages(Assessments assessments, Evaluations evaluations, Reports reports, Visit visit) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reports = reports;
        this.visit = visit;
    }

    public record HistoryView(UUID id, History history) {}

    /**
     * @param left what is compared with
     * @param right what is looked at
     */
    public record CompareView(
            UUID id, String title, List<History.Entry> entries, UUID left, UUID right, Differences differences) {}

    /** @param version of the assessment that the page shows */
    public record NewerView(UUID id, String title, String newer, int version, Differences differences) {}

    /** How a team's result moved between the last two rounds that were revealed. */
    public record MovementView(UUID id, Differences differences) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance history(HistoryView view);

        static native TemplateInstance compare(CompareView view);

        static native TemplateInstance newer(NewerView view);

        static native TemplateInstance movement(MovementView view);
    }

    @GET
    @Path("assessments/{id}/history")
    @Produces(Html.TYPE)
    public TemplateInstance history(@RestPath UUID id) {
        return Templates.history(new HistoryView(id, reports.history(visit.caller(), id)));
    }

    /** Without a choice, the newest report and the one before. */
    @GET
    @Path("assessments/{id}/compare")
    @Produces(Html.TYPE)
    public TemplateInstance compare(@RestPath UUID id, @RestQuery UUID left, @RestQuery UUID right) {
        History history = reports.history(visit.caller(), id);
        List<History.Entry> entries = history.entries();
        if (entries.isEmpty()) {
            throw new Refused.NotFound("Nothing has been published yet, so there is nothing to compare.");
        }
        UUID newest = right == null ? entries.getFirst().id() : right;
        UUID before =
                left == null ? entries.get(Math.min(1, entries.size() - 1)).id() : left;
        return Templates.compare(new CompareView(
                id, history.title(), entries, before, newest, reports.differences(visit.caller(), id, before, newest)));
    }

    @GET
    @Path("assessments/{id}/team/movement")
    @Produces(Html.TYPE)
    public TemplateInstance movement(@RestPath UUID id) {
        return evaluations
                .betweenRounds(visit.caller(), id)
                .map(moved -> Templates.movement(new MovementView(id, moved)))
                .orElseThrow(() -> new Refused.NotFound("There is one round so far, so nothing has moved yet."));
    }

    @GET
    @Path("assessments/{id}/newer-playbook")
    @Produces(Html.TYPE)
    public TemplateInstance newer(@RestPath UUID id) {
        return evaluations
                .newer(visit.caller(), id)
                .map(newer -> Templates.newer(new NewerView(
                        id,
                        newer.assessment().title(),
                        newer.version(),
                        newer.assessment().version(),
                        newer.differences())))
                .orElseThrow(() -> new Refused.NotFound("This assessment already uses the newest playbook."));
    }

    @POST
    @Path("assessments/{id}/newer-playbook")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> adopt(@RestPath UUID id, @RestForm Integer version) {
        assessments.adoptNewerPlaybook(visit.caller(), id, Html.number(version));
        return Html.seeOther("/assessments/" + id + "/report");
    }
}
