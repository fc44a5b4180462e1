package dev.showdown.decision;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.support.PlaybookBuilder;

import static dev.showdown.support.PlaybookBuilder.between;
import static dev.showdown.support.PlaybookBuilder.exactly;
import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Sections 2 to 4 of the decision model on cases small enough to compute by hand.
class EffectsTest {

    private static final int A = 0;
    private static final int B = 1;

    @Test
    void points_of_all_answers_add_up() {
        Playbook playbook = pointsOf(option("yes").points("c", 30), option("no"))
                .question("q2", option("yes").points("c", 25), option("no"))
                .build();
        assertThat(points(playbook, Map.of("q1", "yes", "q2", "yes"))).isEqualTo(55);
    }

    @Test
    void points_are_capped_at_one_hundred() {
        Playbook playbook = pointsOf(option("yes").points("c", 80), option("no"))
                .question("q2", option("yes").points("c", 70), option("no"))
                .build();
        assertThat(points(playbook, Map.of("q1", "yes", "q2", "yes"))).isEqualTo(100);
    }

    @Test
    void unknown_gives_the_mean_of_the_points_of_all_choices() {
        Playbook playbook = pointsOf(
                        option("much").points("c", 60), option("some").points("c", 30), option("none"))
                .build();
        assertThat(points(playbook, Map.of("q1", Answers.UNKNOWN))).isEqualTo(30);
    }

    @Test
    void no_answer_counts_as_unknown() {
        Playbook playbook =
                pointsOf(option("yes").points("c", 60), option("no")).build();
        assertThat(points(playbook, Map.of())).isEqualTo(30);
    }

    @Test
    void a_question_off_the_route_has_no_effect_even_if_answered() {
        Playbook playbook = pointsOf(option("yes"), option("no"))
                .question("q2", Map.of("q1", List.of("yes")), option("x").points("c", 40), option("y"))
                .build();
        assertThat(points(playbook, Map.of("q1", "no", "q2", "x"))).isZero();
        assertThat(points(playbook, Map.of("q1", "yes", "q2", "x"))).isEqualTo(40);
    }

    @Test
    void unknown_satisfies_no_condition() {
        Playbook playbook = pointsOf(option("yes"), option("no"))
                .question("q2", Map.of("q1", List.of("yes", "no")), option("x").points("c", 40), option("y"))
                .build();
        assertThat(points(playbook, Map.of("q1", Answers.UNKNOWN, "q2", "x"))).isZero();
    }

    @Test
    void a_condition_does_not_see_an_answer_that_is_itself_off_the_route() {
        Playbook playbook = pointsOf(option("yes"), option("no"))
                .question("q2", Map.of("q1", List.of("yes")), option("x"), option("y"))
                .question("q3", Map.of("q2", List.of("x")), option("deep").points("c", 70), option("shallow"))
                .build();
        assertThat(points(playbook, Map.of("q1", "no", "q2", "x", "q3", "deep")))
                .isZero();
        assertThat(points(playbook, Map.of("q1", "yes", "q2", "x", "q3", "deep")))
                .isEqualTo(70);
    }

    @Test
    void every_condition_must_hold() {
        Map<String, List<String>> both = Map.of("q1", List.of("yes"), "q2", List.of("yes"));
        Playbook playbook = pointsOf(option("yes"), option("no"))
                .question("q2", option("yes"), option("no"))
                .question("q3", both, option("x").points("c", 10), option("y"))
                .build();
        assertThat(points(playbook, Map.of("q1", "yes", "q2", "no", "q3", "x"))).isZero();
        assertThat(points(playbook, Map.of("q1", "yes", "q2", "yes", "q3", "x")))
                .isEqualTo(10);
    }

    @Test
    void a_choice_replaces_the_judgement() {
        Playbook playbook = judged(option("k").performance("c", "a", new Judgement(10, 20, 60)), option("l"))
                .build();
        assertThat(judgement(playbook, A, Map.of("q1", "k"))).isEqualTo(new Judgement(10, 20, 60));
        assertThat(judgement(playbook, B, Map.of("q1", "k"))).isEqualTo(new Judgement(30, 50, 70));
    }

