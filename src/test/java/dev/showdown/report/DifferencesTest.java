package dev.showdown.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.decision.Evaluation;
import dev.showdown.playbook.Edition;
import dev.showdown.support.Project;
import dev.showdown.support.Variations;

import static org.assertj.core.api.Assertions.assertThat;

/// Two reports on one decision, side by side.
class DifferencesTest {

    private static final Map<String, String> CHAT = Project.CHAT.choices();

    private static Map<String, String> chat(String question, String choice) {
        Map<String, String> changed = new LinkedHashMap<>(CHAT);
        changed.put(question, choice);
        return changed;
    }

    private static Differences between(ReportSource left, ReportSource right) {
        return Differences.of("Report 1", left, "Report 2", right);
    }

    private static double lead(ReportSource source, String alternative, String rival) {
        return value(source.result(), alternative) - value(source.result(), rival);
    }

    private static double value(Evaluation result, String alternative) {
        return result.alternatives().stream()
                .filter(found -> found.key().equals(alternative))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void an_answer_that_changed_stands_with_both_choices_and_what_it_moved() {
        ReportSource left = Reported.of(CHAT);
        ReportSource right = Reported.of(chat("live-updates", "none"));
        Differences found = between(left, right);
        String rival = right.result().leader().equals("node") ? "hybrid" : "node";
        assertThat(found.answers()).hasSize(1);
        Differences.AnswerChange change = found.answers().getFirst();
        assertThat(change.question()).isEqualTo("Must the server push updates to many open screens at once?");
        assertThat(change.from()).startsWith("Yes, with");
        assertThat(change.to()).isEqualTo("No, pages and calls are enough");
        String leader = right.result().leader();
        String followed = found.pair().contains("Python") ? "python" : rival;
        assertThat(change.points())
                .isEqualTo(Figures.signed(lead(right, leader, followed) - lead(left, leader, followed)));
        assertThat(found.importance())
                .contains(new Differences.ImportanceChange("Live connections", livePoints(left), livePoints(right)));
        assertThat(found.isNone()).isFalse();
    }

    private static String livePoints(ReportSource source) {
        return source.result().criteria().stream()
                .filter(criterion -> criterion.key().equals("live-connections"))
                .map(criterion -> Figures.value(criterion.points()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void where_the_leader_changed_the_new_one_is_followed_against_the_old() {
        ReportSource left = Reported.of(CHAT);
        ReportSource right = Reported.of(chat("mandate", "only-python"));
        assertThat(left.result().leader()).isEqualTo("node");
        Differences found = between(left, right);
        assertThat(found.pair()).isEqualTo("Python against Node.js");
        assertThat(found.moved())
                .isEqualTo("Python against Node.js: from %s to %s points."
                        .formatted(
                                Figures.signed(lead(left, "python", "node")),
                                Figures.signed(lead(right, "python", "node"))));
        assertThat(found.sides().left().verdict()).isEqualTo("Node.js, clearly.");
        assertThat(found.sides().right().verdict()).isEqualTo("Python is the only option left.");
    }

    @Test
    void a_question_that_is_asked_only_now_was_not_asked_before() {
        assertThat(CHAT.get("same-people")).isNotNull();
        Differences found = between(Reported.of(chat("front-end", "none")), Reported.of(CHAT));
        assertThat(found.answers())
                .filteredOn(change -> change.question().startsWith("Do the same people"))
                .singleElement()
                .satisfies(change -> assertThat(change.from()).isEqualTo("not asked"));
    }

    @Test
    void several_people_are_counted() {
        ReportSource left = Reported.of(Reported.EDITION, List.of(CHAT, CHAT, CHAT), Map.of());
        ReportSource right = Reported.of(Reported.EDITION, List.of(CHAT, CHAT, chat("live-updates", "none")), Map.of());
        assertThat(between(left, right).answers()).singleElement().satisfies(change -> assertThat(change.to())
                .matches("2 × Yes, .* and 1 × No, .*"));
    }

    @Test
    void importance_that_was_set_and_people_who_joined_are_told_apart_from_answers() {
        ReportSource left = Reported.of(CHAT);
        ReportSource right = Reported.of(Reported.EDITION, List.of(CHAT, CHAT), Map.of("throughput", 100.0));
        Differences found = between(left, right);
        assertThat(found.answers()).isEmpty();
        assertThat(found.others())
                .extracting(Differences.OtherChange::words)
                .containsExactly("Other people answered", "Importance was set otherwise");
    }

    @Test
    void another_version_of_the_playbook_is_told_with_what_it_moved() {
        Edition newer = new Edition(
                Variations.withVersion(Reported.EDITION.playbook(), "later"),
                List.of(),
                List.of(),
                List.of(),
                Reported.EDITION.guidance());
        Differences found = between(Reported.of(CHAT), Reported.of(newer, List.of(CHAT), Map.of()));
        assertThat(found.others())
                .containsExactly(new Differences.OtherChange(
                        "Playbook %s became later"
                                .formatted(Reported.EDITION.playbook().version()),
                        "0.0"));
    }

    @Test
    void nothing_differs_between_a_report_and_itself() {
        ReportSource source = Reported.of(CHAT);
        Differences found = between(source, source);
        assertThat(found.isNone()).isTrue();
        assertThat(found.importance()).isEmpty();
        assertThat(found.sides().rows()).extracting(SideBySide.Row::change).containsOnly("0");
    }

    @Test
    void reports_without_a_leader_can_be_compared_too() {
        ReportSource nothing = Reported.of(Project.NOTHING.choices());
        assertThat(nothing.result().leader()).isNull();
        assertThat(between(nothing, nothing).isNone()).isTrue();
        assertThat(between(Reported.of(CHAT), nothing).pair()).startsWith("Node.js against ");
        assertThat(between(nothing, Reported.of(CHAT)).pair()).startsWith("Node.js against ");
    }
}
