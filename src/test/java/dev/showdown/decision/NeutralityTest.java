package dev.showdown.decision;

import org.junit.jupiter.api.Test;

import dev.showdown.decision.Neutrality.Together;
import dev.showdown.support.PlaybookBuilder;
import dev.showdown.support.TestPlaybooks;

import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NeutralityTest {

    @Test
    void the_built_in_playbook_is_neutral() {
        Neutrality neutrality = Neutrality.of(TestPlaybooks.NODE_VS_PYTHON);

        assertThat(neutrality.allUnknown()).isEqualTo(Verdict.TOO_CLOSE);
        assertThat(neutrality.namesMatter()).isFalse();
        assertThat(neutrality.sets()).isEqualTo(1_500);
        assertThat(neutrality.wins().values())
                .allSatisfy(share -> assertThat(share).isGreaterThan(0.05));
        double all = neutrality.wins().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(all + neutrality.nothingFits()).isCloseTo(1, within(1e-12));
    }

    @Test
    void the_same_playbook_is_examined_the_same_way() {
        assertThat(Neutrality.of(TestPlaybooks.NODE_VS_PYTHON)).isEqualTo(Neutrality.of(TestPlaybooks.NODE_VS_PYTHON));
    }

    @Test
    void an_alternative_that_is_better_at_everything_is_noticed() {
        Neutrality neutrality = Neutrality.of(PlaybookBuilder.between("best", "worst")
                .criterion("x", 90, 10)
                .question("q", option("a").points("x", 50), option("b").points("x", 10))
                .build());

        assertThat(neutrality.allUnknown()).isEqualTo(Verdict.CLEAR);
        assertThat(neutrality.wins()).containsEntry("best", 1.0).containsEntry("worst", 0.0);
    }

    @Test
    void each_share_is_that_of_the_answers_that_lead_there() {
        Neutrality neutrality = Neutrality.of(PlaybookBuilder.between("one", "other")
                .criterion("x", 90, 10)
                .criterion("y", 10, 90)
                .question(
                        "q",
                        option("a").points("x", 50),
                        option("b").points("y", 50),
                        option("c").points("y", 10),
                        option("d").points("x", 1).excludes("one", "other"))
                .build());

        assertThat(neutrality.wins().get("one")).isCloseTo(0.25, within(0.04));
        assertThat(neutrality.wins().get("other")).isCloseTo(0.5, within(0.04));
        assertThat(neutrality.nothingFits()).isCloseTo(0.25, within(0.04));
    }

    @Test
    void criteria_that_always_get_their_points_together_are_named() {
        Neutrality neutrality = Neutrality.of(PlaybookBuilder.between("one", "other")
                .criterion("x", 90, 10)
                .criterion("y", 10, 90)
                .criterion("z", 50, 60)
                .question(
                        "q",
                        option("a").points("x", 50).points("y", 25),
                        option("b").points("x", 10).points("y", 5),
                        option("c"))
                .question("r", option("a").points("z", 50), option("b"))
                .build());

        assertThat(neutrality.together()).hasSize(1);
        Together pair = neutrality.together().getFirst();
        assertThat(pair.criterion()).isEqualTo("x");
        assertThat(pair.other()).isEqualTo("y");
        assertThat(pair.correlation()).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_name_that_is_swapped_takes_everything_with_it() {
        Playbook playbook = PlaybookBuilder.between("one", "other", "third")
                .composite("both", "one", "third")
                .criterion("x", 90, 10, 50, 60)
                .question(
                        "q",
                        option("a").points("x", 50).shift("x", "one", -20).excludes("other"),
                        option("b").performance("x", "other", PlaybookBuilder.exactly(70)))
                .build();

        Playbook swapped = new Renaming(playbook).swapFirstTwo();

        assertThat(swapped.criterion("x")
                        .orElseThrow()
                        .performance()
                        .get("other")
                        .likely())
                .isEqualTo(90);
        Choice a = swapped.question("q").orElseThrow().choice("a").orElseThrow();
        assertThat(a.shifts().get("x")).containsOnlyKeys("other");
        assertThat(a.excludes()).extracting(Exclusion::alternative).containsExactly("one");
        Choice b = swapped.question("q").orElseThrow().choice("b").orElseThrow();
        assertThat(b.performance().get("x")).containsOnlyKeys("one");
        assertThat(swapped.alternative("both").orElseThrow().madeOf()).containsExactly("other", "third");
        assertThat(new Renaming(swapped).swapFirstTwo()).isEqualTo(playbook);
    }
}
