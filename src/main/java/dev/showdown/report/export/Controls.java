package dev.showdown.report.export;

import java.util.function.IntPredicate;

/** Characters that would steer how others are shown: they are shown themselves, by their numbers. */
final class Controls {

    private static final String STEERING =
            "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF";

    private Controls() {}

    /** The same text with steering characters written as their code points, as in U+200F. */
    static String shown(String text) {
        return shown(text, Controls::isSteering);
    }

    /** The same text with some characters written as their code points, side by side with a space between. */
    static String shown(String text, IntPredicate byNumber) {
        if (text.codePoints().noneMatch(byNumber)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        boolean after = false;
        for (int c : text.codePoints().toArray()) {
            boolean number = byNumber.test(c);
            if (number) {
                shown.append(after ? " " : "").append("U+%04X".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
            after = number;
        }
        return shown.toString();
    }

    static boolean isSteering(int c) {
        return STEERING.indexOf(c) >= 0;
    }
}
