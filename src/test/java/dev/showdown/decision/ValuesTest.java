package dev.showdown.decision;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Section 5 of the decision model.
class ValuesTest {

    private static final boolean[] ALL = {false, false, false};

    @Test
    void weights_are_shares_of_the_points() {
        Values values = new Values(new double[] {30, 10, 0}, new double[3][3], ALL);
        assertThat(values.weights).containsExactly(0.75, 0.25, 0);
    }

    @Test
    void weights_are_equal_when_nothing_has_points() {
        Values values = new Values(new double[4], new double[4][3], ALL);
        assertThat(values.weights).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void a_value_is_the_weighted_sum_of_partial_values() {
        Values values = new Values(new double[] {60, 20}, new double[][] {{80, 40, 0}, {20, 60, 100}}, ALL);
        assertThat(values.values).containsExactly(65, 45, 25);
        assertThat(values.leader).isZero();
        assertThat(values.runnerUp).isEqualTo(1);
        assertThat(values.lead()).isEqualTo(20);
        assertThat(values.contribution(0, 0, 1)).isEqualTo(30);
        assertThat(values.contribution(1, 0, 1)).isEqualTo(-10);
    }

    @Test
    void an_excluded_alternative_keeps_its_value_and_never_leads() {
        Values values = one(new double[] {90, 40, 50}, true, false, false);
        assertThat(values.values).containsExactly(90, 40, 50);
        assertThat(values.leader).isEqualTo(2);
        assertThat(values.lead()).isEqualTo(10);
        assertThat(values.feasible()).isEqualTo(2);
    }

    @Test
    void equal_values_take_the_playbooks_order() {
        Values values = one(new double[] {40, 70, 70 + 5e-10}, false, false, false);
        assertThat(values.leader).isEqualTo(1);
        assertThat(values.runnerUp).isEqualTo(2);
        assertThat(values.lead()).isZero();
    }

    @Test
    void values_further_apart_than_a_billionth_do_not_tie() {
        Values values = one(new double[] {70, 70 + 2e-9, 10}, false, false, false);
        assertThat(values.leader).isEqualTo(1);
        assertThat(values.lead()).isCloseTo(2e-9, within(1e-12));
    }

    @Test
    void there_is_no_lead_over_nobody() {
        Values values = one(new double[] {90, 40, 50}, true, false, true);
        assertThat(values.leader).isEqualTo(1);
        assertThat(values.hasLead()).isFalse();
        assertThat(values.lead()).isNull();
    }

    @Test
    void there_is_no_leader_when_everything_is_excluded() {
        Values values = one(new double[] {90, 40, 50}, true, true, true);
        assertThat(values.leader).isEqualTo(Values.NONE);
        assertThat(values.runnerUp).isEqualTo(Values.NONE);
        assertThat(values.lead()).isNull();
        assertThat(values.feasible()).isZero();
    }

    private static Values one(double[] partial, boolean... excluded) {
        return new Values(new double[] {10}, new double[][] {partial}, excluded);
    }
}