    @Test
    void of_two_replacements_the_later_question_wins() {
        Playbook playbook = judged(option("k").performance("c", "a", exactly(10)), option("l"))
                .question("q2", option("k").performance("c", "a", exactly(90)), option("l"))
                .build();
        assertThat(judgement(playbook, A, Map.of("q1", "k", "q2", "k"))).isEqualTo(exactly(90));
        assertThat(judgement(playbook, A, Map.of("q1", "k", "q2", "l"))).isEqualTo(exactly(10));
    }

    @Test
    void shifts_are_added_after_all_replacements() {
        Playbook playbook = judged(option("k").shift("c", "a", 7), option("l"))
                .question("q2", option("k").performance("c", "a", new Judgement(10, 20, 30)), option("l"))
                .build();
        assertThat(judgement(playbook, A, Map.of("q1", "k", "q2", "k"))).isEqualTo(new Judgement(17, 27, 37));
    }

    @Test
    void judgements_are_clamped_once_after_all_shifts() {
        Playbook playbook = judged(option("k").shift("c", "a", 60), option("l"))
                .question("q2", option("k").shift("c", "a", -40), option("l"))
                .build();
        assertThat(judgement(playbook, A, Map.of("q1", "k", "q2", "l"))).isEqualTo(new Judgement(90, 100, 100));
        assertThat(judgement(playbook, A, Map.of("q1", "l", "q2", "k"))).isEqualTo(new Judgement(0, 10, 30));
        assertThat(judgement(playbook, A, Map.of("q1", "k", "q2", "k"))).isEqualTo(new Judgement(50, 70, 90));
    }

    @Test
    void unknown_takes_the_mean_of_what_the_choices_make_of_the_judgement() {
        Playbook playbook = judged(option("k").performance("c", "a", new Judgement(60, 80, 100)), option("l"))
                .build();
        assertThat(judgement(playbook, A, Map.of())).isEqualTo(new Judgement(45, 65, 85));
    }

    @Test
    void unknown_keeps_for_an_idle_choice_what_an_earlier_question_set() {
        Playbook playbook = judged(option("k").performance("c", "a", exactly(10)), option("l"))
                .question("q2", option("k").performance("c", "a", exactly(90)), option("l"))
                .build();
        assertThat(judgement(playbook, A, Map.of("q1", "k"))).isEqualTo(exactly(50));
    }

    @Test
    void unknown_adds_the_mean_of_the_shifts() {
        Playbook playbook = judged(option("k").shift("c", "a", 10), option("l").shift("c", "a", 20), option("m"))
                .build();
        assertThat(judgement(playbook, A, Map.of())).isEqualTo(new Judgement(40, 60, 80));
    }

    @Test
    void unknown_never_excludes() {
        Playbook playbook =
                judged(option("k").excludes("a"), option("l").excludes("a")).build();
        assertThat(Groups.of(playbook, Map.of()).values.excluded).containsExactly(false, false);
        assertThat(Groups.of(playbook, Map.of("q1", "l")).values.excluded).containsExactly(true, false);
    }

    @Test
    void a_team_takes_the_mean_of_capped_points() {
        Playbook playbook = pointsOf(option("yes").points("c", 90), option("no"))
                .question("q2", option("yes").points("c", 50), option("no"))
                .build();
        Group team = Groups.of(playbook, Map.of("q1", "yes", "q2", "yes"), Map.of("q1", "no", "q2", "yes"));
        assertThat(team.values.points[0]).isEqualTo(75);
    }

    @Test
    void a_team_takes_the_mean_of_clamped_judgements() {
        Playbook playbook = judged(option("k").shift("c", "a", 60), option("l")).build();
        Group team = Groups.of(playbook, Map.of("q1", "k"), Map.of("q1", "l"));
        assertThat(team.effects.judgement(0, A)).isEqualTo(new Judgement(60, 75, 85));
        assertThat(team.values.partial[0][A]).isCloseTo(220 / 3.0, within(1e-12));
    }

