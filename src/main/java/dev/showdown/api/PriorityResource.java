package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Scope;
import dev.showdown.assessment.PrioritiesSet;
import dev.showdown.assessment.PrioritySettings;
import dev.showdown.decision.ComparisonSet;
import dev.showdown.decision.PairwiseComparisons;
import dev.showdown.decision.Priorities;
import dev.showdown.decision.Ranking;
import dev.showdown.decision.SwingPoints;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.Needs;
import dev.showdown.system.http.Preconditions;
import dev.showdown.system.http.Visit;

/** Importance that is set directly, in place of what the answers give. */
@Path(Api.ROOT)
@Tag(name = "Assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = ApiDescription.EDIT_KEY)
@Authenticated
public class PriorityResource {

    private final PrioritySettings settings;
    private final Preconditions preconditions;
    private final Visit visit;

    PriorityResource(PrioritySettings settings, Preconditions preconditions, Visit visit) {
        this.settings = settings;
        this.preconditions = preconditions;
        this.visit = visit;
    }

    @Schema(name = "PrioritiesRequest")
    public record PrioritiesRequest(
            @Schema(description = "Criterion to swing points from 0 to 100; what matters most has 100.")
            Map<String, Double> swing,

            @Schema(description = "Criteria, the most important first.")
            List<String> ranking,

            @Schema(description = "Criteria that were compared with one another: one set, or several that share one.")
            List<ComparisonSet> pairwise) {}

    @Schema(name = "Priorities")
    public record PrioritiesBody(
            @Schema(enumeration = {"swing", "ranking", "pairwise"})
            String method,

            @Schema(description = "Criterion to swing points, as the model takes them.")
            Map<String, Double> importance,

            @Schema(nullable = true) Map<String, Double> swing,
            @Schema(nullable = true) List<String> ranking,
            @Schema(nullable = true) List<PairwiseSet> pairwise,

            @Schema(description = "Name of whoever set it; empty for somebody who works alone.")
            String setBy,

            Instant setAt) {

        static PrioritiesBody of(PrioritiesSet set) {
            return new PrioritiesBody(
                    set.swing() != null ? "swing" : set.ranking() != null ? "ranking" : "pairwise",
                    set.importance(),
                    set.swing() == null ? null : set.swing().points(),
                    set.ranking() == null ? null : set.ranking().criteria(),
                    set.pairwise() == null
                            ? null
                            : set.pairwise().sets().stream()
                                    .map(PairwiseSet::of)
                                    .toList(),
                    set.setBy(),
                    set.setAt());
        }
    }

    /** Criteria that were compared with one another. */
    public record PairwiseSet(List<String> criteria, List<PairwiseJudgement> comparisons) {

        static PairwiseSet of(ComparisonSet set) {
            return new PairwiseSet(
                    set.criteria(),
                    set.comparisons().stream()
                            .map(judged -> new PairwiseJudgement(judged.criterion(), judged.other(), judged.times()))
                            .toList());
        }
    }

    public record PairwiseJudgement(
            String criterion,
            String other,

            @Schema(description = "How many times as important the first is as the other: 1/9 to 9.")
            double times) {}

    @GET
    @Path("assessments/{id}/priorities")
    @Needs(Scope.ASSESSMENTS_READ)
    @Operation(
            operationId = "getPriorities",
            summary = "Read the importance that was set directly",
            description = "The last setting that was not taken back.")
    @APIResponse(
            responseCode = "200",
            description = "What was set, and how",
            content = @Content(schema = @Schema(implementation = PrioritiesBody.class)))
    @APIResponse(responseCode = "403", description = "The team's answers are not revealed yet")
    @APIResponse(responseCode = "404", description = "None was set: the answers decide")
    public RestResponse<PrioritiesBody> read(@RestPath UUID id) {
        PrioritySettings.Versioned present = settings.present(visit.caller(), id);
        return Tagged.ok(PrioritiesBody.of(present.set()), present.version());
    }

    @PUT
    @Path("assessments/{id}/priorities")
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "setPriorities",
            summary = "Set the importance directly",
            description =
                    "In one of three ways: swing points, a ranking, or pairwise comparisons. Criteria that are left"
                            + " out count nothing. If-Match says which setting was read, and If-None-Match: * that there was"
                            + " none.")
    @APIResponse(
            responseCode = "200",
            description = "Set",
            content = @Content(schema = @Schema(implementation = PrioritiesBody.class)))
    @APIResponse(responseCode = "403", description = "Not revealed yet, or only the facilitator may")
    @APIResponse(responseCode = "404", description = "There is no such assessment")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; both versions are told")
    @APIResponse(responseCode = "422", description = "Not acceptable")
    @APIResponse(responseCode = "428", description = "If-Match and If-None-Match are missing")
    public RestResponse<PrioritiesBody> set(@RestPath UUID id, PrioritiesRequest request) {
        Priorities judgements = judgements(Requests.body(request));
        settings.set(visit.caller(), id, judgements, preconditions.seen());
        return read(id);
    }

    private static Priorities judgements(PrioritiesRequest wanted) {
        if (Stream.of(wanted.swing(), wanted.ranking(), wanted.pairwise())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new Refused.Invalid("", "either-or", "Send one of swing, ranking and pairwise.");
        }
        if (wanted.swing() != null) {
            return made("/swing", () -> new SwingPoints(wanted.swing()));
        }
        return wanted.ranking() != null
                ? made("/ranking", () -> new Ranking(wanted.ranking()))
                : made("/pairwise", () -> new PairwiseComparisons(wanted.pairwise()));
    }

    /** The model says itself, in words for people, which judgements make no sense. */
    private static Priorities made(String pointer, Supplier<Priorities> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException senseless) {
            throw new Refused.Invalid(pointer, "judgements", capital(senseless.getMessage()) + ".");
        }
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    @DELETE
    @Path("assessments/{id}/priorities")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Needs(Scope.ASSESSMENTS_WRITE)
    @Operation(
            operationId = "undoPriorities",
            summary = "Take the last setting back",
            description = "The one before it counts again, or the answers. If-Match says which setting was read.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "403", description = "Only the facilitator may")
    @APIResponse(responseCode = "404", description = "None was set")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; what is there now is told")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public void undo(@RestPath UUID id) {
        settings.undo(visit.caller(), id, preconditions.seen());
    }
}
