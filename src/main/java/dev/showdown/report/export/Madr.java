package dev.showdown.report.export;

import java.util.List;
import java.util.stream.Collectors;

import dev.showdown.report.Comparison;
import dev.showdown.report.Decided;
import dev.showdown.report.Headline;
import dev.showdown.report.Ledger;
import dev.showdown.report.Reasons;
import dev.showdown.report.ReportSource;
import dev.showdown.report.ReportView;
import dev.showdown.report.Rivals;
import dev.showdown.report.Viewer;

/** A report as a Markdown record of a decision, in the form of MADR 4.0.0. */
final class Madr {

    private final ReportSource source;
    private final ReportView report;
    private final Markdown markdown = new Markdown();

    private Madr(ReportSource source, ReportView report) {
        this.source = source;
        this.report = report;
    }

    static String full(ReportSource source, Viewer viewer) {
        Madr madr = new Madr(source, ReportView.printed(source, viewer));
        madr.begin(viewer);
        madr.drivers();
        madr.options();
        madr.outcome();
        madr.consequences();
        madr.confirmation();
        madr.prosAndCons();
        new MadrDetails(madr.report, madr.markdown).write();
        return madr.markdown.toString();
    }

    /** The form's short version: what is decided, between what, and what follows. */
    static String minimal(ReportSource source, Viewer viewer) {
        Madr madr = new Madr(source, ReportView.printed(source, viewer));
        madr.begin(viewer);
        madr.options();
        madr.outcome();
        madr.consequences();
        return madr.markdown.toString();
    }

    private void begin(Viewer viewer) {
        markdown.front(FrontMatter.of(source, viewer).yaml());
        markdown.heading(1, Inline.text(report.title()));
        markdown.heading(2, "Context and Problem Statement").prose(report.context());
        String names =
                report.comparison().rows().stream().map(Comparison.Row::name).collect(Collectors.joining(", "));
        markdown.paragraph(Inline.text("Which of these fits this project best: " + names + "?"));
        String facts = report.facts().stream()
                .map(fact -> fact.figure() + " " + fact.words())
                .collect(Collectors.joining("; "));
        String number = report.number().map(found -> "Report " + found + " of ").orElse("Computed on ");
        markdown.paragraph(Inline.text(number + report.date() + ": " + facts + "."));
    }

    private void drivers() {
        markdown.heading(2, "Decision Drivers");
        if (report.ledger().criteria().isEmpty()) {
            markdown.paragraph(Inline.text("The answers give no criterion any weight."));
        }
        for (Ledger.Weighed criterion : report.ledger().criteria()) {
            markdown.item(
                    Inline.bold(criterion.name()),
                    Inline.text("(weight " + criterion.weight() + "): " + criterion.definition()));
        }
    }

    private void options() {
        markdown.heading(2, "Considered Options");
        report.comparison().rows().forEach(row -> markdown.item(Inline.text(row.name())));
    }

    private void outcome() {
        Headline headline = report.headline();
        markdown.heading(2, "Decision Outcome");
        boolean recommends = source.result().verdict().recommends();
        report.decided().ifPresent(this::decided);
        String chosen = recommends
                ? "Chosen option: \u201C%s\u201D, because that is what the answers recommend."
                        .formatted(source.alternative(source.result().leader()))
                : "Chosen option: none yet, because the answers recommend none.";
        markdown.paragraph(
                Inline.text(report.decided().isPresent() ? "" : chosen),
                Inline.text(headline.verdict()),
                Inline.text(headline.summary()));
        markdown.paragraph(Inline.text(headline.next()));
        markdown.table(
                List.of("Alternative", "Value", "90 % interval", "Wins"),
                report.comparison().rows().stream()
                        .map(row -> List.of(
                                Inline.text(row.name()),
                                Inline.text(row.value()),
                                Inline.text(row.low() + " to " + row.high()),
                                Inline.text(row.wins())))
                        .toList());
        markdown.paragraph(
                Inline.text(
                        "Value is from 0 to 100; the interval holds 90 % of the simulated futures, and wins are the "
                                + "share of them in which an alternative ranks first."),
                Inline.text(headline.regret()));
        if (!headline.exclusions().isEmpty()) {
            markdown.paragraph(Inline.text("What is ruled out:"));
            for (Headline.RuledOut out : headline.exclusions()) {
                markdown.item(
                        Inline.bold(out.alternative()).then(":"),
                        Inline.text(out.because()),
                        Inline.text("The answer is \u201C" + out.choice() + "\u201D to \u201C" + out.question()
                                + "\u201D."),
                        Inline.text("What would make room: " + out.relax()));
            }
        }
    }

