package dev.showdown.decision;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.showdown.support.PlaybookBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Flip weights of section 8 of the decision model, computed by hand.
class SensitivityTest {

    @Test
    void the_flip_weight_makes_leader_and_rival_equal() {
        // a leads by 0.6 * 30 - 0.4 * 20 = 10; at w: 30 w = 20 (1 - w), so w = 0.4 and s = 0.4 * 40 / 0.6.
        Sensitivity sensitivity = sensitivity(points(60, 40), new double[][] {{80, 50}, {30, 50}});
        Evaluation.Flip flip = sensitivity.flip(0);
        assertThat(flip.rival()).isEqualTo("b");
        assertThat(flip.weight()).isCloseTo(0.4, within(1e-12));
        assertThat(flip.points()).isCloseTo(40 * 0.4 / 0.6, within(1e-9));
        assertThat(flip.reachable()).isTrue();
    }

    @Test
    void a_flip_beyond_one_hundred_points_is_not_reachable() {
        // The other criterion flips at weight 0.6: s = 60 * 0.6 / 0.4 = 90; with three times the points, 270.
        assertThat(sensitivity(points(60, 40), new double[][] {{80, 50}, {30, 50}})
                        .flip(1)
                        .points())
                .isCloseTo(90, within(1e-9));
        Evaluation.Flip far = sensitivity(points(180, 40), new double[][] {{80, 50}, {30, 50}})
                .flip(1);
        assertThat(far.points()).isCloseTo(270, within(1e-9));
        assertThat(far.reachable()).isFalse();
    }

    @Test
    void there_is_no_flip_where_leader_and_rival_do_not_differ() {
        assertThat(sensitivity(points(60, 40), new double[][] {{80, 50}, {50, 50}})
                        .flip(1))
                .isNull();
    }

    @Test
    void there_is_no_flip_where_the_leader_is_better_throughout() {
        assertThat(sensitivity(points(60, 40), new double[][] {{80, 50}, {60, 50}})
                        .flip(0))
                .isNull();
        assertThat(sensitivity(points(60, 40), new double[][] {{80, 50}, {60, 50}})
                        .flip(1))
                .isNull();
    }

    @Test
    void a_criterion_that_has_all_the_weight_has_no_flip() {
        assertThat(sensitivity(points(60, 0), new double[][] {{80, 50}, {30, 50}})
                        .flip(0))
                .isNull();
    }

    @Test
    void a_criterion_without_weight_may_gain_enough_to_flip() {
        // 50 (1 - w) = 20 w at w = 5/7.
        Evaluation.Flip flip =
                sensitivity(points(60, 0), new double[][] {{90, 40}, {30, 50}}).flip(1);
        assertThat(flip.weight()).isCloseTo(5 / 7.0, within(1e-12));
        assertThat(flip.points()).isCloseTo(150, within(1e-9));
    }

    @Test
    void the_nearest_rival_is_reported_and_stability_lies_between_both_sides() {
        // Against b: level at 20 / (20 + 30) = 0.4, a holds above. Against c: d = -10, others 30: level at 0.75.
        Values values = values(points(50, 50), new double[][] {{70, 40, 80}, {60, 80, 30}});
        assertThat(values.leader).isZero();
        Sensitivity sensitivity = new Sensitivity(model(3, 2), values);
        assertThat(sensitivity.flip(0).rival()).isEqualTo("b");
        assertThat(sensitivity.flip(0).weight()).isCloseTo(0.4, within(1e-12));
        assertThat(sensitivity.stability(0).low()).isCloseTo(0.4, within(1e-12));
        assertThat(sensitivity.stability(0).high()).isCloseTo(0.75, within(1e-12));
        assertThat(sensitivity.nearestFlip(2).criterion()).isEqualTo("c0");
        assertThat(sensitivity.nearestFlip(2).weight()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void excluded_rivals_flip_nothing() {
        Values values = new Values(
                points(50, 50), new double[][] {{70, 40, 80}, {60, 80, 30}}, new boolean[] {false, true, false});
        Sensitivity sensitivity = new Sensitivity(model(3, 2), values);
        assertThat(sensitivity.flip(0).rival()).isEqualTo("c");
        assertThat(sensitivity.stability(0).low()).isZero();
        assertThat(sensitivity.nearestFlip(1)).isNull();
    }

    @Test
    void an_only_option_is_stable_and_nobody_is_not() {
        double[][] partial = {{70, 40}, {60, 80}};
        Sensitivity alone =
                new Sensitivity(model(2, 2), new Values(points(50, 50), partial, new boolean[] {false, true}));
        assertThat(alone.flip(0)).isNull();
        assertThat(alone.stability(0)).isEqualTo(new Evaluation.Interval(0, 1));
        Sensitivity nobody =
                new Sensitivity(model(2, 2), new Values(points(50, 50), partial, new boolean[] {true, true}));
        assertThat(nobody.flip(0)).isNull();
        assertThat(nobody.stability(0)).isNull();
    }

    private static double[] points(double... points) {
        return points;
    }

    private static Values values(double[] points, double[][] partial) {
        return new Values(points, partial, new boolean[partial[0].length]);
    }

    private static Sensitivity sensitivity(double[] points, double[][] partial) {
        return new Sensitivity(model(partial[0].length, points.length), values(points, partial));
    }

    private static Model model(int alternatives, int criteria) {
        String[] keys = Arrays.copyOf(new String[] {"a", "b", "c"}, alternatives);
        PlaybookBuilder builder = PlaybookBuilder.between(keys);
        for (int c = 0; c < criteria; c++) {
            builder.criterion("c" + c, new double[alternatives]);
        }
        return new Model(builder.question("q", PlaybookBuilder.option("y"), PlaybookBuilder.option("n"))
                .build());
    }
}
