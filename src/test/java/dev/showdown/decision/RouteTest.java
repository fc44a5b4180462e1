package dev.showdown.decision;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.support.PlaybookBuilder;

import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;

/// Which questions are asked (section 2 of the decision model).
class RouteTest {

    /// Each question is asked only after a yes to the one before.
    private static final Playbook CHAIN = PlaybookBuilder.between("a", "b")
            .criterion("c", 10, 20)
            .question("first", option("yes"), option("no"))
            .question("second", Map.of("first", List.of("yes")), option("yes"), option("no"))
            .question("third", Map.of("second", List.of("yes")), option("yes"), option("no"))
            .build();

    private static List<String> asked(Map<String, String> answers) {
        return Route.of(CHAIN, new Answers(answers)).questions().stream()
                .map(Question::key)
                .toList();
    }

    @Test
    void a_condition_sees_no_answer_to_a_question_that_is_off_the_route_itself() {
        assertThat(asked(Map.of("first", "yes", "second", "yes"))).containsExactly("first", "second", "third");
        assertThat(asked(Map.of("first", "no", "second", "yes"))).containsExactly("first");
    }

    @Test
    void an_unknown_answer_opens_nothing() {
        assertThat(asked(Map.of("first", Answers.UNKNOWN))).containsExactly("first");
        assertThat(asked(Map.of())).containsExactly("first");
    }
}
