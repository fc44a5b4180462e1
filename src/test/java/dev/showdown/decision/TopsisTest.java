package dev.showdown.decision;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// TOPSIS against figures computed by hand.
class TopsisTest {

    @Test
    void distances_are_measured_from_the_best_and_the_worst_that_occur() {
        // Norms 5 and 10: normalised (0.6, 0.8) and (0.8, 0.6); weighted by 1/2 each.
        Topsis topsis = Topsis.of(new double[] {0.5, 0.5}, new double[][] {{3, 4}, {8, 6}});
        assertThat(topsis.distancePositive()).allSatisfy(d -> assertThat(d).isCloseTo(0.1, within(1e-12)));
        assertThat(topsis.distanceNegative()).allSatisfy(d -> assertThat(d).isCloseTo(0.1, within(1e-12)));
        assertThat(topsis.closeness()).allSatisfy(c -> assertThat(c).isCloseTo(0.5, within(1e-12)));
        assertThat(topsis.ranking()).containsExactly(1, 1);
    }

    @Test
    void best_on_everything_is_the_ideal_and_worst_the_opposite() {
        Topsis topsis = Topsis.of(new double[] {0.7, 0.3}, new double[][] {{9, 5, 1}, {8, 4, 2}});
        assertThat(topsis.closeness().getFirst()).isEqualTo(1);
        assertThat(topsis.closeness().getLast()).isZero();
        assertThat(topsis.ranking()).containsExactly(1, 2, 3);
    }

    @Test
    void less_is_better_by_negative_numbers() {
        Topsis topsis = Topsis.of(new double[] {1}, new double[][] {{-10, -20}});
        assertThat(topsis.ranking()).containsExactly(1, 2);
    }

    @Test
    void a_criterion_on_which_all_have_nothing_does_not_count() {
        Topsis topsis = Topsis.of(new double[] {0.5, 0.5}, new double[][] {{0, 0}, {1, 2}});
        assertThat(topsis.closeness()).isEqualTo(List.of(0.0, 1.0));
    }

    @Test
    void what_cannot_be_told_apart_is_half_way() {
        assertThat(Topsis.of(new double[] {1}, new double[][] {{7, 7}}).closeness())
                .containsExactly(0.5, 0.5);
    }

    @Test
    void tables_that_do_not_fit_together_are_refused() {
        assertThatThrownBy(() -> Topsis.of(new double[] {1}, new double[][] {{1, 2}, {3, 4}}))
                .hasMessage("there are 1 weights for 2 criteria");
        assertThatThrownBy(() -> Topsis.of(new double[] {1, 1}, new double[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Topsis.of(new double[] {1}, new double[][] {{1, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Topsis.of(new double[] {-1}, new double[][] {{1, 2}}))
                .hasMessage("a weight cannot be negative");
        assertThatThrownBy(() -> Topsis.of(new double[] {}, new double[][] {}))
                .hasMessage("at least one criterion is needed");
    }
}
