package dev.showdown;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

import dev.showdown.Refused.Fault;

/** Text that people type, made safe to store: what no database or page could hold is refused, never mended silently. */
public final class Text {

    public static final int TITLE_LIMIT = 200;
    public static final int CONTEXT_LIMIT = 4_000;
    public static final int NOTE_LIMIT = 2_000;
    public static final int NAME_LIMIT = 100;

    private static final int SHOWN_LIMIT = 60;

    /** What decoding puts in the place of bytes that were no text. */
    private static final char REPLACEMENT = '\uFFFD';

    private final List<Fault> faults = new ArrayList<>();

    /** A line of text that must be there. */
    public String line(String pointer, String name, String typed, int limit) {
        String text = clean(pointer, name, typed, limit, false);
        if (text.isBlank()) {
            fault(pointer, "required", "Enter " + name + ".");
        }
        return text;
    }

    /** A line of text that may be left out. */
    public String optionalLine(String pointer, String name, String typed, int limit) {
        return clean(pointer, name, typed, limit, false);
    }

    /** Text over several lines that may be left out. */
    public String prose(String pointer, String name, String typed, int limit) {
        return clean(pointer, name, typed, limit, true);
    }

    public void fault(String pointer, String code, String detail) {
        if (faults.stream().noneMatch(known -> known.pointer().equals(pointer))) {
            faults.add(new Fault(pointer, code, detail));
        }
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new Refused.Invalid(faults);
        }
    }

    /** Something that was sent, as it may be shown in a message: short, and without what cannot be printed. */
    public static String shown(String sent) {
        StringBuilder shown = new StringBuilder();
        sent.codePoints()
                .limit(SHOWN_LIMIT)
                .map(c -> isUnusable(c, false) ? REPLACEMENT : c)
                .forEach(shown::appendCodePoint);
        return sent.codePointCount(0, sent.length()) > SHOWN_LIMIT
                ? shown.append('…').toString()
                : shown.toString();
    }

    /** A JSON pointer to a key of an object. */
    public static String pointer(String object, String key) {
        return object + "/" + shown(key).replace("~", "~0").replace("/", "~1");
    }

    private String clean(String pointer, String name, String typed, int limit, boolean lines) {
        String text = typed == null
                ? ""
                : typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.codePoints().anyMatch(c -> isUnusable(c, lines))) {
            fault(
                    pointer,
                    "character",
                    "Remove the characters that cannot be printed from " + name + ": a control character, or one that "
                            + "was broken on the way.");
            return text;
        }
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            fault(
                    pointer,
                    "too-long",
                    "Shorten %s to %,d characters or fewer: it has %,d.".formatted(name, limit, length));
        }
        return text;
    }

    /** Whether a line holds nothing that could not be typed and stored. */
    public static boolean isPrintable(String line) {
        return line.codePoints().noneMatch(c -> isUnusable(c, false));
    }

    private static boolean isUnusable(int c, boolean lines) {
        boolean lineBreak = lines && (c == '\n' || c == '\t');
        return Character.getType(c) == Character.SURROGATE
                || c == REPLACEMENT
                || Character.isISOControl(c) && !lineBreak;
    }
}
