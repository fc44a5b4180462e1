package dev.showdown.report.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Settled;
import dev.showdown.assessment.Shift;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Inputs;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.PlaybookReader;
import dev.showdown.report.ReportSource;
import dev.showdown.report.SheetOfAnswers;
import dev.showdown.report.SheetOfAnswers.Answered;
import dev.showdown.report.TeamWork;
import dev.showdown.support.Invented;
import dev.showdown.support.Project;

/// Published reports to take away.
final class Taken {

    static final Edition BUILT_IN = PlaybookReader.read(Taken::builtIn, "node-vs-python.yaml");

    /// What would be markup, a formula, a link or a trick somewhere.
    static final List<String> HOSTILE = List.of(
            "# Heading",
            "<script>alert(1)</script> <img src=x onerror=alert(1)>",
            "[link](javascript:alert(1)) ![picture](x)",
            "**bold** __bold__ ~~gone~~ `code` ``` fence",
            "| a | b |",
            "| --- | --- |",
            "---",
            "===",
            "- item",
            "+ item",
            "* item",
            "1. first",
            "2) second",
            "> quote",
            "https://evil.example/?a=b www.evil.example me@evil.example",
            "@everyone #1 :tada: $x$ &amp; &#60;b&#62;",
            "=HYPERLINK(1) +1 -1 @SUM(A1)",
            "    indented \\ and \\\\ too",
            "[^1]: note {{ site.title }} {% raw %}",
            "<!-- hidden",
            ":::warning");

    private Taken() {}

    private static String builtIn(String file) throws IOException {
        try (InputStream in = Taken.class.getResourceAsStream("/db/playbooks/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static ReportSource of(Project project) {
        return of(BUILT_IN, project.title(), "", Map.of("", answered(project.choices(), "")));
    }

    static ReportSource of(Edition edition, String title, String context, Map<String, Map<String, Answered>> people) {
        List<SheetOfAnswers> sheets = people.entrySet().stream()
                .map(person -> new SheetOfAnswers(person.getKey(), person.getValue()))
                .toList();
        List<Inputs.Participant> participants = people.entrySet().stream()
                .map(person -> new Inputs.Participant(person.getKey(), answers(person.getValue())))
                .toList();
        return new ReportSource(
                Optional.empty(),
                title,
                context,
                edition,
                sheets,
                Evaluator.evaluate(new Inputs(edition.playbook(), participants, Answers.NONE, Map.of(), 10_000, 1)),
                Optional.empty(),
                Optional.of(3),
                Instant.parse("2026-03-04T05:06:07Z"));
    }

    static Map<String, Answered> answered(Map<String, String> choices, String note) {
        Map<String, Answered> answers = new LinkedHashMap<>();
        choices.forEach((question, choice) -> answers.put(question, new Answered(choice, note)));
        return answers;
    }

    private static Answers answers(Map<String, Answered> answered) {
        Map<String, String> choices = new LinkedHashMap<>();
        answered.forEach((question, given) -> choices.put(question, given.choice()));
        return new Answers(choices);
    }

    /// A project with the same note at every answer.
    static ReportSource noted(String title, String context, String note) {
        return of(BUILT_IN, title, context, Map.of("", answered(Project.CHAT.choices(), note)));
    }

    /// The same after two rounds, with something settled and something decided, in these words.
    static ReportSource decided(ReportSource source, String words) {
        return new ReportSource(
                source.assessment(),
                source.title(),
                source.context(),
                source.edition(),
                source.sheets(),
                source.result(),
                source.priorities(),
                source.number(),
                source.at(),
                List.of(new Settled("hiring", "no", words, "Fay", source.at(), 1)),
                Optional.of(new DecisionTaken(
                        1,
                        "hybrid",
                        words,
                        List.of("Gil", "Hana"),
                        List.of("Ivo"),
                        List.of("Kim"),
                        words,
                        Optional.of(LocalDate.parse("2027-05-06")),
                        words,
                        "Jo",
                        Instant.parse("2026-11-23T08:00:00Z"))),
                Optional.of(new TeamWork(
                        false,
                        2,
                        List.of(new SheetOfAnswers("Dora", answered(Project.CHAT.choices(), ""))),
                        Map.of("team-size", List.of(new Shift("1-3", "4-8", 1, List.of("Ben")))))));
    }

    /// One of every verdict, a team, and two playbooks that nobody wrote this for.
    static Stream<ReportSource> all() {
        Map<String, Map<String, Answered>> team = new LinkedHashMap<>();
        team.put("Anna", answered(Project.CHAT.choices(), "Anna’s note"));
        team.put("Ben", answered(Project.LEAN.choices(), ""));
        return Stream.of(
                of(Project.CHAT),
                of(Project.LEAN),
                of(Project.CLOSE),
                of(Project.ONE_LEFT),
                of(Project.NOTHING),
                of(BUILT_IN, "A team", "Two of us.", team),
                decided(of(BUILT_IN, "A team that decided", "", team), "We said so.\nTwice."),
                of(Invented.TWO, "Over the strait", "", Map.of("", Map.of())),
                of(Invented.FIVE, "Where to work", "", Map.of("", Map.of())));
    }
}
