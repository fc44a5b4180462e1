package dev.showdown.decision;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static dev.showdown.support.PlaybookBuilder.between;
import static dev.showdown.support.PlaybookBuilder.exactly;
import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Section 6 of the decision model where the distributions are known.
class SimulationTest {

    private static final int DRAWS = 40_000;

    @Test
    void a_single_criterion_shows_the_quantiles_of_its_triangle() {
        Playbook playbook = between("a", "b")
                .criterion("c", new Judgement(0, 50, 100), new Judgement(20, 20, 100))
                .question("q", option("y").points("c", 50), option("n"))
                .build();
        Simulation.Result result = run(playbook, Map.of("q", "y"));
        assertThat(result.mean()[0]).isCloseTo(50, within(0.5));
        assertThat(result.low()[0]).isCloseTo(Math.sqrt(0.05 * 100 * 50), within(0.6));
        assertThat(result.high()[0]).isCloseTo(100 - Math.sqrt(0.05 * 100 * 50), within(0.6));
        assertThat(result.mean()[1]).isCloseTo(140 / 3.0, within(0.5));
        assertThat(result.low()[1]).isCloseTo(100 - Math.sqrt(0.95 * 80 * 80), within(0.6));
        assertThat(result.high()[1]).isCloseTo(100 - Math.sqrt(0.05 * 80 * 80), within(0.6));
    }

    @Test
    void a_judgement_without_doubt_is_the_same_in_every_draw() {
        Playbook playbook = between("a", "b")
                .criterion("c", 60, 40)
                .question("q", option("y").points("c", 50), option("n"))
                .build();
        Simulation.Result result = run(playbook, Map.of("q", "y"));
        assertThat(result.low()[0]).isCloseTo(60, within(1e-9));
        assertThat(result.high()[0]).isCloseTo(60, within(1e-9));
        assertThat(result.acceptability()[0]).containsExactly(1, 0);
        assertThat(result.pairwise()[0][1]).isEqualTo(1);
        assertThat(result.best()).isCloseTo(60, within(1e-9));
        assertThat(result.centralWeights()[0]).containsExactly(1);
        assertThat(result.centralWeights()[1]).as("never wins").isEmpty();
    }

    @Test
    void one_optimism_holds_for_all_criteria_of_an_alternative() {
        Judgement wide = new Judgement(0, 50, 100);
        Playbook playbook = between("a", "b")
                .criterion("c", wide, exactly(50))
                .criterion("d", wide, exactly(50))
                .question("q", option("y").points("c", 50).points("d", 50), option("n"))
                .build();
        // Two independent draws would average out; one shared draw keeps the width of a single triangle.
        assertThat(run(playbook, Map.of("q", "y")).low()[0]).isCloseTo(Math.sqrt(0.05 * 100 * 50), within(0.6));
    }

    @Test
    void a_composite_takes_the_optimism_of_one_of_its_parts() {
        Judgement wide = new Judgement(0, 50, 100);
        Playbook playbook = between("a", "b")
                .composite("both", "a", "b")
                .criterion("c", wide, wide, wide)
                .question("q", option("y").points("c", 50), option("n"))
                .build();
        Simulation.Result result = run(playbook, Map.of("q", "y"));
        // Equal to a in half of the draws, which a wins by order; in the other half equal to b, with a and b even.
        assertThat(result.pairwise()[0][2]).isCloseTo(0.75, within(0.015));
        assertThat(result.pairwise()[1][2]).isCloseTo(0.75, within(0.015));
        assertThat(result.acceptability()[2][0]).isZero();
    }

    @Test
    void ties_take_the_playbooks_order() {
        Playbook playbook = between("a", "b", "c")
                .criterion("c", 50, 50 + 5e-10, 10)
                .question("q", option("y").points("c", 50), option("n"))
                .build();
        Simulation.Result result = run(playbook, Map.of("q", "y"));
        assertThat(result.acceptability()[0][0]).isEqualTo(1);
        assertThat(result.acceptability()[1][1]).isEqualTo(1);
        assertThat(result.acceptability()[2][2]).isEqualTo(1);
        assertThat(result.anyPriorities()).containsExactly(1, 0, 0);
    }

