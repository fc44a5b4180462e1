package dev.showdown.decision;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.support.PlaybookBuilder;

import static dev.showdown.support.PlaybookBuilder.between;
import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Answer flips of section 8 of the decision model.
class FlipsTest {

    @Test
    void an_answer_that_changes_the_leader_is_reported_with_its_new_lead() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 50), option("y").points("d", 50), option("z"))
                .build();
        Flips flips = flips(Groups.of(playbook, Map.of("q", "x")));
        assertThat(flips.singles()).containsExactly(new Evaluation.AnswerFlip("q", "x", "y", "b", 10.0, false));
    }

    @Test
    void flips_come_nearest_first_and_those_without_a_lead_last() {
        Playbook playbook = base().question(
                        "q",
                        option("x").points("c", 50),
                        option("far").points("d", 50),
                        option("out").points("c", 50).excludes("a"),
                        option("near").points("d", 50).shift("d", "b", -9))
                .build();
        assertThat(flips(Groups.of(playbook, Map.of("q", "x"))).singles())
                .extracting(Evaluation.AnswerFlip::to, Evaluation.AnswerFlip::lead, Evaluation.AnswerFlip::byExclusion)
                .containsExactly(tuple("near", 1.0, false), tuple("far", 10.0, false), tuple("out", null, true));
    }

    @Test
    void a_change_to_no_leader_is_a_flip() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 50), option("none").excludes("a", "b"))
                .build();
        assertThat(flips(Groups.of(playbook, Map.of("q", "x"))).singles())
                .containsExactly(new Evaluation.AnswerFlip("q", "x", "none", null, null, true));
    }

    @Test
    void a_change_from_no_leader_is_a_flip_by_what_is_no_longer_excluded() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 50), option("none").excludes("a", "b"))
                .build();
        Flips flips = flips(Groups.of(playbook, Map.of("q", "none")));
        assertThat(flips.singles()).containsExactly(new Evaluation.AnswerFlip("q", "none", "x", "a", 20.0, false));
        assertThat(flips.searchesPairs()).isFalse();
    }

    @Test
    void an_unknown_answer_may_be_changed_to_any_choice() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 50), option("y").points("d", 50))
                .build();
        assertThat(flips(Groups.of(playbook, Map.of())).singles())
                .containsExactly(new Evaluation.AnswerFlip("q", "unknown", "y", "b", 10.0, false));
    }

    @Test
    void in_a_team_a_choice_that_not_everybody_gave_may_flip_when_agreed() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 50), option("y").points("d", 50))
                .build();
        Group team = Groups.of(playbook, Map.of("q", "x"), Map.of("q", "x"), Map.of("q", "y"));
        assertThat(flips(team).singles()).containsExactly(new Evaluation.AnswerFlip("q", null, "y", "b", 10.0, false));
        assertThat(flips(Groups.of(playbook, Map.of("q", "y"), Map.of("q", "y")))
                        .singles())
                .extracting(Evaluation.AnswerFlip::from)
                .containsExactly("y");
    }

    @Test
    void an_agreed_answer_may_be_changed_too() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 50), option("y").points("d", 50))
                .build();
        Group team = Groups.agreed(playbook, Map.of("q", "x"), Map.of("q", "y"), Map.of("q", "y"));
        assertThat(flips(team).singles()).containsExactly(new Evaluation.AnswerFlip("q", "x", "y", "b", 10.0, false));
    }

    @Test
    void a_change_may_open_a_question_that_was_answered_before() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 20), option("y").points("c", 20))
                .question("r", Map.of("q", List.of("y")), option("k").points("d", 80), option("l"))
                .build();
        assertThat(flips(Groups.of(playbook, Map.of("q", "x", "r", "k"))).singles())
                .containsExactly(new Evaluation.AnswerFlip("q", "x", "y", "b", 4.0, false));
    }

    @Test
    void pairs_are_searched_when_no_single_answer_without_an_exclusion_flips() {
        // One answer moves 40 points, two are needed: 20 * c against 10 * d.
        Playbook playbook = base().question(
                        "q", option("x").points("c", 20), option("y").points("d", 30))
                .question("r", option("x").points("c", 20), option("y").points("d", 30))
                .question("s", option("x"), option("out").excludes("a"))
                .build();
        Flips flips = flips(Groups.of(playbook, Map.of("q", "x", "r", "x", "s", "x")));
        assertThat(flips.singles()).extracting(Evaluation.AnswerFlip::to).containsExactly("out");
        assertThat(flips.searchesPairs()).isTrue();
        assertThat(flips.pairs())
                .containsExactly(new Evaluation.FlipPair(
                        List.of(new Evaluation.Change("q", "y"), new Evaluation.Change("r", "y")), "b", 10.0));
    }

    @Test
    void no_pair_is_searched_when_a_single_answer_flips() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 50), option("y").points("d", 50))
                .question("r", option("x"), option("y").points("d", 50))
                .build();
        Flips flips = flips(Groups.of(playbook, Map.of("q", "x", "r", "x")));
        assertThat(flips.searchesPairs()).isFalse();
        assertThat(flips.pairs()).isEmpty();
    }

    @Test
    void no_two_answers_may_change_it_either() {
        Playbook playbook = base().question(
                        "q", option("x").points("c", 90), option("y").points("c", 80))
                .question("r", option("x"), option("y").points("d", 5))
                .build();
        Flips flips = flips(Groups.of(playbook, Map.of("q", "x", "r", "x")));
        assertThat(flips.singles()).isEmpty();
        assertThat(flips.searchesPairs()).isTrue();
        assertThat(flips.pairs()).isEmpty();
    }

    /// Criterion c speaks for a by 20 points, criterion d for b by 10.
    private static PlaybookBuilder base() {
        return between("a", "b").criterion("c", 60, 40).criterion("d", 40, 50);
    }

    private static Flips flips(Group group) {
        return new Flips(group, new Counterfactuals(group));
    }
}
