package dev.showdown.api;

import java.time.Instant;
import java.util.List;
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
import dev.showdown.account.Scope;
import dev.showdown.api.Paging.Part;
import dev.showdown.assessment.Comments;
import dev.showdown.assessment.Comments.Said;
import dev.showdown.report.Discussion;
import dev.showdown.report.Discussions;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Idempotent;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** What a team says after the reveal. */
@Path(Api.ROOT)
@Tag(name = "Teams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class DiscussionResource {

    private final Discussions discussions;
    private final Comments comments;
    private final Preconditions preconditions;
    private final BaseAddress base;
    private final Visit visit;

    DiscussionResource(
            Discussions discussions, Comments comments, Preconditions preconditions, BaseAddress base, Visit visit) {
        this.base = base;
        this.discussions = discussions;
        this.comments = comments;
        this.preconditions = preconditions;
        this.visit = visit;
    }

    @Schema(name = "NewComment")
    public record CommentRequest(
            @Schema(required = true, description = "Key of the question.")
            String question,

            @Schema(required = true, maxLength = Comments.LIMIT)
            String body) {}

    @Schema(name = "CommentEdit")
    public record EditRequest(
            @Schema(required = true, maxLength = Comments.LIMIT)
            String body) {}

    @Schema(name = "Comment")
    public record CommentBody(
            UUID id,
            String question,

            @Schema(description = "Name; empty where names are not shown.")
            String author,

            @Schema(description = "Whether the caller wrote it.")
            boolean own,

            String body,
            Instant createdAt,

            @Schema(nullable = true, description = "Null while it is as it was.")
            Instant editedAt,

            int version) {

        static CommentBody of(Said said) {
            return new CommentBody(
                    said.id(),
                    said.question(),
                    said.author(),
                    said.own(),
                    said.body(),
                    said.createdAt(),
                    said.editedAt().orElse(null),
                    said.version());
        }
    }

    @Schema(name = "Comments")
    public record CommentsBody(List<CommentBody> data, Paging.Meta meta) {}

    @GET
    @Path("assessments/{id}/differences")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getDifferences",
            summary = "Read what everybody answered, and what to discuss first",
            description = "In the last revealed round; differences by how much they matter to the outcome.")
    @APIResponse(
            responseCode = "200",
            description = "Question by question",
            content = @Content(schema = @Schema(implementation = Discussion.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    public Discussion differences(@RestPath UUID id) {
        return discussions.of(visit.caller(), id);
    }

    @GET
    @Path("assessments/{id}/comments")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getComments",
            summary = "Read the comments",
            description = "After the reveal, for everybody who takes part.")
    @APIResponse(
            responseCode = "200",
            description = "Oldest first",
            content = @Content(schema = @Schema(implementation = CommentsBody.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<CommentsBody> comments(@RestPath UUID id, @RestQuery String limit, @RestQuery String cursor) {
        Paging paging = Paging.of(limit, cursor);
        Part<Said> part = paging.part(
                comments.after(visit.caller(), id, paging.time(), paging.limit() + 1),
                said -> Paging.at(said.createdAt(), said.id()));
        return Paging.answer(
                new CommentsBody(part.data().stream().map(CommentBody::of).toList(), part.meta()),
                part.meta(),
                base.link(Requests.assessment(id) + "/comments"));
    }

    @GET
    @Path("assessments/{id}/comments/{comment}")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getComment",
            summary = "Read a comment",
            description = "With its version, to change it. After the reveal.")
    @APIResponse(
            responseCode = "200",
            description = "The comment",
            content = @Content(schema = @Schema(implementation = CommentBody.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet")
    @APIResponse(responseCode = "404", description = "There is no such comment")
    public RestResponse<CommentBody> comment(@RestPath UUID id, @RestPath UUID comment) {
        return tagged(comments.one(visit.caller(), id, comment));
    }

    @POST
    @Path("assessments/{id}/comments")
    @Idempotent
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "addComment",
            summary = "Comment on a question",
            description = "After the reveal. Everybody who takes part can read it.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = CommentBody.class)))
    @APIResponse(responseCode = "403", description = "Nothing is revealed yet, or the caller only reads")
    @APIResponse(responseCode = "404", description = "There is no such assessment or question")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public RestResponse<CommentBody> add(@RestPath UUID id, CommentRequest request) {
        CommentRequest wanted = Requests.body(request);
        if (wanted.question() == null || wanted.question().isBlank()) {
            throw new Refused.Invalid("/question", "required", "Name the question.");
        }
        Said said = comments.add(visit.caller(), id, wanted.question(), wanted.body());
        return Tagged.created(
                CommentBody.of(said), said.version(), base.link(Requests.assessment(id) + "/comments/" + said.id()));
    }

    @PUT
    @Path("assessments/{id}/comments/{comment}")
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "editComment",
            summary = "Change one's own comment",
            description = "If-Match says which version was read.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = CommentBody.class)))
    @APIResponse(responseCode = "403", description = "Somebody else wrote it")
    @APIResponse(responseCode = "404", description = "There is no such comment")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; both versions are told")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<CommentBody> edit(@RestPath UUID id, @RestPath UUID comment, EditRequest request) {
        String body = Requests.body(request).body();
        return tagged(comments.edit(visit.caller(), id, comment, body, preconditions.seen()));
    }

    @DELETE
    @Path("assessments/{id}/comments/{comment}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "deleteComment",
            summary = "Delete one's own comment",
            description = "Nobody can read it any more. If-Match says which version was read.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "403", description = "Somebody else wrote it")
    @APIResponse(responseCode = "404", description = "There is no such comment")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; what is there now is told")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public void delete(@RestPath UUID id, @RestPath UUID comment) {
        comments.remove(visit.caller(), id, comment, preconditions.seen());
    }

    private static RestResponse<CommentBody> tagged(Said said) {
        return Tagged.ok(CommentBody.of(said), said.version());
    }
}
