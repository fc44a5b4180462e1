package dev.showdown.decision;

/// How sure the recommendation is (section 7 of the decision model). Prints as the word of the public contract.
public enum Verdict {
    /// The leader wins often and by much.
    CLEAR("clear"),
    /// The leader wins more often than not and by something.
    LEAN("lean"),
    /// No winner is named.
    TOO_CLOSE("too-close"),
    /// One alternative is not excluded.
    ONLY_OPTION("only-option"),
    /// Every alternative is excluded.
    NOTHING_FITS("nothing-fits");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /// The verdict on a leader.
    ///
    /// @param feasible number of alternatives that are not excluded
    /// @param acceptability share of the draws that the leader wins, 0..1
    /// @param lead over the runner-up in points of value; ignored with fewer than two feasible alternatives
    static Verdict of(Thresholds thresholds, int feasible, double acceptability, double lead) {
        if (feasible == 0) {
            return NOTHING_FITS;
        }
        if (feasible == 1) {
            return ONLY_OPTION;
        }
        if (reaches(thresholds.clear(), acceptability, lead)) {
            return CLEAR;
        }
        return reaches(thresholds.lean(), acceptability, lead) ? LEAN : TOO_CLOSE;
    }

    private static boolean reaches(Thresholds.Band band, double acceptability, double lead) {
        return acceptability >= band.acceptability() && lead >= band.lead();
    }

    /// Whether the leader may be presented as the recommendation.
    public boolean recommends() {
        return this == CLEAR || this == LEAN || this == ONLY_OPTION;
    }

    @Override
    public String toString() {
        return word;
    }
}
