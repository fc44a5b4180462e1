package dev.showdown.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Caller;
import dev.showdown.account.Scope;
import dev.showdown.api.Paging.Part;
import dev.showdown.assessment.AnswerSheet;
import dev.showdown.assessment.Answering;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.FormerAnswers;
import dev.showdown.assessment.FormerAnswers.Former;
import dev.showdown.assessment.GivenAnswer;
import dev.showdown.assessment.RevealedSheet;
import dev.showdown.assessment.RevealedSheets;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Visit;

/** One's own answers; after the reveal, everybody's. */
@Path(Api.ROOT)
@Tag(name = "Assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class AnswerResource {

    private final Assessments assessments;
    private final Answering answering;
    private final FormerAnswers formerAnswers;
    private final RevealedSheets revealed;
    private final BaseAddress base;
    private final Visit visit;

    AnswerResource(
            Assessments assessments,
            Answering answering,
            FormerAnswers formerAnswers,
            RevealedSheets revealed,
            BaseAddress base,
            Visit visit) {
        this.base = base;
        this.assessments = assessments;
        this.answering = answering;
        this.formerAnswers = formerAnswers;
        this.revealed = revealed;
        this.visit = visit;
    }

    @Schema(name = "AnswerRequest")
    public record AnswerRequest(
            @Schema(required = true, description = "Key of the choice, or \"unknown\".", examples = "core")
            String choice,

            @Schema(description = "A note for the report.", maxLength = Text.NOTE_LIMIT)
            String note) {}

    /** @param onRoute whether the question is asked, given the other answers */
    @Schema(name = "Answer")
    public record AnswerBody(String question, String choice, String note, boolean onRoute, Instant answeredAt) {}

    /** @param everyone those of all who submitted in the last revealed round; null before the first reveal */
    @Schema(name = "Answers")
    public record AnswersBody(
            @Schema(description = "The present round, from 1.")
            int round,

            @Schema(description = "The caller's own answers in the present round.")
            List<AnswerBody> own,

            @Schema(nullable = true, description = "The last round that was revealed; null before the first reveal.")
            Integer revealedRound,

            @Schema(nullable = true, description = "Everybody's answers in that round; null before the first reveal.")
            List<SheetBody> everyone) {}

    @Schema(name = "AnswersOfOne")
    public record SheetBody(
            @Schema(nullable = true, description = "Null where names are not shown.")
            UUID participant,

            String name,
            boolean adviser,
            @Schema(enumeration = {"self", "facilitator"}) String enteredBy,
            boolean own,
            Map<String, ChoiceBody> answers) {}

    @Schema(name = "ChoiceAndNote")
    public record ChoiceBody(String choice, String note) {}

    @Schema(name = "FormerAnswers")
    public record FormersBody(List<FormerAnswerBody> data, Paging.Meta meta) {}

    @Schema(name = "Restoration")
    public record RestoreRequest(
            @Schema(required = true, description = "Id of the former answer.")
            UUID former) {}

    @GET
    @Path("assessments/{id}/answers")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getAnswers",
            summary = "Read answers",
            description = "One's own; after the reveal everybody's, in the last round that was revealed.")
    @APIResponse(
            responseCode = "200",
            description = "The answers",
            content = @Content(schema = @Schema(implementation = AnswersBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    public AnswersBody read(@RestPath UUID id) {
        Caller caller = visit.caller();
        AssessmentView view = assessments.view(caller, id);
        return body(view, view.team().isRevealed() ? revealed.of(caller, id) : null);
    }

    @PUT
    @Path("assessments/{id}/answers")
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "putAnswers",
            summary = "Answer all questions at once",
            description = "In place of whatever there was: all of them, or none.")
    @APIResponse(
            responseCode = "200",
            description = "Saved",
            content = @Content(schema = @Schema(implementation = AnswersBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "409", description = "The round takes no answers")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public AnswersBody answerAll(@RestPath UUID id, Map<String, AnswerRequest> request) {
        Map<String, Answering.Wanted> wanted = new LinkedHashMap<>();
        Requests.body(request)
                .forEach((question, answer) -> wanted.put(
                        question, answer == null ? null : new Answering.Wanted(answer.choice(), answer.note())));
        return body(answering.saveAll(visit.caller(), id, wanted), null);
    }

    @PUT
    @Path("assessments/{id}/answers/{question}")
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "putAnswer",
            summary = "Answer a question",
            description = "The last write wins. An answer to a question that is not asked is kept, and not scored.")
    @APIResponse(
            responseCode = "200",
            description = "Saved",
            content = @Content(schema = @Schema(implementation = AnswerBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such assessment or question")
    @APIResponse(responseCode = "409", description = "The round takes no answers")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public AnswerBody answer(@RestPath UUID id, @RestPath String question, AnswerRequest request) {
        AnswerRequest given = Requests.body(request);
        return answer(answering.save(visit.caller(), id, question, given.choice(), given.note()), question);
    }

    @DELETE
    @Path("assessments/{id}/answers/{question}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "clearAnswer",
            summary = "Take an answer back",
            description = "As if it had not been given.")
    @APIResponse(responseCode = "204", description = "Cleared")
    @APIResponse(responseCode = "404", description = "There is no such assessment or question")
    @APIResponse(responseCode = "409", description = "The round takes no answers")
    public void clear(@RestPath UUID id, @RestPath String question) {
        answering.clear(visit.caller(), id, question);
    }

    @GET
    @Path("assessments/{id}/answers/{question}/former")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getFormerAnswers",
            summary = "Read what an answer was",
            description = "One's own only, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "What was replaced or taken back",
            content = @Content(schema = @Schema(implementation = FormersBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such assessment or question")
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<FormersBody> former(
            @RestPath UUID id, @RestPath String question, @RestQuery String limit, @RestQuery String cursor) {
        Part<Former> part = Paging.of(limit, cursor)
                .part(
                        formerAnswers.of(visit.caller(), id, question),
                        former -> Paging.back(former.replacedAt(), former.id()));
        return Paging.answer(
                new FormersBody(part.data().stream().map(FormerAnswerBody::of).toList(), part.meta()),
                part.meta(),
                base.link(Requests.assessment(id) + "/answers/" + question + "/former"));
    }

    @POST
    @Path("assessments/{id}/answers/{question}/restoration")
    @Idempotent
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "restoreAnswer",
            summary = "Answer as before",
            description = "What it replaces is kept in turn.")
    @APIResponse(
            responseCode = "200",
            description = "Saved",
            content = @Content(schema = @Schema(implementation = AnswerBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such assessment, question or former answer")
    @APIResponse(responseCode = "409", description = "The round takes no answers")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public RestResponse<AnswerBody> restore(@RestPath UUID id, @RestPath String question, RestoreRequest request) {
        UUID former = Requests.body(request).former();
        if (former == null) {
            throw new Refused.Invalid("/former", "required", "Name the former answer.");
        }
        return RestResponse.ok(answer(formerAnswers.restore(visit.caller(), id, question, former), question));
    }

    private static AnswerBody answer(AssessmentView saved, String question) {
        GivenAnswer answer = saved.sheet().to(question).orElseThrow();
        return new AnswerBody(
                question, answer.choice(), answer.note(), saved.journey().asks(question), answer.answeredAt());
    }

    private static AnswersBody body(AssessmentView view, List<RevealedSheet> everyone) {
        return new AnswersBody(
                view.round(),
                view.sheet().answers().keySet().stream()
                        .map(question -> answer(view, question))
                        .toList(),
                everyone == null ? null : view.team().revealed(),
                everyone == null
                        ? null
                        : everyone.stream().map(AnswerResource::sheet).toList());
    }

    private static SheetBody sheet(RevealedSheet sheet) {
        return new SheetBody(
                sheet.participant().orElse(null),
                sheet.name(),
                sheet.adviser(),
                sheet.entered() ? "facilitator" : "self",
                sheet.own(),
                choices(sheet.sheet()));
    }

    private static Map<String, ChoiceBody> choices(AnswerSheet sheet) {
        Map<String, ChoiceBody> choices = new LinkedHashMap<>();
        sheet.answers()
                .forEach((question, given) -> choices.put(question, new ChoiceBody(given.choice(), given.note())));
        return choices;
    }
}
