package dev.showdown.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.showdown.playbook.Evidence;
import dev.showdown.report.Changes;
import dev.showdown.report.Computation;
import dev.showdown.report.Ledger;
import dev.showdown.report.Reasons;
import dev.showdown.report.ReportView;
import dev.showdown.report.Showdown;
import dev.showdown.report.TeamResult;
import dev.showdown.report.Unknowns;

/** The last part of a decision record: everything else that the report says, section by section. */
final class MadrDetails {

    private final ReportView report;
    private final Markdown markdown;

    MadrDetails(ReportView report, Markdown markdown) {
        this.report = report;
        this.markdown = markdown;
    }

    void write() {
        markdown.heading(2, "More Information");
        reasons(report.reasons());
        changes(report.changes());
        report.team().ifPresent(this::team);
        unknowns(report.unknowns());
        showdown(report.showdown());
        new MadrSolution(report, markdown).write();
        ledger(report.ledger());
        computation(report.computation());
    }

    private void reasons(Reasons reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        markdown.heading(3, reasons.heading());
        markdown.paragraph(Inline.text("What each criterion adds, in points of value: plus for %s, minus for %s."
                .formatted(reasons.leader(), reasons.rival())));
        for (Reasons.Row row : reasons.rows()) {
            String because = row.because().isEmpty() ? "" : "Answered: " + String.join("; ", row.because()) + ".";
            markdown.item(
                    Inline.bold(row.criterion()).then(":"),
                    Inline.text("%s, with a weight of %s.".formatted(row.adds(), row.weight())),
                    Inline.text(because));
        }
        if (!reasons.answers().isEmpty()) {
            markdown.paragraph(Inline.text("The answers that mattered most, and how many points each one moved:"));
            reasons.answers()
                    .forEach(answer -> markdown.item(Inline.text(
                            "%s \u201C%s\u201D: %s".formatted(answer.question(), answer.choice(), answer.effect()))));
        }
        if (!reasons.idle().isEmpty()) {
            markdown.paragraph(Inline.text("Answers that do not separate these two:"));
            reasons.idle()
                    .forEach(answer -> markdown.item(
                            Inline.text("%s \u201C%s\u201D".formatted(answer.question(), answer.choice()))));
        }
    }

    private void changes(Changes changes) {
        markdown.heading(3, "What would change the answer");
        if (changes.flips().isEmpty()) {
            String unless = changes.ruleOuts().isEmpty() ? "" : ", unless it rules something out";
            markdown.paragraph(Inline.text("No single other answer would change the result" + unless + "."));
        } else {
            markdown.paragraph(Inline.text("Each of these answers, alone, would change the result:"));
            changes.flips().forEach(this::flip);
        }
        if (!changes.ruleOuts().isEmpty()) {
            markdown.paragraph(Inline.text("What would rule it out:"));
            changes.ruleOuts().forEach(this::flip);
        }
        if (changes.pairsSearched()) {
            pairs(changes.pairs());
        }
        markdown.paragraph(Inline.text(changes.summary()), Inline.text(changes.anyPriorities()));
        for (Changes.Weight weight : changes.weights()) {
            markdown.item(
                    Inline.bold(weight.criterion()).then(":"),
                    Inline.text(
                            "%s draws level at %s points instead of %s (a weight of %s instead of %s)%s; the leader stays from %s."
                                    .formatted(
                                            weight.rival(),
                                            weight.needed(),
                                            weight.points(),
                                            weight.share(),
                                            weight.weight(),
                                            weight.reachable() ? "" : ", which the scale does not reach",
                                            weight.stays())));
        }
    }

    private void flip(Changes.Flip flip) {
        markdown.item(Inline.text("%s \u201C%s\u201D \u2192 \u201C%s\u201D: %s"
                .formatted(flip.question(), flip.from(), flip.to(), leads(flip.leader(), flip.lead()))));
    }