    /** What was decided stands in place of what is recommended. */
    private void decided(Decided decided) {
        markdown.paragraph(
                Inline.text("Chosen option: \u201C%s\u201D, because:".formatted(decided.alternative())),
                Inline.text(decided.reason()));
        markdown.paragraph(Inline.text("Decided " + lowered(decided.taken()) + "."), Inline.text(decided.differs()));
        decided.roles().forEach(role -> markdown.item(Inline.text(role.name() + ": " + role.who() + ".")));
    }

    private void consequences() {
        markdown.heading(3, "Consequences");
        report.decided()
                .map(Decided::dissent)
                .filter(dissent -> !dissent.isEmpty())
                .ifPresent(dissent -> {
                    markdown.item(Inline.text("Bad, because dissent remains:"));
                    markdown.subitem("Dissent:", dissent);
                });
        Reasons reasons = report.reasons();
        if (reasons.isEmpty()) {
            markdown.item(Inline.text("Neutral, because there is nothing left to compare."));
        }
        boolean recommends = source.result().verdict().recommends();
        for (Reasons.Row row : reasons.rows()) {
            String tone = !recommends ? "Neutral" : row.against() ? "Bad" : "Good";
            String whom = row.against() ? reasons.rival() : reasons.leader();
            markdown.item(
                    Inline.text(tone + ", because"),
                    Inline.bold(row.criterion()),
                    Inline.text("(weight %s) speaks for %s: %s points.".formatted(row.weight(), whom, row.adds())));
        }
    }

    private void confirmation() {
        markdown.heading(3, "Confirmation");
        report.decided().ifPresent(decided -> {
            if (!decided.review().isEmpty()) {
                markdown.paragraph(Inline.text("To be reviewed on " + decided.review() + "."));
            }
            if (!decided.reopenIf().isEmpty()) {
                markdown.paragraph(Inline.text("Assumptions that would reopen it:"));
                markdown.prose(decided.reopenIf());
            }
        });
        markdown.paragraph(Inline.text(
                "Answer the questions again when the project changes, publish another report and compare the two. "
                        + "What would change the answer, and what is worth finding out, stands below."));
    }

    private void prosAndCons() {
        markdown.heading(2, "Pros and Cons of the Options");
        for (Comparison.Row row : report.comparison().rows()) {
            markdown.heading(3, row.name());
            markdown.item(
                    Inline.text("Neutral, because its value is %s of 100 (90 %% interval %s to %s); futures won: %s."
                            .formatted(row.value(), row.low(), row.high(), row.wins())));
            if (row.name().equals(report.reasons().leader())
                    || row.name().equals(report.reasons().rival())) {
                boolean leader = row.name().equals(report.reasons().leader());
                pros(
                        leader,
                        leader ? report.reasons().rival() : report.reasons().leader());
            }
            report.rivals().rivals().stream()
                    .filter(rival -> rival.name().equals(row.name()))
                    .forEach(this::cons);
        }
    }

    private void pros(boolean leader, String other) {
        for (Reasons.Row row : report.reasons().rows()) {
            if (row.against() != leader) {
                markdown.item(
                        Inline.text("Good, because of"),
                        Inline.bold(row.criterion()).then(":"),
                        Inline.text("%s points against %s.".formatted(row.adds(), other)));
            }
        }
    }

    private void cons(Rivals.Rival rival) {
        for (Headline.RuledOut out : rival.ruledOut()) {
            markdown.item(Inline.text("Bad, because it is ruled out: " + out.because()));
        }
        for (Rivals.Cost cost : rival.criteria()) {
            markdown.item(
                    Inline.text("Bad, because of"),
                    Inline.bold(cost.what()).then(":"),
                    Inline.text("it loses %s points against %s.".formatted(cost.points(), rival.against())));
        }
        for (Rivals.Cost cost : rival.answers()) {
            markdown.item(Inline.text("Bad, because the answer \u201C%s\u201D to \u201C%s\u201D costs it %s points."
                    .formatted(cost.detail(), cost.what(), cost.points())));
        }
        if (!rival.flip().isEmpty()) {
            markdown.item(Inline.text("Neutral, because " + lowered(rival.flip())));
        }
    }

    private static String lowered(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
