package dev.showdown.decision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Section 7 of the decision model.
class VerdictTest {

    private static final Thresholds THRESHOLDS =
            new Thresholds(new Thresholds.Band(0.8, 5), new Thresholds.Band(0.6, 2));

    @ParameterizedTest
    @CsvSource({
        "0, 0,    0,    nothing-fits",
        "1, 1,    0,    only-option",
        "2, 0.8,  5,    clear",
        "3, 0.99, 40,   clear",
        "2, 0.79, 5,    lean",
        "2, 0.8,  4.99, lean",
        "2, 0.6,  2,    lean",
        "2, 0.59, 30,   too-close",
        "2, 0.95, 1.99, too-close"
    })
    void both_acceptability_and_lead_must_reach_the_band(
            int feasible, double acceptability, double lead, String verdict) {
        assertThat(Verdict.of(THRESHOLDS, feasible, acceptability, lead)).hasToString(verdict);
    }

    @Test
    void only_some_verdicts_recommend_the_leader() {
        assertThat(Verdict.values())
                .filteredOn(Verdict::recommends)
                .containsExactly(Verdict.CLEAR, Verdict.LEAN, Verdict.ONLY_OPTION);
    }
}
