package dev.showdown.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.PlaybookBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InputsTest {

    private static final Playbook PLAYBOOK = PlaybookBuilder.between("a", "b")
            .criterion("c", 50, 40)
            .question("q", PlaybookBuilder.option("y"), PlaybookBuilder.option("n"))
            .build();

    @Test
    void one_persons_inputs_have_the_default_draws_and_seed() {
        Inputs inputs = Inputs.of(PLAYBOOK, new Answers(Map.of("q", "y")));
        assertThat(inputs.participants()).hasSize(1);
        assertThat(inputs.draws()).isEqualTo(10_000);
        assertThat(inputs.seed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 999, 1_000_001})
    void draws_outside_their_range_are_refused(int draws) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs(Answers.NONE, Answers.NONE, Map.of(), draws))
                .withMessageContaining(Integer.toString(draws));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
    void importance_outside_its_range_is_refused(double points) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs(Answers.NONE, Answers.NONE, Map.of("c", points), Inputs.FEWEST_DRAWS))
                .withMessageContaining("importance");
    }

    @Test
    void importance_without_a_number_is_refused() {
        Map<String, Double> importance = new HashMap<>();
        importance.put("c", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs(Answers.NONE, Answers.NONE, importance, Inputs.FEWEST_DRAWS));
    }

    @Test
    void importance_of_an_unknown_criterion_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs(Answers.NONE, Answers.NONE, Map.of("nowhere", 1.0), Inputs.FEWEST_DRAWS))
                .withMessageContaining("nowhere");
    }

    @Test
    void an_unknown_question_or_choice_is_refused_also_when_agreed() {
        for (Map<String, String> wrong : List.of(Map.of("nowhere", "y"), Map.of("q", "nowhere"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inputs(new Answers(wrong), Answers.NONE, Map.of(), Inputs.FEWEST_DRAWS))
                    .withMessageContaining("nowhere");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inputs(Answers.NONE, new Answers(wrong), Map.of(), Inputs.FEWEST_DRAWS))
                    .withMessageContaining("nowhere");
        }
    }

    @Test
    void unknown_is_an_answer() {
        Inputs inputs = inputs(new Answers(Map.of("q", "unknown")), Answers.NONE, Map.of("c", 100.0), 1_000_000);
        assertThat(inputs.participants().getFirst().answers().to("q")).isEqualTo(Answers.UNKNOWN);
    }

    @Test
    void nobody_cannot_be_evaluated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inputs(PLAYBOOK, List.of(), Answers.NONE, Map.of(), 1, Inputs.FEWEST_DRAWS))
                .withMessageContaining("participant");
    }

    private static Inputs inputs(Answers answers, Answers agreed, Map<String, Double> importance, int draws) {
        return new Inputs(PLAYBOOK, List.of(new Inputs.Participant("P", answers)), agreed, importance, draws, 1);
    }
}
