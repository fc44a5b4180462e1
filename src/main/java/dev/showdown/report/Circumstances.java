package dev.showdown.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.showdown.decision.Answers;
import dev.showdown.decision.Route;

/**
 * What is so for the project of a report, going by the answers that count.
 *
 * @param counted answers of everybody who counts, to the questions on their own route
 */
public record Circumstances(ReportSource source, List<Answers> counted) {

    /** An answer as it was given. */
    public record Given(String question, String choice) {}

    static Circumstances of(ReportSource source) {
        return new Circumstances(
                source,
                source.sheets().stream()
                        .map(sheet -> Route.counted(source.edition().playbook(), sheet.choices()))
                        .toList());
    }

    /** Whether conditions hold for most of the participants. */
    boolean hold(Map<String, List<String>> when) {
        return Route.holdsForMost(when, counted);
    }

    /** Those answers that fulfil the conditions, each once. */
    List<Given> given(Map<String, List<String>> when) {
        List<Given> given = new ArrayList<>();
        when.forEach((question, choices) -> counted.stream()
                .map(answers -> answers.to(question))
                .filter(choices::contains)
                .distinct()
                .map(choice -> new Given(source.question(question), source.choice(question, choice)))
                .forEach(given::add));
        return List.copyOf(given);
    }
}
