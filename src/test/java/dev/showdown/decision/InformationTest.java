package dev.showdown.decision;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.support.PlaybookBuilder;
import dev.showdown.support.PlaybookBuilder.Option;

import static dev.showdown.support.PlaybookBuilder.between;
import static dev.showdown.support.PlaybookBuilder.exactly;
import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// What to find out: section 9 of the decision model, on cases whose expected gain is known.
class InformationTest {

    @Test
    void knowing_is_worth_what_choosing_better_gains() {
        // b is 15 better than a in half of the cases, 25 worse in the others; a is better on average.
        Playbook playbook = fixed(
                        option("good").shift("c", "b", 20), option("bad").shift("c", "b", -20))
                .build();
        Evaluation.FindOut found = only(playbook, Map.of());
        assertThat(found.question()).isEqualTo("q");
        assertThat(found.evppi()).isCloseTo(7.5, within(0.3));
        assertThat(found.because()).isEqualTo(Evaluation.Because.UNKNOWN);
        assertThat(found.harmless()).isFalse();
        assertThat(found.couldRuleOut()).isEmpty();
        assertThat(found.answers()).isEqualTo(Map.of("unknown", 1));
    }

    @Test
    void knowing_what_changes_no_choice_is_worth_nothing() {
        Playbook playbook = fixed(
                        option("good").shift("c", "b", 2), option("bad").shift("c", "b", -2))
                .build();
        Evaluation.FindOut found = only(playbook, Map.of());
        assertThat(found.evppi()).isZero();
        assertThat(found.harmless()).isTrue();
    }

    @Test
    void a_resolved_question_is_not_asked_again() {
        Playbook playbook =
                fixed(option("good").shift("c", "b", 20), option("bad")).build();
        assertThat(findOut(playbook, Map.of(), Map.of("q", "bad"))).isEmpty();
        assertThat(findOut(playbook, Map.of(), Map.of("q", "bad"), Map.of("q", "bad")))
                .isEmpty();
        assertThat(findOut(playbook, Map.of("q", "bad"), Map.of("q", "good"), Map.of("q", "bad")))
                .isEmpty();
    }

    @Test
    void a_difference_counts_the_answers_of_those_who_were_asked() {
        Playbook playbook = fixed(
                        option("good").shift("c", "b", 20),
                        option("bad").shift("c", "b", -20),
                        option("worse").shift("c", "b", -30))
                .build();
        Evaluation.FindOut found = only(playbook, Map.of("q", "good"), Map.of("q", "bad"), Map.of("q", "bad"));
        assertThat(found.because()).isEqualTo(Evaluation.Because.DISAGREEMENT);
        assertThat(found.answers()).isEqualTo(Map.of("good", 1, "bad", 2));
        assertThat(found.evppi()).isCloseTo(15 / 3.0, within(0.4));
    }

    @Test
    void somebody_who_does_not_know_makes_it_unknown() {
        Playbook playbook =
                fixed(option("good").shift("c", "b", 20), option("bad")).build();
        assertThat(only(playbook, Map.of("q", "good"), Map.of()).because()).isEqualTo(Evaluation.Because.UNKNOWN);
    }

    @Test
    void who_was_not_asked_does_not_differ() {
        Playbook playbook = between("a", "b")
                .criterion("c", 55, 50)
                .question("gate", option("x").points("c", 10), option("y").points("c", 10))
                .question("q", Map.of("gate", List.of("x")), option("k"), option("l"))
                .build();
        assertThat(findOut(playbook, Map.of(), Map.of("gate", "x", "q", "k"), Map.of("gate", "y", "q", "l")))
                .extracting(Evaluation.FindOut::question)
                .containsExactly("gate");
    }

    @Test
    void a_difference_that_could_change_the_leader_is_not_harmless_even_if_not_measurable() {
        // One of three says otherwise, which would make b lead by a hair.
        Playbook playbook = between("a", "b")
                .criterion("c", 50.2, 50)
                .question(
                        "q",
                        option("x").points("c", 10),
                        option("y").points("c", 10).shift("c", "b", 0.25))
                .build();
        Evaluation.FindOut found = only(playbook, Map.of("q", "x"), Map.of("q", "x"), Map.of("q", "y"));
        assertThat(found.evppi()).isLessThan(0.1);
        assertThat(found.harmless()).isFalse();
    }

