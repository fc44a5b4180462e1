package dev.showdown.report.export;

/** Words where there is little room. */
final class Words {

    private Words() {}

    /** At most so many characters, with an ellipsis in the place of the rest. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "\u2026";
    }

    /** A verdict without the point at its end, for where it is no sentence. */
    static String label(String verdict) {
        return verdict.endsWith(".") ? verdict.substring(0, verdict.length() - 1) : verdict;
    }
}
