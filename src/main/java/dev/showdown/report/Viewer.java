package dev.showdown.report;

/**
 * Who looks at a report: the one rule of what is shown to whom.
 *
 * @param owner whether they may see everything
 * @param names of the people who answered
 * @param notes that were added to answers
 * @param answers every answer, as it was given
 */
public record Viewer(boolean owner, boolean names, boolean notes, boolean answers) {

    public static final Viewer OWNER = new Viewer(true, true, true, true);

    /** Whoever sent everything along with a call: those who answered have no names there. */
    public static final Viewer SENDER = new Viewer(true, false, true, true);

    /** Whoever holds a link with this scope. */
    static Viewer ofLink(java.util.List<String> scope) {
        return new Viewer(false, scope.contains("names"), scope.contains("notes"), scope.contains("answers"));
    }
}
