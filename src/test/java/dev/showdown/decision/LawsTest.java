package dev.showdown.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;

import dev.showdown.support.RandomProjects;
import dev.showdown.support.TestPlaybooks;
import dev.showdown.support.Variations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The laws of the decision model (its section 12) about values, ranks and contributions, over random playbooks,
/// answers and teams.
class LawsTest {

    private static final Offset<Double> EXACT = within(1e-7);
    private static final int FEW = Inputs.FEWEST_DRAWS;

    @Provide
    Arbitrary<Inputs> projects() {
        return RandomProjects.projects(FEW);
    }

    @Property(tries = 300)
    void scaling_all_points_below_the_cap_leaves_weights_alone(@ForAll("projects") Inputs inputs) {
        Inputs small = Variations.withImportance(scaled(inputs, 0.2), Map.of());
        Inputs smaller = scaled(small, 0.25);
        assertThat(figures(Evaluator.evaluate(smaller), Evaluation.CriterionResult::weight))
                .allSatisfy((criterion, weight) -> assertThat(weight)
                        .isCloseTo(
                                figures(Evaluator.evaluate(small), Evaluation.CriterionResult::weight)
                                        .get(criterion),
                                EXACT));
    }

    @Property(tries = 200)
    void a_criterion_without_points_changes_nothing(@ForAll("projects") Inputs project) {
        String first = project.playbook().criteria().getFirst().key();
        Inputs inputs = Variations.withImportance(project, Map.of(first, 20.0));
        Evaluation before = Evaluator.evaluate(inputs);
        Evaluation after = Evaluator.evaluate(withCriterionNobodyNeeds(inputs));
        assertThat(after.leader()).isEqualTo(before.leader());
        assertThat(after.lead()).isEqualTo(before.lead());
        assertThat(after.answerFlips()).isEqualTo(before.answerFlips());
        assertThat(after.answersThatMattered()).isEqualTo(before.answersThatMattered());
        assertThat(after.criteria().getLast().weight()).isZero();
        for (int c = 0; c < before.criteria().size(); c++) {
            assertThat(after.criteria().get(c)).isEqualTo(before.criteria().get(c));
        }
    }

    @Property(tries = 300)
    void an_alternative_dominated_by_a_feasible_one_never_leads(@ForAll("projects") Inputs inputs) {
        Evaluation evaluation = Evaluator.evaluate(withDominated(inputs));
        Assume.that(evaluation.alternatives().getFirst().excluded().isEmpty());
        assertThat(evaluation.leader()).isNotEqualTo("dominated");
        assertThat(evaluation.answerFlips())
                .filteredOn(flip -> "dominated".equals(flip.leader()))
                .allSatisfy(flip -> assertThat(excludesFirst(inputs, flip)).isTrue());
    }

    @Property(tries = 300)
    void raising_a_partial_value_never_lowers_the_value(@ForAll("projects") Inputs inputs) {
        Playbook playbook = inputs.playbook();
        String raised = playbook.alternatives().getLast().key();
        Criterion criterion = playbook.criteria().getFirst();
        Map<String, Judgement> performance = new LinkedHashMap<>(criterion.performance());
        performance.computeIfPresent(
                raised,
                (key, judgement) ->
                        new Judgement(judgement.low(), (judgement.likely() + judgement.high()) / 2, judgement.high()));
        List<Criterion> criteria = new ArrayList<>(playbook.criteria());
        criteria.set(0, Variations.withPerformance(criterion, performance));
        Inputs after = Variations.withPlaybook(inputs, Variations.withCriteria(playbook, criteria));
        double before = values(Evaluator.evaluate(inputs)).get(raised);
        assertThat(values(Evaluator.evaluate(after)).get(raised)).isGreaterThanOrEqualTo(before - 1e-9);
    }

    @Property(tries = 300)
    void excluding_one_alternative_leaves_all_values_alone(@ForAll("projects") Inputs inputs) {
        Playbook free =
                Variations.withEveryChoice(inputs.playbook(), choice -> Variations.withExcludes(choice, List.of()));
        Evaluation before = Evaluator.evaluate(Variations.withPlaybook(inputs, free));
        Evaluation after = Evaluator.evaluate(inputs);
        for (int a = 0; a < before.alternatives().size(); a++) {
            assertThat(after.alternatives().get(a).value())
                    .isEqualTo(before.alternatives().get(a).value());
            assertThat(after.alternatives().get(a).mean())
                    .isEqualTo(before.alternatives().get(a).mean());
            assertThat(after.alternatives().get(a).interval())
                    .isEqualTo(before.alternatives().get(a).interval());
        }
    }

    @Property(tries = 300)
    void rank_acceptabilities_are_shares_of_ranks_and_of_draws(@ForAll("projects") Inputs inputs) {
        Evaluation evaluation = Evaluator.evaluate(inputs);
        List<Evaluation.AlternativeResult> feasible = evaluation.alternatives().stream()
                .filter(a -> a.excluded().isEmpty())
                .toList();
        assertThat(evaluation.alternatives())
                .allSatisfy(a -> assertThat(sum(a.acceptability())).isCloseTo(feasible.contains(a) ? 1 : 0, EXACT));
        for (int rank = 0; rank < evaluation.alternatives().size(); rank++) {
            int r = rank;
            assertThat(sum(evaluation.alternatives().stream()
                            .map(a -> a.acceptability().get(r))
                            .toList()))
                    .isCloseTo(rank < feasible.size() ? 1 : 0, EXACT);
        }
    }

