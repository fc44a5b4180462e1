package dev.showdown.system.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block of the few forms of Markdown that descriptions use. It holds words, never markup: what is not known is shown
 * as it was written.
 *
 * @param kind heading, paragraph or list
 * @param items the entries of a list; otherwise one
 */
public record Prose(String kind, List<List<Span>> items) {

    public record Span(String text, boolean code) {}

    public boolean isHeading() {
        return kind.equals("heading");
    }

    public boolean isList() {
        return kind.equals("list");
    }

    public List<Span> words() {
        return items.getFirst();
    }

    static List<Prose> of(String markdown) {
        return Stream.of(markdown.strip().split("\n\\s*\n"))
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .map(Prose::block)
                .toList();
    }

    private static Prose block(String block) {
        if (block.startsWith("#")) {
            return new Prose("heading", List.of(spans(block.replaceFirst("^#+ *", ""))));
        }
        if (block.startsWith("- ")) {
            return new Prose(
                    "list",
                    Stream.of(block.substring(2).split("\n- "))
                            .map(Prose::spans)
                            .toList());
        }
        return new Prose("paragraph", List.of(spans(block)));
    }

    /** What stands between backticks is code. A backtick without a partner is a backtick. */
    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('`', at);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close < 0) {
                break;
            }
            if (open > at) {
                spans.add(new Span(text.substring(at, open), false));
            }
            spans.add(new Span(text.substring(open + 1, close), true));
            at = close + 1;
        }
        if (at < text.length()) {
            spans.add(new Span(text.substring(at), false));
        }
        return List.copyOf(spans);
    }
}
