package dev.showdown.report;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Settled;
import dev.showdown.assessment.Shift;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Inputs;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Guidance;
import dev.showdown.support.GoldenCases;
import dev.showdown.support.Project;
import dev.showdown.support.TeamAtWork;

import static org.assertj.core.api.Assertions.assertThat;

/// What a report says of a team: who stands behind the result, what they dispute, and how they came to it.
class TeamSectionsTest {

    private static final Viewer NAMELESS = new Viewer(false, false, false, true);
    private static final Viewer OUTSIDER = new Viewer(false, false, false, false);

    private static final Map<String, String> PYTHON = TeamAtWork.but(
            Project.CHAT.choices(),
            "live-updates",
            "none",
            "skills",
            "python",
            "existing",
            "python",
            "ai-work",
            "train-models",
            "number-crunching",
            "daily");

    private static ReportSource team(boolean anonymous) {
        ReportSource alone = Reported.of(
                Reported.EDITION, List.of(Project.CHAT.choices(), Project.CHAT.choices(), PYTHON), Map.of());
        List<SheetOfAnswers> sheets = List.of(
                new SheetOfAnswers("Anna", alone.sheets().get(0).answers()),
                new SheetOfAnswers("Bodo", alone.sheets().get(1).answers(), "facilitator"),
                new SheetOfAnswers("Cleo", alone.sheets().get(2).answers()));
        Inputs inputs = Reported.inputs(sheets);
        return new ReportSource(
                Optional.empty(),
                "Title",
                "",
                Reported.EDITION,
                sheets,
                Evaluator.evaluate(inputs),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                List.of(new Settled("hiring", "no", "We asked around", "Fay", Instant.EPOCH, 1)),
                Optional.of(decision("hybrid")),
                Optional.of(new TeamWork(
                        anonymous,
                        2,
                        List.of(new SheetOfAnswers("Dora", sheets.getFirst().answers())),
                        Map.of("team-size", List.of(new Shift("1-3", "4-8", 1, List.of("Cleo")))))));
    }