    @Property(tries = 200)
    void winning_shares_of_a_pair_and_of_any_priorities_sum_to_one(@ForAll("projects") Inputs inputs) {
        Evaluation evaluation = Evaluator.evaluate(inputs);
        evaluation
                .pairwise()
                .forEach((a, shares) -> shares.forEach((b, share) -> {
                    if (share != null) {
                        assertThat(share + evaluation.pairwise().get(b).get(a)).isCloseTo(1, EXACT);
                    }
                }));
        assertThat(sum(evaluation.anyPriorities().values()))
                .isCloseTo(evaluation.verdict() == Verdict.NOTHING_FITS ? 0 : 1, EXACT);
    }

    @Property(tries = 300)
    void contributions_sum_to_the_difference_of_values(@ForAll("projects") Inputs inputs) {
        Evaluation evaluation = Evaluator.evaluate(inputs);
        Map<String, Double> values = values(evaluation);
        for (String other : values.keySet()) {
            if (evaluation.leader() == null || other.equals(evaluation.leader())) {
                assertThat(evaluation.criteria())
                        .noneMatch(c -> c.contribution().containsKey(other));
            } else {
                assertThat(sum(evaluation.criteria().stream()
                                .map(c -> c.contribution().get(other))
                                .toList()))
                        .isCloseTo(values.get(evaluation.leader()) - values.get(other), EXACT);
            }
        }
    }

    @Example
    void knowing_nothing_is_too_close_to_call() {
        Evaluation evaluation = Evaluator.evaluate(Inputs.of(TestPlaybooks.NODE_VS_PYTHON, Answers.NONE));
        assertThat(evaluation.verdict()).isEqualTo(Verdict.TOO_CLOSE);
    }

    private static Inputs scaled(Inputs inputs, double factor) {
        return Variations.withPlaybook(inputs, Variations.withEveryChoice(inputs.playbook(), choice -> {
            Map<String, Double> points = new LinkedHashMap<>(choice.points());
            points.replaceAll((criterion, value) -> value * factor);
            return Variations.withPoints(choice, points);
        }));
    }

    private static Inputs withCriterionNobodyNeeds(Inputs inputs) {
        List<Criterion> criteria = new ArrayList<>(inputs.playbook().criteria());
        Criterion last = criteria.getLast();
        criteria.add(new Criterion("idle", "", "Idle", "", last.performance(), "", List.of()));
        return Variations.withPlaybook(inputs, Variations.withCriteria(inputs.playbook(), criteria));
    }

    /// Adds an alternative that is at most as good as the first one on every criterion, whatever the answers.
    private static Inputs withDominated(Inputs inputs) {
        Playbook playbook = inputs.playbook();
        String first = playbook.alternatives().getFirst().key();
        List<Alternative> alternatives = new ArrayList<>(playbook.alternatives());
        alternatives.add(new Alternative("dominated", "Dominated", "", "", List.of()));
        List<Criterion> criteria = playbook.criteria().stream()
                .map(c -> Variations.withPerformance(c, withWorse(c.performance(), first)))
                .toList();
        Playbook choices = Variations.withEveryChoice(
                playbook,
                c -> new Choice(
                        c.key(),
                        c.label(),
                        c.hint(),
                        c.points(),
                        c.performance().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, e -> withWorse(e.getValue(), first))),
                        c.shifts().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, e -> withShift(e.getValue(), first))),
                        c.excludes(),
                        c.advice()));
        return Variations.withPlaybook(
                inputs, Variations.withAlternatives(Variations.withCriteria(choices, criteria), alternatives));
    }

    private static Map<String, Judgement> withWorse(Map<String, Judgement> performance, String than) {
        Map<String, Judgement> with = new LinkedHashMap<>(performance);
        if (performance.containsKey(than)) {
            Judgement better = performance.get(than);
            with.put("dominated", new Judgement(better.low() * 0.9, better.likely() * 0.9, better.high() * 0.9));
        }
        return with;
    }

    private static Map<String, Double> withShift(Map<String, Double> shifts, String of) {
        Map<String, Double> with = new LinkedHashMap<>(shifts);
        if (shifts.containsKey(of)) {
            with.put("dominated", shifts.get(of));
        }
        return with;
    }

    private static boolean excludesFirst(Inputs inputs, Evaluation.AnswerFlip flip) {
        Inputs with = Variations.withAgreed(withDominated(inputs), flip.question(), flip.to());
        return !Evaluator.evaluate(with).alternatives().getFirst().excluded().isEmpty();
    }

    private static Map<String, Double> values(Evaluation evaluation) {
        return evaluation.alternatives().stream()
                .collect(Collectors.toMap(Evaluation.AlternativeResult::key, Evaluation.AlternativeResult::value));
    }

    private static Map<String, Double> figures(
            Evaluation evaluation, Function<Evaluation.CriterionResult, Double> figure) {
        return evaluation.criteria().stream().collect(Collectors.toMap(Evaluation.CriterionResult::key, figure));
    }

    private static double sum(Iterable<Double> numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
