package dev.showdown.decision;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// SMAA-2 against figures computed by hand.
class SmaaTest {

    @Test
    void samples_are_counted() {
        // Three draws; the first alternative wins the first two.
        double[][] weights = {{1, 0}, {0.8, 0.2}, {0, 1}};
        double[][] values = {{10, 5}, {0, 8}};
        Smaa smaa = Smaa.ofSamples(weights, new double[][][] {values, values, values});
        assertThat(smaa.rankAcceptability().getFirst().getFirst()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(smaa.pairwiseWinning().getLast()).containsExactly(1 / 3.0, 0.0);
        assertThat(smaa.centralWeights().getFirst().getFirst()).isCloseTo(0.9, within(1e-12));
        assertThat(smaa.centralWeights().getLast()).containsExactly(0.0, 1.0);
    }

    @Test
    void who_never_wins_has_no_central_weight() {
        Smaa smaa = Smaa.ofSamples(new double[][] {{1}}, new double[][][] {{{1, 2}}});
        assertThat(smaa.centralWeights().getFirst()).isEmpty();
    }

    @Test
    void flat_weights_of_two_criteria_are_uniform() {
        // The first wins where w > 1/4: acceptability 3/4, and the mean of such weights is 5/8.
        Smaa smaa = Smaa.withFlatWeights(new double[][] {{3, 0}, {0, 1}}, 100_000, 1);
        assertThat(smaa.rankAcceptability().getFirst().getFirst()).isCloseTo(0.75, within(0.01));
        assertThat(smaa.centralWeights().getFirst().getFirst()).isCloseTo(0.625, within(0.01));
    }

    @Test
    void the_same_seed_gives_the_same_result() {
        double[][] values = {{3, 0, 2}, {0, 1, 1}};
        assertThat(Smaa.withFlatWeights(values, 1_700, 5)).isEqualTo(Smaa.withFlatWeights(values, 1_700, 5));
        assertThat(Smaa.withFlatWeights(values, 1_700, 5)).isNotEqualTo(Smaa.withFlatWeights(values, 1_700, 6));
    }

    @Test
    void draws_must_be_alike() {
        assertThatThrownBy(() -> Smaa.ofSamples(new double[][] {}, new double[][][] {}))
                .hasMessage("at least one draw is needed");
        assertThatThrownBy(() -> Smaa.ofSamples(new double[][] {{1}, {1}}, new double[][][] {{{1, 2}}}))
                .hasMessage("weights and values differ in the number of draws");
        assertThatThrownBy(() -> Smaa.ofSamples(new double[][] {{1}, {1}}, new double[][][] {{{1, 2, 3}}, {{1, 2}}}))
                .hasMessage("the draws differ in the number of alternatives or criteria");
        assertThatThrownBy(() -> Smaa.withFlatWeights(new double[][] {{1, 2}}, 999, 1))
                .hasMessage("draws lie within 1000-1000000, these are 999");
    }
}
