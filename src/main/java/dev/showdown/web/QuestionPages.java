package dev.showdown.web;

import java.util.List;
import java.util.Objects;
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
import dev.showdown.Text;
import dev.showdown.assessment.AnswerCheck;
import dev.showdown.assessment.Answering;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.FormerAnswers;
import dev.showdown.assessment.GivenAnswer;
import dev.showdown.assessment.Journey;
import dev.showdown.decision.Choice;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Evidence;
import dev.showdown.system.http.Visit;

/** One question, one page. The way through follows from the answers; nothing remembers a current step. */
@Path("/")
@PermitAll
public class QuestionPages {

    /** Where somebody who changes an answer came from, and goes back to. */
    private static final String CHECK = "check";

    private final Assessments assessments;
    private final Answering answering;
    private final FormerAnswers formers;
    private final Visit visit;

    QuestionPages(Assessments assessments, Answering answering, FormerAnswers formers, Visit visit) {
        this.assessments = assessments;
        this.answering = answering;
        this.formers = formers;
        this.visit = visit;
    }

    /**
     * @param number of the question on its route, from 1
     * @param of questions on the route
     * @param chosen key of the choice given, or typed; empty for none
     * @param back where the back link leads
     * @param team whether several people answer
     * @param open whether answers are taken right now
     * @param former what the answer was before, newest first
     * @param returning {@code check} for somebody who came to change an answer; else empty
     */
    public record View(
            UUID id,
            String title,
            String section,
            Question question,
            int number,
            int of,
            int answered,
            String chosen,
            String note,
            int noteLimit,
            String back,
            String returning,
            List<Reason> reasons,
            String playbook,
            boolean team,
            boolean open,
            List<Former> former,
            Form form) {}

    /** @param replaced when it was changed */
    public record Former(String restore, String answer, String note, String replaced) {}

    /** What an answer is needed for: a criterion, and some of the evidence behind it. */
    public record Reason(
            String criterion, String name, String definition, String rationale, List<Evidence> evidence, int more) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance question(View view);
    }

    static String address(UUID id, String question) {
        return "/assessments/" + id + "/questions/" + question;
    }

    private static String checkAddress(UUID id) {
        return "/assessments/" + id + "/check";
    }

    @GET
    @Path("assessments/{id}/questions/{key}")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> question(
            @RestPath UUID id, @RestPath String key, @RestQuery("return") String returning) {
        AssessmentView assessment = assessments.view(visit.caller(), id);
        Question question = AnswerCheck.named(assessment.edition().playbook(), key);
        if (!assessment.journey().asks(key)) {
            return Html.seeOther(next(assessment, returning));
        }
        GivenAnswer given = assessment.sheet().to(key).orElse(new GivenAnswer("", "", null));
        return Html.page(
                Templates.question(view(assessment, question, given.choice(), given.note(), returning, Form.FRESH)));
    }

    @POST
    @Path("assessments/{id}/questions/{key}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> answer(
            @RestPath UUID id,
            @RestPath String key,
            @RestForm String choice,
            @RestForm String note,
            @RestForm("return") String returning) {
        try {
            AssessmentView saved = answering.save(visit.caller(), id, key, choice, note);
            boolean goesOn = !CHECK.equals(returning);
            return Html.seeOther(goesOn && saved.journey().asks(key) ? after(saved, key) : next(saved, returning));
        } catch (Refused.Invalid invalid) {
            AssessmentView assessment = assessments.view(visit.caller(), id);
            Question question = AnswerCheck.named(assessment.edition().playbook(), key);
            return Html.correct(Templates.question(
                    view(assessment, question, choice, note, returning, new Form(invalid.faults()))));
        }
    }

    /** The page after a question: the next one on the route, and after the last the check. */
    private static String after(AssessmentView assessment, String key) {
        UUID id = assessment.id();
        return assessment
                .journey()
                .after(key)
                .map(question -> address(id, question.key()))
                .orElse(checkAddress(id));
    }

    /** The first question without an answer, and if there is none the check. */
    private static String next(AssessmentView assessment, String returning) {
        UUID id = assessment.id();
        return assessment
                .journey()
                .next()
                .map(question -> address(id, question.key()) + (CHECK.equals(returning) ? "?return=" + CHECK : ""))
                .orElse(checkAddress(id));
    }

    private View view(
            AssessmentView assessment, Question question, String chosen, String note, String returning, Form form) {
        UUID id = assessment.id();
        Journey journey = assessment.journey();
        Playbook playbook = assessment.edition().playbook();
        boolean changing = CHECK.equals(returning);
        String back = changing
                ? checkAddress(id)
                : journey.before(question.key())
                        .map(before -> address(id, before.key()))
                        .orElse("/assessments/" + id);
        return new View(
                id,
                assessment.title(),
                section(playbook, question),
                question,
                journey.position(question.key()),
                journey.route().size(),
                journey.answered(),
                Objects.requireNonNullElse(chosen, ""),
                Objects.requireNonNullElse(note, ""),
                Text.NOTE_LIMIT,
                back,
                changing ? CHECK : "",
                reasons(assessment.edition(), question),
                playbook.key(),
                assessment.isTeam(),
                assessment.team().open(),
                former(assessment, question),
                form);
    }

    private List<Former> former(AssessmentView assessment, Question question) {
        return formers.of(assessment, question.key()).stream()
                .map(former -> new Former(
                        address(assessment.id(), question.key()) + "/former/" + former.id(),
                        question.choice(former.choice()).map(Choice::label).orElse("We don’t know yet"),
                        former.note(),
                        Html.time(former.replacedAt())))
                .toList();
    }

    private static String section(Playbook playbook, Question question) {
        return playbook.sections().stream()
                .filter(section -> section.key().equals(question.section()))
                .map(Playbook.Section::title)
                .findFirst()
                .orElse("");
    }

    private static List<Reason> reasons(Edition edition, Question question) {
        return edition.playbook().criteria().stream()
                .filter(criterion -> question.criteria().contains(criterion.key()))
                .map(criterion -> reason(edition, criterion))
                .toList();
    }

    private static Reason reason(Edition edition, Criterion criterion) {
        List<Evidence> sources = edition.evidence(criterion.evidence());
        int shown = Math.min(2, sources.size());
        return new Reason(
                criterion.key(),
                criterion.name(),
                criterion.definition(),
                criterion.rationale(),
                sources.subList(0, shown),
                sources.size() - shown);
    }
}
