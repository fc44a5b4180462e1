package dev.showdown.decision;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OrderStatisticsTest {

    @Test
    void a_percentile_between_two_ranks_is_interpolated() {
        OrderStatistics order = new OrderStatistics(new double[] {40, 10, 30, 20});
        assertThat(order.percentile(0.05)).isCloseTo(11.5, within(1e-12));
        assertThat(order.percentile(0.5)).isEqualTo(25);
        assertThat(order.percentile(0.95)).isCloseTo(38.5, within(1e-12));
    }

    @Test
    void the_ends_are_the_least_and_the_greatest_value() {
        OrderStatistics order = new OrderStatistics(new double[] {3, 1, 2});
        assertThat(order.percentile(0)).isEqualTo(1);
        assertThat(order.percentile(1)).isEqualTo(3);
    }

    @Test
    void one_value_and_equal_values_are_their_own_percentiles() {
        assertThat(new OrderStatistics(new double[] {7}).percentile(0.95)).isEqualTo(7);
        assertThat(new OrderStatistics(new double[] {7, 7, 7}).percentile(0.05)).isEqualTo(7);
    }

    @Test
    void neighbouring_ranks_may_lie_in_bins_far_apart() {
        assertThat(new OrderStatistics(new double[] {0, 0, 100, 100}).percentile(0.5))
                .isEqualTo(50);
    }

    @Test
    void percentiles_of_many_values_equal_those_of_the_sorted_values() {
        double[] values = new Random(3).doubles(10_000).map(u -> u * u * 100).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertThat(new OrderStatistics(values).percentile(0.05))
                .isCloseTo(sorted[499] + 0.95 * (sorted[500] - sorted[499]), within(1e-12));
        assertThat(new OrderStatistics(values).percentile(0.95))
                .isCloseTo(sorted[9499] + 0.05 * (sorted[9500] - sorted[9499]), within(1e-12));
    }
}
