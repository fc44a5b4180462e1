package dev.showdown.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.showdown.assessment.RevealedSheet;
import dev.showdown.assessment.Settled;
import dev.showdown.assessment.Shift;
import dev.showdown.decision.FindOut;
import dev.showdown.decision.Question;
import dev.showdown.decision.Route;

/**
 * What a team answered, question by question: what is worth discussing first, then what could stay as it is.
 *
 * @param round whose answers are shown
 * @param topics differences by how much they matter, then other open questions, then the rest in playbook order
 */
public record Discussion(int round, List<Topic> topics) {

    /**
     * A question and what everybody answered.
     *
     * @param differs whether those who count and were asked gave different answers, and nothing was settled
     * @param worth what knowing the right answer is worth, in words; empty where nothing is open
     * @param evppi the same in points of value; null where nothing is open
     * @param couldRuleOut names of leading alternatives that an open choice would rule out
     * @param harmless whether the difference cannot change who leads
     * @param given each choice that somebody gave, in the order of the playbook
     * @param agreed what the team settled; empty for nothing
     * @param shifts since the round before
     */
    public record Topic(
            String question,
            String text,
            boolean differs,
            String worth,
            Double evppi,
            List<String> couldRuleOut,
            boolean harmless,
            List<Given> given,
            Optional<Settled> agreed,
            List<Shift> shifts) {

        public boolean isOpen() {
            return evppi != null;
        }
    }

    /**
     * A choice, and those who gave it.
     *
     * @param choice key, or {@code unknown}; null for those who were not asked
     * @param people of these who count
     */
    public record Given(String choice, String words, int people, List<Voice> voices) {}

    /**
     * Somebody who gave a choice.
     *
     * @param adviser whether they are heard and do not count
     * @param entered whether the facilitator gave the answers for them
     * @param note that came with it; may be empty
     */
    public record Voice(String name, boolean adviser, boolean entered, boolean own, String note) {}

    static Discussion of(ReportSource source, int round, List<RevealedSheet> sheets, Map<String, List<Shift>> shifts) {
        List<String> order =
                source.result().findOut().stream().map(FindOut::question).toList();
        List<Topic> topics = new ArrayList<>();
        for (Question question : source.edition().playbook().questions()) {
            List<Given> given = given(source, question, sheets);
            if (given.stream().anyMatch(choice -> choice.choice() != null)) {
                topics.add(topic(source, question, given, shifts.getOrDefault(question.key(), List.of())));
            }
        }
        topics.sort(Comparator.comparingInt((Topic topic) -> topic.differs() ? 0 : topic.isOpen() ? 1 : 2)
                .thenComparingInt(topic -> topic.isOpen() ? order.indexOf(topic.question()) : 0));
        return new Discussion(round, List.copyOf(topics));
    }

    private static Topic topic(ReportSource source, Question question, List<Given> given, List<Shift> shifts) {
        Optional<FindOut> open = source.result().findOut().stream()
                .filter(found -> found.question().equals(question.key()))
                .findFirst();
        Optional<Settled> agreed = source.agreed().stream()
                .filter(settled -> settled.question().equals(question.key()))
                .findFirst();
        long choices = given.stream()
                .filter(choice -> choice.choice() != null && choice.people() > 0)
                .count();
        return new Topic(
                question.key(),
                question.text(),
                agreed.isEmpty() && choices > 1,
                open.map(found -> Unknowns.worth(source, found)).orElse(""),
                open.map(FindOut::evppi).orElse(null),
                open.map(FindOut::couldRuleOut).orElse(List.of()).stream()
                        .map(source::alternative)
                        .toList(),
                open.map(FindOut::harmless).orElse(true),
                given,
                agreed,
                shifts);
    }

    private static List<Given> given(ReportSource source, Question question, List<RevealedSheet> sheets) {
        Map<String, List<RevealedSheet>> byChoice = new LinkedHashMap<>();
        question.choices().forEach(choice -> byChoice.put(choice.key(), new ArrayList<>()));
        for (RevealedSheet sheet : sheets) {
            var answers = sheet.sheet().choices();
            boolean asked = Route.of(source.edition().playbook(), answers).asks(question.key());
            byChoice.computeIfAbsent(asked ? answers.to(question.key()) : null, _ -> new ArrayList<>())
                    .add(sheet);
        }
        return byChoice.entrySet().stream()
                .filter(choice -> !choice.getValue().isEmpty())
                .map(choice -> new Given(
                        choice.getKey(),
                        choice.getKey() == null ? "Not asked" : source.choice(question.key(), choice.getKey()),
                        (int) choice.getValue().stream()
                                .filter(sheet -> !sheet.adviser())
                                .count(),
                        choice.getValue().stream()
                                .map(sheet -> voice(sheet, question.key()))
                                .toList()))
                .toList();
    }

    private static Voice voice(RevealedSheet sheet, String question) {
        String note = sheet.sheet().to(question).map(given -> given.note()).orElse("");
        return new Voice(
                sheet.name(), sheet.adviser(), sheet.entered(), sheet.own(), Objects.requireNonNullElse(note, ""));
    }
}
