package dev.showdown.playbook;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * One source behind a judgement.
 *
 * @param key unique in its playbook
 * @param claim what it shows, in a sentence
 * @param figure what was measured or stated
 * @param unit of the figure; may be empty
 * @param favours key of the alternative it speaks for, or {@code neutral}
 * @param strength measurement, documentation, survey or expert-opinion
 * @param source title of the source
 * @param publisher who stands behind it
 * @param date when it was published
 * @param url where to read it; https or http
 * @param limits what it does not show
 * @param asOf when it was last checked
 */
public record Evidence(
        String key,
        String claim,
        String figure,
        String unit,
        String favours,
        String strength,
        String source,
        String publisher,
        String date,
        String url,
        String limits,
        @JsonAlias("as-of") String asOf) {

    public static final String NEUTRAL = "neutral";

    /** The strength in the words of a report. */
    public String strengthInWords() {
        return strength.replace('-', ' ');
    }
}
