package dev.showdown.web;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Memberships;
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
    private final Memberships memberships;
    private final Playbooks playbooks;
    private final Evaluations evaluations;
    private final Limits limits;
    private final Visit visit;

    /** Worked out once: it is the same for everybody, and the playbooks do not change while the program runs. */
    private final AtomicReference<Optional<ReportView>> sample = new AtomicReference<>();

    HomePage(
            Assessments assessments,
            Memberships memberships,
            Playbooks playbooks,
            Evaluations evaluations,
            Limits limits,
            Visit visit) {
        this.assessments = assessments;
        this.memberships = memberships;
        this.playbooks = playbooks;
        this.evaluations = evaluations;
        this.limits = limits;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance home(StartView view);
    }

    @GET
    @Produces(Html.TYPE)
    public TemplateInstance home(@Context UriInfo uri) {
        return Templates.home(view(StartForm.linked(offered(), uri.getQueryParameters()), Form.FRESH));
    }

    @POST
    @Path("assessments")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> start(MultivaluedMap<String, String> sent) {
        limits.charge(1);
        StartForm typed = StartForm.sent(sent);
        try {
            Grant grant = assessments.start(
                    visit.browser(),
                    new NewAssessment(
                            typed.title(),
                            "",
                            typed.playbook(),
                            typed.answers(),
                            typed.anonymous(),
                            visit.isGuest() ? "" : typed.workspace()));
            String next = assessments
                    .view(visit.caller(), grant.assessment())
                    .journey()
                    .next()
                    .map(question -> QuestionPages.address(grant.assessment(), question.key()))
                    .orElse("/assessments/" + grant.assessment() + "/check");
            return Html.seeOther(next, visit.cookies());
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.home(view(typed, typed.faulty(offered(), invalid.faults()))));
        }
    }

    private List<Playbook> offered() {
        return playbooks.offered().stream().map(Edition::playbook).toList();
    }

    private StartView view(StartForm typed, Form form) {
        return StartView.of(typed, offered(), workspaces(), sample(), form);
    }

    /** Where somebody may start something; nobody else costs a look. */
    private List<Memberships.Place> workspaces() {
        return visit.isCookieSent() && visit.caller() instanceof Caller.SignedIn person
                ? memberships.of(person).stream()
                        .filter(Memberships.Place::isEditable)
                        .toList()
                : List.of();
    }

    private Optional<ReportView> sample() {
        return sample.updateAndGet(
                known -> known != null ? known : evaluations.sample().map(found -> ReportView.of(found, Viewer.OWNER)));
    }
}
