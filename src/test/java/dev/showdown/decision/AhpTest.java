package dev.showdown.decision;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// AHP against figures computed by hand.
class AhpTest {

    @Test
    void two_criteria_cannot_contradict_each_other() {
        Ahp ahp = Ahp.of(new double[][] {{1, 3}, {1 / 3.0, 1}});
        assertThat(ahp.weights().getFirst()).isCloseTo(0.75, within(1e-12));
        assertThat(ahp.lambdaMax()).isEqualTo(2);
        assertThat(ahp.consistency()).isEqualTo(new Ahp.Consistency.NotTestable());
        assertThat(ahp.mostInconsistent()).isEmpty();
    }

    @Test
    void one_criterion_has_all_the_weight() {
        Ahp ahp = Ahp.of(new double[][] {{1}});
        assertThat(ahp.weights()).containsExactly(1.0);
        assertThat(ahp.consistency()).isEqualTo(new Ahp.Consistency.NotTestable());
    }

    @Test
    void a_circle_is_inconsistent_and_all_of_it_to_blame() {
        // Each is twice as important as the next: equal weights, row sums 1 + 2 + 1/2, CI = 0.5 / 2.
        Ahp ahp = Ahp.of(new double[][] {{1, 2, 0.5}, {0.5, 1, 2}, {2, 0.5, 1}});
        assertThat(ahp.weights()).allSatisfy(w -> assertThat(w).isCloseTo(1 / 3.0, within(1e-12)));
        assertThat(ahp.lambdaMax()).isCloseTo(3.5, within(1e-12));
        assertThat(ahp.consistencyIndex()).isCloseTo(0.25, within(1e-12));
        Ahp.Consistency.Ratio ratio = (Ahp.Consistency.Ratio) ahp.consistency();
        assertThat(ratio.value()).isCloseTo(0.25 / 0.58, within(1e-12));
        assertThat(ratio.acceptable()).isFalse();
        assertThat(ahp.mostInconsistent()).hasSize(3).allSatisfy(error -> {
            assertThat(error.suggested()).isCloseTo(1, within(1e-12));
            assertThat(error.factor()).isCloseTo(2, within(1e-12));
        });
    }

    @Test
    void a_ratio_of_one_tenth_is_acceptable() {
        assertThat(new Ahp.Consistency.Ratio(0.10).acceptable()).isTrue();
        assertThat(new Ahp.Consistency.Ratio(0.11).acceptable()).isFalse();
    }

    @Test
    void only_reciprocal_matrices_are_taken() {
        assertThatThrownBy(() -> Ahp.of(new double[][] {{1, 3}, {3, 1}}))
                .hasMessage("comparisons of the same two criteria contradict each other: 3.0 and 3.0");
        assertThatThrownBy(() -> Ahp.of(new double[][] {{2, 3}, {1 / 3.0, 1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ahp.of(new double[][] {{1, -1}, {-1, 1}})).hasMessage("a comparison must be above 0");
        assertThatThrownBy(() -> Ahp.of(new double[][] {{1, 2, 3}, {0.5, 1, 1}}))
                .hasMessage("every criterion must be compared with every other");
        assertThatThrownBy(() -> Ahp.of(new double[16][16])).hasMessage("at most 15 criteria can be compared");
    }
}
