package dev.showdown.decision;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// The additive model and the weights that go with it, by hand.
class AdditiveValueTest {

    @Test
    void weights_are_shares_of_the_points() {
        assertThat(AdditiveValue.weights(new double[] {60, 20, 0})).containsExactly(0.75, 0.25, 0);
        assertThat(AdditiveValue.weights(new double[] {0, 0})).containsExactly(0.5, 0.5);
        assertThatThrownBy(() -> AdditiveValue.weights(new double[] {1, -1})).hasMessage("a weight cannot be negative");
    }

    @Test
    void a_linear_scale_runs_from_worst_to_best_in_either_direction() {
        assertThat(AdditiveValue.linear(new double[] {10, 25, 50}, 10, 50)).containsExactly(0, 0.375, 1);
        assertThat(AdditiveValue.linear(new double[] {10, 25, 50}, 50, 10)).containsExactly(1, 0.625, 0);
        assertThatThrownBy(() -> AdditiveValue.linear(new double[] {1}, 5, 5))
                .hasMessage("the worst and the best performance must be different numbers");
    }

    @Test
    void a_total_is_the_sum_of_its_contributions() {
        double[] weights = {0.75, 0.25};
        double[][] partial = {{80, 40}, {20, 100}};
        assertThat(AdditiveValue.contributions(weights, partial)).isDeepEqualTo(new double[][] {{60, 30}, {5, 25}});
        assertThat(AdditiveValue.totals(weights, partial)).containsExactly(65, 55);
    }

    @Test
    void an_order_of_two_puts_three_quarters_on_the_first() {
        assertThat(RankOrderCentroid.weights(1)).containsExactly(1);
        assertThat(RankOrderCentroid.weights(2)).containsExactly(0.75, 0.25);
        assertThatThrownBy(() -> RankOrderCentroid.weights(0)).hasMessage("an order needs at least one criterion");
    }

    @Test
    void the_challenger_is_the_one_who_leads_beyond_the_interval() {
        // At equal weights a leads by 10 over b and c; both draw level at w = 0.4, and c gains more below that.
        List<StabilityInterval> intervals =
                StabilityInterval.of(new double[] {1, 1}, new double[][] {{80, 50, 20}, {30, 50, 70}});
        assertThat(intervals.getFirst().current()).isEqualTo(0.5);
        assertThat(intervals.getFirst().low()).isEqualTo(0.4, within(1e-12));
        assertThat(intervals.getFirst().challengerBelow()).hasValue(2);
        assertThat(intervals.getFirst().high()).isEqualTo(1);
        assertThat(intervals.getFirst().challengerAbove()).isEmpty();
    }
}
