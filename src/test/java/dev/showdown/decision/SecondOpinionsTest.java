package dev.showdown.decision;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.showdown.support.PlaybookBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Second opinions (section 10 of the decision model) by hand.
class SecondOpinionsTest {

    @Test
    void a_clear_leader_leads_by_any_method() {
        List<SecondOpinion> opinions = opinions(new double[] {60, 40}, new double[][] {{80, 50}, {70, 60}});
        assertThat(opinions)
                .extracting(opinion -> opinion.method().toString())
                .containsExactly("topsis", "promethee-ii");
        assertThat(opinions).allSatisfy(opinion -> {
            assertThat(opinion.agrees()).isTrue();
            assertThat(opinion.ranking()).containsExactly("a", "b");
            assertThat(opinion.criterion()).isNull();
        });
        assertThat(opinions.getFirst().scores()).containsEntry("a", 1.0).containsEntry("b", 0.0);
        // The first criterion counts fully, the second by half: 0.6 + 0.4 / 2.
        assertThat(opinions.getLast().scores().get("a")).isCloseTo(0.8, within(1e-12));
        assertThat(opinions.getLast().scores().get("b")).isCloseTo(-0.8, within(1e-12));
    }

    @Test
    void promethee_counts_no_more_than_twenty_points_and_says_where_that_decides() {
        // a leads by 0.4 * 60 - 0.3 * 20 - 0.3 * 20 = 12; by preference it loses 0.4 to 0.6.
        SecondOpinion promethee = opinions(new double[] {40, 30, 30}, new double[][] {{90, 30}, {40, 60}, {40, 60}})
                .getLast();
        assertThat(promethee.agrees()).isFalse();
        assertThat(promethee.ranking()).containsExactly("b", "a");
        assertThat(promethee.scores().get("b")).isCloseTo(0.2, within(1e-12));
        assertThat(promethee.criterion()).isEqualTo("c1");
    }

    @Test
    void excluded_alternatives_are_not_asked_about() {
        double[][] partial = {{99, 80, 50}, {99, 70, 60}};
        boolean[] excluded = {true, false, false};
        List<SecondOpinion> opinions =
                new SecondOpinions(model(3, 2), new Values(new double[] {60, 40}, partial, excluded)).all();
        assertThat(opinions).allSatisfy(opinion -> assertThat(opinion.ranking()).containsExactly("b", "c"));
        assertThat(opinions).allSatisfy(opinion -> assertThat(opinion.agrees()).isTrue());
    }

    @Test
    void one_alternative_needs_no_second_opinion() {
        Values values =
                new Values(new double[] {60, 40}, new double[][] {{80, 50}, {70, 60}}, new boolean[] {true, false});
        assertThat(new SecondOpinions(model(2, 2), values).all()).isEmpty();
    }

    @Test
    void ties_keep_the_order_of_the_playbook() {
        assertThat(opinions(new double[] {50, 50}, new double[][] {{60, 60}, {40, 40}}))
                .allSatisfy(opinion -> {
                    assertThat(opinion.agrees()).isTrue();
                    assertThat(opinion.ranking()).containsExactly("a", "b");
                });
    }

    private static List<SecondOpinion> opinions(double[] points, double[][] partial) {
        Values values = new Values(points, partial, new boolean[partial[0].length]);
        return new SecondOpinions(model(partial[0].length, points.length), values).all();
    }

    private static Model model(int alternatives, int criteria) {
        String[] keys = Arrays.copyOf(new String[] {"a", "b", "c"}, alternatives);
        PlaybookBuilder builder = PlaybookBuilder.between(keys);
        for (int c = 0; c < criteria; c++) {
            builder.criterion("c" + c, new double[alternatives]);
        }
        return new Model(builder.question("q", PlaybookBuilder.option("y"), PlaybookBuilder.option("n"))
                .build());
    }
}
