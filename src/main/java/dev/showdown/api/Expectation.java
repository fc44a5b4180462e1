package dev.showdown.api;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.decision.Alternative;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Verdict;

/** What a script expects to come out, so that it hears of it when something else does. */
@Schema(name = "Expectation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Expectation(
        @Schema(required = true, description = "Key of the alternative that leads.")
        String leader,

        @Schema(
                description = "How sure it is; anything if left out.",
                enumeration = {"clear", "lean", "too-close", "only-option", "nothing-fits"})
        String verdict) {

    /**
     * What came out instead.
     *
     * @param leader null where nothing fits
     * @param lead null with fewer than two alternatives
     */
    public record Found(String leader, Double lead, Verdict verdict) {}

    void check(Playbook playbook, String at, Text text) {
        if (leader == null || leader.isBlank()) {
            text.fault(at + "/leader", "required", "Name the alternative that is expected to lead.");
        } else if (playbook.alternative(leader).isEmpty()) {
            text.fault(
                    at + "/leader",
                    "unknown-alternative",
                    "There is no alternative \"%s\".".formatted(Text.shown(leader)));
        }
        if (verdict != null
                && Arrays.stream(Verdict.values())
                        .noneMatch(known -> known.toString().equals(verdict))) {
            text.fault(at + "/verdict", "unknown-choice", "There is no verdict \"%s\".".formatted(Text.shown(verdict)));
        }
    }

    void refuseOther(Playbook playbook, Evaluation result) {
        if (!leader.equals(result.leader())) {
            throw unexpected(
                    result,
                    "The leader changed: %s, %s was expected."
                            .formatted(standing(playbook, result), name(playbook, leader)));
        }
        if (verdict != null && !verdict.equals(result.verdict().toString())) {
            throw unexpected(
                    result, "The verdict changed: it is now %s, %s was expected.".formatted(result.verdict(), verdict));
        }
    }

    private static String standing(Playbook playbook, Evaluation result) {
        String leader = name(playbook, result.leader());
        return switch (result.verdict()) {
            case CLEAR, LEAN -> leader + " now leads";
            case TOO_CLOSE -> leader + " is now ahead, though too close to call";
            case ONLY_OPTION -> leader + " is now the only option left";
            case NOTHING_FITS -> "nothing fits now";
        };
    }

    private static String name(Playbook playbook, String key) {
        return key == null
                ? ""
                : playbook.alternative(key).map(Alternative::name).orElse(key);
    }

    private Refused.Unexpected unexpected(Evaluation result, String words) {
        return new Refused.Unexpected(words, new Found(result.leader(), result.lead(), result.verdict()), this);
    }
}
