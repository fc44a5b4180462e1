package dev.showdown.api;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.showdown.Refused;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Inputs;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;
import dev.showdown.report.Evaluations;
import dev.showdown.report.ReportSource;
import dev.showdown.report.Viewer;
import dev.showdown.report.export.Export;
import dev.showdown.report.export.Exports;
import dev.showdown.report.export.Format;
import dev.showdown.report.export.Options;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.Errors;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.NeedsNoScope;
import dev.showdown.system.http.Problem;

/** From answers to result in one call. */
@Path(Api.ROOT)
@Tag(name = "Evaluations")
@PermitAll
public class EvaluationResource {

    private static final String MARKDOWN = "text/markdown";

    /** What comes first is what everybody gets who does not ask for anything else. */
    private static final List<Variant> FORMATS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(MARKDOWN))
            .build();

    private final Playbooks playbooks;
    private final Evaluations evaluations;
    private final Exports exports;
    private final Errors errors;
    private final Limits limits;

    EvaluationResource(Playbooks playbooks, Evaluations evaluations, Exports exports, Errors errors, Limits limits) {
        this.playbooks = playbooks;
        this.evaluations = evaluations;
        this.exports = exports;
        this.errors = errors;
        this.limits = limits;
    }

    /** @param results in the order of what was sent */
    @Schema(name = "EvaluationBatch")
    public record Batch(
            @Schema(required = true, description = "In the order of what was sent.")
            List<Result> results) {}

    /** What becomes of one of several. */
    @Schema(
            name = "EvaluationOrProblem",
            oneOf = {Evaluation.class, Problem.class})
    public sealed interface Result {}

    /** @param told an evaluation, or a problem */
    private record Outcome(@JsonValue Object told) implements Result {}

    @POST
    @Path("evaluations")
    @Consumes({MediaType.APPLICATION_JSON, Yaml.TYPE, Yaml.OLD_TYPE, Yaml.TEXT_TYPE})
    @Produces({MediaType.APPLICATION_JSON, MARKDOWN})
    @NeedsNoScope
    @Operation(
            operationId = "evaluate",
            summary = "Evaluate answers",
            description =
                    "Computes the result for the answers sent, of one project or of up to 100. Nothing is stored. "
                            + "With `expect`, another result than the expected one is answered 409, so that a script fails. "
                            + "Charged by cost: 10,000 draws for up to ten participants count as one call. "
                            + "JSON or YAML; the result of one project also as a decision record in Markdown.")
    @APIResponse(
            responseCode = "200",
            description = "The result; for several projects, a result or a problem for each",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(oneOf = {Evaluation.class, Batch.class})),
                @Content(mediaType = MARKDOWN, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "406", description = "It is not to be had in the format that was asked for")
    @APIResponse(responseCode = "409", description = "Something else came out than was expected")
    @APIResponse(responseCode = "415", description = "The body is neither application/json nor application/yaml")
    @APIResponse(responseCode = "422", description = "Something in the request is not acceptable")
    @APIResponse(responseCode = "429", description = "More than is allowed in a while")
    public Response evaluate(
            EvaluationRequest request,
            @Parameter(description = "\"true\" for the short form of the Markdown.") @RestQuery String minimal,
            @Context Request negotiation) {
        EvaluationRequest sent = Requests.body(request);
        Variant chosen = negotiation.selectVariant(FORMATS);
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        boolean markdown = !chosen.getMediaType().equals(MediaType.APPLICATION_JSON_TYPE);
        if (sent.isBatch()) {
            return batch(sent, markdown);
        }
        EvaluationOrder order = EvaluationOrder.of(playbooks.offered(), "", sent.alone());
        charge(order.work());
        ReportSource source = order.evaluate(evaluations);
        if (!markdown) {
            return json(source.result());
        }
        Export export = exports.of(source, Viewer.SENDER, Format.MARKDOWN, Options.of(minimal, ""));
        return Response.ok(export.content(), export.format().type())
                .header("Content-Disposition", export.disposition())
                .header("Vary", "Accept")
                .build();
    }

    private static Response json(Object body) {
        return Response.ok(body, MediaType.APPLICATION_JSON)
                .header("Vary", "Accept")
                .build();
    }

    /** A decision record tells of one decision. */
    private Response batch(EvaluationRequest sent, boolean markdown) {
        if (markdown) {
            throw new NotAcceptableException();
        }
        if (!sent.beside().isEmpty()) {
            throw new Refused.Invalid(sent.beside());
        }
        int size = sent.evaluations().size();
        if (size == 0 || size > EvaluationRequest.MOST) {
            throw new Refused.Invalid(
                    "/evaluations", "range", "Send 1 to %d evaluations.".formatted(EvaluationRequest.MOST));
        }
        List<Piece> pieces = pieces(sent.evaluations());
        long work = pieces.stream().mapToLong(Piece::work).sum();
        if (work > EvaluationOrder.MOST_WORK) {
            throw new Refused.Invalid(
                    "/evaluations",
                    "range",
                    "Ask for %,d draws in all, fewer with more than %d participants; these are %,d."
                            .formatted(EvaluationOrder.MOST_WORK, EvaluationOrder.ORDINARY_PARTICIPANTS, work));
        }
        charge(work);
        return json(new Batch(pieces.stream().map(this::result).toList()));
    }

    /** One of several: something to evaluate, or why it cannot be. */
    private sealed interface Piece {
        long work();
    }

    private record Good(EvaluationOrder order) implements Piece {
        @Override
        public long work() {
            return order.work();
        }
    }

    private record Faulty(Refused refused) implements Piece {
        @Override
        public long work() {
            return 0;
        }
    }

    private List<Piece> pieces(List<EvaluationRequest.Project> wanted) {
        List<Edition> offered = playbooks.offered();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            try {
                pieces.add(new Good(EvaluationOrder.of(offered, "/evaluations/" + i, wanted.get(i))));
            } catch (Refused.Invalid refused) {
                pieces.add(new Faulty(refused));
            }
        }
        return pieces;
    }

    private Result result(Piece piece) {
        return new Outcome(
                switch (piece) {
                    case Faulty faulty -> errors.problem(faulty.refused());
                    case Good good -> {
                        try {
                            yield good.order().evaluate(evaluations).result();
                        } catch (Refused.Unexpected unexpected) {
                            yield errors.problem(unexpected);
                        }
                    }
                });
    }

    /** By cost: the call itself was charged as one already, like every other. */
    private void charge(long work) {
        long units = Math.ceilDiv(work, Inputs.DEFAULT_DRAWS) - 1;
        if (units > 0) {
            limits.charge(units);
        }
    }
}
