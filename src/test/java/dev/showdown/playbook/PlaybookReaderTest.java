package dev.showdown.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.playbook.FaultyPlaybook.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PlaybookReaderTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "playbooks", "two");
    private static final String FILE = "ferry-or-bridge.yaml";
    private static final String YAML = text(FOLDER.resolve(FILE));
    private static final String EVIDENCE = text(FOLDER.resolve("evidence.json"));

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_built_in_playbook_has_no_fault() {
        Edition edition = PlaybookReader.read(Path.of("db", "playbooks"), "node-vs-python.yaml");
        assertThat(edition.playbook().alternatives()).hasSize(3);
        assertThat(edition.evidence()).hasSizeGreaterThan(50);
        assertThat(edition.claims()).hasSize(37);
        assertThat(edition.samples()).isNotEmpty();
        assertThat(edition.playbook().resources()).hasSize(3);
    }

    @Test
    void the_invented_playbooks_have_no_fault() {
        assertThat(PlaybookReader.read(FOLDER, FILE).playbook().alternatives()).hasSize(2);
        assertThat(PlaybookReader.read(FOLDER.resolveSibling("five"), "office-move.yaml")
                        .playbook()
                        .alternatives())
                .hasSize(5);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "an unknown criterion among the points",
                        "points: {calm: 70}",
                        "points: {quiet: 70}",
                        "questions[islanders].choices[few].points",
                        "unknown criterion quiet"),
                arguments(
                        "an unknown criterion among the shifts",
                        "shifts: {crossing-time: {ferry: -20}}",
                        "shifts: {speed: {ferry: -20}}",
                        "questions[ice].choices[every-winter].shifts",
                        "unknown criterion speed"),
                arguments(
                        "an unknown criterion among replaced performances",
                        "performance: {outlay: {bridge: [30, 45, 60]}}",
                        "performance: {cost: {bridge: [30, 45, 60]}}",
                        "questions[budget].choices[plenty].performance",
                        "unknown criterion cost"),
                arguments(
                        "an unknown alternative among the shifts",
                        "shifts: {crossing-time: {ferry: -20}}",
                        "shifts: {crossing-time: {tunnel: -20}}",
                        "questions[ice].choices[every-winter].shifts.crossing-time",
                        "unknown alternative tunnel"),
                arguments(
                        "an unknown alternative among replaced performances",
                        "performance: {outlay: {bridge: [30, 45, 60]}}",
                        "performance: {outlay: {tunnel: [30, 45, 60]}}",
                        "questions[budget].choices[plenty].performance.outlay",
                        "unknown alternative tunnel"),
                arguments(
                        "an unknown alternative among the exclusions",
                        "{alternative: ferry, because",
                        "{alternative: tunnel, because",
                        "questions[ice].choices[every-winter].excludes",
                        "unknown alternative tunnel"),
                arguments(
                        "an unknown alternative that a case favours",
                        "favours: ferry",
                        "favours: tunnel",
                        "use-cases[holiday-island].favours",
                        "unknown alternative tunnel"),
                arguments(
                        "an unknown alternative that is made of",
                        "name: Bridge, ",
                        "name: Bridge, made-of: [tunnel], ",
                        "alternatives[bridge].made-of",
                        "names no other alternative: tunnel"),
                arguments(
                        "a value above 100",
                        "ferry: [20, 35, 50]",
                        "ferry: [20, 35, 150]",
                        "criteria[crossing-time].performance.ferry",
                        "within 0-100"),
                arguments(
                        "a value below 0",
                        "ferry: [20, 35, 50]",
                        "ferry: [-1, 35, 50]",
                        "criteria[crossing-time].performance.ferry",
                        "within 0-100"),
                arguments(
                        "points above 100",
                        "points: {calm: 70}",
                        "points: {calm: 101}",
                        "questions[islanders].choices[few]",
                        "points for calm lie outside 0-100: 101"),
                arguments(
                        "a shift beyond 100",
                        "{ferry: -20}",
                        "{ferry: -120}",
                        "questions[ice].choices[every-winter]",
                        "shift of ferry on crossing-time lies outside"),
                arguments(
                        "low above likely",
                        "ferry: [20, 35, 50]",
                        "ferry: [40, 35, 50]",
                        "criteria[crossing-time].performance.ferry",
                        "low is above likely in [40.0, 35.0, 50.0]"),
                arguments(
                        "likely above high",
                        "ferry: [20, 35, 50]",
                        "ferry: [20, 55, 50]",
                        "criteria[crossing-time].performance.ferry",
                        "likely is above high"),
                arguments(
                        "a condition on a missing question",
                        "asked-when: {islanders: [many]}",
                        "asked-when: {guests: [many]}",
                        "questions[commuters].asked-when",
                        "names the missing question guests"),
                arguments(
                        "a condition on a missing choice",
                        "asked-when: {islanders: [many]}",
                        "asked-when: {islanders: [lots]}",
                        "questions[commuters].asked-when",
                        "islanders has no choice lots"),
                arguments(
                        "a condition that allows nothing",
                        "asked-when: {islanders: [many]}",
                        "asked-when: {islanders: []}",
                        "questions[commuters].asked-when",
                        "allows no choice of islanders"),
                arguments(
                        "a condition on the question itself",
                        "asked-when: {islanders: [many]}",
                        "asked-when: {commuters: [daily]}",
                        "questions[commuters].asked-when",
                        "cyclic"),
                arguments(
                        "a condition on a later question",
                        "asked-when: {islanders: [many]}",
                        "asked-when: {budget: [little]}",
                        "questions[commuters].asked-when",
                        "cyclic: names budget"),
                arguments(
                        "a case's condition on a missing question",
                        "when: {islanders: [few]}",
                        "when: {guests: [few]}",
                        "use-cases[holiday-island].when",
                        "missing question guests"),
                arguments(
                        "a duplicate alternative",
                        "{key: bridge, name: Bridge",
                        "{key: ferry, name: Bridge",
                        "alternatives",
                        "the key ferry stands there more than once"),
                arguments(
                        "a duplicate question",
                        "key: ice\n",
                        "key: islanders\n",
                        "questions",
                        "the key islanders stands there more than once"),
                arguments(
                        "a duplicate choice",
                        "{key: many, label",
                        "{key: few, label",
                        "questions[islanders].choices",
                        "the key few stands there more than once"),
                arguments(
                        "a duplicate criterion",
                        "key: calm\n",
                        "key: outlay\n",
                        "criteria",
                        "the key outlay stands there more than once"),
                arguments(
                        "missing evidence of a criterion",
                        "evidence: [harbour-log, tender]",
                        "evidence: [harbour-log, hearsay]",
                        "criteria[outlay].evidence",
                        "missing evidence hearsay"),
                arguments(
                        "missing evidence of a resource",
                        "records., evidence: [harbour-log]",
                        "records., evidence: [hearsay]",
                        "resources[The harbour master].evidence",
                        "missing evidence hearsay"),
                arguments(
                        "an unknown field",
                        "name: Crossing time\n",
                        "name: Crossing time\n    colour: blue\n",
                        "criteria[crossing-time].colour",
                        "Unrecognized field \"colour\""),
                arguments(
                        "an unknown field at the top",
                        "title: Ferry or bridge?",
                        "title: Ferry or bridge?\nmood: good",
                        "mood",
                        "Unrecognized field \"mood\""),
                arguments(
                        "a word for a number",
                        "points: {calm: 70}",
                        "points: {calm: much}",
                        "questions[islanders].choices[few].points.calm",
                        "much"),
                arguments(
                        "a truth value for a word",
                        "label: Seldom",
                        "label: no",
                        "questions[commuters].choices[seldom].label",
                        "Boolean"),
                arguments(
                        "a number for a word",
                        "label: Seldom",
                        "label: 7",
                        "questions[commuters].choices[seldom].label",
                        "Integer"),
                arguments(
                        "a word for a list",
                        "evidence: [harbour-log, tender]",
                        "evidence: harbour-log",
                        "criteria[outlay].evidence",
                        "harbour-log"),
                arguments(
                        "a missing judgement",
                        "performance: {ferry: [20, 35, 50], bridge: [85, 92, 97]}",
                        "performance: {ferry: [20, 35, 50]}",
                        "criteria[crossing-time].performance",
                        "judges no bridge"),
                arguments(
                        "two numbers for three",
                        "ferry: [20, 35, 50]",
                        "ferry: [20, 35]",
                        "criteria[crossing-time].performance.ferry",
                        ""),
                arguments(
                        "a reserved choice",
                        "{key: seldom, label",
                        "{key: unknown, label",
                        "questions[commuters].choices[unknown]",
                        "the key unknown is reserved"),
                arguments(
                        "an unknown group",
                        "group: money",
                        "group: purse",
                        "criteria[outlay].group",
                        "unknown group purse"),
                arguments(
                        "an unknown section",
                        "section: purse",
                        "section: wallet",
                        "questions[budget].section",
                        "unknown section wallet"),
                arguments("another schema", "schema: 1", "schema: 2", "schema", "is 2; this program reads schema 1"),
                arguments("no schema", "schema: 1\n", "", "schema", "this program reads schema 1"),
                arguments("no thresholds", "thresholds:", "bands:", "", "thresholds"),
                arguments(
                        "thresholds the wrong way round",
                        "clear: {acceptability: 0.80, lead: 5}",
                        "clear: {acceptability: 0.50, lead: 5}",
                        "thresholds",
                        "clear may not ask for less than lean"),
                arguments("one alternative", "  - {key: bridge, name: Bridge", "  # {key: bridge", "", "at least two"),
                arguments(
                        "a key that fits in no address",
                        "key: ferry-or-bridge",
                        "key: Ferry or bridge",
                        "key",
                        "is no key"),
                arguments(
                        "a question's key that fits in no address",
                        "key: ice\n",
                        "key: Ice & snow\n",
                        "questions[Ice & snow].key",
                        "is no key"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_fault_is_named_with_its_file_and_key(String what, String old, String changed, String key, String words) {
        assertThat(YAML).contains(old);
        List<Fault> faults = faults(replaceFirst(YAML, old, changed), EVIDENCE);
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(FILE);
            assertThat(fault.key()).startsWith(key);
            assertThat(fault.fault()).contains(words);
        });
    }

    private static String replaceFirst(String text, String old, String changed) {
        int at = text.indexOf(old);
        return text.substring(0, at) + changed + text.substring(at + old.length());
    }

    private static List<Fault> faults(String yaml, String evidence) {
        return faults(Map.of(FILE, yaml, "evidence.json", evidence));
    }

    private static List<Fault> faults(Map<String, String> files) {
        return catchThrowableOfType(FaultyPlaybook.class, () -> PlaybookReader.read(files::get, FILE))
                .faults();
    }

    @Test
    void a_key_that_stands_twice_in_the_text_is_named_with_its_line() {
        List<Fault> faults =
                faults(replaceFirst(YAML, "title: Ferry", "title: Ship or bridge?\ntitle: Ferry"), EVIDENCE);
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.key()).startsWith("line ");
            assertThat(fault.fault()).containsIgnoringCase("duplicate");
        });
    }

    @Test
    void text_that_is_no_yaml_is_named_with_its_line() {
        assertThat(faults(YAML.replace("groups:", "groups: ["), EVIDENCE))
                .singleElement()
                .satisfies(fault -> assertThat(fault.key()).startsWith("line "));
        for (String nothing : List.of("", "just words", "- a\n- list")) {
            assertThat(faults(nothing, EVIDENCE))
                    .singleElement()
                    .extracting(Fault::fault)
                    .isEqualTo("is not a YAML document with keys");
        }
    }

    @Test
    void a_missing_file_is_named() {
        assertThat(faults(Map.of("evidence.json", EVIDENCE))).containsExactly(new Fault(FILE, "", "is missing"));
    }

    @Test
    void several_faults_are_told_at_once() {
        String yaml = YAML.replace("ferry: [20, 35, 50]", "ferry: [40, 35, 50]")
                .replace("label: Seldom", "label: no")
                .replace("name: Use}", "name: Use, colour: blue}");
        assertThat(faults(yaml, EVIDENCE)).hasSize(3);
        String loose = YAML.replace("points: {calm: 70}", "points: {quiet: 70}")
                .replace("favours: ferry", "favours: tunnel")
                .replace("section: purse", "section: wallet");
        assertThat(faults(loose, EVIDENCE)).hasSize(3);
        assertThat(catchThrowableOfType(
                        FaultyPlaybook.class,
                        () -> PlaybookReader.read(Map.of(FILE, loose, "evidence.json", EVIDENCE)::get, FILE)))
                .hasMessageContaining(FILE + ": use-cases[holiday-island].favours: unknown alternative tunnel");
    }

    @Test
    void evidence_is_checked_too() {
        assertThat(faults(YAML, EVIDENCE.replace("\"bridge\"", "\"tunnel\"")))
                .containsExactly(new Fault("evidence.json", "harbour-log", "favours the unknown alternative tunnel"));
        assertThat(faults(YAML, EVIDENCE.replace("https://harbour.example", "javascript:alert(1)")))
                .containsExactly(new Fault("evidence.json", "harbour-log", "has no web address"));
        assertThat(faults(YAML, EVIDENCE.replace("\"tender\"", "\"harbour-log\"")))
                .contains(new Fault("evidence.json", "harbour-log", "stands there more than once"));
        assertThat(faults(YAML, EVIDENCE.replace("\"publisher\"", "\"editor\"")))
                .anySatisfy(fault -> assertThat(fault.fault()).contains("editor"));
        assertThat(faults(YAML, EVIDENCE.replace("\"survey\"", "\"rumour\"")))
                .containsExactly(new Fault("evidence.json", "noise-survey", "has no strength that is known: rumour"));
        assertThat(faults(YAML, EVIDENCE.replace("\"source\": \"Log of the harbour\", ", "")))
                .containsExactly(new Fault("evidence.json", "harbour-log", "has no source"));
        assertThat(faults(YAML, "{")).singleElement().extracting(Fault::file).isEqualTo("evidence.json");
        assertThat(faults(YAML, "[null]"))
                .singleElement()
                .extracting(Fault::file)
                .isEqualTo("evidence.json");
        assertThat(faults(Map.of(FILE, YAML)))
                .contains(new Fault(FILE, "criteria[calm].evidence", "missing evidence noise-survey"));
    }

    @Test
    void claims_and_samples_are_checked_too() {
        Map<String, String> files = new HashMap<>(Map.of(FILE, YAML, "evidence.json", EVIDENCE));
        files.put("claims.json", """
                [{"number": 4, "claim": "c", "verdict": "supported", "because": "b", "evidence": ["hearsay"]}]
                """);
        assertThat(faults(files)).containsExactly(new Fault("claims.json", "claim 4", "missing evidence hearsay"));
        files.put("claims.json", "[]");
        files.put("samples.json", """
                [{"playbook": "ferry-or-bridge", "title": "t", "context": "", "answers": {"ice": "never", "budget": "some"}},
                 {"playbook": "another", "title": "t", "context": "", "answers": {"x": "y"}}]
                """);
        assertThat(faults(files)).containsExactly(new Fault("samples.json", "budget", "has no choice some"));
        files.put("samples.json", """
                [{"playbook": "ferry-or-bridge", "title": "t", "context": "", "answers": {"ice": "unknown"}}]
                """);
        assertThat(PlaybookReader.read(files::get, FILE).samples()).hasSize(1);
        files.put("samples.json", "[{\"playbook\": \"ferry-or-bridge\", \"title\": \"t\"}]");
        assertThat(faults(files)).singleElement().extracting(Fault::file).isEqualTo("samples.json");
    }
}