    @Test
    void importance_varies_by_a_triangle_of_twenty_five_points_that_keeps_its_mean() {
        Playbook playbook = between("a", "b")
                .criterion("c", 100, 0)
                .criterion("d", 0, 100)
                .question("q", option("y").points("c", 60).points("d", 50), option("n"))
                .build();
        // c - d is 10 plus the difference of two triangles of half-width 25.
        assertThat(run(playbook, Map.of("q", "y")).acceptability()[0][0]).isCloseTo(differenceAbove(-10), within(0.01));
    }

    @Test
    void drawn_points_are_capped_before_they_vary() {
        Playbook playbook = between("a", "b")
                .criterion("c", 100, 0)
                .criterion("d", 0, 100)
                .question(
                        "q1",
                        option("x").points("c", 100).points("d", 100),
                        option("y").points("c", 99))
                .question("q2", option("x").points("c", 90), option("y").points("c", 90))
                .question("q3", option("x").points("d", 100), option("y"))
                .build();
        // c has 190 points in every draw, d 100: capped, each gets half of the weight on average.
        assertThat(run(playbook, Map.of("q1", "x", "q3", "x")).mean()[0]).isCloseTo(50, within(0.5));
    }

    @Test
    void small_points_vary_by_no_more_than_themselves_and_none_stay_none() {
        Playbook playbook = between("a", "b")
                .criterion("c", 100, 0)
                .criterion("d", 0, 100)
                .question("q", option("y").points("c", 4), option("n"))
                .build();
        Simulation.Result result = run(playbook, Map.of("q", "y"));
        assertThat(result.acceptability()[0][0]).isEqualTo(1);
        assertThat(result.low()[0]).isCloseTo(100, within(1e-9));
        assertThat(result.centralWeights()[0]).containsExactly(1, 0);
    }

    @Test
    void weights_are_equal_in_draws_where_nothing_has_points() {
        Playbook playbook = between("a", "b")
                .criterion("c", 90, 0)
                .criterion("d", 30, 0)
                .question("q", option("y").points("c", 50), option("n"))
                .build();
        Simulation.Result never = run(playbook, Map.of("q", "n"));
        assertThat(never.mean()[0]).isCloseTo(60, within(1e-9));
        Simulation.Result sometimes = run(playbook, Map.of());
        assertThat(sometimes.mean()[0]).isCloseTo(75, within(0.5));
        assertThat(sometimes.centralWeights()[0][1]).isCloseTo(0.25, within(0.01));
    }

    @Test
    void importance_set_by_hand_holds_in_every_draw() {
        Playbook playbook = between("a", "b")
                .criterion("c", 100, 0)
                .criterion("d", 0, 0)
                .question("q", option("y").points("c", 50), option("n").points("d", 50))
                .build();
        Inputs inputs = new Inputs(
                playbook,
                List.of(new Inputs.Participant("", Answers.NONE)),
                Answers.NONE,
                Map.of("c", 30.0, "d", 0.0),
                DRAWS,
                1);
        assertThat(Simulation.run(new Group(new Model(playbook), inputs), DRAWS, 1)
                        .low()[0])
                .isCloseTo(100, within(1e-9));
    }

    @Test
    void an_unknown_answer_is_any_choice_with_equal_chance() {
        Playbook playbook = between("a", "b")
                .criterion("c", 50, 50)
                .question(
                        "q",
                        option("x").points("c", 10).performance("c", "a", exactly(90)),
                        option("y").points("c", 10).shift("c", "a", -50),
                        option("z").points("c", 10).shift("c", "a", -20))
                .build();
        Simulation.Result result = run(playbook, Map.of());
        assertThat(result.mean()[0]).isCloseTo((90 + 0 + 30) / 3.0, within(0.8));
        assertThat(result.acceptability()[0][0]).isCloseTo(1 / 3.0, within(0.012));
        assertThat(result.low()[0]).isZero();
        assertThat(result.high()[0]).isEqualTo(90);
    }

