package dev.showdown.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.showdown.decision.Playbook;

/**
 * A report as it is read: one view for the page, whoever looks at it, and for every export.
 *
 * @param title of the decision
 * @param context what is to be decided; may be empty
 * @param facts in a line under the headline
 * @param number of the snapshot; empty for what is not published
 * @param date in words
 * @param dateTime the same for programs
 * @param playbook key, for links to what is known
 */
public record ReportView(
        String title,
        String context,
        Headline headline,
        List<Fact> facts,
        Comparison comparison,
        Reasons reasons,
        Rivals rivals,
        Changes changes,
        Unknowns unknowns,
        Showdown showdown,
        Ledger ledger,
        Computation computation,
        Optional<Integer> number,
        String date,
        Instant dateTime,
        String playbook) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    /** A figure and what it counts. */
    public record Fact(String figure, String words) {}

    /** More notes than these are only counted on paper. */
    public static final int PRINTED_NOTES = 100;

    public static ReportView of(ReportSource source, Viewer viewer) {
        return of(source, viewer, Integer.MAX_VALUE);
    }

    /** The same for paper. */
    public static ReportView printed(ReportSource source, Viewer viewer) {
        return of(source, viewer, PRINTED_NOTES);
    }

    private static ReportView of(ReportSource source, Viewer viewer, int mostNotes) {
        return new ReportView(
                source.title(),
                source.context(),
                Headline.of(source),
                facts(source),
                Comparison.of(source),
                Reasons.of(source),
                Rivals.of(source),
                Changes.of(source),
                Unknowns.of(source),
                Showdown.of(source),
                Ledger.of(source),
                Computation.of(source, viewer, mostNotes),
                source.number(),
                day(source.at()),
                source.at(),
                source.edition().playbook().key());
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    private static List<Fact> facts(ReportSource source) {
        Playbook playbook = source.edition().playbook();
        int people = source.sheets().size();
        long asked = source.sheets().stream()
                .mapToLong(sheet -> sheet.route(playbook).size())
                .max()
                .orElse(0);
        long unknown = source.sheets().stream()
                .mapToLong(sheet -> sheet.route(playbook).stream()
                        .filter(question ->
                                sheet.choices().to(question.key()).equals(dev.showdown.decision.Answers.UNKNOWN))
                        .count())
                .sum();
        return List.of(
                new Fact(String.valueOf(people), people == 1 ? "person answered" : "people answered"),
                new Fact(String.valueOf(asked), "questions, " + unknown + " not known"),
                new Fact(String.format(Locale.ROOT, "%,d", source.result().draws()), "simulated futures"));
    }
}
