package dev.showdown.decision;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.support.PlaybookBuilder;

import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;

class RouteTest {

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
