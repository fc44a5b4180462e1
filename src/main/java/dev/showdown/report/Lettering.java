package dev.showdown.report;

import java.util.ArrayList;
import java.util.List;

/** How wide text gets in a drawing, guessed from the widest of the usual typefaces: no server knows the reader's. */
final class Lettering {

    /** Size of text in a drawing; on the narrowest screen it must still be 12 pixels. */
    static final double SIZE = 14.5;

    private static final double STRONG = 1.12;
    private static final String NARROW = "iIl.,:;'’|!fjt()[]/ ";
    private static final String WIDE = "mwMW@%—…";

    private Lettering() {}

    static double width(String text, boolean strong) {
        double ems = text.codePoints().mapToDouble(Lettering::ems).sum();
        return ems * SIZE * (strong ? STRONG : 1);
    }

    private static double ems(int c) {
        if (NARROW.indexOf(c) >= 0) {
            return 0.4;
        }
        if (WIDE.indexOf(c) >= 0 || c > 0x2E80) {
            return 1.0;
        }
        return Character.isUpperCase(c) ? 0.75 : 0.62;
    }

    /** Lines no wider than this; a word that is wider by itself is broken. */
    static List<String> wrapped(String text, double width, boolean strong) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word :
                text.isBlank() ? List.<String>of() : List.of(text.strip().split("\\s+"))) {
            if (!line.isEmpty() && width(line + " " + word, strong) <= width) {
                line += " " + word;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, strong) > width && line.codePointCount(0, line.length()) > 1) {
                int fitting = fitting(line, width, strong);
                lines.add(line.substring(0, fitting));
                line = line.substring(fitting);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return List.copyOf(lines);
    }

    /** How much of a word fits; at least one character. */
    private static int fitting(String word, double width, boolean strong) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1)), strong) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
