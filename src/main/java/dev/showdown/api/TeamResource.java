package dev.showdown.api;

import java.util.List;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.Text;
import dev.showdown.account.AccessKeys;
import dev.showdown.account.Caller;
import dev.showdown.account.Scope;
import dev.showdown.api.Paging.Part;
import dev.showdown.assessment.Joins;
import dev.showdown.assessment.Member;
import dev.showdown.assessment.Teams;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.NeedsNoScope;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** Who takes part: invited, joined, entered, removed. */
@Path(Api.ROOT)
@Tag(name = "Teams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class TeamResource {

    private final Teams teams;
    private final Joins joins;
    private final AccessKeys keys;
    private final BaseAddress base;
    private final Preconditions preconditions;
    private final Visit visit;

    TeamResource(
            Teams teams, Joins joins, AccessKeys keys, BaseAddress base, Preconditions preconditions, Visit visit) {
        this.teams = teams;
        this.joins = joins;
        this.keys = keys;
        this.base = base;
        this.preconditions = preconditions;
        this.visit = visit;
    }

    @Schema(name = "JoinRequest")
    public record JoinRequest(
            @Schema(required = true, description = "The invitation's token (inv_...), or its whole link.")
            String invite,

            @Schema(required = true, maxLength = Text.NAME_LIMIT, examples = "Ann")
            String name) {}

    @Schema(name = "NewParticipant")
    public record EnterRequest(
            @Schema(required = true, maxLength = Text.NAME_LIMIT, examples = "Ann")
            String name) {}

    @Schema(name = "Joined")
    public record JoinedBody(
            UUID assessment,
            ParticipantBody participant,

            @Schema(description = "Opens this participant's own part of the assessment. Told once.")
            String participantKey,

            JoinedLinks links) {}

    /** @param resume page on which the participant goes on in a browser */
    @Schema(name = "JoinedLinks")
    public record JoinedLinks(String assessment, String answers, String submission, String resume) {}

    @Schema(name = "Participants")
    public record ParticipantsBody(List<ParticipantBody> data, Paging.Meta meta, int joined, int submitted) {}

    @Schema(name = "ParticipantPatch")
    public record ParticipantRequest(
            @Schema(description = "Whether they are heard and shown, and do not count. For the facilitator.")
            Boolean adviser,

            @Schema(description = "The caller's own name.", maxLength = Text.NAME_LIMIT)
            String name) {}

    @POST
    @Path("joins")
    @Idempotent
    @PermitAll
    @SecurityRequirement(name = "")
    @NeedsNoScope
    @Operation(
            operationId = "join",
            summary = "Join a team",
            description = "Without an account. Nobody sees the answers that are given with the key before the reveal.")
    @APIResponse(
            responseCode = "201",
            description = "Joined",
            content = @Content(schema = @Schema(implementation = JoinedBody.class)))
    @APIResponse(responseCode = "404", description = "The invitation was replaced, or never existed")
    @APIResponse(responseCode = "409", description = "Nobody can join right now, or there is no room")
    @APIResponse(responseCode = "410", description = "The invitation has expired")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "429", description = "More than is allowed in a while")
    public RestResponse<JoinedBody> join(JoinRequest request) {
        JoinRequest wanted = Requests.body(request);
        if (wanted.invite() == null || wanted.invite().isBlank()) {
            throw new Refused.Invalid("/invite", "required", "Enter the invitation.");
        }
        String token = wanted.invite().substring(wanted.invite().lastIndexOf('/') + 1);
        return created(joins.join(new Caller.Nobody(), token, wanted.name()));
    }

    @POST
    @Path("assessments/{id}/participants")
    @Idempotent
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "enterParticipant",
            summary = "Answer for somebody",
            description =
                    "Adds a participant whose answers are entered with the key that is returned. Everybody is shown"
                            + " that they were entered.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = JoinedBody.class)))
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "409", description = "Nobody can join right now, or there is no room")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public RestResponse<JoinedBody> enter(@RestPath UUID id, EnterRequest request) {
        return created(joins.enter(visit.caller(), id, Requests.body(request).name()));
    }

    private RestResponse<JoinedBody> created(Joins.Joined joined) {
        String assessment =
                base.link(Api.ROOT + "/assessments/" + joined.assessment().id());
        JoinedBody body = new JoinedBody(
                joined.assessment().id(),
                ParticipantBody.of(joined.member()),
                joined.key(),
                new JoinedLinks(
                        assessment,
                        assessment + "/answers",
                        assessment + "/submission",
                        base.link("/resume/" + keys.resumeToken(joined.grant()).orElseThrow())));
        return Tagged.created(body, joined.member().version(), assessment);
    }

    @GET
    @Path("assessments/{id}/participants")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getParticipants",
            summary = "Read who takes part",
            description = "Who has joined, and who has submitted in the present round; never what, or how much.")
    @APIResponse(
            responseCode = "200",
            description = "In the order in which they joined; without names, only the caller",
            content = @Content(schema = @Schema(implementation = ParticipantsBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<ParticipantsBody> read(@RestPath UUID id, @RestQuery String limit, @RestQuery String cursor) {
        Paging paging = Paging.of(limit, cursor);
        Teams.Team team = teams.of(visit.caller(), id);
        Part<Member> part = paging.part(team.members(), member -> Paging.at(member.joinedAt(), member.id()));
        return Paging.answer(
                new ParticipantsBody(
                        part.data().stream().map(ParticipantBody::of).toList(),
                        part.meta(),
                        team.joined(),
                        team.submitted()),
                part.meta(),
                base.link(Requests.assessment(id) + "/participants"));
    }

    @GET
    @Path("assessments/{id}/participants/{participant}")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getParticipant",
            summary = "Read one participant",
            description = "With its version, to change it; never what they answered.")
    @APIResponse(
            responseCode = "200",
            description = "The participant",
            content = @Content(schema = @Schema(implementation = ParticipantBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such participant")
    public RestResponse<ParticipantBody> one(@RestPath UUID id, @RestPath UUID participant) {
        return teams.of(visit.caller(), id).members().stream()
                .filter(member -> member.id().equals(participant))
                .findFirst()
                .map(member -> Tagged.ok(ParticipantBody.of(member), member.version()))
                .orElseThrow(() -> new Refused.NotFound("There is no such participant, or they were removed."));
    }

    @PATCH
    @Path("assessments/{id}/participants/{participant}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "patchParticipant",
            summary = "Mark somebody as adviser, or change one's own name",
            description = "Until their answers are revealed. If-Match says which version was read.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = ParticipantBody.class)))
    @APIResponse(responseCode = "403", description = "Not the caller's to change")
    @APIResponse(responseCode = "404", description = "There is no such participant")
    @APIResponse(responseCode = "409", description = "Their answers are revealed")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; what is there now is told")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<ParticipantBody> change(
            @RestPath UUID id, @RestPath UUID participant, ParticipantRequest request) {
        ParticipantRequest wanted = Requests.body(request);
        if (wanted.adviser() != null && wanted.name() != null) {
            throw new Refused.Invalid("/name", "either-or", "Change one of the two at a time.");
        }
        Seen seen = preconditions.seen();
        if (wanted.adviser() != null) {
            teams.advise(visit.caller(), id, participant, wanted.adviser(), seen);
        }
        if (wanted.name() != null) {
            teams.rename(visit.caller(), id, participant, wanted.name(), seen);
        }
        return one(id, participant);
    }

    @DELETE
    @Path("assessments/{id}/participants/{participant}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "removeParticipant",
            summary = "Remove somebody",
            description =
                    "Until their answers are revealed. Their key and links end. If-Match says which version was read.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such participant")
    @APIResponse(responseCode = "409", description = "Their answers are revealed")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; what is there now is told")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public void remove(@RestPath UUID id, @RestPath UUID participant) {
        teams.remove(visit.caller(), id, participant, preconditions.seen());
    }
}
