package dev.showdown.decision;

import java.util.List;
import java.util.Map;

/// A kind of project for which common advice favours one alternative.
///
/// @param key unique in its playbook
/// @param name as people say it
/// @param favours key of the alternative that the advice favours
/// @param when question -> choices: the case fits when all of these answers were given
/// @param article what the article advises
/// @param finding what the evidence says
/// @param evidence keys of that evidence
/// @param ifNot printed when the recommendation differs
public record UseCase(
        String key,
        String name,
        String favours,
        Map<String, List<String>> when,
        String article,
        String finding,
        List<String> evidence,
        String ifNot) {

    public UseCase {
        Require.text(key, "key");
        Require.text(name, "name");
        Require.text(favours, "favours");
        when = Require.orEmpty(when);
        Require.that(!when.isEmpty(), "a use case needs at least one condition");
        article = Require.orEmpty(article);
        finding = Require.orEmpty(finding);
        evidence = Require.orEmpty(evidence);
        ifNot = Require.orEmpty(ifNot);
    }
}
