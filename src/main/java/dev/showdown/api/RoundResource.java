package dev.showdown.api;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.account.Scope;
import dev.showdown.assessment.Answering;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Reveals;
import dev.showdown.assessment.Rounds;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Visit;

/** The steps of a team: submit, reveal, answer again. */
@Path(Api.ROOT)
@Tag(name = "Teams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class RoundResource {

    private final Assessments assessments;
    private final Answering answering;
    private final Reveals reveals;
    private final Rounds rounds;
    private final Visit visit;

    RoundResource(Assessments assessments, Answering answering, Reveals reveals, Rounds rounds, Visit visit) {
        this.assessments = assessments;
        this.answering = answering;
        this.reveals = reveals;
        this.rounds = rounds;
        this.visit = visit;
    }

    @Schema(name = "RevealRequest")
    public record RevealRequest(
            @Schema(required = true, description = "true: it cannot be undone.")
            Boolean confirm) {}

    @Schema(name = "Round")
    public record RoundBody(
            @Schema(description = "The present round, from 1.")
            int round,

            @Schema(enumeration = {AssessmentBody.OPEN, AssessmentBody.CLOSED})
            String answering,

            @Schema(description = "Whether the caller has submitted in it.")
            boolean submitted,

            @Schema(description = "Whether it is revealed.") boolean revealed) {}

    @POST
    @Path("assessments/{id}/submission")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "submit",
            summary = "Submit one's answers",
            description =
                    "What was not answered counts as unknown. Doing it again changes nothing; answers can be revised"
                            + " until answering is closed or the round is revealed.")
    @APIResponse(
            responseCode = "200",
            description = "Submitted",
            content = @Content(schema = @Schema(implementation = RoundBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "409", description = "The round takes no answers")
    public RestResponse<RoundBody> submit(@RestPath UUID id) {
        answering.submit(visit.caller(), id);
        return RestResponse.ok(round(id));
    }

    @POST
    @Path("assessments/{id}/reveal")
    @Idempotent
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "reveal",
            summary = "Reveal the round's answers to everybody",
            description = "Cannot be undone. At least two people who are not advisers must have submitted.")
    @APIResponse(
            responseCode = "200",
            description = "Revealed",
            content = @Content(schema = @Schema(implementation = RoundBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "409", description = "Too few have submitted, or it is revealed already")
    @APIResponse(responseCode = "422", description = "Not confirmed")
    public RestResponse<RoundBody> reveal(@RestPath UUID id, RevealRequest request) {
        reveals.reveal(
                visit.caller(), id, Boolean.TRUE.equals(Requests.body(request).confirm()));
        return RestResponse.ok(round(id));
    }

    @POST
    @Path("assessments/{id}/rounds")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "openRound",
            summary = "Open another round",
            description = "After the reveal. Everybody begins with their answers of the last round.")
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = RoundBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "409", description = "The present round is not revealed yet")
    public RestResponse<RoundBody> open(@RestPath UUID id) {
        rounds.open(visit.caller(), id);
        return RestResponse.status(RestResponse.Status.CREATED, round(id));
    }

    private RoundBody round(UUID id) {
        AssessmentView view = assessments.view(visit.caller(), id);
        return new RoundBody(
                view.round(),
                view.team().open() ? AssessmentBody.OPEN : AssessmentBody.CLOSED,
                view.isSubmitted(),
                view.team().revealed() == view.round());
    }
}
