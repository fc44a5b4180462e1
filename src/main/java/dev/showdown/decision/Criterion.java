package dev.showdown.decision;

import java.util.List;
import java.util.Map;

/// One thing that matters about an alternative.
///
/// @param key unique in its playbook
/// @param group key of the group it is listed under
/// @param name as people say it
/// @param definition what is judged, in a sentence
/// @param performance alternative -> judgement, one for every alternative
/// @param rationale why the judgements are what they are
/// @param evidence keys of the evidence behind them
public record Criterion(
        String key,
        String group,
        String name,
        String definition,
        Map<String, Judgement> performance,
        String rationale,
        List<String> evidence) {

    public Criterion {
        Require.text(key, "key");
        Require.text(name, "name");
        group = Require.orEmpty(group);
        definition = Require.orEmpty(definition);
        performance = Require.orEmpty(performance);
        rationale = Require.orEmpty(rationale);
        evidence = Require.orEmpty(evidence);
    }
}
