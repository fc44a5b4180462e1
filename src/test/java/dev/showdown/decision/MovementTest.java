package dev.showdown.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.showdown.decision.Movement.Change;
import dev.showdown.support.RandomProjects;
import dev.showdown.support.TestPlaybooks;
import dev.showdown.support.Variations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// How a difference between two alternatives moved, change by change.
class MovementTest {

    private static final Playbook PLAYBOOK = TestPlaybooks.NODE_VS_PYTHON;

    @Provide
    Arbitrary<Inputs> projects() {
        return RandomProjects.projects(Inputs.FEWEST_DRAWS);
    }

    @Property(tries = 300)
    void steps_sum_to_the_whole_movement(@ForAll("projects") Inputs from, @ForAll int pick) {
        Inputs to = changed(from, pick);
        Movement movement = Movement.of(from, to, alternative(from, 0), alternative(from, 1));
        assertThat(movement.from()).isEqualTo(difference(from));
        assertThat(movement.to()).isEqualTo(difference(to), within(1e-9));
        double sum =
                movement.steps().stream().mapToDouble(Movement.Step::points).sum();
        assertThat(movement.from() + sum).isEqualTo(movement.to(), within(1e-9));
    }

    @Property(tries = 100)
    void without_a_change_nothing_moves(@ForAll("projects") Inputs inputs) {
        Movement movement = Movement.of(inputs, inputs, alternative(inputs, 0), alternative(inputs, 1));
        assertThat(movement.steps()).isEmpty();
        assertThat(movement.to()).isEqualTo(movement.from(), within(1e-9));
    }

    @Property(tries = 200)
    void every_step_names_something_that_differs(@ForAll("projects") Inputs from, @ForAll int pick) {
        Inputs to = changed(from, pick);
        for (Movement.Step step : Movement.of(from, to, alternative(from, 0), alternative(from, 1))
                .steps()) {
            switch (step.change()) {
                case Change.Answer(String question) ->
                    assertThat(distribution(from, question)).isNotEqualTo(distribution(to, question));
                case Change.Importance() -> assertThat(from.importance()).isNotEqualTo(to.importance());
                case Change.Knowledge _, Change.People _ -> throw new AssertionError(step);
            }
        }
    }

    @Property(tries = 100)
    void the_way_back_ends_where_the_way_there_began(@ForAll("projects") Inputs from, @ForAll int pick) {
        Inputs to = changed(from, pick);
        Movement back = Movement.of(to, from, alternative(from, 0), alternative(from, 1));
        assertThat(back.to()).isEqualTo(difference(from), within(1e-9));
    }

    @Example
    void one_other_answer_is_one_step_of_the_whole_difference() {
        Inputs from = inputs(PLAYBOOK, Map.of("live-updates", "core", "skills", "javascript"));
        Inputs to = inputs(PLAYBOOK, Map.of("live-updates", "none", "skills", "javascript"));
        Movement movement = Movement.of(from, to, "node", "python");
        assertThat(movement.steps())
                .extracting(Movement.Step::change)
                .containsExactly(new Change.Answer("live-updates"));
        assertThat(movement.steps().getFirst().points())
                .isNegative()
                .isEqualTo(movement.to() - movement.from(), within(1e-9));
    }

    @Example
    void an_answer_off_the_route_is_no_change() {
        Map<String, String> answers = new LinkedHashMap<>(Map.of("front-end", "none"));
        Inputs from = inputs(PLAYBOOK, answers);
        answers.put("same-people", "yes");
        assertThat(Movement.of(from, inputs(PLAYBOOK, answers), "node", "python")
                        .steps())
                .isEmpty();
    }

    @Example
    void other_people_are_one_step_and_hide_no_importance() {
        Inputs from = inputs(PLAYBOOK, Map.of("skills", "javascript"));
        Inputs to = new Inputs(
                PLAYBOOK,
                List.of(
                        new Inputs.Participant("Ann", new Answers(Map.of("skills", "python"))),
                        new Inputs.Participant("Ben", new Answers(Map.of("skills", "javascript")))),
                Answers.NONE,
                Map.of("throughput", 100.0),
                Inputs.FEWEST_DRAWS,
                1);
        assertThat(Movement.of(from, to, "node", "python").steps())
                .extracting(Movement.Step::change)
                .containsExactly(new Change.People(), new Change.Importance());
    }

    @Example
    void new_knowledge_is_the_first_step_and_what_it_no_longer_asks_is_left_out() {
        Playbook newer = Variations.withVersion(
                Variations.withQuestions(
                        PLAYBOOK,
                        PLAYBOOK.questions().stream()
                                .filter(question -> !question.key().equals("regulation"))
                                .toList()),
                "later");
        Map<String, String> answers = Map.of("regulation", "strict", "skills", "python");
        Movement movement =
                Movement.of(inputs(PLAYBOOK, answers), inputs(newer, Map.of("skills", "javascript")), "node", "python");
        assertThat(movement.steps())
                .extracting(Movement.Step::change)
                .containsExactly(new Change.Knowledge(PLAYBOOK.version(), "later"), new Change.Answer("skills"));
        assertThat(movement.from()).isEqualTo(difference(inputs(PLAYBOOK, answers)));
        assertThat(movement.steps().getFirst().points()).isPositive();
    }

    @Example
    void where_the_earlier_playbook_does_not_know_both_there_is_nothing_to_start_from() {
        Playbook other = Variations.renamed(PLAYBOOK, key -> key.equals("node") ? "deno" : key);
        Movement movement =
                Movement.of(inputs(other, Map.of()), inputs(PLAYBOOK, Map.of("skills", "python")), "node", "python");
        assertThat(movement.from()).isNull();
        assertThat(movement.steps().getFirst().points()).isNull();
        assertThat(movement.steps().get(1).points()).isNegative();
    }

    private static Inputs inputs(Playbook playbook, Map<String, String> answers) {
        return Inputs.of(playbook, new Answers(answers));
    }

    /// Some answers settled otherwise, and perhaps other importance.
    private static Inputs changed(Inputs inputs, int pick) {
        Inputs changed = inputs;
        int bits = pick;
        for (Question question : inputs.playbook().questions()) {
            if ((bits & 1) == 1) {
                Choice choice = question.choices()
                        .get(Math.floorMod(bits >> 1, question.choices().size()));
                changed = Variations.withAgreed(changed, question.key(), choice.key());
            }
            bits >>= 2;
        }
        return (pick & 4) == 0
                ? changed
                : Variations.withImportance(
                        changed, Map.of(inputs.playbook().criteria().getFirst().key(), 70.0));
    }

    private static String alternative(Inputs inputs, int index) {
        return inputs.playbook().alternatives().get(index).key();
    }

    private static double difference(Inputs inputs) {
        return new Group(new Model(inputs.playbook()), inputs).values.difference(0, 1);
    }

    /// Who answers what, for those who are asked.
    private static String distribution(Inputs inputs, String question) {
        StringBuilder answers = new StringBuilder();
        Model model = new Model(inputs.playbook());
        Group group = new Group(model, inputs);
        int index = inputs.playbook().questions().stream()
                .map(Question::key)
                .toList()
                .indexOf(question);
        for (int[] states : group.states) {
            answers.append(states[index]).append(' ');
        }
        return answers.toString();
    }
}
