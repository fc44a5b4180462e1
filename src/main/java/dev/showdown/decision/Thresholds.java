package dev.showdown.decision;

/// How sure a result must be to be called clear, or a lean (section 7 of the decision model).
///
/// @param clear at least this for `clear`
/// @param lean at least this for `lean`
public record Thresholds(Band clear, Band lean) {

    public Thresholds {
        Require.that(clear != null && lean != null, "thresholds need clear and lean");
        Require.that(
                clear.acceptability() >= lean.acceptability() && clear.lead() >= lean.lead(),
                "clear may not ask for less than lean");
    }

    /// @param acceptability least share of simulated futures that the leader wins, 0..1
    /// @param lead least lead in points of value, 0..100
    public record Band(double acceptability, double lead) {

        public Band {
            Require.that(0 <= acceptability && acceptability <= 1, "acceptability lies within 0-1");
            Require.that(0 <= lead && lead <= 100, "lead lies within 0-100");
        }
    }
}