    private void pairs(List<Changes.Pair> pairs) {
        if (pairs.isEmpty()) {
            markdown.paragraph(Inline.text("No two of the answers change it either."));
            return;
        }
        markdown.paragraph(Inline.text("Two answers together:"));
        for (Changes.Pair pair : pairs) {
            String both = pair.changes().stream()
                    .map(change -> "%s \u2192 \u201C%s\u201D".formatted(change.question(), change.to()))
                    .collect(Collectors.joining("; "));
            markdown.item(Inline.text(both + ": " + leads(pair.leader(), pair.lead())));
        }
    }

    private static String leads(String leader, String lead) {
        if (leader.isEmpty()) {
            return "nothing fits";
        }
        return lead.isEmpty() ? leader : leader + " by " + lead;
    }

    private void unknowns(Unknowns unknowns) {
        markdown.heading(3, "What we don\u2019t know");
        if (unknowns.isEmpty()) {
            markdown.paragraph(
                    Inline.text("Every question is answered%s. What stays open is how the judgements turn out, "
                            + "and the interval shows that."
                                    .formatted(
                                            report.team().isPresent()
                                                    ? ", and nobody differs from the others where it counts"
                                                    : "")));
        } else {
            markdown.paragraph(Inline.text("What knowing the answer would be worth on average, in points of value."));
        }
        open("Worth finding out:", unknowns.unknown());
        open("Discuss these first:", unknowns.disputed());
    }

    private void open(String words, List<Unknowns.Open> questions) {
        if (!questions.isEmpty()) {
            markdown.paragraph(Inline.text(words));
        }
        questions.forEach(open -> {
            markdown.item(
                    Inline.text(open.question() + " " + open.worth() + "."),
                    Inline.text(open.harmless() ? "Harmless: no answer to it changes who leads." : ""));
            open.given()
                    .forEach(given ->
                            markdown.subitem(Inline.text("\u201C%s\u201D: %s".formatted(given.choice(), given.who()))));
        });
    }

    private void team(TeamResult team) {
        markdown.heading(3, "How far the team agrees");
        markdown.paragraph(Inline.text(team.summary()));
        team.leaders()
                .forEach(leader -> markdown.item(
                        Inline.bold(leader.alternative()).then(":"),
                        Inline.text(leader.people() == 1 ? "1 person" : leader.people() + " people"),
                        Inline.text(leader.who().isEmpty() ? "" : "(" + leader.who() + ")")));
        if (!team.dissent().isEmpty()) {
            markdown.paragraph(Inline.text("The dissent that remains:"));
        }
        for (TeamResult.Dissent dissent : team.dissent()) {
            markdown.item(Inline.text(dissent.words()));
            dissent.questions().forEach(question -> markdown.subitem(Inline.text("Sets them apart: " + question)));
        }
        markdown.paragraph(Inline.text(team.concordance()));
    }

    private void showdown(Showdown showdown) {
        markdown.heading(3, "The showdown: common advice");
        markdown.paragraph(Inline.text(showdown.summary()));
        for (Showdown.Case fitting : showdown.fitting()) {
            useCase(fitting);
            if (fitting.differs()) {
                markdown.subitem(Inline.text(String.join(" ", differences(fitting))));
            }
            fitting.evidence().forEach(this::source);
        }
        if (!showdown.others().isEmpty()) {
            markdown.paragraph(Inline.text("Cases that this project is not:"));
            showdown.others().forEach(this::useCase);
        }
    }

    private void useCase(Showdown.Case found) {
        markdown.item(Inline.bold(found.name()).then(":"), Inline.text(found.agreement()));
        markdown.subitem(Inline.text("Advice, for %s: %s".formatted(found.favours(), found.article())));
        markdown.subitem(Inline.text("Evidence: " + found.finding()));
    }

    private static List<String> differences(Showdown.Case found) {
        List<String> words = new ArrayList<>();
        words.add(found.ifNot());
        found.excluded().forEach(out -> words.add(found.favours() + " is ruled out: " + out));
        if (!found.against().isEmpty()) {
            words.add("What speaks most against %s here: %s."
                    .formatted(found.favours(), String.join(", ", found.against())));
        }
        return words;
    }