    private static DecisionTaken decision(String alternative) {
        return new DecisionTaken(
                1,
                alternative,
                "It keeps both doors open",
                List.of("Gil", "Hana"),
                List.of("Ivo"),
                List.of(),
                "Somebody would rather wait",
                Optional.of(LocalDate.parse("2027-05-06")),
                "The budget halves",
                "Jo",
                Instant.parse("2026-11-23T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, very weak",
        "0.29, very weak",
        "0.3, weak",
        "0.49, weak",
        "0.5, moderate",
        "0.7, strong",
        "0.89, strong",
        "0.9, very strong",
        "1, very strong"
    })
    void concordance_is_read_in_bands(double w, String words) {
        assertThat(TeamResult.reading(w)).isEqualTo(words);
    }

    @Test
    void concordance_is_told_with_its_bands_and_without_a_value_with_the_reason() {
        TeamResult told = TeamResult.of(team(false), Viewer.OWNER);
        assertThat(told.concordance())
                .containsPattern("Kendall’s W is [01]\\.\\d\\d: [a-z ]+ agreement")
                .contains("swing points", "under 0.3 very weak, under 0.5 weak, under 0.7 moderate, under 0.9 strong");
        assertThat(TeamResult.concordance(new Evaluation.Agreement(2, 2, null), 20))
                .contains("has no value here", "nothing to rank");
        assertThat(TeamResult.concordance(new Evaluation.Agreement(1, 1, null), 20))
                .contains("has no value here", "at least two people");
    }

    @Test
    void everybodys_own_leader_is_told_with_names_or_with_counts() {
        TeamResult named = TeamResult.of(team(false), Viewer.OWNER);
        assertThat(named.leaders()).contains(new TeamResult.Leader("Node.js", 1, 2, "Anna and Bodo"));
        for (TeamResult counted :
                List.of(TeamResult.of(team(true), Viewer.OWNER), TeamResult.of(team(false), NAMELESS))) {
            assertThat(counted.isNamed()).isFalse();
            assertThat(counted.leaders().stream().mapToInt(TeamResult.Leader::people))
                    .containsExactly(2, 1);
        }
    }

    @Test
    void whoever_leads_elsewhere_dissents_on_questions_that_nobody_of_the_others_answered_like_that() {
        ReportSource source = team(false);
        assertThat(source.result().verdict().recommends()).isTrue();
        TeamResult told = TeamResult.of(source, Viewer.OWNER);
        assertThat(told.summary()).contains("2 of 3", "Node.js");
        assertThat(told.dissent()).singleElement().satisfies(dissent -> {
            assertThat(dissent.who()).isEqualTo("Cleo");
            assertThat(dissent.questions()).hasSizeBetween(1, 3);
        });
        assertThat(TeamResult.of(source, NAMELESS).dissent().getFirst().who()).isEqualTo("1 person");
        assertThat(TeamResult.of(team(true), Viewer.OWNER).dissent().getFirst().who())
                .isEqualTo("1 person");
    }

    @Test
    void a_disputed_question_shows_who_answered_what_to_those_who_may_know() {
        Unknowns named = Unknowns.of(team(false), Viewer.OWNER);
        Unknowns.Open live = live(named);
        assertThat(live.given()).extracting(Unknowns.Given::who).containsExactly("Cleo", "Anna and Bodo");
        for (Unknowns counted : List.of(
                Unknowns.of(team(true), Viewer.OWNER),
                Unknowns.of(team(false), NAMELESS),
                Unknowns.of(team(false), new Viewer(false, true, false, false)))) {
            assertThat(live(counted).given()).extracting(Unknowns.Given::who).containsExactly("1 person", "2 people");
        }
        assertThat(Unknowns.of(Reported.of(Map.of()), Viewer.OWNER).unknown())
                .allSatisfy(open -> assertThat(open.given()).isEmpty());
    }

    private static Unknowns.Open live(Unknowns unknowns) {
        return unknowns.disputed().stream()
                .filter(open -> open.question().contains("push updates"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_computation_says_who_was_heard_what_was_settled_who_moved_and_who_decided() {
        Computation told = Computation.of(team(false), Viewer.OWNER);
        assertThat(told.facts())
                .extracting(fact -> fact.name() + ": " + fact.value())
                .contains(
                        "Who answered: 3 people: Anna, Bodo (entered by the facilitator) and Cleo",
                        "Heard, not counted: 1 adviser: Dora",
                        "Rounds: 2, revealed one after the other; the answers of the last one count",
                        "Settled: 1 question; the agreed answer stands in place of everybody’s",
                        "Who decided: 2 people: Gil and Hana");
        assertThat(told.agreed()).singleElement().satisfies(agreed -> {
            assertThat(agreed.why()).isEqualTo("We asked around");
            assertThat(agreed.by()).isEqualTo("settled on 1 January 1970 by Fay");
        });
        assertThat(told.moved())
                .singleElement()
                .satisfies(moved ->
                        assertThat(moved.shifts()).singleElement().asString().startsWith("Cleo: from “"));
        assertThat(told.sheets())
                .extracting(Computation.Sheet::title)
                .containsExactly(
                        "Answers of Anna",
                        "Answers of Bodo (entered by the facilitator)",
                        "Answers of Cleo",
                        "Answers of Dora (adviser, not counted)");
    }

    @Test
    void without_the_scope_nobody_is_named_anywhere() {
        for (Viewer viewer : List.of(NAMELESS, OUTSIDER)) {
            assertThat(ReportView.of(team(false), viewer).toString())
                    .contains("It keeps both doors open")
                    .contains("2 people")
                    .doesNotContain(
                            "Anna", "Bodo", "Cleo", "Dora", "Fay", "Gil", "Hana", "Ivo", "recordedBy=Jo", "We asked");
        }
        assertThat(Computation.of(team(false), OUTSIDER).agreed()).isEmpty();
        assertThat(Computation.of(team(false), OUTSIDER).moved()).isEmpty();
    }

    @Test
    void a_decision_says_when_it_is_not_what_is_recommended() {
        Decided differs = ReportView.of(team(false), Viewer.OWNER).decided().orElseThrow();
        assertThat(differs.label()).isEqualTo("Decided: Hybrid");
        assertThat(differs.taken()).isEqualTo("On 23 November 2026 by Gil and Hana");
        assertThat(differs.differs()).isEqualTo("This differs from the recommendation, which is Node.js.");
        assertThat(differs.review()).isEqualTo("6 May 2027");
        assertThat(Decided.of(team(false), Viewer.OWNER, decision("node")).differs())
                .isEmpty();
        assertThat(Decided.of(Reported.of(Map.of()), Viewer.OWNER, decision("node"))
                        .differs())
                .contains("recommend nothing");
        assertThat(Decided.of(team(false), NAMELESS, decision("node")).taken())
                .isEqualTo("On 23 November 2026 by 2 people");
    }

    @Test
    void the_line_of_facts_counts_those_who_agree() {
        assertThat(ReportView.of(team(false), OUTSIDER).facts())
                .extracting(fact -> fact.figure() + " " + fact.words())
                .startsWith("3 people answered", "2 agree on the leader");
        assertThat(ReportView.of(Reported.of(Map.of()), Viewer.OWNER).team()).isEmpty();
    }

    /// Too close: no winner is named, though everybody's own leader is.
    @ParameterizedTest
    @CsvSource({"group-of-three, 3, 0", "group-of-four-settled, 4, 3"})
    void golden_groups_are_told(String name, int people, int settled) throws IOException {
        JsonNode golden =
                new ObjectMapper().readTree(getClass().getResourceAsStream("/golden/projects/" + name + ".json"));
        Inputs inputs = GoldenCases.inputs(golden);
        ReportSource source = new ReportSource(
                Optional.empty(),
                name,
                "",
                new Edition(inputs.playbook(), List.of(), List.of(), List.of(), Guidance.NONE),
                inputs.participants().stream()
                        .map(one -> new SheetOfAnswers(
                                one.name(), SheetOfAnswers.of(one.answers()).answers()))
                        .toList(),
                Evaluator.evaluate(inputs),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                inputs.agreed().choices().entrySet().stream()
                        .map(agreed -> new Settled(agreed.getKey(), agreed.getValue(), "", "", Instant.EPOCH, 1))
                        .toList(),
                Optional.empty(),
                Optional.of(new TeamWork(false, 1, List.of(), Map.of())));
        ReportView view = ReportView.of(source, Viewer.OWNER);
        TeamResult told = view.team().orElseThrow();

        assertThat(told.summary()).contains("all " + people + " together");
        assertThat(told.leaders().stream().mapToInt(TeamResult.Leader::people).sum())
                .isEqualTo(people);
        assertThat(told.dissent()).isEmpty();
        assertThat(view.computation().agreed()).hasSize(settled);
        assertThat(view.unknowns().disputed()).isNotEmpty().allSatisfy(open -> assertThat(open.given())
                .hasSizeGreaterThan(1));
    }
}
