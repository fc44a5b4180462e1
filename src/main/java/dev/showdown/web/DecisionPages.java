package dev.showdown.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Permission;
import dev.showdown.decision.Alternative;
import dev.showdown.decision.Playbook;
import dev.showdown.report.Evaluations;
import dev.showdown.report.Headline;
import dev.showdown.report.Reports;
import dev.showdown.system.http.Visit;

/** What was decided: to record it, to supersede it, and to read it with those that it superseded. */
@Path("/")
@PermitAll
public class DecisionPages {

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Reports reports;
    private final Visit visit;
    private final Clock clock;

    DecisionPages(Assessments assessments, Evaluations evaluations, Reports reports, Visit visit, Clock clock) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reports = reports;
        this.visit = visit;
        this.clock = clock;
    }

    /**
     * @param headline what the answers recommend right now
     * @param alternatives to choose from, in the order of the playbook
     * @param decisions taken so far, the one that stands first
     * @param typed into the form
     * @param seen number of the decision that the page shows; 0 for none
     * @param steering whether the reader may decide
     * @param beaten whether somebody else was faster with a decision of theirs
     */
    public record View(
            UUID id,
            String title,
            Headline headline,
            List<Alternative> alternatives,
            List<DecisionView> decisions,
            DecisionForm typed,
            int seen,
            boolean steering,
            boolean beaten,
            Form form) {

        public Optional<DecisionView> standing() {
            return decisions.stream().findFirst();
        }

        public List<DecisionView> superseded() {
            return decisions.stream().skip(1).toList();
        }

        /** Whether the form is open: there is nothing yet to supersede, or it is being filled in. */
        public boolean isOpen() {
            return decisions.isEmpty() || beaten || form.isFaulty();
        }
    }

    /** @param typed into the form that could not be taken */
    public record HiddenView(UUID id, String title, String detail, DecisionForm typed) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance decision(View view);

        static native TemplateInstance hidden(HiddenView view);
    }

    @GET
    @Path("assessments/{id}/decision")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> decision(@RestPath UUID id) {
        try {
            return Html.page(Templates.decision(view(id, DecisionForm.EMPTY, false, Form.FRESH)));
        } catch (Refused.Forbidden forbidden) {
            return hidden(id, DecisionForm.EMPTY, forbidden);
        }
    }

    /** @param seen number of the decision that the page showed */
    @POST
    @Path("assessments/{id}/decision")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> decide(@RestPath UUID id, @RestForm Integer seen, DecisionForm form) {
        try {
            reports.decide(visit.caller(), id, form.wanted(), Seen.version(Html.number(seen)));
            return Html.seeOther("/assessments/" + id + "/decision");
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.decision(view(id, form, false, form.faults(invalid.faults()))));
        } catch (Refused.Stale _) {
            return Html.status(409, Templates.decision(view(id, form, true, Form.FRESH)))
                    .build();
        } catch (Refused.Forbidden forbidden) {
            return hidden(id, form, forbidden);
        }
    }

    /** A team before its reveal is told where to go; anything else that is not allowed stays refused. */
    private RestResponse<TemplateInstance> hidden(UUID id, DecisionForm typed, Refused.Forbidden forbidden) {
        if (!forbidden.code().equals("not-revealed")) {
            throw forbidden;
        }
        String title = assessments.view(visit.caller(), id).title();
        return Html.status(403, Templates.hidden(new HiddenView(id, title, forbidden.getMessage(), typed)))
                .build();
    }

    private View view(UUID id, DecisionForm typed, boolean beaten, Form form) {
        Evaluations.Deciding deciding = evaluations.deciding(visit.caller(), id);
        Playbook playbook = deciding.assessment().edition().playbook();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new View(
                id,
                deciding.assessment().title(),
                deciding.headline(),
                playbook.alternatives(),
                deciding.decisions().stream()
                        .map(taken -> DecisionView.of(taken, playbook, today))
                        .toList(),
                typed,
                deciding.assessment().team().decided(),
                deciding.assessment().allows(Permission.STEER),
                beaten,
                form);
    }
}
