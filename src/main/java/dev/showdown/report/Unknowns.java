package dev.showdown.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.showdown.decision.Answers;
import dev.showdown.decision.FindOut;
import dev.showdown.decision.FindOut.Because;
import dev.showdown.decision.Question;
import dev.showdown.decision.Route;

/**
 * What we don't know, by how much it matters (section 6 of a report).
 *
 * @param unknown questions that somebody could not answer
 * @param disputed questions that people answered differently
 */
public record Unknowns(List<Open> unknown, List<Open> disputed) {

    /**
     * A question that is not settled.
     *
     * @param worth of knowing its answer, in words
     * @param harmless whether it may stay open: no answer to it changes who leads
     * @param given what a team answered, in the order of the playbook; empty for somebody alone
     */
    public record Open(String question, String worth, boolean harmless, List<Given> given) {}

    /**
     * A choice, and those who gave it.
     *
     * @param who their names, or how many there are
     */
    public record Given(String choice, String who) {}

    static Unknowns of(ReportSource source, Viewer viewer) {
        return new Unknowns(open(source, viewer, Because.UNKNOWN), open(source, viewer, Because.DISAGREEMENT));
    }

    public boolean isEmpty() {
        return unknown.isEmpty() && disputed.isEmpty();
    }

    private static List<Open> open(ReportSource source, Viewer viewer, Because because) {
        return source.result().findOut().stream()
                .filter(found -> found.because() == because)
                .map(found -> new Open(
                        source.question(found.question()),
                        worth(source, found),
                        found.harmless(),
                        given(source, viewer, found.question())))
                .toList();
    }

    static String worth(ReportSource source, FindOut found) {
        if (!found.couldRuleOut().isEmpty()) {
            return "could rule out "
                    + Figures.list(found.couldRuleOut().stream()
                            .map(source::alternative)
                            .toList());
        }
        double rounded = Math.round(found.evppi() * 10) / 10.0;
        if (rounded < Changes.MEASURABLE) {
            return "none measurable";
        }
        return rounded == 1 ? "1.0 point" : Figures.decimal(rounded) + " points";
    }

    private static List<Given> given(ReportSource source, Viewer viewer, String question) {
        if (source.sheets().size() < 2) {
            return List.of();
        }
        boolean named = source.names(viewer) && viewer.answers();
        return byChoice(source, question).entrySet().stream()
                .map(choice -> new Given(
                        source.choice(question, choice.getKey()),
                        named
                                ? Figures.list(choice.getValue().stream()
                                        .map(SheetOfAnswers::name)
                                        .toList())
                                : Figures.count(choice.getValue().size(), "person", "people")))
                .toList();
    }

    /** Those who gave each choice that anybody gave; those who were not asked are left out. */
    static Map<String, List<SheetOfAnswers>> byChoice(ReportSource source, String question) {
        Map<String, List<SheetOfAnswers>> byChoice = new LinkedHashMap<>();
        source.edition().playbook().question(question).map(Question::choices).orElse(List.of()).stream()
                .forEach(choice -> byChoice.put(choice.key(), new ArrayList<>()));
        byChoice.put(Answers.UNKNOWN, new ArrayList<>());
        for (SheetOfAnswers sheet : source.sheets()) {
            Answers answers = sheet.choices();
            if (Route.of(source.edition().playbook(), answers).asks(question)) {
                byChoice.computeIfAbsent(answers.to(question), _ -> new ArrayList<>())
                        .add(sheet);
            }
        }
        byChoice.values().removeIf(List::isEmpty);
        return byChoice;
    }
}
