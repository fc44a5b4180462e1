package dev.showdown.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.showdown.decision.Answers;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Verdict;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Evidence;
import dev.showdown.playbook.Guidance;
import dev.showdown.support.Invented;
import dev.showdown.support.Project;
import dev.showdown.support.TestPlaybooks;

import static org.assertj.core.api.Assertions.assertThat;

/// The shape of the solution and the notes on footprint: chosen by answers, for one person and for a team.
class ShapeTest {

    private static final Edition EDITION = TestPlaybooks.NODE_VS_PYTHON_EDITION;

    private static Map<String, String> with(Map<String, String> choices, String question, String choice) {
        Map<String, String> changed = new HashMap<>(choices);
        changed.put(question, choice);
        return changed;
    }

    private static ReportSource team(Map<String, String> one) {
        return team(List.of(one));
    }

    private static ReportSource team(List<Map<String, String>> people) {
        List<Answers> answers = people.stream().map(Answers::new).toList();
        Evaluation result = Evaluator.evaluate(new Inputs(
                EDITION.playbook(),
                answers.stream().map(given -> new Inputs.Participant("", given)).toList(),
                Answers.NONE,
                Map.of(),
                Inputs.DEFAULT_DRAWS,
                Inputs.DEFAULT_SEED));
        return new ReportSource(
                Optional.empty(),
                "Title",
                "",
                EDITION,
                answers.stream().map(SheetOfAnswers::of).toList(),
                result,
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-11-20T10:00:00Z"));
    }

    private static List<String> parts(Shape.Form form) {
        return form.parts().stream().map(Shape.Part::name).toList();
    }

    private static List<String> drawn(Shape.Form form) {
        return form.drawing().boxes().stream().map(Drawing.Box::key).toList();
    }

    @Test
    void what_is_recommended_is_shown_and_the_others_stand_behind_it() {
        Shape shape = Shape.of(team(Project.CHAT.choices()));

        assertThat(shape.summary()).contains("Node.js");
        assertThat(shape.forms()).extracting(Shape.Form::name).containsExactly("Node.js");
        assertThat(shape.others()).extracting(Shape.Form::name).containsExactly("Python", "Hybrid");
        assertThat(Stream.concat(shape.forms().stream(), shape.others().stream()))
                .allSatisfy(form -> {
                    assertThat(form.isDrawn()).isTrue();
                    assertThat(form.services()).isNotEmpty();
                    assertThat(form.horizons()).extracting(Shape.Horizon::days).containsExactly(30, 60, 90);
                    assertThat(form.risks()).hasSizeGreaterThanOrEqualTo(4);
                    assertThat(form.leaving()).isNotEmpty();
                });
    }

    @Test
    void the_only_option_is_shown_and_what_is_ruled_out_says_so() {
        Shape shape = Shape.of(team(Project.ONE_LEFT.choices()));

        assertThat(shape.forms()).extracting(Shape.Form::name).containsExactly("Python");
        assertThat(shape.others()).extracting(Shape.Form::standing).containsOnly("ruled out");
    }

    @Test
    void when_it_is_too_close_the_leading_two_are_shown_alike_in_the_order_of_the_playbook() {
        ReportSource close = team(Project.CLOSE.choices());
        Shape shape = Shape.of(close);
        List<String> leading = close.ranking().stream()
                .limit(2)
                .map(Evaluation.AlternativeResult::name)
                .toList();

        assertThat(close.result().verdict()).isEqualTo(Verdict.TOO_CLOSE);
        assertThat(shape.forms()).extracting(Shape.Form::name).containsExactlyInAnyOrderElementsOf(leading);
        assertThat(shape.forms()).extracting(Shape.Form::place).isSorted();
        assertThat(shape.others()).hasSize(1);
        assertThat(shape.summary()).startsWith("No winner is named").doesNotContain("Node.js", "Python", "Hybrid");
    }

    @Test
    void where_nothing_fits_there_is_nothing_to_shape() {
        Shape shape = Shape.of(team(Project.NOTHING.choices()));

        assertThat(shape.summary()).startsWith("Nothing fits, so there is nothing to draw.");
        assertThat(shape.forms()).isEmpty();
        assertThat(shape.others()).isEmpty();
        assertThat(shape.isEmpty()).isFalse();
    }

    @Test
    void a_playbook_without_guidance_shows_no_shape_and_no_notes() {
        Results island = new Results(Invented.TWO)
                .verdict(Verdict.CLEAR, "bridge", 12.0)
                .value("ferry", 50, 0.1)
                .value("bridge", 62, 0.9);
        assertThat(Shape.of(island.source()).isEmpty()).isTrue();
        assertThat(Footprint.of(island.source()).notes()).isEmpty();
        assertThat(Invented.TWO.guidance()).isEqualTo(Guidance.NONE);
    }

    @Test
    void parts_of_the_drawing_follow_the_answers() {
        Map<String, String> calm = with(with(Project.CHAT.choices(), "live-updates", "none"), "own-code-cpu", "none");
        Map<String, String> busy = with(with(calm, "live-updates", "core"), "own-code-cpu", "lots");

        assertThat(drawn(Shape.of(team(calm)).forms().getFirst()))
                .contains("app")
                .doesNotContain("live", "worker");
        Shape.Form form = Shape.of(team(busy)).forms().getFirst();
        assertThat(drawn(form)).contains("app", "live", "queue", "worker");
        assertThat(form.parts()).hasSameSizeAs(form.drawing().boxes());
        assertThat(form.flows()).hasSameSizeAs(form.drawing().arrows());
        assertThat(parts(form))
                .allSatisfy(name -> assertThat(form.description()).contains(name));
    }

    @Test
    void what_belongs_where_names_the_answer_that_it_derives_from() {
        Shape.Form hybrid =
                Shape.of(team(EDITION.samples().getFirst().answers())).forms().getFirst();

        assertThat(hybrid.name()).isEqualTo("Hybrid");
        assertThat(hybrid.services())
                .extracting(Shape.Service::name)
                .containsSubsequence("Node.js gateway", "Python service");
        Shape.Duty models = hybrid.services().stream()
                .flatMap(service -> service.duties().stream())
                .filter(duty -> duty.what().contains("models"))
                .findFirst()
                .orElseThrow();
        assertThat(models.because())
                .containsExactly(new Circumstances.Given(
                        "Which AI work will your own code do?", "Run models in our own process"));
        assertThat(hybrid.services().getFirst().duties().getFirst().because()).isEmpty();
    }

    @Test
    void in_a_team_more_than_half_must_have_said_so() {
        Map<String, String> live = with(Project.CHAT.choices(), "live-updates", "core");
        Map<String, String> large = with(Project.CHAT.choices(), "live-updates", "core-large");
        Map<String, String> none = with(Project.CHAT.choices(), "live-updates", "none");

        assertThat(Circumstances.of(team(List.of(live, none))).hold(Map.of("live-updates", List.of("core"))))
                .isFalse();
        assertThat(drawn(Shape.of(team(List.of(live, none))).forms().getFirst()))
                .doesNotContain("live");
        Shape.Form form = Shape.of(team(List.of(live, none, large))).forms().getFirst();
        assertThat(drawn(form)).contains("live");
        assertThat(form.services().stream()
                        .flatMap(service -> service.duties().stream())
                        .flatMap(duty -> duty.because().stream())
                        .map(Circumstances.Given::choice))
                .contains("Yes, with up to 10,000 open connections", "Yes, with more than 10,000 open connections");
    }

    @Test
    void an_answer_off_the_route_shapes_nothing() {
        Map<String, String> off = with(with(Project.CHAT.choices(), "hosting", "containers"), "idle-start", "breaking");
        Map<String, String> on = with(off, "hosting", "serverless");

        assertThat(notes(off)).doesNotContain("When a slow first answer breaks the product");
        assertThat(notes(on)).contains("When a slow first answer breaks the product", "Cold starts on functions");
    }

    private static List<String> notes(Map<String, String> choices) {
        return Footprint.of(team(choices)).notes().stream()
                .map(Footprint.Note::title)
                .toList();
    }

    @Test
    void notes_appear_only_where_the_answers_made_them_matter() {
        Map<String, String> easy = with(with(Project.CHAT.choices(), "hosting", "containers"), "footprint", "relaxed");
        Map<String, String> green = with(easy, "footprint", "carbon");

        assertThat(notes(easy)).isEmpty();
        assertThat(notes(green)).contains("Server budget", "Energy").doesNotContain("Cold starts on functions");
        Footprint.Note energy = Footprint.of(team(green)).notes().stream()
                .filter(note -> note.title().equals("Energy"))
                .findFirst()
                .orElseThrow();
        assertThat(energy.criterion()).isEqualTo("Energy per request");
        assertThat(energy.judged())
                .extracting(Ledger.Judged::alternative)
                .containsExactly("Node.js", "Python", "Hybrid");
        assertThat(energy.judged().getFirst().likely()).isEqualTo("74");
        assertThat(energy.evidence()).extracting(Evidence::key).contains("green-reeval");
    }

    @Test
    void advice_that_answers_call_for_is_shown_with_them() {
        Map<String, String> few = with(Project.CHAT.choices(), "team-size", "1-3");

        assertThat(Shape.of(team(few)).advice())
                .contains(new Shape.Advice(
                        "With so few people, a queue and a worker in the same language usually come before a second "
                                + "service.",
                        "How many engineers will build and run it?",
                        "1 to 3"));
        assertThat(Shape.of(team(Project.CLOSE.choices())).advice()).isEmpty();
    }

    @Test
    void links_name_the_version_only_when_it_is_no_longer_on_offer() {
        ReportSource source = team(Project.CHAT.choices());
        LocalDate day = LocalDate.of(2026, 11, 20);
        Evidence some = EDITION.evidence("pgrest-memory").orElseThrow();

        assertThat(Sources.of(EDITION, new Reading(day, true)).entry(some))
                .isEqualTo("/playbooks/node-vs-python/evidence#evidence-pgrest-memory");
        assertThat(Sources.of(EDITION, new Reading(day, false)).entry(some))
                .isEqualTo("/playbooks/node-vs-python/evidence?version=2026.2#evidence-pgrest-memory");
        assertThat(ReportView.of(source, Viewer.OWNER, new Reading(day, true))
                        .sources()
                        .method())
                .isEqualTo("/playbooks/node-vs-python/method");
    }

    @Test
    void what_is_due_for_review_says_so_on_the_day_it_is_read() {
        Evidence some = EDITION.evidence("pgrest-memory").orElseThrow();
        Sources now = Sources.of(EDITION, new Reading(LocalDate.of(2026, 11, 20), true));
        Sources later = Sources.of(EDITION, new Reading(LocalDate.of(2027, 10, 1), true));

        assertThat(now.due(some)).isEmpty();
        assertThat(now.dueInWords()).isEmpty();
        assertThat(later.due(some)).isEqualTo("Due for review since September 2027.");
        assertThat(later.dueInWords()).matches("\\d+ sources are due for review\\.");
    }
}
