package dev.showdown.report.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.report.ReportSource;
import dev.showdown.report.SheetOfAnswers;
import dev.showdown.report.Viewer;

/**
 * What a decision record says of itself before it begins. Here alone is read how far the decision is.
 *
 * @param status proposed, as long as no decision is recorded; then accepted
 * @param date of the decision, or of the report
 * @param deciders who decided, for those who may know
 * @param consulted who was asked; as long as nothing is decided, who answered
 * @param informed who is told
 */
record FrontMatter(
        String status, LocalDate date, List<String> deciders, List<String> consulted, List<String> informed) {

    static FrontMatter of(ReportSource source, Viewer viewer) {
        if (source.decision().isPresent()) {
            return of(source.decision().get(), viewer);
        }
        List<String> answered = source.sheets().stream()
                .map(SheetOfAnswers::name)
                .filter(name -> !name.isEmpty())
                .toList();
        return new FrontMatter(
                "proposed", day(source.at()), List.of(), viewer.names() ? answered : List.of(), List.of());
    }

    private static FrontMatter of(DecisionTaken taken, Viewer viewer) {
        return new FrontMatter(
                "accepted",
                day(taken.recordedAt()),
                viewer.names() ? taken.deciders() : List.of(),
                viewer.names() ? taken.consulted() : List.of(),
                viewer.names() ? taken.informed() : List.of());
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    String yaml() {
        return """
                ---
                status: %s
                date: %s
                decision-makers: %s
                consulted: %s
                informed: %s
                ---
                """.formatted(quoted(status), date, names(deciders), names(consulted), names(informed));
    }

    private static String names(List<String> names) {
        return names.stream().map(FrontMatter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Between quotes, where nothing but the quote and the backslash means anything. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        Controls.shown(text).codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                default -> quoted.append(isPlain(c) ? Character.toString(c) : "\\U%08X".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
