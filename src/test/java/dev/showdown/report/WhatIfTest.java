package dev.showdown.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluator;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

/// Other importance, tried out on a report.
class WhatIfTest {

    private static final ReportSource CHAT = Reported.of(Project.CHAT.choices());

    private static String now(String criterion) {
        return CHAT.result().criteria().stream()
                .filter(found -> found.key().equals(criterion))
                .map(found -> Figures.value(found.points()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_what_if_is_what_the_model_makes_of_the_same_answers_with_other_importance() {
        WhatIf tried = WhatIf.of(CHAT, Map.of("cluster-data", "100", "native-numerics", "90"));
        Evaluation expected = Evaluator.evaluate(CHAT.inputs(Map.of("cluster-data", 100.0, "native-numerics", 90.0)));
        SideBySide result = tried.result().orElseThrow();
        assertThat(result.rows())
                .extracting(SideBySide.Row::rightValue)
                .containsExactlyElementsOf(expected.alternatives().stream()
                        .map(alternative -> Figures.value(alternative.value()))
                        .toList());
        assertThat(result.rows())
                .extracting(SideBySide.Row::rightWins)
                .containsExactlyElementsOf(expected.alternatives().stream()
                        .map(alternative ->
                                Figures.share(alternative.acceptability().getFirst()))
                        .toList());
        assertThat(result.rows())
                .extracting(SideBySide.Row::leftValue)
                .containsExactlyElementsOf(CHAT.result().alternatives().stream()
                        .map(alternative -> Figures.value(alternative.value()))
                        .toList());
        assertThat(result.left().verdict()).isEqualTo(Headline.of(CHAT).verdict());
        assertThat(result.right().verdict()).isNotEqualTo(result.left().verdict());
        assertThat(tried.tried())
                .containsExactly(
                        new WhatIf.Tried("Numerical libraries", now("native-numerics"), "90"),
                        new WhatIf.Tried("Cluster data engines", "0", "100"));
    }

    @Test
    void importance_that_was_set_stays_where_nothing_else_is_tried() {
        Map<String, Double> set = Map.of("throughput", 100.0, "hiring", 40.0);
        ReportSource source = Reported.of(Project.CHAT.choices(), set);
        WhatIf tried = WhatIf.of(source, Map.of("hiring", "80"));
        Map<String, Double> both = new LinkedHashMap<>(set);
        both.put("hiring", 80.0);
        assertThat(tried.result().orElseThrow().rows())
                .extracting(SideBySide.Row::rightValue)
                .containsExactlyElementsOf(Evaluator.evaluate(source.inputs(both)).alternatives().stream()
                        .map(alternative -> Figures.value(alternative.value()))
                        .toList());
    }

    @Test
    void what_stands_in_the_report_already_is_nothing_to_try() {
        WhatIf same = WhatIf.of(CHAT, Map.of("live-connections", now("live-connections"), "hiring", " "));
        assertThat(same.result()).isEmpty();
        assertThat(same.ignored()).isEmpty();
        assertThat(same.isAsked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a lot", "-1", "100.5", "101", "1e1", "NaN", "0x10", "1,5", "<b>", "\u0000", "٣"})
    void what_is_no_number_from_0_to_100_is_ignored_and_said(String typed) {
        WhatIf tried = WhatIf.of(CHAT, Map.of("throughput", typed));
        assertThat(tried.result()).isEmpty();
        assertThat(tried.isAsked()).isTrue();
        assertThat(tried.ignored()).hasSize(1);
        assertThat(tried.ignored().getFirst())
                .startsWith("Request throughput: “")
                .endsWith("” is not a number from 0 to 100, so it is ignored.")
                .doesNotContain("\u0000");
    }

    @Test
    void what_cannot_be_used_does_not_stop_what_can() {
        WhatIf tried = WhatIf.of(CHAT, Map.of("throughput", "a lot", "hiring", "100", "nonsense", "3"));
        assertThat(tried.ignored()).hasSize(2).anyMatch(words -> words.contains("no criterion “nonsense”"));
        assertThat(tried.tried()).extracting(WhatIf.Tried::criterion).containsExactly("Hiring");
        assertThat(tried.groups().stream().flatMap(group -> group.fields().stream()))
                .filteredOn(field -> !field.value().equals(field.now()))
                .extracting(WhatIf.Field::value)
                .containsExactly("a lot", "100");
    }

    @Test
    void many_faults_are_counted_instead_of_listed() {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            typed.put("c" + i, "1");
        }
        List<String> ignored = WhatIf.of(CHAT, typed).ignored();
        assertThat(ignored).hasSize(6);
        assertThat(ignored.getLast()).isEqualTo("35 more are ignored too.");
    }

    @Test
    void every_criterion_can_be_tried_in_the_playbooks_order() {
        assertThat(WhatIf.of(CHAT, Map.of()).groups().stream()
                        .flatMap(group -> group.fields().stream())
                        .map(WhatIf.Field::key))
                .containsExactlyElementsOf(Reported.EDITION.playbook().criteria().stream()
                        .map(criterion -> criterion.key())
                        .toList());
    }
}
