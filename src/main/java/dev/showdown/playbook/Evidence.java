package dev.showdown.playbook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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
 * @param reviewBy the month by the end of which it should be checked again; null for what was stored without it
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
        @JsonAlias("as-of") String asOf,
        @JsonAlias("review-by") String reviewBy) {

    public static final String NEUTRAL = "neutral";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    /** The strength in the words of a report. */
    public String strengthInWords() {
        return strength.replace('-', ' ');
    }

    /** Whether the month in which it should have been checked again is over. */
    public boolean isDueOn(LocalDate day) {
        return reviewBy != null && YearMonth.from(day).isAfter(YearMonth.parse(reviewBy));
    }

    /** The same in words; empty while it is not. */
    public String dueOn(LocalDate day) {
        return isDueOn(day)
                ? "Due for review since %s.".formatted(YearMonth.parse(reviewBy).format(MONTH))
                : "";
    }
}
