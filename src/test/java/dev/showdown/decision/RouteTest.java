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

    private static final Playbook PLAYBOOK = PlaybookBuilder.between("a", "b")
            .criterion("c", 1, 2)
            .question("first", option("yes"), option("no"))
            .question("second", Map.of("first", List.of("yes")), option("much"), option("little"))
            .build();

    private static Answers counted(String first, String second) {
        return Route.counted(PLAYBOOK, new Answers(Map.of("first", first, "second", second)));
    }

    @Test
    void conditions_hold_for_more_than_half() {
        Map<String, List<String>> when = Map.of("first", List.of("yes"));
        Answers yes = counted("yes", "much");
        Answers no = counted("no", "much");
        assertThat(Route.holdsForMost(when, List.of(yes, no))).isFalse();
        assertThat(Route.holdsForMost(when, List.of(yes, no, yes))).isTrue();
        assertThat(Route.holdsForMost(when, List.of(yes))).isTrue();
        assertThat(Route.holdsForMost(Map.of(), List.of(no))).isTrue();
    }

    @Test
    void all_conditions_must_hold_for_the_same_people() {
        Map<String, List<String>> when = Map.of("first", List.of("yes"), "second", List.of("much"));
        assertThat(Route.holdsForMost(
                        when, List.of(counted("yes", "little"), counted("yes", "much"), counted("no", "much"))))
                .isFalse();
        assertThat(Route.holdsForMost(
                        when, List.of(counted("yes", "much"), counted("yes", "much"), counted("no", "much"))))
                .isTrue();
    }

    @Test
    void an_answer_off_the_route_does_not_count_and_unknown_fulfils_nothing() {
        Map<String, List<String>> when = Map.of("second", List.of("much"));
        assertThat(Route.holdsForMost(when, List.of(counted("no", "much")))).isFalse();
        assertThat(counted("no", "much").answered("second")).isFalse();
        assertThat(Route.holdsForMost(when, List.of(Route.counted(PLAYBOOK, Answers.NONE))))
                .isFalse();
    }
}
