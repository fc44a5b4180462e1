package dev.showdown.decision;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

import static dev.showdown.support.PlaybookBuilder.between;
import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/// Why the leader leads and others do not: section 8 of the decision model.
class ExplanationTest {

    private static final Playbook PLAYBOOK = between("a", "b", "out")
            .criterion("c", 60, 40, 90)
            .criterion("d", 40, 50, 90)
            .question("much", option("x").points("c", 30), option("y").points("d", 30))
            .question("little", option("x").points("c", 10), option("y"))
            .question("idle", option("x"), option("y"))
            .question("barrier", option("shut").points("d", 10).excludes("out"), option("open"))
            .build();
    private static final Map<String, String> ANSWERS =
            Map.of("much", "x", "little", "x", "idle", "x", "barrier", "shut");

    @Test
    void contributions_are_given_against_every_other_alternative() {
        // Points 40 and 10: weights 0.8 and 0.2.
        Map<String, Double> ofC = explanation(Groups.of(PLAYBOOK, ANSWERS)).contributions(0);
        assertThat(ofC).containsOnlyKeys("b", "out");
        assertThat(ofC.get("b")).isCloseTo(16, within(1e-12));
        assertThat(ofC.get("out")).isCloseTo(-24, within(1e-12));
    }

    @Test
    void answers_are_ordered_by_how_much_the_lead_changes_without_them() {
        // Lead 14. Without much: points 25 and 25, lead 5. Without little: 35, 10: (20*35 - 10*10) / 45.
        // Without barrier: 40, 5: (20*40 - 10*5) / 45, the excluded one ignored.
        assertThat(explanation(Groups.of(PLAYBOOK, ANSWERS)).answersThatMattered())
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType((x, y) -> Math.abs(x - y) < 1e-9 ? 0 : 1, Double.class)
                        .build())
                .containsExactly(
                        new Evaluation.AnswerMattered("much", "x", 5),
                        new Evaluation.AnswerMattered("barrier", "shut", 750 / 45.0),
                        new Evaluation.AnswerMattered("little", "x", 600 / 45.0),
                        new Evaluation.AnswerMattered("idle", "x", 14));
    }

    @Test
    void unknown_answers_do_not_matter_and_differing_ones_have_no_choice() {
        Group team = Groups.of(
                PLAYBOOK,
                Map.of("much", "x", "little", "x", "barrier", "shut"),
                Map.of("much", "y", "little", "x", "barrier", "shut"));
        assertThat(explanation(team).answersThatMattered())
                .extracting(Evaluation.AnswerMattered::question, Evaluation.AnswerMattered::choice)
                .containsExactlyInAnyOrder(tuple("much", null), tuple("little", "x"), tuple("barrier", "shut"));
    }

    @Test
    void without_a_lead_no_answer_mattered() {
        Playbook playbook = between("a", "b")
                .criterion("c", 60, 40)
                .question("q", option("x").excludes("b"), option("y"))
                .build();
        assertThat(explanation(Groups.of(playbook, Map.of("q", "x"))).answersThatMattered())
                .isEmpty();
    }

    @Test
    void an_excluded_alternative_is_explained_by_its_exclusions_alone() {
        Group group = Groups.of(PLAYBOOK, ANSWERS);
        Evaluation.WhyNot out = explanation(group)
                .whyNot(new Sensitivity(group.model, group.values))
                .get("out");
        assertThat(out)
                .isEqualTo(new Evaluation.WhyNot(
                        List.of(new Evaluation.ExcludedBy("barrier", "shut", "because of shut", "relax shut")),
                        List.of(),
                        List.of(),
                        null));
    }

    @Test
    void a_rejected_alternative_is_explained_by_what_cost_it_most_and_its_nearest_flip() {
        Group group = Groups.of(PLAYBOOK, ANSWERS);
        Map<String, Evaluation.WhyNot> whyNot = explanation(group).whyNot(new Sensitivity(group.model, group.values));
        assertThat(whyNot).containsOnlyKeys("b", "out");
        Evaluation.WhyNot b = whyNot.get("b");
        assertThat(b.excluded()).isEmpty();
        assertThat(b.criteria()).extracting(Evaluation.CriterionCost::criterion).containsExactly("c");
        assertThat(b.criteria().getFirst().cost()).isCloseTo(16, within(1e-12));
        assertThat(b.answers()).extracting(Evaluation.AnswerCost::question).containsExactly("much", "little");
        assertThat(b.answers().getFirst().cost()).isCloseTo(9, within(1e-9));
        // With two criteria both flips are equally near; the first in the playbook is named.
        assertThat(b.nearestFlip().criterion()).isEqualTo("c");
        assertThat(b.nearestFlip().weight()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void at_most_three_criteria_are_named_the_dearest_first() {
        Playbook playbook = between("a", "b")
                .criterion("c1", 60, 50)
                .criterion("c2", 60, 20)
                .criterion("c3", 60, 40)
                .criterion("c4", 60, 30)
                .question("q", option("x"), option("y"))
                .build();
        Group group = Groups.of(playbook, Map.of("q", "x"));
        assertThat(explanation(group)
                        .whyNot(new Sensitivity(group.model, group.values))
                        .get("b")
                        .criteria())
                .extracting(Evaluation.CriterionCost::criterion)
                .containsExactly("c2", "c4", "c3");
    }

    private static Explanation explanation(Group group) {
        return new Explanation(group, new Counterfactuals(group));
    }
}
