package dev.showdown.report.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A Markdown document in the making: headings, paragraphs, lists and tables, in lines that markdownlint finds nothing
 * wrong with. It takes text as {@link Inline} only.
 */
final class Markdown {

    private static final int WIDTH = 80;
    private static final String BREAK = "\\";
    private static final String ENDINGS = ".,;:!\u3002\uFF0C\uFF1B\uFF1A\uFF01";

    private final StringBuilder document = new StringBuilder();
    private final Set<String> headings = new HashSet<>();
    private boolean inList;

    /** What stands before everything else, as it is. */
    Markdown front(String matter) {
        document.append(matter);
        return this;
    }

    /** A heading that is part of the form of the document. */
    Markdown heading(int level, String fixed) {
        return heading(level, Inline.text(fixed));
    }

    /** A heading; one that ends with punctuation or stands there already is told apart by how its end is written. */
    Markdown heading(int level, Inline text) {
        String line = Inline.written(text.toString());
        boolean known = !headings.add(line);
        if (known || ENDINGS.indexOf(line.charAt(line.length() - 1)) >= 0) {
            line = endedByNumber(line);
        }
        block();
        document.append("#".repeat(level)).append(' ').append(line).append('\n');
        return this;
    }

    private static String endedByNumber(String line) {
        int last = line.offsetByCodePoints(line.length(), -1);
        int escape = last > 0 && line.charAt(last - 1) == '\\' ? last - 1 : last;
        boolean code = line.charAt(last) == '`' && escape == last;
        return code ? line + "&#x200C;" : line.substring(0, escape) + "&#x%X;".formatted(line.codePointAt(last));
    }

    Markdown paragraph(Inline... parts) {
        Inline text = Inline.of(parts);
        if (!text.isEmpty()) {
            block();
            lines("", "", List.of(text));
        }
        return this;
    }

    /** What somebody typed, over several lines. */
    Markdown prose(String typed) {
        for (String paragraph : typed.split("\\R\\s*\\R")) {
            List<Inline> lines = typedLines(paragraph);
            if (!lines.isEmpty()) {
                block();
                lines("", "", lines);
            }
        }
        return this;
    }

    Markdown item(Inline... parts) {
        return item(0, List.of(Inline.of(parts)));
    }

    /** An item of a list inside the last item. */
    Markdown subitem(Inline... parts) {
        return item(1, List.of(Inline.of(parts)));
    }

    /** What somebody typed over several lines, inside the last item. */
    Markdown subitem(String label, String typed) {
        List<Inline> lines = new ArrayList<>(typedLines(typed));
        if (lines.isEmpty()) {
            return this;
        }
        lines.set(0, Inline.of(Inline.text(label), lines.getFirst()));
        return item(1, lines);
    }

    private Markdown item(int depth, List<Inline> lines) {
        if (!inList) {
            block();
            inList = true;
        }
        String indent = "  ".repeat(depth);
        lines(indent + "* ", indent + "  ", lines);
        return this;
    }

    /**
     * A table, or a list where its lines would be too long.
     *
     * @param header beginning with the one column of words; the others hold figures
     */
    Markdown table(List<String> header, List<List<Inline>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(row(header.stream().map(Inline::text).toList()));
        lines.add("| --- |" + " ---: |".repeat(header.size() - 1));
        rows.forEach(row -> lines.add(row(row)));
        if (lines.stream().anyMatch(line -> line.length() > WIDTH || line.contains("`"))) {
            rows.forEach(row -> item(listed(header, row)));
            return this;
        }
        block();
        lines.forEach(line -> document.append(line).append('\n'));
        return this;
    }

    private static String row(List<Inline> cells) {
        StringBuilder row = new StringBuilder("|");
        cells.forEach(
                cell -> row.append(' ').append(Inline.written(cell.toString())).append(" |"));
        return row.toString();
    }

    private static Inline listed(List<String> header, List<Inline> row) {
        List<Inline> parts = new ArrayList<>();
        parts.add(row.getFirst().then(":"));
        for (int i = 1; i < row.size(); i++) {
            parts.add(Inline.of(Inline.text(header.get(i).toLowerCase(java.util.Locale.ROOT)), row.get(i))
                    .then(i + 1 < row.size() ? "," : ""));
        }
        return Inline.of(parts.toArray(Inline[]::new));
    }

    private static List<Inline> typedLines(String typed) {
        return typed.lines().filter(line -> !line.isBlank()).map(Inline::text).toList();
    }

    private void block() {
        inList = false;
        if (!document.isEmpty()) {
            document.append('\n');
        }
    }

    /** Lines that break where they are broken here, each wrapped at the width of a page. */
    private void lines(String first, String further, List<Inline> lines) {
        String indent = first;
        for (int i = 0; i < lines.size(); i++) {
            StringBuilder line = new StringBuilder(indent);
            boolean empty = true;
            for (String word : lines.get(i).words()) {
                if (!empty && line.length() + 1 + word.length() >= WIDTH) {
                    document.append(Inline.written(line.toString())).append('\n');
                    line = new StringBuilder(further);
                    empty = true;
                }
                line.append(empty ? Inline.opening(word) : " " + word);
                empty = false;
            }
            document.append(Inline.written(line.toString()))
                    .append(i + 1 < lines.size() ? BREAK : "")
                    .append('\n');
            indent = further;
        }
    }

    @Override
    public String toString() {
        return document.toString();
    }
}
