package dev.showdown.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Settled;
import dev.showdown.decision.Alternative;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.decision.Verdict;
import dev.showdown.playbook.Edition;

/**
 * Every published report of a decision, newest first, each with what changed since the one before.
 *
 * @param title of the decision
 */
public record History(String title, List<Entry> entries) {

    private static final int MOST_QUESTIONS = 3;

    /**
     * One published report.
     *
     * @param before id of the one before; null for the first
     * @param decided what was decided when it was made, in words; empty for nothing
     * @param changes since the one before, in words; empty for the first
     */
    public record Entry(
            UUID id,
            int number,
            String title,
            String date,
            String verdict,
            String decided,
            UUID before,
            List<String> changes) {}

    /** What of a stored report tells whether something changed. */
    record Past(
            Snapshot snapshot,
            Edition edition,
            List<SheetOfAnswers> sheets,
            Map<String, Double> importance,
            List<Settled> agreed,
            Optional<DecisionTaken> decision) {

        private String decided() {
            return decision.map(taken -> "Decided: %s, on %s"
                            .formatted(
                                    edition.playbook()
                                            .alternative(taken.alternative())
                                            .map(Alternative::name)
                                            .orElse(taken.alternative()),
                                    ReportView.day(taken.recordedAt())))
                    .orElse("");
        }

        private int decisionNumber() {
            return decision.map(DecisionTaken::number).orElse(0);
        }

        /** What the team agreed on for a question; null for nothing. */
        private String settled(String question) {
            return agreed.stream()
                    .filter(settled -> settled.question().equals(question))
                    .map(Settled::choice)
                    .findFirst()
                    .orElse(null);
        }

        private String verdict() {
            Verdict verdict = Stream.of(Verdict.values())
                    .filter(known -> known.toString().equals(snapshot.verdict()))
                    .findFirst()
                    .orElseThrow();
            String leader = snapshot.leader() == null
                    ? ""
                    : edition.playbook()
                            .alternative(snapshot.leader())
                            .map(Alternative::name)
                            .orElse(snapshot.leader());
            return Headline.verdict(verdict, leader);
        }

        private String version() {
            return edition.playbook().version();
        }
    }

    /** @param reports newest first */
    static History of(String title, List<Past> reports) {
        return new History(
                title,
                IntStream.range(0, reports.size())
                        .mapToObj(i -> entry(reports.get(i), i + 1 < reports.size() ? reports.get(i + 1) : null))
                        .toList());
    }

    private static Entry entry(Past report, Past before) {
        return new Entry(
                report.snapshot().id(),
                report.snapshot().number(),
                report.snapshot().title(),
                ReportView.day(report.snapshot().publishedAt()),
                report.verdict(),
                report.decided(),
                before == null ? null : before.snapshot().id(),
                before == null ? List.of() : changes(before, report));
    }

    private static List<String> changes(Past before, Past now) {
        List<String> changes = new ArrayList<>();
        if (!before.verdict().equals(now.verdict())) {
            changes.add("The verdict was: " + before.verdict());
        }
        List<String> questions = questions(before, now);
        if (!questions.isEmpty()) {
            changes.add(Figures.capital(Figures.count(questions.size(), "answer changed", "answers changed")) + ": "
                    + named(questions));
        }
        List<String> settled = now.edition().playbook().questions().stream()
                .filter(question -> !Objects.equals(before.settled(question.key()), now.settled(question.key())))
                .map(Question::text)
                .toList();
        if (!settled.isEmpty()) {
            changes.add(
                    Figures.capital(Figures.count(settled.size(), "agreed answer changed", "agreed answers changed"))
                            + ": " + named(settled));
        }
        if (before.decisionNumber() != now.decisionNumber()) {
            changes.add(
                    before.decided().isEmpty()
                            ? "A decision was recorded"
                            : "Another decision was recorded; before: " + before.decided());
        }
        if (before.sheets().size() != now.sheets().size()) {
            changes.add("%s answered, before %s"
                    .formatted(
                            Figures.capital(Figures.count(now.sheets().size(), "person", "people")),
                            Figures.count(before.sheets().size(), "person", "people")));
        }
        if (!before.importance().equals(now.importance())) {
            changes.add(now.importance().isEmpty() ? "Importance follows from the answers again" : importance(before));
        }
        if (!before.version().equals(now.version())) {
            changes.add("Playbook %s became %s".formatted(before.version(), now.version()));
        }
        if (!before.snapshot().title().equals(now.snapshot().title())) {
            changes.add("The title was: " + before.snapshot().title());
        }
        return changes.isEmpty() ? List.of("Nothing changed") : changes;
    }

    private static String importance(Past before) {
        return before.importance().isEmpty() ? "Importance was set directly" : "Importance was set anew";
    }

    private static String named(List<String> questions) {
        List<String> named = new ArrayList<>(
                questions.stream().limit(MOST_QUESTIONS).map("“%s”"::formatted).toList());
        if (questions.size() > MOST_QUESTIONS) {
            named.add((questions.size() - MOST_QUESTIONS) + " more");
        }
        return Figures.list(named);
    }

    /** The questions to which somebody gave another answer; those that only other people answered are not counted. */
    private static List<String> questions(Past before, Past now) {
        int people = Math.min(before.sheets().size(), now.sheets().size());
        return now.edition().playbook().questions().stream()
                .filter(question -> IntStream.range(0, people)
                        .anyMatch(
                                i -> !Objects.equals(given(before, i, question.key()), given(now, i, question.key()))))
                .map(Question::text)
                .toList();
    }

    /** Null where the question was not asked. */
    private static String given(Past report, int participant, String question) {
        SheetOfAnswers sheet = report.sheets().get(participant);
        Playbook playbook = report.edition().playbook();
        boolean asked =
                sheet.route(playbook).stream().anyMatch(known -> known.key().equals(question));
        return asked ? sheet.choices().to(question) : null;
    }
}
