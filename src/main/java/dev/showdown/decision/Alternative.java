package dev.showdown.decision;

import java.util.List;

/// One of the things to choose between.
///
/// @param key unique in its playbook
/// @param name as people say it
/// @param tagline what it is, in half a sentence
/// @param standsFor the concrete technology that the judgements are about
/// @param madeOf keys of the alternatives that this one combines; empty unless it is composite
public record Alternative(String key, String name, String tagline, String standsFor, List<String> madeOf) {

    public Alternative {
        Require.text(key, "key");
        Require.text(name, "name");
        tagline = Require.orEmpty(tagline);
        standsFor = Require.orEmpty(standsFor);
        madeOf = Require.orEmpty(madeOf);
    }
}
