package dev.showdown.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.Refused.Fault;
import dev.showdown.Text;

/** What a call to evaluate brings: one project as it stands, or several in {@code evaluations} and nothing else. */
@Schema(name = "EvaluationRequest")
public record EvaluationRequest(
        @Schema(
                description = "1 to 100 projects, each with the fields below. Instead of all of them.",
                minItems = 1,
                maxItems = EvaluationRequest.MOST)
        List<Project> evaluations,

        @Schema(description = TITLE, maxLength = Text.TITLE_LIMIT, examples = "Live board")
        String title,

        @Schema(description = CONTEXT, maxLength = Text.CONTEXT_LIMIT)
        String context,

        @Schema(description = PLAYBOOK, examples = "node-vs-python")
        String playbook,

        @Schema(description = ANSWERS) Map<String, String> answers,

        @Schema(description = PARTICIPANTS, minItems = 1, maxItems = EvaluationOrder.MOST_PARTICIPANTS)
        List<Map<String, String>> participants,

        @Schema(description = AGREED) Map<String, String> agreed,
        @Schema(description = IMPORTANCE) Map<String, Double> importance,

        @Schema(description = DRAWS, minimum = "1000", maximum = "1000000", defaultValue = "10000")
        Integer draws,

        @Schema(description = SEED, defaultValue = "1") Long seed,
        @Schema(description = EXPECT) Expectation expect) {

    static final int MOST = 100;

    private static final String TITLE = "What is being decided, for the decision record.";
    private static final String CONTEXT = "What somebody needs to know to read the decision record.";
    private static final String PLAYBOOK = "Key of the playbook; the preferred one if left out.";
    private static final String ANSWERS =
            "One participant's answers: question to choice, or \"unknown\". Instead of participants.";
    private static final String PARTICIPANTS = "Several participants' answers. Instead of answers.";
    private static final String AGREED = "Answers that the team has settled; each replaces everybody's.";
    private static final String IMPORTANCE =
            "Criterion to swing points from 0 to 100, in place of those that the answers give.";
    private static final String DRAWS = "Draws of the simulation.";
    private static final String SEED = "Seed of the simulation: the same seed gives the same result.";
    private static final String EXPECT = "What is expected to come out; if it is something else, the answer is 409.";

    /** One project. */
    @Schema(name = "EvaluationItem")
    public record Project(
            @Schema(description = TITLE, maxLength = Text.TITLE_LIMIT)
            String title,

            @Schema(description = CONTEXT, maxLength = Text.CONTEXT_LIMIT)
            String context,

            @Schema(description = PLAYBOOK) String playbook,
            @Schema(description = ANSWERS) Map<String, String> answers,

            @Schema(description = PARTICIPANTS, minItems = 1, maxItems = EvaluationOrder.MOST_PARTICIPANTS)
            List<Map<String, String>> participants,

            @Schema(description = AGREED) Map<String, String> agreed,
            @Schema(description = IMPORTANCE) Map<String, Double> importance,

            @Schema(description = DRAWS, minimum = "1000", maximum = "1000000", defaultValue = "10000")
            Integer draws,

            @Schema(description = SEED, defaultValue = "1") Long seed,
            @Schema(description = EXPECT) Expectation expect) {}

    /** The project that the call is about, if it is about one. */
    Project alone() {
        return new Project(title, context, playbook, answers, participants, agreed, importance, draws, seed, expect);
    }

    boolean isBatch() {
        return evaluations != null;
    }

    /** What stands beside the projects of a batch, and must not. */
    List<Fault> beside() {
        Map<String, Object> beside = new LinkedHashMap<>();
        beside.put("title", title);
        beside.put("context", context);
        beside.put("playbook", playbook);
        beside.put("answers", answers);
        beside.put("participants", participants);
        beside.put("agreed", agreed);
        beside.put("importance", importance);
        beside.put("draws", draws);
        beside.put("seed", seed);
        beside.put("expect", expect);
        return beside.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> new Fault(
                        "/" + field.getKey(), "either-or", "Send either evaluations or the fields of one, not both."))
                .toList();
    }
}
