package dev.showdown.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
 * @param decided what was decided; empty while nothing was
 * @param team how far a team stands behind the result; empty for somebody alone
 * @param number of the snapshot; empty for what is not published
 * @param date in words
 * @param dateTime the same for programs
 * @param playbook key, for links to what is known
 * @param sources where each source is found, and whether it is due for review
 * @param whatIf other importance tried out; empty where nobody can try any
 */
public record ReportView(
        String title,
        String context,
        Headline headline,
        Optional<Decided> decided,
        List<Fact> facts,
        Comparison comparison,
        Reasons reasons,
        Rivals rivals,
        Changes changes,
        Optional<TeamResult> team,
        Unknowns unknowns,
        Showdown showdown,
        Shape shape,
        Footprint footprint,
        Ledger ledger,
        Computation computation,
        Optional<Integer> number,
        String date,
        Instant dateTime,
        String playbook,
        Sources sources,
        Optional<WhatIf> whatIf) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    /** A figure and what it counts. */
    public record Fact(String figure, String words) {}

    /** More notes than these are only counted on paper. */
    public static final int PRINTED_NOTES = 100;

    /** The report as it stood on the day it was made. */
    public static ReportView of(ReportSource source, Viewer viewer) {
        return of(source, viewer, made(source), Integer.MAX_VALUE);
    }

    /** The same for paper. */
    public static ReportView printed(ReportSource source, Viewer viewer) {
        return of(source, viewer, made(source), PRINTED_NOTES);
    }

    private static Reading made(ReportSource source) {
        return new Reading(LocalDate.ofInstant(source.at(), ZoneOffset.UTC), false);
    }

    /** The report as it is read. */
    public static ReportView of(ReportSource source, Viewer viewer, Reading reading) {
        return of(source, viewer, reading, Integer.MAX_VALUE);
    }

    private static ReportView of(ReportSource source, Viewer viewer, Reading reading, int mostNotes) {
        return new ReportView(
                source.title(),
                source.context(),
                Headline.of(source),
                source.decision().map(taken -> Decided.of(source, viewer, taken)),
                facts(source),
                Comparison.of(source),
                Reasons.of(source),
                Rivals.of(source),
                Changes.of(source),
                several(source) ? Optional.of(TeamResult.of(source, viewer)) : Optional.empty(),
                Unknowns.of(source, viewer),
                Showdown.of(source),
                Shape.of(source),
                Footprint.of(source),
                Ledger.of(source),
                Computation.of(source, viewer, mostNotes),
                source.number(),
                day(source.at()),
                source.at(),
                source.edition().playbook().key(),
                Sources.of(source.edition(), reading),
                Optional.empty());
    }

    /** The result in a few words: what was decided, or else the verdict. */
    public String label() {
        return decided.map(found -> found.label() + ".").orElse(headline.verdict());
    }

    /** Whether other importance is shown beside the report's own. */
    public boolean isTrial() {
        return whatIf.filter(tried -> tried.result().isPresent()).isPresent();
    }

    /** The same report with other importance tried out beside it. */
    public ReportView trying(WhatIf tried) {
        return new ReportView(
                title,
                context,
                headline,
                decided,
                facts,
                comparison,
                reasons,
                rivals,
                changes,
                team,
                unknowns,
                showdown,
                shape,
                footprint,
                ledger,
                computation,
                number,
                date,
                dateTime,
                playbook,
                sources,
                Optional.of(tried));
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
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
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(String.valueOf(people), people == 1 ? "person answered" : "people answered"));
        if (several(source)) {
            facts.add(TeamResult.fact(source));
        }
        facts.add(new Fact(String.valueOf(asked), "questions, " + unknown + " not known"));
        facts.add(new Fact(String.format(Locale.ROOT, "%,d", source.result().draws()), "simulated futures"));
        return List.copyOf(facts);
    }

    private static boolean several(ReportSource source) {
        return source.result().participants().size() > 1;
    }
}