    @Test
    void exactly_half_of_a_team_does_not_exclude() {
        Playbook playbook = judged(option("k").excludes("a"), option("l")).build();
        Map<String, String> against = Map.of("q1", "k");
        Map<String, String> open = Map.of("q1", "l");
        assertThat(Groups.of(playbook, against, open).values.excluded).containsExactly(false, false);
        assertThat(Groups.of(playbook, against, against, open).values.excluded).containsExactly(true, false);
        assertThat(Groups.of(playbook, against, against, open, open).values.excluded)
                .containsExactly(false, false);
    }

    @Test
    void a_majority_may_exclude_for_different_reasons() {
        Playbook playbook = judged(option("k").excludes("a"), option("l"))
                .question("q2", option("k").excludes("a"), option("l"))
                .build();
        Group team = Groups.of(
                playbook, Map.of("q1", "l", "q2", "k"), Map.of("q1", "k", "q2", "l"), Map.of("q1", "l", "q2", "l"));
        assertThat(team.values.excluded).containsExactly(true, false);
        assertThat(new Explanation(team, new Counterfactuals(team)).exclusions(A))
                .extracting(Evaluation.ExcludedBy::question)
                .containsExactly("q1", "q2");
    }

    @Test
    void an_agreed_answer_replaces_everybodys() {
        Playbook playbook =
                pointsOf(option("yes").points("c", 60), option("no")).build();
        Group team = Groups.of(playbook, Map.of("q1", "yes"), Map.of("q1", "yes"), Map.of("q1", "no"));
        assertThat(team.values.points[0]).isEqualTo(40);
        assertThat(Groups.agreed(playbook, Map.of("q1", "no"), Map.of("q1", "yes"), Map.of("q1", "no"))
                        .values
                        .points[0])
                .isZero();
    }

    @Test
    void agreed_answers_are_put_in_before_the_route_is_computed() {
        Playbook playbook = pointsOf(option("yes"), option("no"))
                .question("q2", Map.of("q1", List.of("yes")), option("x").points("c", 40), option("y"))
                .build();
        Map<String, String> stored = Map.of("q1", "no", "q2", "x");
        assertThat(Groups.agreed(playbook, Map.of("q1", "yes"), stored).values.points[0])
                .isEqualTo(40);
        assertThat(Groups.agreed(playbook, Map.of("q1", "yes"), stored).isAsked(1))
                .isTrue();
        assertThat(Groups.of(playbook, stored).isAsked(1)).isFalse();
    }

    @Test
    void importance_set_by_hand_replaces_points() {
        Playbook playbook =
                pointsOf(option("yes").points("c", 60), option("no")).build();
        Inputs inputs = new Inputs(
                playbook,
                List.of(new Inputs.Participant("", new Answers(Map.of("q1", "yes")))),
                Answers.NONE,
                Map.of("c", 15.0),
                Inputs.FEWEST_DRAWS,
                1);
        assertThat(new Group(new Model(playbook), inputs).values.points[0]).isEqualTo(15);
    }

    /// Alternatives a and b, criterion c, and a first question.
    private static PlaybookBuilder pointsOf(PlaybookBuilder.Option... options) {
        return between("a", "b").criterion("c", 50, 40).question("q1", options);
    }

    private static PlaybookBuilder judged(PlaybookBuilder.Option... options) {
        return between("a", "b")
                .criterion("c", new Judgement(30, 50, 70), new Judgement(30, 50, 70))
                .question("q1", options);
    }

    private static double points(Playbook playbook, Map<String, String> answers) {
        return Groups.of(playbook, answers).values.points[0];
    }

    private static Judgement judgement(Playbook playbook, int alternative, Map<String, String> answers) {
        return Groups.of(playbook, answers).effects.judgement(0, alternative);
    }
}
