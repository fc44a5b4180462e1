package dev.showdown.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Shift;
import dev.showdown.decision.Question;

/** How people came to the answers and to the decision: their part of how a report was computed. */
final class TeamFacts {

    private TeamFacts() {}

    static List<Computation.Fact> of(ReportSource source, Viewer viewer) {
        List<Computation.Fact> facts = new ArrayList<>();
        source.team().ifPresent(team -> {
            if (!team.advisers().isEmpty()) {
                facts.add(new Computation.Fact("Heard, not counted", advisers(source, viewer, team)));
            }
            facts.add(new Computation.Fact("Rounds", rounds(team)));
        });
        if (!source.agreed().isEmpty()) {
            facts.add(new Computation.Fact(
                    "Settled",
                    Figures.count(source.agreed().size(), "question", "questions")
                            + "; the agreed answer stands in place of everybody’s"));
        }
        source.decision().ifPresent(taken -> facts.add(new Computation.Fact("Who decided", decided(viewer, taken))));
        return facts;
    }

    private static String advisers(ReportSource source, Viewer viewer, TeamWork team) {
        String people = Figures.count(team.advisers().size(), "adviser", "advisers");
        return source.names(viewer) ? people + ": " + named(team.advisers()) : people;
    }

    private static String rounds(TeamWork team) {
        return team.rounds() < 2
                ? "1, revealed"
                : "%d, revealed one after the other; the answers of the last one count".formatted(team.rounds());
    }

    private static String decided(Viewer viewer, DecisionTaken taken) {
        if (taken.deciders().isEmpty()) {
            return "Nobody is named";
        }
        String people = Figures.count(taken.deciders().size(), "person", "people");
        return viewer.names() ? people + ": " + Figures.list(taken.deciders()) : people;
    }

    /** Names, with whom the facilitator answered for. */
    static String named(List<SheetOfAnswers> sheets) {
        return Figures.list(sheets.stream()
                .map(sheet -> sheet.isEntered() ? sheet.name() + " (entered by the facilitator)" : sheet.name())
                .toList());
    }

    static List<Computation.Agreed> agreed(ReportSource source, Viewer viewer) {
        if (!viewer.answers()) {
            return List.of();
        }
        return source.agreed().stream()
                .map(settled -> new Computation.Agreed(
                        source.question(settled.question()),
                        source.choice(settled.question(), settled.choice()),
                        viewer.notes() ? settled.reason() : "",
                        "settled on " + ReportView.day(settled.settledAt())
                                + (viewer.names() && !settled.settledBy().isEmpty()
                                        ? " by " + settled.settledBy()
                                        : "")))
                .toList();
    }

    static List<Computation.Moved> moved(ReportSource source, Viewer viewer) {
        if (!viewer.answers() || source.team().isEmpty()) {
            return List.of();
        }
        return source.edition().playbook().questions().stream()
                .filter(question -> source.team().get().shifts().containsKey(question.key()))
                .map(question -> moved(source, viewer, question))
                .toList();
    }

    private static Computation.Moved moved(ReportSource source, Viewer viewer, Question question) {
        return new Computation.Moved(
                question.text(),
                source.team().get().shifts().get(question.key()).stream()
                        .map(shift -> "%s: from %s to %s"
                                .formatted(
                                        who(source, viewer, shift),
                                        words(source, question.key(), shift.from()),
                                        words(source, question.key(), shift.to())))
                        .collect(Collectors.toList()));
    }

    private static String who(ReportSource source, Viewer viewer, Shift shift) {
        return source.names(viewer) && !shift.names().isEmpty()
                ? Figures.list(shift.names())
                : Figures.count(shift.people(), "person", "people");
    }

    private static String words(ReportSource source, String question, String choice) {
        return choice == null ? "not asked" : "“" + source.choice(question, choice) + "”";
    }
}