    private void ledger(Ledger ledger) {
        markdown.heading(3, "Evidence");
        markdown.paragraph(Inline.text("The sources behind every criterion that carried weight here, heaviest first. "
                + "Judgements are on a scale from 0 to 100: low, likely, high."));
        for (Ledger.Weighed criterion : ledger.criteria()) {
            markdown.item(
                    Inline.bold(criterion.name()),
                    Inline.text("(weight " + criterion.weight() + "): " + criterion.rationale()));
            markdown.subitem(Inline.text("Judgements: "
                    + criterion.judged().stream()
                            .map(judged -> "%s %s, %s, %s"
                                    .formatted(judged.alternative(), judged.low(), judged.likely(), judged.high()))
                            .collect(Collectors.joining("; "))));
            criterion.evidence().forEach(this::source);
        }
        if (!ledger.claims().isEmpty()) {
            markdown.paragraph(Inline.text("The article, claim by claim:"));
        }
        for (Ledger.Checked claim : ledger.claims()) {
            markdown.item(
                    Inline.bold(claim.claim()).then(":"), Inline.text(claim.verdict() + ". " + claim.because() + "."));
            claim.evidence().forEach(evidence -> markdown.subitem(Inline.link(evidence.source(), evidence.url())));
        }
        if (!ledger.resources().isEmpty()) {
            markdown.paragraph(Inline.text("Where the article sends its readers:"));
            ledger.resources()
                    .forEach(place -> markdown.item(Inline.bold(place.name()).then(":"), Inline.text(place.finding())));
        }
    }

    private void source(Evidence evidence) {
        String unit = evidence.unit().isEmpty() ? "" : ", " + evidence.unit();
        markdown.subitem(
                Inline.link(evidence.source(), evidence.url()).then(","),
                Inline.text(
                        "%s, %s (%s):".formatted(evidence.publisher(), evidence.date(), evidence.strengthInWords())),
                Inline.text(evidence.claim()),
                Inline.text(evidence.figure().isEmpty() ? "" : evidence.figure() + unit + "."),
                Inline.text(evidence.limits().isEmpty() ? "" : "Limits: " + evidence.limits()),
                Inline.text("Looked at in " + evidence.asOf() + "."));
    }

    private void computation(Computation computation) {
        markdown.heading(3, "How this was computed");
        computation.facts().forEach(fact -> markdown.item(Inline.text(fact.name() + ": " + fact.value())));
        if (!computation.opinions().isEmpty()) {
            markdown.paragraph(Inline.text(
                    "Other methods ask other questions of the same weights and judgements. They are " + "no votes."));
        }
        for (Computation.Opinion opinion : computation.opinions()) {
            markdown.item(
                    Inline.bold(opinion.method()).then(opinion.agrees() ? " agrees:" : " differs:"),
                    Inline.text(String.join(", then ", opinion.ranking()) + "."),
                    Inline.text(opinion.because()),
                    Inline.text(opinion.asks()));
        }
        if (!computation.agreed().isEmpty()) {
            markdown.paragraph(Inline.text("What was settled:"));
        }
        for (Computation.Agreed agreed : computation.agreed()) {
            markdown.item(
                    Inline.text("%s \u201C%s\u201D: %s".formatted(agreed.question(), agreed.choice(), agreed.by())));
            markdown.subitem("Reason:", agreed.why());
        }
        if (!computation.moved().isEmpty()) {
            markdown.paragraph(Inline.text("Who moved since the round before:"));
        }
        for (Computation.Moved moved : computation.moved()) {
            markdown.item(Inline.text(moved.question()));
            moved.shifts().forEach(shift -> markdown.subitem(Inline.text(shift)));
        }
        for (Computation.Sheet sheet : computation.sheets()) {
            markdown.heading(4, sheet.title());
            for (Computation.Line line : sheet.lines()) {
                markdown.item(Inline.text(line.question() + " \u201C" + line.choice() + "\u201D"));
                if (!line.note().isEmpty()) {
                    markdown.subitem("Note:", line.note());
                }
            }
        }
        markdown.paragraph(Inline.text(computation.furtherNotesInWords()));
    }
}
