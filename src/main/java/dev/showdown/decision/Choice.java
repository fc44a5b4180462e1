package dev.showdown.decision;

import java.util.List;
import java.util.Map;

/// One answer that a question offers, with what it does to the model (sections 2 and 3 of the decision model).
///
/// @param key unique in its question
/// @param label what the respondent reads
/// @param hint examples that help to recognise it; may be empty
/// @param points criterion -> swing points added, 0..100
/// @param performance criterion -> alternative -> judgement that replaces the criterion's own
/// @param shifts criterion -> alternative -> points added to all three numbers of the judgement, -100..100
/// @param excludes the alternatives that this choice rules out
/// @param advice printed in the report when this is chosen; may be empty
public record Choice(
        String key,
        String label,
        String hint,
        Map<String, Double> points,
        Map<String, Map<String, Judgement>> performance,
        Map<String, Map<String, Double>> shifts,
        List<Exclusion> excludes,
        String advice) {

    public Choice {
        Require.text(key, "key");
        Require.that(!Answers.UNKNOWN.equals(key), "the key unknown is reserved for \"We don't know yet\"");
        Require.text(label, "label");
        hint = Require.orEmpty(hint);
        points = Require.orEmpty(points);
        performance = Require.orEmpty(performance);
        shifts = Require.orEmpty(shifts);
        excludes = Require.orEmpty(excludes);
        advice = Require.orEmpty(advice);
        points.forEach((criterion, value) -> Require.that(
                value != null && 0 <= value && value <= 100,
                "points for " + criterion + " lie outside 0-100: " + value));
        shifts.forEach((criterion, byAlternative) -> byAlternative.forEach((alternative, value) -> Require.that(
                value != null && -100 <= value && value <= 100,
                "the shift of " + alternative + " on " + criterion + " lies outside -100-100: " + value)));
    }
}
