package dev.showdown.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.showdown.Refused;
import dev.showdown.account.Scope;
import dev.showdown.assessment.Assessments;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Movement;
import dev.showdown.decision.Verdict;
import dev.showdown.report.Differences;
import dev.showdown.report.Evaluations;
import dev.showdown.report.Reports;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Visit;

/** Two results on one decision side by side, and what moved between them. */
@Path(Api.ROOT)
@Tag(name = "Reports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class ComparisonResource {

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Reports reports;
    private final Visit visit;

    ComparisonResource(Assessments assessments, Evaluations evaluations, Reports reports, Visit visit) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reports = reports;
        this.visit = visit;
    }

    @Schema(name = "ReportComparison")
    public record ComparisonBody(Side left, Side right, MovementBody movement) {

        static ComparisonBody of(Differences differences) {
            return new ComparisonBody(
                    Side.of(differences.left()), Side.of(differences.right()), MovementBody.of(differences.movement()));
        }
    }

    @Schema(name = "ComparedResult")
    public record Side(
            Verdict verdict,

            @Schema(nullable = true, description = "Alternative of highest value; null if nothing fits.")
            String leader,

            @Schema(nullable = true, description = "In points of value; null with fewer than two that fit.")
            Double lead,

            @Schema(description = "Alternative to its value, from 0 to 100.")
            Map<String, Double> values) {

        static Side of(Evaluation result) {
            Map<String, Double> values = new LinkedHashMap<>();
            result.alternatives().forEach(alternative -> values.put(alternative.key(), alternative.value()));
            return new Side(result.verdict(), result.leader(), result.lead(), values);
        }
    }

    @Schema(
            name = "Movement",
            description =
                    "How the difference between two alternatives moved, change by change; the steps sum to the whole.")
    public record MovementBody(
            @Schema(description = "Key of the alternative whose value is followed.")
            String alternative,

            @Schema(description = "Key of the one that it is compared with.")
            String rival,

            @Schema(nullable = true, description = "Difference before; null where there is nothing to start from.")
            Double from,

            @Schema(description = "Difference afterwards.") double to,
            List<Step> steps) {

        static MovementBody of(Movement movement) {
            return new MovementBody(
                    movement.alternative(),
                    movement.rival(),
                    movement.from(),
                    movement.to(),
                    movement.steps().stream().map(Step::of).toList());
        }
    }

    @Schema(name = "MovementStep")
    public record Step(
            @Schema(
                    enumeration = {"playbook", "people", "answer", "importance"},
                    description = "What changed.")
            String change,

            @Schema(nullable = true, description = "Key of the question, where an answer changed.")
            String question,

            @Schema(nullable = true, description = "What this added to the difference, in points of value.")
            Double points) {

        static Step of(Movement.Step step) {
            return switch (step.change()) {
                case Movement.Change.Knowledge _ -> new Step("playbook", null, step.points());
                case Movement.Change.People _ -> new Step("people", null, step.points());
                case Movement.Change.Answer(String question) -> new Step("answer", question, step.points());
                case Movement.Change.Importance _ -> new Step("importance", null, step.points());
            };
        }
    }

    @Schema(name = "NewerPlaybook")
    public record NewerBody(
            @Schema(description = "Version of the playbook that is offered now.")
            String version,

            @Schema(description = "What it makes of the same answers.")
            ComparisonBody comparison) {}

    @Schema(name = "PlaybookAdoption")
    public record AdoptionRequest(
            @Schema(required = true, description = "Version whose effect was read.")
            String version) {}

    @GET
    @Path("assessments/{id}/comparison")
    @Needs(Scope.REPORTS_READ)
    @Operation(
            operationId = "compareReports",
            summary = "Compare two published reports",
            description = "Both results, and change by change what moved the lead between them.")
    @APIResponse(
            responseCode = "200",
            description = "Both, and what moved between them",
            content = @Content(schema = @Schema(implementation = ComparisonBody.class)))
    @APIResponse(responseCode = "403", description = "Published alone, and the team waits for its reveal")
    @APIResponse(responseCode = "404", description = "There is no such report")
    @APIResponse(responseCode = "422", description = "A report is not named")
    public ComparisonBody compare(
            @RestPath UUID id,
            @Parameter(required = true, description = "Id of the report that is compared with.") @RestQuery String left,
            @Parameter(required = true, description = "Id of the report that is looked at.") @RestQuery String right) {
        return ComparisonBody.of(
                reports.differences(visit.caller(), id, Requests.id("/left", left), Requests.id("/right", right)));
    }

    @GET
    @Path("assessments/{id}/movement")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getMovement",
            summary = "Compare the last two rounds that were revealed",
            description = "Both results, and change by change what moved the lead between them.")
    @APIResponse(
            responseCode = "200",
            description = "Both, and what moved between them",
            content = @Content(schema = @Schema(implementation = ComparisonBody.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet")
    @APIResponse(responseCode = "404", description = "One round so far, so nothing has moved")
    public ComparisonBody movement(@RestPath UUID id) {
        return evaluations
                .betweenRounds(visit.caller(), id)
                .map(ComparisonBody::of)
                .orElseThrow(() -> new Refused.NotFound("There is one round so far, so nothing has moved yet."));
    }

    @GET
    @Path("assessments/{id}/newer-playbook")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getNewerPlaybook",
            summary = "Read what a newer version of the playbook would change",
            description =
                    "An assessment stays with the version that it was started with until somebody goes on with a newer one.")
    @APIResponse(
            responseCode = "200",
            description = "The version that is offered now, and its effect",
            content = @Content(schema = @Schema(implementation = NewerBody.class)))
    @APIResponse(responseCode = "403", description = "The team's answers are not revealed yet")
    @APIResponse(responseCode = "404", description = "The assessment uses the newest")
    public NewerBody newer(@RestPath UUID id) {
        return evaluations
                .newer(visit.caller(), id)
                .map(newer -> new NewerBody(newer.version(), ComparisonBody.of(newer.differences())))
                .orElseThrow(() -> new Refused.NotFound("This assessment already uses the newest playbook."));
    }

    @POST
    @Path("assessments/{id}/newer-playbook")
    @ResponseStatus(204)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "adoptPlaybook",
            summary = "Go on with a newer version of the playbook",
            description = "Answers that it no longer offers count as not given.")
    @APIResponse(responseCode = "204", description = "Adopted")
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "409", description = "This version is not the one that is offered now")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public void adopt(@RestPath UUID id, AdoptionRequest request) {
        String version = Requests.body(request).version();
        if (version == null || version.isBlank()) {
            throw new Refused.Invalid("/version", "required", "Name the version whose effect you have read.");
        }
        assessments.adoptPlaybook(visit.caller(), id, version);
    }
}
