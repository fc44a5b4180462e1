package dev.showdown.api;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.AccessKeys;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Scope;
import dev.showdown.account.TokenHolders;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.Amendments;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.NewAssessment;
import dev.showdown.assessment.Removals;
import dev.showdown.assessment.Teams;
import dev.showdown.assessment.Teams.Team;
import dev.showdown.decision.Evaluation;
import dev.showdown.report.Evaluations;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** A decision being made: started, read, changed and evaluated. */
@Path(Api.ROOT)
@Tag(name = "Assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class AssessmentResource {

    private final Assessments assessments;
    private final Removals removals;
    private final Teams teams;
    private final Amendments amendments;
    private final Evaluations evaluations;
    private final AccessKeys keys;
    private final TokenHolders holders;
    private final Workspaces workspaces;
    private final BaseAddress base;
    private final Preconditions preconditions;
    private final Visit visit;

    AssessmentResource(
            Assessments assessments,
            Removals removals,
            Teams teams,
            Amendments amendments,
            Evaluations evaluations,
            AccessKeys keys,
            TokenHolders holders,
            Workspaces workspaces,
            BaseAddress base,
            Preconditions preconditions,
            Visit visit) {
        this.assessments = assessments;
        this.removals = removals;
        this.teams = teams;
        this.amendments = amendments;
        this.evaluations = evaluations;
        this.keys = keys;
        this.holders = holders;
        this.workspaces = workspaces;
        this.base = base;
        this.preconditions = preconditions;
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

            @Schema(description = "With a workspace's token, the word in the address of its workspace, or nothing.")
            String workspace) {}

    @POST
    @Path("assessments")
    @Idempotent
    @PermitAll
    @SecurityRequirement(name = "")
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "startAssessment",
            summary = "Start an assessment",
            description =
                    "Without an account; the reply holds the edit key, which is told only once. With a workspace's"
                            + " token it belongs to that workspace, is opened and answered with the same token, and has no edit"
                            + " key.")
    @APIResponse(
            responseCode = "201",
            description = "Started",
            content = @Content(schema = @Schema(implementation = AssessmentBody.class)))
    @APIResponse(responseCode = "403", description = "The token is not for that, or its maker only reads")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "429", description = "More than is allowed in a while")
    public RestResponse<AssessmentBody> start(StartRequest request) {
        StartRequest wanted = Requests.body(request);
        Caller caller = starting(wanted.workspace());
        Grant grant = assessments.start(
                caller,
                new NewAssessment(
                        wanted.title(),
                        wanted.context(),
                        wanted.playbook(),
                        wanted.answers(),
                        Boolean.TRUE.equals(wanted.anonymous())));
        Team team = teams.of(assessments.view(grant));
        // An edit key would outlive the token and reach beyond its scopes.
        AssessmentBody body = body(team, caller instanceof Caller.TokenHolder ? null : keys.issueEditKey(grant));
        return Tagged.created(body, version(team), body.links().self());
    }

    /** With a token in its workspace and in no other; whoever has a key to something else starts as anybody does. */
    private Caller starting(String workspace) {
        if (visit.caller() instanceof Caller.TokenHolder token) {
            if (workspace != null && !holders.isAt(token, workspace)) {
                throw new Refused.Invalid(
                        "/workspace", "unknown", "This token is for another workspace; leave it out.");
            }
            return token;
        }
        if (workspace != null) {
            throw new Refused.Invalid("/workspace", "not-available", "A workspace needs its own token; leave it out.");
        }
        return new Caller.Nobody();
    }

    @GET
    @Path("assessments/{id}")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getAssessment",
            summary = "Read an assessment",
            description = "With who takes part and how far the caller has come; never what anybody else answered.")
    @APIResponse(
            responseCode = "200",
            description = "The assessment",
            content = @Content(schema = @Schema(implementation = AssessmentBody.class)))
    @APIResponse(responseCode = "404", description = "There is none, or the key is for another")
    public RestResponse<AssessmentBody> read(@RestPath UUID id) {
        Team team = teams.of(visit.caller(), id);
        return Tagged.ok(body(team, null), version(team));
    }

    @PATCH
    @Path("assessments/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "patchAssessment",
            summary = "Change an assessment",
            description =
                    "A merge patch: what is left out stays. All of it, or nothing. If-Match says which version was"
                            + " read.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = AssessmentBody.class)))
    @APIResponse(responseCode = "403", description = "Only its facilitator may")
    @APIResponse(responseCode = "404", description = "There is none, or the key is for another")
    @APIResponse(responseCode = "409", description = "The round is revealed, or the assessment archived")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; both versions are told")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<AssessmentBody> change(@RestPath UUID id, AssessmentPatch request) {
        AssessmentPatch wanted = Requests.body(request);
        amendments.apply(
                visit.caller(),
                id,
                new Amendments.Amendment(
                        Requests.text("/title", wanted.title()),
                        Requests.text("/context", wanted.context()),
                        Optional.ofNullable(wanted.answering()).map(AssessmentResource::open),
                        wanted.deadline() != null,
                        Requests.instant("/deadline", wanted.deadline())),
                preconditions.seen());
        return read(id);
    }

    private static boolean open(String answering) {
        return switch (answering) {
            case AssessmentBody.OPEN -> true;
            case AssessmentBody.CLOSED -> false;
            default -> throw new Refused.Invalid("/answering", "unknown-choice", "Write \"open\" or \"closed\".");
        };
    }

    @DELETE
    @Path("assessments/{id}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "deleteAssessment",
            summary = "Delete an assessment",
            description =
                    "With everything that belongs to it: answers, reports and links. That of a workspace waits in the"
                            + " trash for 30 days, where an owner may restore it. If-Match says which version was read.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "403", description = "Only whoever started it may")
    @APIResponse(responseCode = "404", description = "There is none, or the key is for another")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; both versions are told")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public void delete(@RestPath UUID id) {
        removals.remove(visit.caller(), id, preconditions.seen());
    }

    @GET
    @Path("assessments/{id}/evaluation")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getEvaluation",
            summary = "Evaluate what is there now",
            description =
                    "Computed anew from the answers as they are; nothing is kept. A team has a result only after the reveal.")
    @APIResponse(
            responseCode = "200",
            description = "The result",
            content = @Content(schema = @Schema(implementation = Evaluation.class)))
    @APIResponse(responseCode = "403", description = "The team's answers are not revealed yet")
    @APIResponse(responseCode = "404", description = "There is none, or the key is for another")
    public Evaluation evaluation(@RestPath UUID id) {
        return evaluations.current(visit.caller(), id).result();
    }

    /** Changes with title, context, answering and deadline: with what a patch can change. */
    private static int version(Team team) {
        return team.assessment().version() + 1;
    }

    private AssessmentBody body(Team team, String editKey) {
        String self = base.link(Api.ROOT + "/assessments/" + team.assessment().id());
        String resume = keys.resumeToken(team.assessment().grant())
                .map(token -> base.link("/resume/" + token))
                .orElse(null);
        return AssessmentBody.of(
                team, workspaces.isGuest(team.assessment().grant().workspace()), self, resume, editKey);
    }
}
