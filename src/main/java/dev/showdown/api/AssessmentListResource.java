package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.Scope;
import dev.showdown.api.AssessmentBody.PlaybookName;
import dev.showdown.api.Paging.Part;
import dev.showdown.assessment.AssessmentFilter;
import dev.showdown.assessment.AssessmentFilter.Asked;
import dev.showdown.assessment.ListedAssessment;
import dev.showdown.assessment.ListedAssessment.Order;
import dev.showdown.assessment.WorkspaceAssessments;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Visit;

/** The assessments of a token's workspace. */
@Path(Api.ROOT)
@Tag(name = "Assessments")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class AssessmentListResource {

    private final WorkspaceAssessments assessments;
    private final BaseAddress base;
    private final Visit visit;

    AssessmentListResource(WorkspaceAssessments assessments, BaseAddress base, Visit visit) {
        this.assessments = assessments;
        this.base = base;
        this.visit = visit;
    }

    @Schema(name = "Assessments")
    public record AssessmentsBody(List<LineBody> data, Paging.Meta meta) {}

    @Schema(name = "AssessmentLine")
    public record LineBody(
            UUID id,
            String title,

            @Schema(enumeration = {"draft", "answering", "revealed", "decided", "archived"})
            String status,

            PlaybookName playbook,

            @Schema(nullable = true, description = "Of the newest report; null without one.")
            String verdict,

            @Schema(nullable = true, description = "Who started it; null for a program.")
            OwnerBody owner,

            Instant createdAt,
            LineLinks links) {

        static LineBody of(ListedAssessment found, String self) {
            return new LineBody(
                    found.id(),
                    found.title(),
                    found.status().toString(),
                    new PlaybookName(found.playbook(), found.playbookVersion()),
                    found.verdict().orElse(null),
                    found.owner()
                            .map(id -> new OwnerBody(id, found.ownerName()))
                            .orElse(null),
                    found.createdAt(),
                    new LineLinks(self));
        }
    }

    @Schema(name = "AssessmentOwner")
    public record OwnerBody(UUID id, String name) {}

    @Schema(name = "AssessmentLineLinks")
    public record LineLinks(String self) {}

    @GET
    @Path("assessments")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "listAssessments",
            summary = "List the assessments of a workspace",
            description = "With a workspace's token, the newest first.")
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = AssessmentsBody.class)))
    @APIResponse(responseCode = "403", description = "Not with a key to one assessment")
    @APIResponse(responseCode = "422", description = "There is no such part, status, verdict or day")
    public RestResponse<AssessmentsBody> list(
            @RestQuery String limit,
            @RestQuery String cursor,
            @Parameter(description = "Words of title, context or a note that may be read; each by its beginning.")
                    @RestQuery
                    String q,
            @Parameter(
                            description =
                                    "draft, answering, revealed, decided or archived; all but the archived without it.")
                    @RestQuery
                    String status,
            @Parameter(description = "Of the newest report: clear, lean, too-close, only-option or nothing-fits.")
                    @RestQuery
                    String verdict,
            @Parameter(description = "Id of whoever started it.") @RestQuery String owner,
            @Parameter(description = "Started on this day or later, such as 2030-01-31, in UTC.") @RestQuery
                    String from,
            @Parameter(description = "Started on this day or before.") @RestQuery String to) {
        Paging paging = Paging.of(limit, cursor);
        Asked asked = new Asked(q, status, verdict, owner, from, to);
        Optional<ListedAssessment.Place> after =
                paging.timeBack().map(place -> new ListedAssessment.Place(place.time(), "", place.id()));
        Part<ListedAssessment> part = paging.part(
                assessments.page(
                        visit.caller(),
                        workspace(visit.caller()),
                        AssessmentFilter.of(asked),
                        Order.NEWEST,
                        after,
                        paging.limit() + 1),
                found -> Paging.back(found.createdAt(), found.id()));
        return Paging.answer(
                new AssessmentsBody(
                        part.data().stream()
                                .map(found -> LineBody.of(found, base.link(Requests.assessment(found.id()))))
                                .toList(),
                        part.meta()),
                part.meta(),
                base.link(Api.ROOT + "/assessments"),
                filter(asked));
    }

    private static Map<String, String> filter(Asked asked) {
        return Map.of(
                "q", asked.q(),
                "status", asked.status(),
                "verdict", asked.verdict(),
                "owner", asked.owner(),
                "from", asked.from(),
                "to", asked.to());
    }

    private static UUID workspace(Caller caller) {
        if (caller instanceof Caller.TokenHolder token) {
            return token.workspace();
        }
        throw new Refused.Forbidden("Only a workspace's token lists assessments. This key is for one of them.");
    }
}
