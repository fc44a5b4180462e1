package dev.showdown.report.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of a line of Markdown. Nothing else reaches a document, and text becomes one only by being escaped, so that
 * nothing that was typed is ever taken for markup.
 */
final class Inline {

    static final Inline NOTHING = new Inline("");

    /** A space that no line is broken at, until it is written. */
    private static final String UNBROKEN = "\u0000";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ \\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+");
    /** What some reader of Markdown makes a link, a mention, a reference or a picture of, however it is escaped. */
    private static final Pattern LIVE = Pattern.compile(
            "(?i).*(@|://|www\\.|:[a-z0-9_+-]+:|#\\d|\\bgh-\\d|\\b(?=\\w*\\d)(?=\\w*[a-f])[0-9a-f]{7,64}\\b).*");

    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]<>&|~#${}^]|==)");
    /** What begins a list, a heading, a rule or a table where it begins a line. */
    private static final Pattern OPENING = Pattern.compile("[-+=:]+");

    private static final Pattern NUMBERING = Pattern.compile("(\\d+)([.)])");
    private static final String SAFE_IN_ADDRESS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&+,;=%";

    private final String markdown;

    private Inline(String markdown) {
        this.markdown = markdown;
    }

    /** Text that means nothing but itself. */
    static Inline text(String text) {
        return new Inline(Arrays.stream(BETWEEN_WORDS.split(Controls.shown(text).strip()))
                .map(Inline::word)
                .collect(Collectors.joining(" ")));
    }

    static Inline bold(String text) {
        return text.isBlank() ? NOTHING : new Inline("**" + text(text) + "**");
    }

    static Inline link(String label, String address) {
        return new Inline("[" + text(label) + "](" + address(address) + ")");
    }

    /** One after the other, with a space between. */
    static Inline of(Inline... parts) {
        return new Inline(Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .map(Inline::toString)
                .collect(Collectors.joining(" ")));
    }

    /** The same, followed by punctuation. */
    Inline then(String punctuation) {
        return new Inline(markdown + (punctuation.startsWith(" ") ? " " : "") + text(punctuation));
    }

    boolean isEmpty() {
        return markdown.isEmpty();
    }

    /** Its words, which a line may be broken between. */
    List<String> words() {
        return List.of(markdown.split(" "));
    }

    /** A word, where it begins a line. */
    static String opening(String word) {
        if (OPENING.matcher(word).matches()) {
            return "\\" + word;
        }
        return NUMBERING.matcher(word).matches() ? NUMBERING.matcher(word).replaceFirst("$1\\\\$2") : word;
    }

    private static String word(String word) {
        return LIVE.matcher(word).matches()
                ? code(word)
                : MARKUP.matcher(word)
                        .replaceAll(found -> "\\\\\\" + (found.group().equals("==") ? "=\\\\=" : found.group()));
    }

    private static String escaped(String markup) {
        return markup.equals("==") ? "=\\=" : "\\" + markup;
    }

    /** Between more backticks than it has itself. */
    private static String code(String word) {
        int longest = BACKTICKS
                .matcher(word)
                .results()
                .mapToInt(found -> found.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(longest + 1);
        String room = word.startsWith("`") || word.endsWith("`") ? UNBROKEN : "";
        return fence + room + word + room + fence;
    }

    private static String address(String address) {
        StringBuilder safe = new StringBuilder();
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            safe.append(SAFE_IN_ADDRESS.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return safe.toString();
    }

    /** What is written, once it is known where lines break. */
    static String written(String line) {
        return line.replace(UNBROKEN, " ");
    }

    @Override
    public String toString() {
        return markdown;
    }
}
