package dev.showdown.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.showdown.support.RandomProjects;
import dev.showdown.support.Variations;

import static org.assertj.core.api.Assertions.assertThat;

/// Laws of the decision model (its section 12): what is reported to change the leader does, and nothing else.
class FlipLawsTest {

    private static final int FEW = Inputs.FEWEST_DRAWS;

    @Provide
    Arbitrary<Inputs> projects() {
        return RandomProjects.projects(FEW);
    }

    @Property(tries = 150)
    void exactly_the_reported_answer_flips_change_the_leader(@ForAll("projects") Inputs inputs) {
        Evaluation evaluation = Evaluator.evaluate(inputs);
        Map<String, Evaluation.AnswerFlip> reported = evaluation.answerFlips().stream()
                .collect(Collectors.toMap(flip -> flip.question() + "=" + flip.to(), flip -> flip));
        for (Question question : inputs.playbook().questions()) {
            for (Choice choice : question.choices()) {
                Evaluation after = Evaluator.evaluate(Variations.withAgreed(inputs, question.key(), choice.key()));
                Evaluation.AnswerFlip flip = reported.get(question.key() + "=" + choice.key());
                if (flip == null) {
                    assertThat(after.leader()).isEqualTo(evaluation.leader());
                } else {
                    assertThat(after.leader()).isNotEqualTo(evaluation.leader()).isEqualTo(flip.leader());
                    assertThat(after.lead()).isEqualTo(flip.lead());
                }
            }
        }
    }

    @Property(tries = 150)
    void exactly_the_reported_pairs_change_the_leader(@ForAll("projects") Inputs inputs) {
        Evaluation evaluation = Evaluator.evaluate(inputs);
        Assume.that(evaluation.pairsSearched());
        List<Evaluation.Change> changes = changesWithoutExclusion(inputs);
        List<List<Evaluation.Change>> flips = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            for (Evaluation.Change second : changes.subList(i + 1, changes.size())) {
                Evaluation.Change first = changes.get(i);
                Inputs both = Variations.withAgreed(
                        Variations.withAgreed(inputs, first.question(), first.to()), second.question(), second.to());
                if (!first.question().equals(second.question())
                        && !Objects.equals(Evaluator.evaluate(both).leader(), evaluation.leader())) {
                    flips.add(List.of(first, second));
                }
            }
        }
        assertThat(evaluation.flipPairs())
                .extracting(Evaluation.FlipPair::changes)
                .containsExactlyInAnyOrderElementsOf(flips);
    }

    @Property(tries = 300)
    void the_leader_changes_just_beyond_a_flip_weight_and_not_before(@ForAll("projects") Inputs inputs) {
        Values values = new Group(new Model(inputs.playbook()), inputs).values;
        Evaluation evaluation = Evaluator.evaluate(inputs);
        for (int c = 0; c < values.weights.length; c++) {
            Evaluation.Flip flip = evaluation.criteria().get(c).flip();
            if (flip == null || Math.abs(flip.weight() - values.weights[c]) < 1e-3) {
                continue;
            }
            double step = 1e-4 * Math.signum(flip.weight() - values.weights[c]);
            if (flip.weight() + step > 0 && flip.weight() + step < 1) {
                assertThat(leaderAt(values, c, flip.weight() - step)).isEqualTo(values.leader);
                assertThat(leaderAt(values, c, flip.weight() + step)).isNotEqualTo(values.leader);
            }
        }
    }

    private static List<Evaluation.Change> changesWithoutExclusion(Inputs inputs) {
        Group group = new Group(new Model(inputs.playbook()), inputs);
        List<Evaluation.Change> changes = new ArrayList<>();
        for (int q = 0; q < inputs.playbook().questions().size(); q++) {
            Question question = inputs.playbook().questions().get(q);
            for (Choice choice : group.isAsked(q) ? question.choices() : List.<Choice>of()) {
                if (choice.excludes().isEmpty()
                        && !group.allGave(q, question.choices().indexOf(choice))) {
                    changes.add(new Evaluation.Change(question.key(), choice.key()));
                }
            }
        }
        return changes;
    }

    private static int leaderAt(Values values, int criterion, double weight) {
        double[] weights = values.weights.clone();
        for (int c = 0; c < weights.length; c++) {
            weights[c] *= c == criterion ? 0 : (1 - weight) / (1 - values.weights[criterion]);
        }
        weights[criterion] = weight;
        return new Values(weights, values.partial, values.excluded).leader;
    }
}