    @Test
    void only_choices_that_somebody_gave_are_open_in_a_difference() {
        Playbook playbook = between("a", "b")
                .criterion("c", 60, 50)
                .question(
                        "q",
                        option("x").points("c", 10),
                        option("y").points("c", 10).shift("c", "b", 1),
                        option("z").points("c", 10).shift("c", "b", 30))
                .build();
        assertThat(only(playbook, Map.of("q", "x"), Map.of("q", "y")).harmless())
                .isTrue();
        assertThat(only(playbook, Map.of("q", "x"), Map.of()).harmless()).isFalse();
    }

    @Test
    void an_answer_that_could_rule_out_the_best_comes_first() {
        Playbook playbook = between("a", "b")
                .criterion("c", 55, 50)
                .question("base", option("x").points("c", 10), option("y"))
                .question(
                        "big", option("good").shift("c", "b", 20), option("bad").shift("c", "b", -20))
                .question("mandate", option("free"), option("bound").excludes("a"))
                .question("idle", option("x"), option("y").excludes("b"))
                .build();
        List<Evaluation.FindOut> found = findOut(playbook, Map.of(), Map.of("base", "x"));
        assertThat(found).extracting(Evaluation.FindOut::question).containsExactly("mandate", "big", "idle");
        assertThat(found.getFirst().couldRuleOut()).containsExactly("a");
        assertThat(found.get(2).couldRuleOut()).as("b is not in the lead").isEmpty();
    }

    @Test
    void ruling_out_the_best_makes_its_value_count_as_nothing() {
        // Bound: a is out; b's 50 against 0. Free: a stays: no gain. Half of 50.
        Playbook playbook = fixed(option("free"), option("bound").excludes("a")).build();
        assertThat(only(playbook, Map.of()).evppi()).isCloseTo(25, within(1.5));
    }

    @Test
    void figures_that_round_alike_keep_the_playbooks_order() {
        Playbook playbook = between("a", "b")
                .criterion("c", 90, 50)
                .question("base", option("x").points("c", 10), option("y"))
                .question("second", option("x"), option("y"))
                .question("third", option("x"), option("y"))
                .build();
        assertThat(findOut(playbook, Map.of(), Map.of("base", "x")))
                .extracting(Evaluation.FindOut::question)
                .containsExactly("second", "third");
    }

    @Test
    void draws_off_the_route_are_a_group_of_their_own() {
        Playbook playbook = between("a", "b")
                .criterion("c", exactly(55), exactly(50))
                .question("gate", option("x").points("c", 10), option("y").points("c", 10))
                .question(
                        "q",
                        Map.of("gate", List.of("x")),
                        option("good").shift("c", "b", 20),
                        option("bad").shift("c", "b", -20))
                .build();
        List<Evaluation.FindOut> found = findOut(playbook, Map.of(), Map.of("gate", "x"), Map.of("gate", "y"));
        // On the route in half of the draws, good in half of these: a quarter gains 15.
        assertThat(found)
                .filteredOn(f -> f.question().equals("q"))
                .singleElement()
                .satisfies(f -> assertThat(f.evppi()).isCloseTo(15 / 4.0, within(0.4)));
    }

    @Test
    void off_the_route_only_what_is_feasible_at_present_can_be_chosen() {
        Playbook playbook = between("a", "b")
                .criterion("c", 90, 50)
                .question("gate", option("x").points("c", 10), option("y").points("c", 10))
                .question("q", Map.of("gate", List.of("x")), option("k"), option("l"))
                .question("ban", option("on").excludes("a"), option("off"))
                .build();
        Evaluation.FindOut found = only(playbook, Map.of("gate", "x", "ban", "on"), Map.of("gate", "y", "ban", "on"));
        assertThat(found.evppi()).isZero();
    }

    /// a is worth 55, b 50 before the question q.
    private static PlaybookBuilder fixed(Option... options) {
        return between("a", "b")
                .criterion("c", 55, 50)
                .question(
                        "base", option("only").points("c", 10), option("other").points("c", 10))
                .question("q", options);
    }

    private static Evaluation.FindOut only(Playbook playbook, Map<?, ?>... answers) {
        List<Evaluation.FindOut> found = findOut(playbook, Map.of(), answers).stream()
                .filter(f -> f.question().equals("q"))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /// Without the question "base", which separates nothing.
    private static List<Evaluation.FindOut> findOut(
            Playbook playbook, Map<String, String> agreed, Map<?, ?>... answers) {
        return Evaluator.evaluate(Groups.inputs(playbook, agreed, answers)).findOut().stream()
                .filter(f -> !f.question().equals("base"))
                .toList();
    }
}
