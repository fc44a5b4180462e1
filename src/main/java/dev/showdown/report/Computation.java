package dev.showdown.report;

import java.util.List;

import dev.showdown.decision.Evaluation;

/**
 * How the result was computed, and from what (section 11 of a report).
 *
 * @param facts name and value, one a line
 * @param sheets everybody's answers; only for those who may see them
 */
public record Computation(List<Fact> facts, List<Sheet> sheets) {

    public record Fact(String name, String value) {}

    /** Somebody's answers. */
    public record Sheet(String name, List<Line> lines) {}

    /** One answer, with its note if that may be seen. */
    public record Line(String question, String choice, String note) {}

    static Computation of(ReportSource source, Viewer viewer) {
        Evaluation result = source.result();
        return new Computation(
                List.of(
                        new Fact(
                                "Method", "Additive value model with swing weights; stochastic acceptability analysis"),
                        new Fact(
                                "Playbook",
                                result.playbook().key() + ", version "
                                        + result.playbook().version()),
                        new Fact("Model version", result.modelVersion()),
                        new Fact("Simulated futures", Figures.count(result.draws(), "draw", "draws")),
                        new Fact("Random generator", result.generator() + ", seed " + result.seed()),
                        new Fact("Hash of the inputs", result.inputHash()),
                        new Fact("Who answered", whoAnswered(source, viewer))),
                viewer.answers() ? sheets(source, viewer) : List.of());
    }

    private static String whoAnswered(ReportSource source, Viewer viewer) {
        List<String> names = source.sheets().stream()
                .map(SheetOfAnswers::name)
                .filter(name -> !name.isEmpty())
                .toList();
        String people = Figures.count(source.sheets().size(), "person", "people");
        return viewer.names() && !names.isEmpty() ? people + ": " + Figures.list(names) : people;
    }

    private static List<Sheet> sheets(ReportSource source, Viewer viewer) {
        return source.sheets().stream()
                .map(sheet -> new Sheet(viewer.names() ? sheet.name() : "", lines(source, viewer, sheet)))
                .toList();
    }

    private static List<Line> lines(ReportSource source, Viewer viewer, SheetOfAnswers sheet) {
        return sheet.route(source.edition().playbook()).stream()
                .filter(question -> sheet.answers().containsKey(question.key()))
                .map(question -> {
                    SheetOfAnswers.Answered given = sheet.answers().get(question.key());
                    return new Line(
                            question.text(),
                            source.choice(question.key(), given.choice()),
                            viewer.notes() ? given.note() : "");
                })
                .toList();
    }
}
