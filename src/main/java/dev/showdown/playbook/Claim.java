package dev.showdown.playbook;

import java.util.List;

/**
 * One claim of the article that a playbook grew from, checked.
 *
 * @param number in the article's order
 * @param claim what the article says, in short
 * @param verdict what became of it: supported, qualified, contradicted, ...
 * @param because why, in short
 * @param evidence keys of the evidence it was checked against
 */
public record Claim(int number, String claim, String verdict, String because, List<String> evidence) {

    public Claim {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
