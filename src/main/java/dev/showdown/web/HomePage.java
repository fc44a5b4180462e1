package dev.showdown.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Grant;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.NewAssessment;
import dev.showdown.decision.Playbook;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;
import dev.showdown.report.Evaluations;
import dev.showdown.report.ReportView;
import dev.showdown.report.Viewer;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** Where everything starts: what are you deciding? */
@Path("/")
@PermitAll
public class HomePage {

    private final Assessments assessments;
    private final Playbooks playbooks;
    private final Evaluations evaluations;
    private final Limits limits;
    private final Visit visit;

    /** Worked out once: it is the same for everybody, and the playbooks do not change while the program runs. */
    private final AtomicReference<Optional<ReportView>> sample = new AtomicReference<>();

    HomePage(Assessments assessments, Playbooks playbooks, Evaluations evaluations, Limits limits, Visit visit) {
        this.assessments = assessments;
        this.playbooks = playbooks;
        this.evaluations = evaluations;
        this.limits = limits;
        this.visit = visit;
    }

    /**
     * @param title as typed
     * @param playbook key of the chosen playbook
     * @param anonymous whether a team's answers shall be shown without names
     * @param playbooks on offer
     * @param sample what a report looks like
     */
    public record View(
            String title,
            String playbook,
            boolean anonymous,
            List<Playbook> playbooks,
            Optional<ReportView> sample,
            Form form) {

        public Playbook first() {
            return playbooks.getFirst();
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance home(View view);
    }

    @GET
    @Produces(Html.TYPE)
    public TemplateInstance home(@RestQuery String title) {
        return Templates.home(view(title, "", false, Form.FRESH));
    }

    @POST
    @Path("assessments")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> start(
            @RestForm String title, @RestForm String playbook, @RestForm String anonymous) {
        limits.charge(1);
        try {
            Grant grant = assessments.start(
                    visit.visitor(), new NewAssessment(title, "", playbook, Map.of(), "yes".equals(anonymous)));
            String first = assessments
                    .view(visit.caller(), grant.assessment())
                    .journey()
                    .route()
                    .getFirst()
                    .key();
            return Html.seeOther(QuestionPages.address(grant.assessment(), first), visit.cookies());
        } catch (Refused.Invalid invalid) {
            return Html.correct(
                    Templates.home(view(title, playbook, "yes".equals(anonymous), new Form(invalid.faults()))));
        }
    }

    private View view(String title, String playbook, boolean anonymous, Form form) {
        List<Playbook> offered =
                playbooks.offered().stream().map(Edition::playbook).toList();
        return new View(
                Objects.requireNonNullElse(title, ""),
                Objects.requireNonNullElse(playbook, ""),
                anonymous,
                offered,
                sample(),
                form);
    }

    private Optional<ReportView> sample() {
        return sample.updateAndGet(
                known -> known != null ? known : evaluations.sample().map(found -> ReportView.of(found, Viewer.OWNER)));
    }
}
