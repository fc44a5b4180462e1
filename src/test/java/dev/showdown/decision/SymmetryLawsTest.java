package dev.showdown.decision;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;

import dev.showdown.support.RandomProjects;
import dev.showdown.support.Variations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Laws of the decision model (its section 12): no name, order or moment changes a result. Shifts are taken out where
/// order is permuted, because values clamped to 0 or 100 tie, and ties follow the order.
class SymmetryLawsTest {

    private static final Offset<Double> EXACT = within(1e-7);
    /// More than five standard errors of the difference of two shares over [#MANY] draws.
    private static final Offset<Double> SAMPLING = within(0.06);

    private static final int FEW = Inputs.FEWEST_DRAWS;
    private static final int MANY = 4_000;

    @Provide
    Arbitrary<Inputs> projects() {
        return RandomProjects.projects(FEW);
    }

    @Provide
    Arbitrary<Inputs> sampledProjects() {
        return RandomProjects.projects(MANY);
    }

    @Property(tries = 300)
    void permuting_criteria_permutes_the_exact_results(@ForAll("projects") Inputs project) {
        Inputs inputs = withoutShifts(project);
        Evaluation before = Evaluator.evaluate(inputs);
        Evaluation after = Evaluator.evaluate(withCriteriaReversed(inputs));
        Assume.that(!hasTie(before));
        assertSameExactResults(before, after);
    }

    @Property(tries = 40)
    void permuting_criteria_leaves_the_simulation_alone_within_sampling_error(
            @ForAll("sampledProjects") Inputs inputs) {
        assertSameSimulation(Evaluator.evaluate(inputs), Evaluator.evaluate(withCriteriaReversed(inputs)));
    }

    @Property(tries = 300)
    void permuting_alternatives_permutes_the_exact_results(@ForAll("projects") Inputs project) {
        Inputs inputs = withoutShifts(project);
        Evaluation before = Evaluator.evaluate(inputs);
        Assume.that(!hasTie(before));
        assertSameExactResults(before, Evaluator.evaluate(withAlternativesReversed(inputs)));
    }

    @Property(tries = 40)
    void permuting_alternatives_permutes_the_simulation_within_sampling_error(
            @ForAll("sampledProjects") Inputs project) {
        Inputs inputs = withoutShifts(project);
        Evaluation before = Evaluator.evaluate(inputs);
        assertSameSimulation(before, Evaluator.evaluate(withAlternativesReversed(inputs)));
    }

    @Property(tries = 200)
    void swapping_the_names_of_two_alternatives_swaps_the_result(@ForAll("projects") Inputs inputs) {
        UnaryOperator<String> swap = key -> key.equals("a0") ? "a1" : key.equals("a1") ? "a0" : key;
        Evaluation before = Evaluator.evaluate(inputs);
        Evaluation after =
                Evaluator.evaluate(Variations.withPlaybook(inputs, Variations.renamed(inputs.playbook(), swap)));
        assertThat(after.leader()).isEqualTo(before.leader() == null ? null : swap.apply(before.leader()));
        assertThat(after.regret()).isEqualTo(Variations.renamed(before.regret(), swap));
        assertThat(after.anyPriorities()).isEqualTo(Variations.renamed(before.anyPriorities(), swap));
        assertThat(after.alternatives())
                .extracting(Evaluation.AlternativeResult::acceptability)
                .isEqualTo(before.alternatives().stream()
                        .map(Evaluation.AlternativeResult::acceptability)
                        .toList());
        assertThat(after.alternatives())
                .extracting(Evaluation.AlternativeResult::value)
                .isEqualTo(before.alternatives().stream()
                        .map(Evaluation.AlternativeResult::value)
                        .toList());
    }

    @Property(tries = 100)
    void the_same_inputs_give_the_same_result(@ForAll("projects") Inputs inputs) {
        assertThat(Evaluator.evaluate(inputs)).isEqualTo(Evaluator.evaluate(inputs));
    }

    private static Inputs withoutShifts(Inputs inputs) {
        return Variations.withPlaybook(
                inputs,
                Variations.withEveryChoice(inputs.playbook(), choice -> Variations.withShifts(choice, Map.of())));
    }

    private static Inputs withCriteriaReversed(Inputs inputs) {
        Playbook playbook = inputs.playbook();
        return Variations.withPlaybook(
                inputs, Variations.withCriteria(playbook, Variations.reversed(playbook.criteria())));
    }

    private static Inputs withAlternativesReversed(Inputs inputs) {
        Playbook playbook = inputs.playbook();
        return Variations.withPlaybook(
                inputs, Variations.withAlternatives(playbook, Variations.reversed(playbook.alternatives())));
    }

    private static boolean hasTie(Evaluation evaluation) {
        List<Double> sorted = values(evaluation).values().stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i) - sorted.get(i - 1) < 1e-6) {
                return true;
            }
        }
        return false;
    }

    private static void assertSameExactResults(Evaluation before, Evaluation after) {
        assertThat(after.leader()).isEqualTo(before.leader());
        assertThat(values(after)).allSatisfy((key, value) -> assertThat(value)
                .isCloseTo(values(before).get(key), EXACT));
        Map<String, Double> weights = figures(before, Evaluation.CriterionResult::weight);
        assertThat(figures(after, Evaluation.CriterionResult::weight))
                .allSatisfy((key, weight) -> assertThat(weight).isCloseTo(weights.get(key), EXACT));
        assertThat(flips(after)).isEqualTo(flips(before));
        Map<String, Double> without = before.answersThatMattered().stream()
                .collect(Collectors.toMap(Evaluation.AnswerMattered::question, Evaluation.AnswerMattered::leadWithout));
        assertThat(after.answersThatMattered()).hasSameSizeAs(before.answersThatMattered());
        assertThat(after.answersThatMattered()).allSatisfy(answer -> assertThat(answer.leadWithout())
                .isCloseTo(without.get(answer.question()), EXACT));
    }

    private static List<String> flips(Evaluation evaluation) {
        return evaluation.answerFlips().stream()
                .map(flip -> flip.question() + "=" + flip.to() + ":" + flip.leader())
                .sorted()
                .toList();
    }

    private static void assertSameSimulation(Evaluation before, Evaluation after) {
        Map<String, Evaluation.AlternativeResult> byKey =
                after.alternatives().stream().collect(Collectors.toMap(Evaluation.AlternativeResult::key, a -> a));
        for (Evaluation.AlternativeResult alternative : before.alternatives()) {
            Evaluation.AlternativeResult other = byKey.get(alternative.key());
            for (int rank = 0; rank < alternative.acceptability().size(); rank++) {
                assertThat(other.acceptability().get(rank))
                        .isCloseTo(alternative.acceptability().get(rank), SAMPLING);
            }
            assertThat(other.mean()).isCloseTo(alternative.mean(), within(3.5));
            assertThat(after.anyPriorities().get(alternative.key()))
                    .isCloseTo(before.anyPriorities().get(alternative.key()), SAMPLING);
        }
    }

    private static Map<String, Double> values(Evaluation evaluation) {
        return evaluation.alternatives().stream()
                .collect(Collectors.toMap(Evaluation.AlternativeResult::key, Evaluation.AlternativeResult::value));
    }

    private static Map<String, Double> figures(
            Evaluation evaluation, Function<Evaluation.CriterionResult, Double> figure) {
        return evaluation.criteria().stream().collect(Collectors.toMap(Evaluation.CriterionResult::key, figure));
    }
}
