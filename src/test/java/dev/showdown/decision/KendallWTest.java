package dev.showdown.decision;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Kendall's W against figures computed by hand.
class ConsensusTest {

    @Test
    void the_same_ranking_is_full_agreement() {
        assertThat(Consensus.kendallW(new double[][] {{1, 5, 9}, {10, 20, 30}, {0, 1, 100}}))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void opposite_rankings_of_two_do_not_agree() {
        assertThat(Consensus.kendallW(new double[][] {{1, 2, 3}, {3, 2, 1}})).isCloseTo(0, within(1e-12));
    }

    @Test
    void three_rankings_of_three() {
        // Rank sums 4, 6, 8: S = 8, W = 12 * 8 / (9 * 24).
        assertThat(Consensus.kendallW(new double[][] {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}}))
                .isCloseTo(4 / 9.0, within(1e-12));
    }

    @Test
    void ties_share_their_mean_rank_and_are_corrected_for() {
        // Ranks 1.5, 1.5, 3 and 1, 2, 3: sums 2.5, 3.5, 6; S = 6.5; W = 12 * 6.5 / (4 * 24 - 2 * 6).
        assertThat(Consensus.kendallW(new double[][] {{5, 5, 9}, {1, 2, 3}})).isCloseTo(78 / 84.0, within(1e-12));
    }

    @Test
    void one_rater_one_object_or_nothing_but_ties_has_no_concordance() {
        assertThat(Consensus.kendallW(new double[][] {{1, 2, 3}})).isNull();
        assertThat(Consensus.kendallW(new double[][] {{1}, {2}})).isNull();
        assertThat(Consensus.kendallW(new double[][] {{4, 4, 4}, {0, 0, 0}})).isNull();
    }
}
