package dev.showdown.report;

import java.util.List;
import java.util.Locale;

/** Figures in words, with no digit more than the doubt allows. */
final class Figures {

    private static final char MINUS = '\u2212';
    private static final char THIN_SPACE = '\u202F';

    private Figures() {}

    /** A value on the scale of 0 to 100. */
    static String value(double value) {
        return String.valueOf(Math.round(value));
    }

    /** A share, as a percentage that never claims to be all or nothing when it is not. */
    static String share(double share) {
        long percent = Math.round(share * 100);
        if (share > 0 && percent == 0) {
            return "under 1" + THIN_SPACE + "%";
        }
        if (share < 1 && percent == 100) {
            return "over 99" + THIN_SPACE + "%";
        }
        return percent + "" + THIN_SPACE + "%";
    }

    /** A difference in points, with its sign and one decimal. */
    static String signed(double points) {
        String digits = String.format(Locale.ROOT, "%.1f", Math.abs(points));
        if (digits.equals("0.0")) {
            return digits;
        }
        return (points < 0 ? MINUS : '+') + digits;
    }

    /** A whole difference with its sign. */
    static String wholeSigned(int points) {
        if (points == 0) {
            return "0";
        }
        return (points < 0 ? MINUS : '+') + String.valueOf(Math.abs(points));
    }

    /** Points as somebody typed them, without digits that say nothing. */
    static String points(double points) {
        return points == Math.rint(points) ? value(points) : decimal(points);
    }

    /** One decimal, without a sign. */
    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** A lead in a sentence: "12 points", "1 point", "less than a point". */
    static String lead(double points) {
        long whole = Math.round(points);
        if (points < 0.95) {
            return "less than a point";
        }
        return whole == 1 ? "1 point" : whole + " points";
    }

    /** "A, B and C". */
    static String list(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", number, many);
    }

    /** The same, starting with a capital letter: for the beginning of a sentence. */
    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The same, for the middle of a sentence: an abbreviation stays as it is. */
    static String inside(String words) {
        boolean abbreviation = words.length() > 1 && Character.isUpperCase(words.charAt(1));
        return words.isEmpty() || abbreviation ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    /** As a percentage of a chart's width, for an attribute of a drawing. */
    static String width(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }
}
