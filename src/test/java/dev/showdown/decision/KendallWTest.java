package dev.showdown.decision;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Kendall's W against figures computed by hand.
class KendallWTest {

    @Test
    void the_same_ranking_is_full_agreement() {
        assertThat(w(new double[][] {{1, 5, 9}, {10, 20, 30}, {0, 1, 100}})).isCloseTo(1, within(1e-12));
    }

    @Test
    void opposite_rankings_of_two_do_not_agree() {
        assertThat(w(new double[][] {{1, 2, 3}, {3, 2, 1}})).isCloseTo(0, within(1e-12));
    }

    @Test
    void three_rankings_of_three() {
        // Rank sums 4, 6, 8: S = 8, W = 12 * 8 / (9 * 24).
        assertThat(w(new double[][] {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}})).isCloseTo(4 / 9.0, within(1e-12));
    }

    @Test
    void ties_share_their_mean_rank_and_are_corrected_for() {
        // Ranks 1.5, 1.5, 3 and 1, 2, 3: sums 2.5, 3.5, 6; S = 6.5; W = 12 * 6.5 / (4 * 24 - 2 * 6).
        assertThat(w(new double[][] {{5, 5, 9}, {1, 2, 3}})).isCloseTo(78 / 84.0, within(1e-12));
    }

    @Test
    void one_rater_one_object_or_nothing_but_ties_has_no_concordance() {
        assertThat(KendallW.of(new double[][] {{1, 2, 3}}).w()).isEmpty();
        assertThat(KendallW.of(new double[][] {{1}, {2}}).w()).isEmpty();
        KendallW ties = KendallW.of(new double[][] {{4, 4, 4}, {0, 0, 0}});
        assertThat(ties.w()).isEmpty();
        assertThat(ties.chiSquare()).isEmpty();
        assertThat(ties.pValueChiSquare()).isEmpty();
    }

    @Test
    void the_uncorrected_figure_ignores_ties() {
        assertThat(KendallW.of(new double[][] {{5, 5, 9}, {1, 2, 3}})
                        .uncorrected()
                        .getAsDouble())
                .isCloseTo(78 / 96.0, within(1e-12));
    }

    @Test
    void two_degrees_of_freedom_have_an_exponential_tail() {
        KendallW kendall = KendallW.of(new double[][] {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}});
        assertThat(kendall.degreesOfFreedom()).isEqualTo(2);
        assertThat(kendall.chiSquare().getAsDouble()).isCloseTo(8 / 3.0, within(1e-12));
        assertThat(kendall.pValueChiSquare().getAsDouble()).isCloseTo(Math.exp(-4 / 3.0), within(1e-12));
    }

    @Test
    void no_concordance_at_all_and_that_of_a_crowd_are_the_ends_of_the_scale() {
        KendallW none = KendallW.of(new double[][] {{1, 2, 3}, {3, 2, 1}});
        assertThat(none.pValueChiSquare().getAsDouble()).isCloseTo(1, within(1e-12));
        double[][] crowd = new double[2000][];
        Arrays.fill(crowd, new double[] {1, 2});
        assertThat(KendallW.of(crowd).pValueChiSquare().getAsDouble()).isZero();
    }

    @Test
    void raters_must_rate_the_same_objects() {
        assertThatThrownBy(() -> KendallW.of(new double[][] {{1, 2}, {1, 2, 3}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double w(double[][] scores) {
        return KendallW.of(scores).w().getAsDouble();
    }
}
