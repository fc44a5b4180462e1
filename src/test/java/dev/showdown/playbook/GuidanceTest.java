package dev.showdown.playbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.playbook.FaultyPlaybook.Fault;
import dev.showdown.support.TestPlaybooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What a playbook says about carrying out a recommendation: read, refused when it names what is not there, and, in the
/// built-in one, as long for each alternative.
class GuidanceTest {

    private static final String FILE = "ferry-or-bridge.yaml";
    private static final Path FOLDER = Path.of("src", "test", "resources", "playbooks", "two");
    private static final String EVIDENCE = text("evidence.json");
    private static final String GUIDANCE = """

            guidance:
              alternatives:
                - alternative: ferry
                  architecture:
                    boxes:
                      - {key: shore, name: The shore, row: 1}
                      - {key: boat, name: A boat, what: With a deck, row: 2, column: left, of: ferry}
                      - {key: breaker, name: An icebreaker, row: 2, column: right, when: {ice: [every-winter]}}
                    arrows:
                      - {from: shore, to: boat, label: people}
                  responsibilities:
                    - {box: boat, what: Carries people, why: It floats., when: {commuters: [daily]}}
                  first-steps:
                    - {days: 30, step: Ask for offers.}
                  risks:
                    - {risk: It waits., mitigation: A second boat., evidence: [harbour-log]}
                  leaving:
                    - {cost: The piers stay., evidence: [tender], when: {budget: [plenty]}}
              notes:
                - {title: Fuel, text: Boats burn some., criterion: outlay, evidence: [tender], when: {budget: [little]}}
            """;
    private static final String YAML = text(FILE) + GUIDANCE;

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Edition read(String yaml) {
        return PlaybookReader.read(Map.of(FILE, yaml, "evidence.json", EVIDENCE)::get, FILE);
    }

    @Test
    void guidance_is_read_with_what_may_be_left_out() {
        Guidance guidance = read(YAML).guidance();
        Guidance.Plan ferry = guidance.plan("ferry").orElseThrow();
        assertThat(ferry.architecture().box("shore").orElseThrow().column()).isEmpty();
        assertThat(ferry.architecture().box("shore").orElseThrow().when()).isEmpty();
        assertThat(ferry.architecture().box("breaker").orElseThrow().when())
                .isEqualTo(Map.of("ice", List.of("every-winter")));
        assertThat(ferry.firstSteps()).containsExactly(new Guidance.Step(30, "Ask for offers.", Map.of()));
        assertThat(guidance.plan("bridge")).isEmpty();
        assertThat(guidance.notes()).extracting(Guidance.Note::criterion).containsExactly("outlay");
    }

    @Test
    void a_playbook_without_guidance_has_none() {
        assertThat(read(text(FILE)).guidance()).isEqualTo(Guidance.NONE);
    }

