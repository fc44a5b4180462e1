package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.AccessKeys;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.assessment.Answering;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.GivenAnswer;
import dev.showdown.assessment.Journey;
import dev.showdown.assessment.NewAssessment;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Playbook;
import dev.showdown.report.Evaluations;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** A decision being made: started, read, answered and evaluated. */
@Path(Api.ROOT)
@Tag(name = "Assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class AssessmentResource {

    private final Assessments assessments;
    private final Answering answering;
    private final Evaluations evaluations;
    private final AccessKeys keys;
    private final BaseAddress base;
    private final Limits limits;
    private final Visit visit;

    AssessmentResource(
            Assessments assessments,
            Answering answering,
            Evaluations evaluations,
            AccessKeys keys,
            BaseAddress base,
            Limits limits,
            Visit visit) {
        this.assessments = assessments;
        this.answering = answering;
        this.evaluations = evaluations;
        this.keys = keys;
        this.base = base;
        this.limits = limits;
        this.visit = visit;
    }

    @Schema(name = "NewAssessment")
    public record StartRequest(
            @Schema(
                    required = true,
                    description = "What is being decided.",
                    maxLength = Text.TITLE_LIMIT,
                    examples = "Live board")
            String title,

            @Schema(description = "What somebody needs to know to read the report.", maxLength = Text.CONTEXT_LIMIT)
            String context,

            @Schema(description = "Key of the playbook; the preferred one if left out.", examples = "node-vs-python")
            String playbook,

            @Schema(description = "Answers that are known from the start: question to choice, or \"unknown\".")
            Map<String, String> answers,

            @Schema(description = "Whether a team's answers are shown without names. It cannot be changed later.")
            Boolean anonymous,

            @Schema(description = "Needs a workspace's token; leave it out.")
            String workspace) {}

    /** @param editKey opens this assessment from now on; only told when it has just been made */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Assessment")
    public record Body(
            UUID id,
            String title,
            String context,
            @Schema(enumeration = {"draft", "answering"}) String status,
            PlaybookName playbook,
            List<ParticipantBody> participants,
            Progress progress,
            Instant createdAt,

            @Schema(description = "When it is deleted unless somebody opens it before.")
            Instant removedAfter,

            @Schema(description = "Opens this assessment. Told once, when it is created.")
            String editKey,

            Links links) {}

    @Schema(name = "PlaybookVersion")
    public record PlaybookName(String key, String version) {}

    @Schema(name = "Participant")
    public record ParticipantBody(UUID id, String name, boolean submitted) {}

    @Schema(description = "Questions on the route, and how many of them are answered.")
    public record Progress(int answered, int questions) {}

    /** @param resume page that opens the assessment in a browser, with the right to change it */
    @Schema(name = "AssessmentLinks")
    public record Links(String self, String answers, String evaluation, String reports, String resume) {}

    @Schema(name = "AnswerRequest")
    public record AnswerRequest(
            @Schema(required = true, description = "Key of the choice, or \"unknown\".", examples = "core")
            String choice,

            @Schema(description = "A note for the report.", maxLength = Text.NOTE_LIMIT)
            String note) {}

    /** @param onRoute whether the question is asked, given the other answers */
    @Schema(name = "Answer")
    public record AnswerBody(String question, String choice, String note, boolean onRoute, Instant answeredAt) {}

    @POST
    @Path("assessments")
    @PermitAll
    @SecurityRequirement(name = "")
    @Operation(
            operationId = "startAssessment",
            summary = "Start an assessment",
            description = "Without an account. The reply holds the edit key, which is told only once.")
    @APIResponse(
            responseCode = "201",
            description = "Started",
            content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "429", description = "More than is allowed in a while")
    public RestResponse<Body> start(StartRequest request) {
        StartRequest wanted = Requests.body(request);
        if (wanted.workspace() != null) {
            throw new Refused.Invalid("/workspace", "not-available", "A workspace needs its own token; leave it out.");
        }
        limits.charge(1);
        Grant grant = assessments.start(
                new Caller.Nobody(),
                new NewAssessment(
                        wanted.title(),
                        wanted.context(),
                        wanted.playbook(),
                        wanted.answers(),
                        Boolean.TRUE.equals(wanted.anonymous())));
        Body body = body(assessments.view(grant), keys.issueEditKey(grant));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .header("Location", body.links().self())
                .build();
    }

    @GET
    @Path("assessments/{id}")
    @Operation(operationId = "getAssessment", summary = "Read an assessment")
    @APIResponse(
            responseCode = "200",
            description = "The assessment",
            content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(responseCode = "404", description = "There is none, or the key is for another")
    public Body read(@RestPath UUID id) {
        return body(assessments.view(visit.caller(), id), null);
    }

    @PUT
    @Path("assessments/{id}/answers/{question}")
    @Operation(
            operationId = "putAnswer",
            summary = "Answer a question",
            description = "The last write wins. An answer to a question that is not asked is kept, and not scored.")
    @APIResponse(
            responseCode = "200",
            description = "Saved",
            content = @Content(schema = @Schema(implementation = AnswerBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such assessment or question")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public AnswerBody answer(@RestPath UUID id, @RestPath String question, AnswerRequest request) {
        AnswerRequest given = Requests.body(request);
        AssessmentView saved = answering.save(visit.caller(), id, question, given.choice(), given.note());
        GivenAnswer answer = saved.sheet().to(question).orElseThrow();
        return new AnswerBody(
                question, answer.choice(), answer.note(), saved.journey().asks(question), answer.answeredAt());
    }

    @DELETE
    @Path("assessments/{id}/answers/{question}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(
            operationId = "clearAnswer",
            summary = "Take an answer back",
            description = "As if it had not been given.")
    @APIResponse(responseCode = "204", description = "Cleared")
    @APIResponse(responseCode = "404", description = "There is no such assessment or question")
    public void clear(@RestPath UUID id, @RestPath String question) {
        answering.clear(visit.caller(), id, question);
    }

    @GET
    @Path("assessments/{id}/evaluation")
    @Operation(operationId = "getEvaluation", summary = "Evaluate what is there now")
    @APIResponse(
            responseCode = "200",
            description = "The result",
            content = @Content(schema = @Schema(implementation = Evaluation.class)))
    @APIResponse(responseCode = "404", description = "There is none, or the key is for another")
    public Evaluation evaluation(@RestPath UUID id) {
        return evaluations.current(visit.caller(), id).result();
    }

    private Body body(AssessmentView view, String editKey) {
        Playbook playbook = view.edition().playbook();
        Journey journey = view.journey();
        String self = base.link(Api.ROOT + "/assessments/" + view.id());
        return new Body(
                view.id(),
                view.title(),
                Objects.requireNonNullElse(view.context(), ""),
                view.status(),
                new PlaybookName(playbook.key(), playbook.version()),
                List.of(new ParticipantBody(view.grant().participant(), "", view.isSubmitted())),
                new Progress(journey.answered(), journey.route().size()),
                view.createdAt(),
                view.removedAfter(),
                editKey,
                new Links(
                        self,
                        self + "/answers",
                        self + "/evaluation",
                        self + "/reports",
                        base.link("/resume/" + keys.resumeToken(view.grant()))));
    }
}