    @Test
    void each_question_goes_the_way_of_any_participant() {
        Playbook playbook = between("a", "b")
                .criterion("c", 50, 50)
                .question(
                        "q1",
                        option("x").points("c", 10).shift("c", "a", 10),
                        option("y").points("c", 10))
                .question("q2", option("x").shift("c", "a", 20), option("y"))
                .build();
        Simulation.Result result =
                run(playbook, Map.of("q1", "x", "q2", "y"), Map.of("q1", "y", "q2", "x"), Map.of("q1", "y", "q2", "y"));
        // Person by person the two shifts would never meet; question by question they do in a ninth of the draws.
        assertThat(result.high()[0]).isCloseTo(80, within(1e-9));
        assertThat(result.mean()[0]).isCloseTo(50 + 10 / 3.0 + 20 / 3.0, within(0.3));
    }

    @Test
    void who_was_not_asked_counts_as_not_knowing() {
        Playbook playbook = between("a", "b")
                .criterion("c", 50, 50)
                .question("q1", option("x").points("c", 10), option("y").points("c", 10))
                .question("q2", Map.of("q1", List.of("x")), option("k").shift("c", "a", 20), option("l"))
                .build();
        Simulation.Result result = run(playbook, Map.of("q1", "x", "q2", "l"), Map.of("q1", "y", "q2", "k"));
        // q2 is on the route of half of the draws; then l, or in half of the cases either choice: 1/8 have k.
        assertThat(result.acceptability()[0][0]).isEqualTo(1);
        assertThat(result.mean()[0]).isCloseTo(50 + 20 / 8.0, within(0.3));
    }

    @Test
    void excluded_alternatives_have_values_but_no_rank() {
        Playbook playbook = between("a", "b", "c")
                .criterion("c", 90, 50, 40)
                .question("q", option("y").points("c", 10).excludes("a"), option("n"))
                .build();
        Simulation.Result result = run(playbook, Map.of("q", "y"));
        assertThat(result.mean()[0]).isCloseTo(90, within(1e-9));
        assertThat(result.acceptability()[0]).containsExactly(0, 0, 0);
        assertThat(result.acceptability()[1]).containsExactly(1, 0, 0);
        assertThat(result.best()).isCloseTo(50, within(1e-9));
        assertThat(result.anyPriorities()).containsExactly(0, 1, 0);
    }

    @Test
    void any_priorities_weigh_all_criteria_alike_whatever_the_answers() {
        // With two criteria the weight of c is uniform: a wins when it exceeds 1/4.
        Playbook playbook = between("a", "b")
                .criterion("c", 30, 0)
                .criterion("d", 0, 10)
                .question("q", option("y").points("d", 90), option("n"))
                .build();
        Simulation.Result result = run(playbook, Map.of("q", "y"));
        assertThat(result.acceptability()[0][0]).isZero();
        assertThat(result.anyPriorities()[0]).isCloseTo(0.75, within(0.01));
    }

    @Test
    void a_block_more_or_less_changes_no_earlier_draw() {
        Playbook playbook = between("a", "b")
                .criterion("c", new Judgement(0, 50, 100), new Judgement(20, 20, 100))
                .question("q", option("y").points("c", 50), option("n"))
                .build();
        Inputs inputs = Inputs.of(playbook, new Answers(Map.of("q", "y")));
        Group group = new Group(new Model(playbook), inputs);
        for (int draws : new int[] {1, 511, 512, 513, 1025}) {
            double few = Simulation.run(group, draws, 1).mean()[0] * draws;
            double more = Simulation.run(group, draws + 1, 1).mean()[0] * (draws + 1);
            assertThat(more - few).as("value of draw %d", draws).isBetween(0.0, 100.0);
        }
        assertThat(Simulation.run(group, 1, 1).low()[0])
                .isEqualTo(Simulation.run(group, 1, 1).high()[0]);
    }

    /// Chance that the difference of two triangles of half-width 25 exceeds x, by counting over a fine grid.
    private static double differenceAbove(double x) {
        int steps = 400;
        double above = 0;
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                above += quantile((i + 0.5) / steps) - quantile((j + 0.5) / steps) > x ? 1 : 0;
            }
        }
        return above / steps / steps;
    }

    private static double quantile(double u) {
        return u < 0.5 ? 25 * (Math.sqrt(2 * u) - 1) : 25 * (1 - Math.sqrt(2 * (1 - u)));
    }

    private static Simulation.Result run(Playbook playbook, Map<?, ?>... answers) {
        return Simulation.run(Groups.of(playbook, answers), DRAWS, 1);
    }
}
