package dev.showdown.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.showdown.assessment.PrioritiesSet;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Inputs;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.PlaybookReader;

/// What reports are made from, with the playbook that ships and real results.
final class Reported {

    static final Edition EDITION = PlaybookReader.read(Reported::builtIn, "node-vs-python.yaml");

    private Reported() {}

    private static String builtIn(String file) throws IOException {
        try (InputStream in = Reported.class.getResourceAsStream("/db/playbooks/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static ReportSource of(Map<String, String> choices) {
        return of(EDITION, List.of(choices), Map.of());
    }

    static ReportSource of(Map<String, String> choices, Map<String, Double> importance) {
        return of(EDITION, List.of(choices), importance);
    }

    static Inputs inputs(List<SheetOfAnswers> sheets) {
        return new Inputs(
                EDITION.playbook(),
                sheets.stream()
                        .map(sheet -> new Inputs.Participant(sheet.name(), sheet.choices()))
                        .toList(),
                Answers.NONE,
                Map.of(),
                Inputs.DEFAULT_DRAWS,
                Inputs.DEFAULT_SEED);
    }

    /// Several people, named A, B and so on; one alone has no name.
    static ReportSource of(Edition edition, List<Map<String, String>> people, Map<String, Double> importance) {
        List<SheetOfAnswers> sheets = new ArrayList<>();
        for (Map<String, String> choices : people) {
            String name = people.size() == 1 ? "" : String.valueOf((char) ('A' + sheets.size()));
            sheets.add(new SheetOfAnswers(
                    name, SheetOfAnswers.of(new Answers(choices)).answers()));
        }
        Inputs inputs = new Inputs(
                edition.playbook(),
                sheets.stream()
                        .map(sheet -> new Inputs.Participant(sheet.name(), sheet.choices()))
                        .toList(),
                Answers.NONE,
                importance,
                Inputs.DEFAULT_DRAWS,
                Inputs.DEFAULT_SEED);
        Optional<PrioritiesSet> priorities = importance.isEmpty()
                ? Optional.empty()
                : Optional.of(new PrioritiesSet(UUID.randomUUID(), "", Instant.EPOCH, importance, null, null, null));
        return new ReportSource(
                Optional.empty(),
                "Title",
                "",
                edition,
                sheets,
                Evaluator.evaluate(inputs),
                priorities,
                Optional.empty(),
                Instant.EPOCH);
    }
}
