package dev.showdown.web;

/** The way in, however somebody signed in. */
final class Entrance {

    private static final int LONGEST = 500;

    private Entrance() {}

    /** A page of our own, or none: a link must not lead from here to somebody else. */
    static String local(String next) {
        boolean own = next != null
                && next.length() <= LONGEST
                && next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c < '\u007f' && c != '\\');
        return own ? next : "";
    }
}
