package dev.showdown.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.decision.Verdict;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

/// What a report says of real results: why not the others, what would change them, what is not known, and what other
/// methods say.
class ArgumentsTest {

    private static ReportSource source(Map<String, String> choices) {
        return Reported.of(choices);
    }

    private static Map<String, String> without(Project project, String question) {
        Map<String, String> choices = new LinkedHashMap<>(project.choices());
        choices.remove(question);
        return choices;
    }

    @Test
    void every_other_alternative_is_told_what_cost_it_most() {
        Rivals rivals = Rivals.of(source(Project.CHAT.choices()));

        assertThat(rivals.heading()).isEqualTo("Why not the others");
        assertThat(rivals.rivals()).extracting(Rivals.Rival::name).containsExactly("Python", "Hybrid");
        assertThat(rivals.rivals()).allSatisfy(rival -> {
            assertThat(rival.against()).isEqualTo("Node.js");
            assertThat(rival.criteria()).hasSizeBetween(1, 3);
            assertThat(rival.answers()).hasSizeBetween(1, 3);
            assertThat(rival.flip())
                    .matches("(It would draw level if .* points of importance instead of \\d+.*"
                            + "|No importance of a single criterion would bring it level\\.)");
        });
    }

    @Test
    void an_alternative_that_is_ruled_out_is_told_why_and_what_would_make_room() {
        Rivals rivals = Rivals.of(source(Project.ONE_LEFT.choices()));

        assertThat(rivals.rivals()).extracting(Rivals.Rival::name).containsExactly("Node.js", "Hybrid");
        assertThat(rivals.rivals()).allSatisfy(rival -> {
            assertThat(rival.ruledOut())
                    .extracting(Headline.RuledOut::relax)
                    .containsExactly("Ask who can grant an exception.");
            assertThat(rival.against()).isEmpty();
            assertThat(rival.criteria()).isEmpty();
        });
    }

    @Test
    void when_it_is_too_close_all_are_treated_alike() {
        Rivals rivals = Rivals.of(source(Map.of()));

        assertThat(rivals.heading()).isEqualTo("What costs each of them most");
        assertThat(rivals.rivals()).extracting(Rivals.Rival::name).containsExactly("Node.js", "Python", "Hybrid");
        assertThat(rivals.rivals())
                .allSatisfy(rival -> assertThat(rival.criteria()).isNotEmpty());
    }

    @Test
    void where_nothing_fits_nobody_is_compared() {
        assertThat(Rivals.of(source(Project.NOTHING.choices())).rivals()).isEmpty();
    }

    @Test
    void what_is_not_known_is_worth_points_or_could_rule_somebody_out() {
        assertThat(Unknowns.of(source(Project.CHAT.choices()), Viewer.OWNER).isEmpty())
                .isTrue();
        Unknowns mandate = Unknowns.of(source(without(Project.CHAT, "mandate")), Viewer.OWNER);
        Unknowns all = Unknowns.of(source(Map.of()), Viewer.OWNER);

        assertThat(mandate.unknown()).hasSize(1);
        assertThat(mandate.unknown().getFirst().worth())
                .startsWith("could rule out ")
                .contains("Node.js");
        assertThat(mandate.unknown().getFirst().harmless()).isFalse();
        assertThat(all.unknown()).hasSize(22);
        assertThat(all.disputed()).isEmpty();
        assertThat(all.unknown())
                .extracting(Unknowns.Open::worth)
                .allMatch(worth -> worth.matches("could rule out .*|\\d+\\.\\d points?|none measurable"))
                .contains("none measurable");
    }

    @Test
    void many_flips_are_read_a_few_at_a_time() {
        Changes changes = Changes.of(source(Map.of()));

        assertThat(changes.nearest()).hasSize(10);
        assertThat(changes.nearest()).isEqualTo(changes.flips().subList(0, 10));
        assertThat(changes.further()).isNotEmpty();
        assertThat(changes.nearest().size() + changes.further().size())
                .isEqualTo(changes.flips().size());
    }

    @Test
    void pairs_are_told_when_no_single_answer_would_do() {
        ReportSource clear = source(Reported.EDITION.samples().getFirst().answers());
        Changes changes = Changes.of(clear);

        assertThat(clear.result().verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(changes.flips()).isEmpty();
        assertThat(changes.pairsSearched()).isTrue();
        assertThat(changes.pairs()).hasSize(5).allSatisfy(pair -> {
            assertThat(pair.changes()).hasSize(2);
            assertThat(pair.leader()).isIn("Node.js", "Python");
        });
        assertThat(changes.anyPriorities())
                .contains("Node.js wins")
                .contains("Python wins")
                .contains("Hybrid wins");
    }

    @Test
    void a_second_opinion_that_differs_says_on_what() {
        ReportSource close = source(Map.of());
        List<Computation.Opinion> opinions = Computation.of(close, Viewer.OWNER).opinions();

        assertThat(opinions).extracting(Computation.Opinion::method).containsExactly("TOPSIS", "PROMETHEE II");
        assertThat(opinions).anySatisfy(opinion -> {
            assertThat(opinion.agrees()).isFalse();
            assertThat(opinion.because()).contains("first; ").endsWith(" makes most of the difference.");
        });
        assertThat(Computation.of(source(Project.CHAT.choices()), Viewer.OWNER).opinions())
                .allSatisfy(opinion -> {
                    assertThat(opinion.agrees()).isTrue();
                    assertThat(opinion.because()).isEmpty();
                });
        assertThat(Computation.of(source(Project.ONE_LEFT.choices()), Viewer.OWNER)
                        .opinions())
                .isEmpty();
    }
}
