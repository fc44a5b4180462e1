package dev.showdown.decision;

/// An alternative that a choice rules out.
///
/// @param alternative key of the alternative
/// @param because why, in a sentence
/// @param relax what would have to change for it to be possible again
public record Exclusion(String alternative, String because, String relax) {

    public Exclusion {
        Require.text(alternative, "alternative");
        Require.text(because, "because");
        Require.text(relax, "relax");
    }
}
