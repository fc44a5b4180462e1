package dev.showdown.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Scope;
import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Decisions;
import dev.showdown.report.Reports;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** What was decided. */
@Path(Api.ROOT)
@Tag(name = "Teams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class DecisionResource {

    private final Decisions decisions;
    private final Reports reports;
    private final Preconditions preconditions;
    private final BaseAddress base;
    private final Visit visit;

    DecisionResource(Decisions decisions, Reports reports, Preconditions preconditions, BaseAddress base, Visit visit) {
        this.decisions = decisions;
        this.reports = reports;
        this.preconditions = preconditions;
        this.base = base;
        this.visit = visit;
    }

    @Schema(name = "DecisionRequest")
    public record DecisionRequest(
            @Schema(required = true, description = "Key of the alternative chosen; it need not be the recommended one.")
            String alternative,

            @Schema(required = true, maxLength = Text.CONTEXT_LIMIT)
            String reason,

            @Schema(description = "Names of those who decided.")
            List<String> deciders,

            @Schema(description = "Names of those who were asked.")
            List<String> consulted,

            @Schema(description = "Names of those who were told.")
            List<String> informed,

            @Schema(description = "Dissent that remains.", maxLength = Text.CONTEXT_LIMIT)
            String dissent,

            @Schema(description = "When to look at it again.", examples = "2030-01-31")
            LocalDate reviewOn,

            @Schema(description = "Assumptions that would reopen it.", maxLength = Text.CONTEXT_LIMIT)
            String reopenIf) {}

    @Schema(name = "Decision")
    public record DecisionBody(
            @Schema(description = "Counts an assessment's decisions from 1; the newest stands.")
            int number,

            String alternative,
            String reason,
            List<String> deciders,
            List<String> consulted,
            List<String> informed,
            String dissent,
            @Schema(nullable = true) LocalDate reviewOn,
            String reopenIf,
            String recordedBy,
            Instant recordedAt,

            @Schema(description = "Those that it superseded, newest first.")
            List<DecisionBody> superseded) {

        static DecisionBody of(DecisionTaken taken, List<DecisionBody> superseded) {
            return new DecisionBody(
                    taken.number(),
                    taken.alternative(),
                    taken.reason(),
                    taken.deciders(),
                    taken.consulted(),
                    taken.informed(),
                    taken.dissent(),
                    taken.reviewOn().orElse(null),
                    taken.reopenIf(),
                    taken.recordedBy(),
                    taken.recordedAt(),
                    superseded);
        }
    }

    @GET
    @Path("assessments/{id}/decision")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getDecision",
            summary = "Read what was decided",
            description = "The one that stands, and those that it superseded.")
    @APIResponse(
            responseCode = "200",
            description = "The decision that stands",
            content = @Content(schema = @Schema(implementation = DecisionBody.class)))
    @APIResponse(responseCode = "403", description = "The team's answers are not revealed yet")
    @APIResponse(responseCode = "404", description = "Nothing was decided yet")
    public RestResponse<DecisionBody> read(@RestPath UUID id) {
        return tagged(id).build();
    }

    @PUT
    @Path("assessments/{id}/decision")
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "decide",
            summary = "Record what was decided",
            description = "Publishes a report that carries the decision. A later one supersedes it; none is changed."
                    + " If-Match says which decision was read, and If-None-Match: * that there was none.")
    @APIResponse(
            responseCode = "200",
            description = "Recorded; Link names the report",
            content = @Content(schema = @Schema(implementation = DecisionBody.class)))
    @APIResponse(responseCode = "403", description = "Not revealed yet, or only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "412", description = "Somebody else was faster; both decisions are told")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "428", description = "If-Match and If-None-Match are missing")
    public RestResponse<DecisionBody> decide(@RestPath UUID id, DecisionRequest request) {
        DecisionRequest sent = Requests.body(request);
        Decisions.Wanted wanted = new Decisions.Wanted(
                sent.alternative(),
                sent.reason(),
                sent.deciders(),
                sent.consulted(),
                sent.informed(),
                sent.dissent(),
                sent.reviewOn(),
                sent.reopenIf());
        UUID report =
                reports.decide(visit.caller(), id, wanted, preconditions.seen()).id();
        return tagged(id)
                .header(HttpHeaders.LINK, "<%s>; rel=\"related\"".formatted(base.link(Api.ROOT + "/reports/" + report)))
                .build();
    }

    private RestResponse.ResponseBuilder<DecisionBody> tagged(UUID id) {
        List<DecisionTaken> all = decisions.of(visit.caller(), id);
        if (all.isEmpty()) {
            throw new Refused.NotFound("Nothing was decided yet.");
        }
        List<DecisionBody> superseded = all.stream()
                .skip(1)
                .map(taken -> DecisionBody.of(taken, List.of()))
                .toList();
        DecisionTaken standing = all.getFirst();
        return Tagged.response(RestResponse.Status.OK, DecisionBody.of(standing, superseded), standing.number());
    }
}
