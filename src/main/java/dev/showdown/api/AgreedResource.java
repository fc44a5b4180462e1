package dev.showdown.api;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

import dev.showdown.Text;
import dev.showdown.account.Caller;
import dev.showdown.account.Scope;
import dev.showdown.api.Paging.Part;
import dev.showdown.assessment.AgreedAnswers;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Settled;
import dev.showdown.decision.Question;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** Questions that the team has settled. */
@Path(Api.ROOT)
@Tag(name = "Teams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class AgreedResource {

    private final Assessments assessments;
    private final AgreedAnswers agreed;
    private final Preconditions preconditions;
    private final BaseAddress base;
    private final Visit visit;

    AgreedResource(
            Assessments assessments, AgreedAnswers agreed, Preconditions preconditions, BaseAddress base, Visit visit) {
        this.assessments = assessments;
        this.agreed = agreed;
        this.preconditions = preconditions;
        this.base = base;
        this.visit = visit;
    }

    @Schema(name = "AgreedRequest")
    public record AgreedRequest(
            @Schema(required = true, description = "Key of the choice, or \"unknown\".", examples = "core")
            String choice,

            @Schema(description = "Why.", maxLength = Text.NOTE_LIMIT)
            String reason) {}

    @Schema(name = "AgreedAnswers")
    public record AgreedBody(List<Settled> data, Paging.Meta meta) {}

    @GET
    @Path("assessments/{id}/agreed")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getAgreedAnswers",
            summary = "Read what the team has settled",
            description = "Each stands in place of everybody's own answers to its question.")
    @APIResponse(
            responseCode = "200",
            description = "In the order of the playbook",
            content = @Content(schema = @Schema(implementation = AgreedBody.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<AgreedBody> read(@RestPath UUID id, @RestQuery String limit, @RestQuery String cursor) {
        Paging paging = Paging.of(limit, cursor);
        Caller caller = visit.caller();
        List<String> order = assessments.view(caller, id).edition().playbook().questions().stream()
                .map(Question::key)
                .toList();
        Part<Settled> part =
                paging.part(agreed.of(caller, id), settled -> Paging.at(order.indexOf(settled.question()) + 1));
        return Paging.answer(
                new AgreedBody(part.data(), part.meta()), part.meta(), base.link(Requests.assessment(id) + "/agreed"));
    }

    @GET
    @Path("assessments/{id}/agreed/{question}")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getAgreedAnswer",
            summary = "Read what was settled for a question",
            description = "With who wrote it down, and why.")
    @APIResponse(
            responseCode = "200",
            description = "The agreed answer",
            content = @Content(schema = @Schema(implementation = Settled.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet")
    @APIResponse(responseCode = "404", description = "The question is not settled")
    public RestResponse<Settled> one(@RestPath UUID id, @RestPath String question) {
        return tagged(agreed.one(visit.caller(), id, question));
    }

    @PUT
    @Path("assessments/{id}/agreed/{question}")
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "settle",
            summary = "Settle a question",
            description = "The answer stands in place of everybody's. If-Match says which agreed answer was read, and"
                    + " If-None-Match: * that there was none.")
    @APIResponse(
            responseCode = "200",
            description = "Settled",
            content = @Content(schema = @Schema(implementation = Settled.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet, or only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment or question")
    @APIResponse(responseCode = "412", description = "Somebody else was faster; both versions are told")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "428", description = "If-Match and If-None-Match are missing")
    public RestResponse<Settled> settle(@RestPath UUID id, @RestPath String question, AgreedRequest request) {
        AgreedRequest wanted = Requests.body(request);
        return tagged(
                agreed.settle(visit.caller(), id, question, wanted.choice(), wanted.reason(), preconditions.seen()));
    }

    @DELETE
    @Path("assessments/{id}/agreed/{question}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "unsettle",
            summary = "Take an agreed answer back",
            description = "Everybody's own count again. If-Match says which agreed answer was read.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet, or only the facilitator may")
    @APIResponse(responseCode = "404", description = "The question is not settled")
    @APIResponse(responseCode = "412", description = "Somebody else was faster; what is there now is told")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public void unsettle(@RestPath UUID id, @RestPath String question) {
        agreed.unsettle(visit.caller(), id, question, preconditions.seen());
    }

    @GET
    @Path("assessments/{id}/agreed/{question}/former")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getFormerAgreedAnswers",
            summary = "Read what was settled for a question before",
            description = "What an agreed answer replaced, or was taken back from.")
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = AgreedBody.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet")
    @APIResponse(responseCode = "404", description = "There is no such assessment or question")
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<AgreedBody> former(
            @RestPath UUID id, @RestPath String question, @RestQuery String limit, @RestQuery String cursor) {
        Part<Settled> part = Paging.of(limit, cursor)
                .part(agreed.former(visit.caller(), id, question), settled -> Paging.back(settled.version()));
        return Paging.answer(
                new AgreedBody(part.data(), part.meta()),
                part.meta(),
                base.link(Requests.assessment(id) + "/agreed/" + question + "/former"));
    }

    private static RestResponse<Settled> tagged(Settled settled) {
        return Tagged.ok(settled, settled.version());
    }
}
