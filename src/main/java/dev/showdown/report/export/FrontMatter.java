package dev.showdown.report.export;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

import dev.showdown.report.ReportSource;
import dev.showdown.report.SheetOfAnswers;
import dev.showdown.report.Viewer;

/**
 * What a decision record says of itself before it begins. Here alone is read how far the decision is.
 *
 * @param status proposed, as long as no decision is recorded
 * @param date of the report
 * @param deciders who decided
 * @param consulted who answered, for those who may know
 * @param informed who is told
 */
record FrontMatter(
        String status, LocalDate date, List<String> deciders, List<String> consulted, List<String> informed) {

    static FrontMatter of(ReportSource source, Viewer viewer) {
        List<String> answered = source.sheets().stream()
                .map(SheetOfAnswers::name)
                .filter(name -> !name.isEmpty())
                .toList();
        return new FrontMatter(
                "proposed",
                source.at().atZone(ZoneOffset.UTC).toLocalDate(),
                List.of(),
                viewer.names() ? answered : List.of(),
                List.of());
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