    static List<Arguments> faults() {
        String plan = "guidance.alternatives[ferry]";
        return List.of(
                arguments("alternative: ferry", "alternative: tunnel", "guidance.alternatives[tunnel]", "unknown"),
                arguments("guidance:", "guidance:\n  colour: blue", "guidance.colour", "Unrecognized field"),
                arguments("row: 1}", "row: 1, size: 3}", plan + ".architecture.boxes[shore].size", "Unrecognized"),
                arguments("key: shore", "key: The shore", plan + ".architecture.boxes[The shore].key", "is no key"),
                arguments(
                        "key: breaker", "key: boat", plan + ".architecture.boxes", "boat stands there more than once"),
                arguments("name: A boat, ", "", plan + ".architecture.boxes[boat]", "name is missing"),
                arguments("column: left", "column: middle", plan + ".architecture.boxes[boat].column", "neither left"),
                arguments("column: right", "column: left", plan + ".architecture.boxes[breaker].row", "where boat"),
                arguments("row: 1}", "row: 0}", plan + ".architecture.boxes[shore].row", "outside 1 to 12"),
                arguments("of: ferry", "of: raft", plan + ".architecture.boxes[boat].of", "unknown alternative raft"),
                arguments("ice: [every-winter]", "snow: [much]", plan + ".architecture.boxes[breaker].when", "snow"),
                arguments(
                        "ice: [every-winter]",
                        "ice: [soon]",
                        plan + ".architecture.boxes[breaker].when",
                        "no choice soon"),
                arguments("from: shore", "from: quay", plan + ".architecture.arrows[1].from", "missing box quay"),
                arguments("to: boat", "to: quay", plan + ".architecture.arrows[1].to", "missing box quay"),
                arguments("from: shore", "from: breaker", plan + ".architecture.arrows[1]", "cannot run from breaker"),
                arguments("- {box: boat", "- {box: raft", plan + ".responsibilities[1].box", "missing box raft"),
                arguments(
                        "commuters: [daily]", "commuters: []", plan + ".responsibilities[1].when", "allows no choice"),
                arguments("days: 30", "days: 31", plan + ".first-steps[1].days", "is 31; it is 30, 60 or 90"),
                arguments("step: Ask for offers.", "step: ''", plan + ".first-steps", "step is missing"),
                arguments(
                        "[harbour-log]}\n      leaving",
                        "[hearsay]}\n      leaving",
                        plan + ".risks[1].evidence",
                        "hearsay"),
                arguments(
                        "evidence: [tender], when: {budget: [plenty]",
                        "evidence: [x], when: {budget: [plenty]",
                        plan + ".leaving[1].evidence",
                        "missing evidence x"),
                arguments("budget: [plenty]", "budget: [some]", plan + ".leaving[1].when", "no choice some"),
                arguments(
                        "criterion: outlay",
                        "criterion: beauty",
                        "guidance.notes[Fuel].criterion",
                        "unknown criterion"),
                arguments(
                        "evidence: [tender], when: {budget: [little]",
                        "evidence: [y], when: {budget: [little]",
                        "guidance.notes[Fuel].evidence",
                        "missing evidence y"),
                arguments(", when: {budget: [little]}", "", "guidance.notes[Fuel].when", "is missing"),
                arguments("budget: [little]}", "budget: [none]}", "guidance.notes[Fuel].when", "no choice none"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_named_with_its_file_and_key(String old, String changed, String key, String words) {
        int at = YAML.indexOf(old, text(FILE).length());
        assertThat(at).as(old).isPositive();
        String yaml = YAML.substring(0, at) + changed + YAML.substring(at + old.length());
        List<Fault> faults =
                catchThrowableOfType(FaultyPlaybook.class, () -> read(yaml)).faults();
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(FILE);
            assertThat(fault.key()).startsWith(key);
            assertThat(fault.fault()).contains(words);
        });
    }

    @Test
    void two_plans_for_one_alternative_are_refused() {
        String second = YAML.replace("  notes:\n", "    - {alternative: ferry}\n  notes:\n");
        assertThat(catchThrowableOfType(FaultyPlaybook.class, () -> read(second))
                        .faults())
                .contains(new Fault(FILE, "guidance.alternatives", "the key ferry stands there more than once"));
    }

    @Test
    void the_month_of_the_next_review_is_checked_for_its_form() {
        String due = EVIDENCE.replace("\"as-of\": \"2026-01\"}", "\"as-of\": \"2026-01\", \"review-by\": \"2027-13\"}");
        assertThat(catchThrowableOfType(
                                FaultyPlaybook.class,
                                () -> PlaybookReader.read(Map.of(FILE, YAML, "evidence.json", due)::get, FILE))
                        .faults())
                .hasSize(3)
                .contains(new Fault(
                        "evidence.json", "tender", "has a review-by that is no month such as 2027-03: 2027-13"));
    }

    @Test
    void a_key_of_evidence_fits_in_an_address() {
        String odd = EVIDENCE.replace("harbour-log", "harbour log");
        assertThat(catchThrowableOfType(
                                FaultyPlaybook.class,
                                () -> PlaybookReader.read(
                                        Map.of(FILE, YAML.replace("harbour-log", "harbour log"), "evidence.json", odd)
                                                ::get,
                                        FILE))
                        .faults())
                .extracting(Fault::key)
                .containsExactly("harbour log");
    }

    @Test
    void every_shipped_source_says_when_it_should_be_looked_at_again() {
        assertThat(TestPlaybooks.NODE_VS_PYTHON_EDITION.evidence())
                .allMatch(source -> source.reviewBy().compareTo(source.asOf()) > 0);
    }

    @Test
    void a_source_is_due_once_its_month_is_over() {
        Evidence source = read(YAML).evidence("tender").orElseThrow();
        assertThat(source.reviewBy()).isNull();
        assertThat(source.dueOn(LocalDate.of(2999, 1, 1))).isEmpty();
        Evidence dated = new Evidence(
                "k",
                "c",
                "",
                "",
                "neutral",
                "survey",
                "s",
                "p",
                "2025",
                "https://s.example",
                "l",
                "2026-01",
                "2026-09");
        assertThat(dated.isDueOn(LocalDate.of(2026, 9, 30))).isFalse();
        assertThat(dated.isDueOn(LocalDate.of(2026, 10, 1))).isTrue();
        assertThat(dated.dueOn(LocalDate.of(2026, 10, 1))).isEqualTo("Due for review since September 2026.");
    }

    // ---- the built-in playbook ----

    private static final Guidance BUILT_IN = TestPlaybooks.NODE_VS_PYTHON_EDITION.guidance();

    @Test
    void every_alternative_has_every_part() {
        assertThat(BUILT_IN.alternatives())
                .extracting(Guidance.Plan::alternative)
                .containsExactlyElementsOf(TestPlaybooks.NODE_VS_PYTHON.alternatives().stream()
                        .map(alternative -> alternative.key())
                        .toList());
        assertThat(BUILT_IN.alternatives()).allSatisfy(plan -> {
            assertThat(plan.architecture().boxes()).hasSizeBetween(6, 12);
            assertThat(plan.architecture().arrows()).hasSizeBetween(6, 12);
            assertThat(plan.responsibilities()).hasSizeBetween(6, 12);
            for (int days : new int[] {30, 60, 90}) {
                assertThat(plan.firstSteps().stream().filter(step -> step.days() == days))
                        .hasSizeBetween(3, 4);
            }
            assertThat(plan.risks()).hasSizeBetween(5, 6);
            assertThat(plan.risks()).allMatch(risk -> !risk.evidence().isEmpty());
            assertThat(plan.leaving()).hasSizeBetween(3, 4);
        });
        assertThat(BUILT_IN.notes()).hasSizeBetween(4, 8);
        assertThat(BUILT_IN.notes()).allMatch(note -> !note.evidence().isEmpty());
    }

    @Test
    void no_alternative_is_told_more_or_less_than_the_others() {
        assertAlike(plan -> words(plan.responsibilities().stream().flatMap(d -> Stream.of(d.what(), d.why()))));
        assertAlike(plan -> words(plan.firstSteps().stream().map(Guidance.Step::step)));
        assertAlike(plan -> words(plan.risks().stream().map(Guidance.Risk::risk)));
        assertAlike(plan -> words(plan.risks().stream().map(Guidance.Risk::mitigation)));
        assertAlike(plan -> words(plan.leaving().stream().map(Guidance.Leaving::cost)));
    }

    private static void assertAlike(java.util.function.ToIntFunction<Guidance.Plan> words) {
        int least = BUILT_IN.alternatives().stream().mapToInt(words).min().orElseThrow();
        int most = BUILT_IN.alternatives().stream().mapToInt(words).max().orElseThrow();
        assertThat(most).isLessThanOrEqualTo((int) (1.6 * least));
        assertThat(least).isGreaterThan(20);
    }

    private static int words(Stream<String> texts) {
        return texts.mapToInt(text -> text.split("\\s+").length).sum();
    }
}
