package dev.showdown.decision;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// PROMETHEE II against figures computed by hand.
class PrometheeTest {

    @Test
    void preference_grows_between_the_thresholds() {
        DoubleUnaryOperator preference = Promethee.linear(10, 30);
        assertThat(preference.applyAsDouble(10)).isZero();
        assertThat(preference.applyAsDouble(15)).isEqualTo(0.25);
        assertThat(preference.applyAsDouble(30)).isEqualTo(1);
        assertThat(preference.applyAsDouble(90)).isEqualTo(1);
    }

    @Test
    void the_usual_criterion_counts_any_difference_fully() {
        assertThat(Promethee.linear(0, 0).applyAsDouble(1e-6)).isEqualTo(1);
        assertThat(Promethee.linear(0, 0).applyAsDouble(0)).isZero();
    }

    @Test
    void flows_are_means_over_the_others() {
        // V-shape over 20: 10 is half a preference, 40 a whole one.
        Promethee promethee = Promethee.of(
                new double[] {3, 1}, new double[][] {{50, 40, 10}, {0, 5, 0}}, List.of(vShape(), vShape()));
        assertThat(promethee.preferenceIndices().get(0)).containsExactly(0.0, 0.375, 0.75);
        assertThat(promethee.preferenceIndices().get(1)).containsExactly(0.0625, 0.0, 0.8125);
        assertThat(promethee.positiveFlow().getFirst()).isCloseTo(0.5625, within(1e-12));
        assertThat(promethee.negativeFlow().getFirst()).isCloseTo(0.03125, within(1e-12));
        assertThat(promethee.netFlow().getFirst()).isCloseTo(0.53125, within(1e-12));
        assertThat(promethee.ranking()).containsExactly(1, 2, 3);
    }

    @Test
    void thresholds_and_functions_must_make_sense() {
        assertThatThrownBy(() -> Promethee.linear(5, 2))
                .hasMessage("preference thresholds need 0 <= q <= p, these are 5.0 and 2.0");
        assertThatThrownBy(() -> Promethee.linear(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Promethee.of(new double[] {1}, new double[][] {{1, 2}}, List.of()))
                .hasMessage("each criterion needs one preference function");
    }

    private static DoubleUnaryOperator vShape() {
        return Promethee.linear(0, 20);
    }
}
