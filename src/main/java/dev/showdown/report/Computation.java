package dev.showdown.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.showdown.assessment.PrioritiesSet;
import dev.showdown.decision.Ahp;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.SecondOpinion;

/**
 * How the result was computed, and from what (section 11 of a report).
 *
 * @param facts name and value, one a line
 * @param opinions of other methods, which answer other questions
 * @param sheets everybody's answers; only for those who may see them
 * @param agreed answers that the team settled; only for those who may see answers
 * @param moved who answered otherwise in the last round than in the one before, question by question
 * @param furtherNotes how many notes are left out, where not all have room
 */
public record Computation(
        List<Fact> facts,
        List<Opinion> opinions,
        List<Sheet> sheets,
        List<Agreed> agreed,
        List<Moved> moved,
        int furtherNotes) {

    /** What another method makes of the same weights and partial values. */
    public record Opinion(String method, String asks, List<String> ranking, boolean agrees, String because) {}

    public record Fact(String name, String value) {}

    /**
     * Somebody's answers.
     *
     * @param name empty for somebody alone
     * @param standing that they were heard and do not count, or were entered by the facilitator; else empty
     */
    public record Sheet(String name, String standing, List<Line> lines) {

        public String title() {
            String title = name.isEmpty() ? "All answers" : "Answers of " + name;
            return standing.isEmpty() ? title : title + " (" + standing + ")";
        }
    }

    /**
     * A question that was settled.
     *
     * @param why in the team's own words; may be empty
     * @param by whom and when, in words
     */
    public record Agreed(String question, String choice, String why, String by) {}

    /** What people changed about a question, in words. */
    public record Moved(String question, List<String> shifts) {}

    /** One answer, with its note if that may be seen. */
    public record Line(String question, String choice, String note) {}

    static Computation of(ReportSource source, Viewer viewer) {
        return of(source, viewer, Integer.MAX_VALUE);
    }

    static Computation of(ReportSource source, Viewer viewer, int mostNotes) {
        Evaluation result = source.result();
        List<Sheet> sheets = viewer.answers() ? sheets(source, viewer) : List.of();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Method", "Additive value model with swing weights; stochastic acceptability analysis"),
                new Fact(
                        "Playbook",
                        result.playbook().key() + ", version "
                                + result.playbook().version()),
                new Fact("Model version", result.modelVersion()),
                new Fact("Simulated futures", Figures.count(result.draws(), "draw", "draws")),
                new Fact("Random generator", result.generator() + ", seed " + result.seed()),
                new Fact("Hash of the inputs", result.inputHash()),
                new Fact("Who answered", whoAnswered(source, viewer)),
                new Fact("Importance", importance(source, viewer))));
        facts.addAll(TeamFacts.of(source, viewer));
        return new Computation(
                List.copyOf(facts),
                opinions(source),
                withNotes(sheets, mostNotes),
                TeamFacts.agreed(source, viewer),
                TeamFacts.moved(source, viewer),
                Math.max(0, notes(sheets) - mostNotes));
    }

    /** In words; empty where every note is there. */
    public String furtherNotesInWords() {
        return furtherNotes == 0 ? "" : "and " + Figures.count(furtherNotes, "more note", "more notes");
    }

    private static int notes(List<Sheet> sheets) {
        return (int) sheets.stream()
                .flatMap(sheet -> sheet.lines().stream())
                .filter(line -> !line.note().isEmpty())
                .count();
    }

    /** The same answers, with the first so many notes. */
    private static List<Sheet> withNotes(List<Sheet> sheets, int most) {
        List<Sheet> kept = new ArrayList<>();
        int room = most;
        for (Sheet sheet : sheets) {
            List<Line> lines = new ArrayList<>();
            for (Line line : sheet.lines()) {
                boolean note = !line.note().isEmpty();
                lines.add(note && room == 0 ? new Line(line.question(), line.choice(), "") : line);
                room -= note && room > 0 ? 1 : 0;
            }
            kept.add(new Sheet(sheet.name(), sheet.standing(), lines));
        }
        return kept;
    }

    private static String whoAnswered(ReportSource source, Viewer viewer) {
        String people = Figures.count(source.sheets().size(), "person", "people");
        if (source.names(viewer)
                && source.sheets().stream().anyMatch(sheet -> !sheet.name().isEmpty())) {
            return people + ": " + TeamFacts.named(source.sheets());
        }
        long entered =
                source.sheets().stream().filter(SheetOfAnswers::isEntered).count();
        return entered == 0 ? people : people + ", " + entered + " of them entered by the facilitator";
    }

    private static String importance(ReportSource source, Viewer viewer) {
        return source.priorities()
                .map(set -> "Set directly%s on %s, with %s%s"
                        .formatted(
                                by(source, viewer, set), ReportView.day(set.setAt()), set.method(), consistency(set)))
                .orElse("From the answers");
    }

    /** What came along with a call has nobody who set it. */
    private static String by(ReportSource source, Viewer viewer, PrioritiesSet set) {
        if (source.assessment().isEmpty()) {
            return "";
        }
        return viewer.names() && !set.setBy().isEmpty() ? " by " + set.setBy() : " by the facilitator";
    }

    private static String consistency(PrioritiesSet set) {
        if (set.pairwise() == null) {
            return "";
        }
        List<String> ratios = set.pairwise().sets().stream()
                .map(compared -> switch (compared.consistency()) {
                    case Ahp.Consistency.NotTestable _ -> "not testable";
                    case Ahp.Consistency.Ratio ratio -> String.format(Locale.ROOT, "%.2f", ratio.value());
                })
                .toList();
        return "; consistency ratio %s (random index: %s)".formatted(Figures.list(ratios), Ahp.RANDOM_INDEX_TABLE);
    }

    private static List<Opinion> opinions(ReportSource source) {
        return source.result().secondOpinions().stream()
                .map(opinion -> opinion(source, opinion))
                .toList();
    }

    private static Opinion opinion(ReportSource source, SecondOpinion opinion) {
        List<String> ranking =
                opinion.ranking().stream().map(source::alternative).toList();
        String because = opinion.agrees()
                ? ""
                : "It puts %s first; %s makes most of the difference."
                        .formatted(ranking.getFirst(), Figures.inside(source.criterion(opinion.criterion())));
        return switch (opinion.method()) {
            case TOPSIS ->
                new Opinion(
                        "TOPSIS",
                        "Which is nearest to the best, and furthest from the worst, that occurs on each criterion?",
                        ranking,
                        opinion.agrees(),
                        because);
            case PROMETHEE_II ->
                new Opinion(
                        "PROMETHEE II",
                        "Which is preferred in pairs, when more than 20 points on a criterion count no more than 20?",
                        ranking,
                        opinion.agrees(),
                        because);
        };
    }

    private static List<Sheet> sheets(ReportSource source, Viewer viewer) {
        Stream<SheetOfAnswers> heard = source.team().map(TeamWork::advisers).orElse(List.of()).stream();
        return told(Stream.concat(
                        source.sheets().stream()
                                .map(sheet -> sheet(
                                        source, viewer, sheet, sheet.isEntered() ? "entered by the facilitator" : "")),
                        heard.map(sheet -> sheet(source, viewer, sheet, "adviser, not counted")))
                .toList());
    }

    /** Several people without names are told apart by a number. */
    private static List<Sheet> told(List<Sheet> sheets) {
        if (sheets.size() < 2) {
            return sheets;
        }
        return IntStream.range(0, sheets.size())
                .mapToObj(i -> sheets.get(i).name().isEmpty()
                        ? new Sheet(
                                "person " + (i + 1),
                                sheets.get(i).standing(),
                                sheets.get(i).lines())
                        : sheets.get(i))
                .toList();
    }

    private static Sheet sheet(ReportSource source, Viewer viewer, SheetOfAnswers sheet, String standing) {
        return new Sheet(viewer.names() ? sheet.name() : "", standing, lines(source, viewer, sheet));
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
