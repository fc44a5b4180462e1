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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.assessment.Answering;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.GivenAnswer;
import dev.showdown.assessment.Journey;
import dev.showdown.decision.Choice;
import dev.showdown.decision.Question;
import dev.showdown.system.http.Visit;

/** All answers on one page, each with a way to change it, before they are submitted. */
@Path("/")
@PermitAll
public class CheckPages {

    private final Assessments assessments;
    private final Answering answering;
    private final Visit visit;

    CheckPages(Assessments assessments, Answering answering, Visit visit) {
        this.assessments = assessments;
        this.answering = answering;
        this.visit = visit;
    }

    public record View(
            UUID id,
            String title,
            List<Section> sections,
            int unanswered,
            int unknown,
            boolean submitted,
            boolean team,
            String next) {}

    public record Section(String title, List<Line> lines) {}

    /** @param answer what was given; empty for nothing yet */
    public record Line(String question, String answer, boolean unknown, String note, String change) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance check(View view);
    }

    @GET
    @Path("assessments/{id}/check")
    @Produces(Html.TYPE)
    public TemplateInstance check(@RestPath UUID id) {
        AssessmentView assessment = assessments.view(visit.caller(), id);
        Journey journey = assessment.journey();
        List<Section> sections = journey.parts().stream()
                .map(part -> new Section(
                        part.section().title(),
                        part.questions().stream()
                                .map(question -> line(assessment, question))
                                .toList()))
                .toList();
        int unknown = (int) sections.stream()
                .flatMap(section -> section.lines().stream())
                .filter(Line::unknown)
                .count();
        return Templates.check(new View(
                id,
                assessment.title(),
                sections,
                journey.unanswered(),
                unknown,
                assessment.isSubmitted(),
                assessment.isTeam(),
                journey.next()
                        .map(next -> QuestionPages.address(id, next.key()))
                        .orElse("")));
    }

    @POST
    @Path("assessments/{id}/check")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> submit(@RestPath UUID id) {
        answering.submit(visit.caller(), id);
        boolean team = assessments.view(visit.caller(), id).isTeam();
        return Html.seeOther("/assessments/" + id + (team ? "/team" : "/report"));
    }

    private static Line line(AssessmentView assessment, Question question) {
        String change = QuestionPages.address(assessment.id(), question.key()) + "?return=check";
        return assessment
                .sheet()
                .to(question.key())
                .map(given ->
                        new Line(question.text(), label(question, given), given.isUnknown(), given.note(), change))
                .orElse(new Line(question.text(), "", false, "", change));
    }

    private static String label(Question question, GivenAnswer given) {
        return question.choice(given.choice()).map(Choice::label).orElse("We don’t know yet");
    }
}
