package dev.showdown.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.showdown.Text;
import dev.showdown.assessment.AnswerCheck;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Playbook;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.Limits;

/** From answers to result in one call. */
@Path(Api.ROOT)
@Tag(name = "Evaluations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class EvaluationResource {

    /** Draws, weighed by participants, that one call may ask for. */
    private static final long MOST_WORK = 1_000_000;

    private static final int ORDINARY_PARTICIPANTS = 10;
    private static final int MOST_PARTICIPANTS = 1_000;

    private final Playbooks playbooks;
    private final Limits limits;

    EvaluationResource(Playbooks playbooks, Limits limits) {
        this.playbooks = playbooks;
        this.limits = limits;
    }

    @Schema(name = "EvaluationRequest")
    public record Request(
            @Schema(description = "Key of the playbook; the preferred one if left out.", examples = "node-vs-python")
            String playbook,

            @Schema(
                    description =
                            "One participant's answers: question to choice, or \"unknown\". Instead of participants.")
            Map<String, String> answers,

            @Schema(description = "Several participants' answers. Instead of answers.")
            List<Map<String, String>> participants,

            @Schema(description = "Answers that the team has settled; each replaces everybody's.")
            Map<String, String> agreed,

            @Schema(description = "Criterion to swing points from 0 to 100, in place of those that the answers give.")
            Map<String, Double> importance,

            @Schema(
                    description = "Draws of the simulation.",
                    minimum = "1000",
                    maximum = "1000000",
                    defaultValue = "10000")
            Integer draws,

            @Schema(description = "Seed of the simulation: the same seed gives the same result.", defaultValue = "1")
            Long seed) {}

    @POST
    @Path("evaluations")
    @Operation(
            operationId = "evaluate",
            summary = "Evaluate answers",
            description = "Computes the result for the answers sent. Nothing is stored. "
                    + "Charged by cost: 10,000 draws for up to ten participants count as one call.")
    @APIResponse(
            responseCode = "200",
            description = "The result",
            content = @Content(schema = @Schema(implementation = Evaluation.class)))
    @APIResponse(responseCode = "422", description = "Something in the request is not acceptable")
    @APIResponse(responseCode = "429", description = "More than is allowed in a while")
    public Evaluation evaluate(Request request) {
        Inputs inputs = inputs(Requests.body(request));
        limits.charge(Math.ceilDiv(work(inputs.draws(), inputs.participants().size()), Inputs.DEFAULT_DRAWS));
        return Evaluator.evaluate(inputs);
    }

    private Inputs inputs(Request request) {
        Text text = new Text();
        String key = Objects.requireNonNullElse(request.playbook(), "");
        Playbook playbook = playbooks.offered().stream()
                .map(Edition::playbook)
                .filter(offered -> key.isEmpty() || offered.key().equals(key))
                .findFirst()
                .orElse(null);
        if (playbook == null) {
            text.fault("/playbook", "unknown-playbook", "There is no playbook \"%s\".".formatted(Text.shown(key)));
            text.refuseFaults();
        }
        List<Map<String, String>> participants = participants(request, text);
        for (int i = 0; i < participants.size(); i++) {
            String pointer = request.participants() == null ? "/answers" : "/participants/" + i;
            check(playbook, pointer, participants.get(i), text);
        }
        Map<String, String> agreed = Objects.requireNonNullElse(request.agreed(), Map.of());
        check(playbook, "/agreed", agreed, text);
        Map<String, Double> importance = Objects.requireNonNullElse(request.importance(), Map.of());
        importance.forEach((criterion, points) -> checkImportance(playbook, criterion, points, text));
        int draws = Objects.requireNonNullElse(request.draws(), Inputs.DEFAULT_DRAWS);
        checkWork(draws, participants.size(), text);
        text.refuseFaults();
        return new Inputs(
                playbook,
                participants.stream()
                        .map(answers -> new Inputs.Participant("", new Answers(answers)))
                        .toList(),
                new Answers(agreed),
                importance,
                draws,
                Objects.requireNonNullElse(request.seed(), Inputs.DEFAULT_SEED));
    }

    private static List<Map<String, String>> participants(Request request, Text text) {
        List<Map<String, String>> all = new ArrayList<>();
        if (request.participants() == null) {
            all.add(Objects.requireNonNullElse(request.answers(), Map.of()));
        } else {
            request.participants().forEach(answers -> all.add(Objects.requireNonNullElse(answers, Map.of())));
            if (request.answers() != null) {
                text.fault("/answers", "either-or", "Send either answers or participants, not both.");
            }
            if (all.isEmpty() || all.size() > MOST_PARTICIPANTS) {
                text.fault("/participants", "range", "Send 1 to %,d participants.".formatted(MOST_PARTICIPANTS));
            }
        }
        return all;
    }

    private static void check(Playbook playbook, String pointer, Map<String, String> answers, Text text) {
        answers.forEach((question, choice) -> AnswerCheck.inBody(playbook, pointer, question, choice, text));
    }

    private static void checkImportance(Playbook playbook, String criterion, Double points, Text text) {
        String pointer = Text.pointer("/importance", criterion);
        if (playbook.criterion(criterion).isEmpty()) {
            text.fault(pointer, "unknown-criterion", "There is no criterion \"%s\".".formatted(Text.shown(criterion)));
        } else if (points == null || !(0 <= points && points <= 100)) {
            text.fault(pointer, "range", "Importance lies within 0 and 100.");
        }
    }

    private static void checkWork(int draws, int participants, Text text) {
        if (draws < Inputs.FEWEST_DRAWS || work(draws, participants) > MOST_WORK) {
            text.fault(
                    "/draws",
                    "range",
                    "Ask for %,d to %,d draws, fewer with more than %d participants."
                            .formatted(Inputs.FEWEST_DRAWS, MOST_WORK, ORDINARY_PARTICIPANTS));
        }
    }

    private static long work(int draws, int participants) {
        return (long) draws * Math.max(1, Math.ceilDiv(participants, ORDINARY_PARTICIPANTS));
    }
}
