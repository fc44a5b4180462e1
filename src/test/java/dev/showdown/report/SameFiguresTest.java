package dev.showdown.report;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Settled;
import dev.showdown.decision.Evaluation;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;
import dev.showdown.support.Browser;
import dev.showdown.support.Invented;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.TeamAtWork;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Every figure that the page prints stands in every format, rounded to the same.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SameFiguresTest {

    private static final Pattern FIGURE = Pattern.compile("[+\u2212]?\\d+(,\\d{3})*(\\.\\d+)?");
    /// What holds a figure with the words that say what it is.
    private static final String HOLDERS =
            "tbody tr, li.row, .standfirst, .case p, p:contains(Seen afterwards), .source, .facts span, dd.fact";

    @Inject
    Playbooks playbooks;

    @Inject
    ObjectMapper json;

    private static Wizard published(String name) {
        Wizard wizard =
                switch (name) {
                    case "chat" -> Wizard.start(new Browser(), name).answerAll(Project.CHAT.choices(), "unknown");
                    case "close" -> Wizard.start(new Browser(), name).answerAll(Map.of(), "unknown");
                    case "green" -> Wizard.start(new Browser(), name).answerAll(Project.GREEN.choices(), "unknown");
                    case "one-left" ->
                        Wizard.start(new Browser(), name).answerAll(Project.ONE_LEFT.choices(), "unknown");
                    case "nothing" -> Wizard.start(new Browser(), name).answerAll(Project.NOTHING.choices(), "unknown");
                    default ->
                        Wizard.start(
                                        new Browser(),
                                        name,
                                        Invented.FIVE.playbook().key())
                                .answerAll(Map.of(), "dozen");
                };
        return wizard.submit().publish();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "close", "one-left", "nothing", "five", "green"})
    void every_figure_of_the_page_stands_in_every_format(String name) throws IOException {
        Wizard wizard = published(name);
        String report = wizard.address() + "/reports/"
                + wizard.share().form("input[name=links]").value("report");
        compare(wizard.browser(), report);
    }

    private void compare(Browser browser, String report) throws IOException {
        Document page = browser.get(report).expect(200).document();
        page.select("svg, summary .hint").remove();

        // A form to try something else is no part of the report, and never on paper.
        page.select(".no-print").remove();
        // The name of a source once more, for those who hear a link and do not see what stands before it.
        page.select(".source .hidden, .references .hidden").remove();

        inMarkdown(page, browser.get(report + ".md").source());
        onPaper(page, browser.get(report + ".pdf").response().asByteArray());
        ReportSource source = source(browser.get(report + ".json").source());
        inData(page, ReportView.of(source, Viewer.OWNER));
        inTable(source, browser.get(report + ".csv").source());
    }

    @Test
    void the_figures_of_a_decided_team_stand_in_every_format_too() throws IOException {
        TeamAtWork team = TeamAtWork.start("Several", false)
                .with("Anna", Project.CHAT.choices())
                .with("Bodo", TeamAtWork.but(Project.CHAT.choices(), "skills", "python", "existing", "python"))
                .with("Cleo", TeamAtWork.but(Project.CHAT.choices(), "number-crunching", "daily"))
                .reveal()
                .agree("hosting", "containers", "It is what we run");
        Browser browser = team.browser();
        browser.send(browser.get(team.address() + "/decision")
                        .form("form:has([name=seen])")
                        .with("alternative", "hybrid")
                        .with("reason", "Both, by 2030")
                        .with("reviewOn", "2090-05-06"))
                .expect(303);
        String report = browser.get(team.address() + "/history")
                .document()
                .select("ol.past a")
                .first()
                .attr("href");
        compare(browser, report);
    }

    private static List<String> figures(String text) {
        return FIGURE.matcher(text).results().map(MatchResult::group).toList();
    }

    /// A line or paragraph of the record that has the same words at its head has all of the figures.
    private static void inMarkdown(Document page, String markdown) {
        List<String> blocks = new ArrayList<>();
        for (String block : markdown.split("\\n(?=\\s*\\* |\\n|\\|)")) {
            blocks.add(plain(block.replace("\\", "").replace("**", "").replace("`", "")));
        }
        for (Element holder : page.select("article.report").select(HOLDERS)) {
            String words = plain(holder.text()).replaceFirst(".*(?=Seen afterwards)", "");
            String label = plain(label(holder)).toLowerCase(Locale.ROOT);
            List<String> wanted = figures(words);
            List<String> there = blocks.stream()
                    .filter(block -> block.toLowerCase(Locale.ROOT).contains(label))
                    .flatMap(block -> figures(block).stream())
                    .toList();
            assertThat(there).as(holder.text()).containsAll(wanted);
        }
    }

    private static String label(Element holder) {
        if (holder.text().startsWith("Against ")) {
            return "it loses";
        }
        Element head = holder.selectFirst("th, span > span, a, span");
        String sentence = holder.text().replaceFirst(".*(?=Seen afterwards)", "");
        String words = head == null || !sentence.equals(holder.text())
                ? sentence
                : head.ownText().isBlank() ? head.text() : head.ownText();
        return words.substring(0, Math.min(30, words.length()));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\u202F\u00A0]+", " ").strip();
    }

    /// Paper holds each figure at least as often as the page does.
    private static void onPaper(Document page, byte[] pdf) throws IOException {
        List<String> left;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            left = new ArrayList<>(figures(new PDFTextStripper().getText(document)));
        }
        for (String figure : figures(page.select("article.report").text())) {
            assertThat(left.remove(figure)).as("one more " + figure).isTrue();
        }
    }

    /// The report made again from the JSON alone.
    private ReportSource source(String text) throws IOException {
        JsonNode read = json.readTree(text);
        ObjectNode evaluation = read.deepCopy();
        evaluation.remove(List.of(
                "$schema", "title", "context", "number", "publishedAt", "answers", "agreed", "decision", "team"));
        Evaluation result = json.treeToValue(evaluation, Evaluation.class);
        Edition edition =
                playbooks.version(result.playbook().key(), result.playbook().version());
        return new ReportSource(
                Optional.empty(),
                read.path("title").asText(),
                read.path("context").asText(),
                edition,
                json.readValue(
                        read.path("answers").toString(),
                        new com.fasterxml.jackson.core.type.TypeReference<java.util.List<SheetOfAnswers>>() {}),
                result,
                Optional.empty(),
                Optional.of(read.path("number").asInt()),
                Instant.parse(read.path("publishedAt").asText()),
                json.readValue(read.path("agreed").toString(), new TypeReference<List<Settled>>() {}),
                Optional.ofNullable(read.get("decision"))
                        .filter(JsonNode::isObject)
                        .map(SameFiguresTest::decision),
                read.path("team").isNull()
                        ? Optional.empty()
                        : Optional.of(json.treeToValue(read.path("team"), TeamWork.class)));
    }

    private static DecisionTaken decision(JsonNode read) {
        return new DecisionTaken(
                read.path("number").asInt(),
                read.path("alternative").asText(),
                read.path("reason").asText(),
                List.of(),
                List.of(),
                List.of(),
                read.path("dissent").asText(),
                Optional.of(LocalDate.parse(read.path("reviewOn").asText())),
                read.path("reopenIf").asText(),
                read.path("recordedBy").asText(),
                Instant.parse(read.path("recordedAt").asText()));
    }

    private static void inData(Document page, ReportView view) {
        Set<String> words = new HashSet<>();
        collect(view, words);
        Set<String> known = new HashSet<>();
        words.forEach(text -> known.addAll(figures(plain(text))));
        for (Element cell : page.select("article.report td.number, article.report b.number, article.report .facts b")) {
            assertThat(words)
                    .as(cell.parent().text())
                    .anyMatch(text -> plain(text).equals(plain(cell.text()))
                            || cell.text().contains(" to "));
            assertThat(known).containsAll(figures(cell.text()));
        }
        for (Element holder : page.select("article.report .new, article.report .standfirst, article.report dd.fact")) {
            assertThat(known).as(holder.text()).containsAll(figures(holder.text()));
        }
    }

    private static void collect(Object found, Set<String> words) {
        switch (found) {
            case null -> {}
            case String text -> words.add(text);
            case Optional<?> maybe -> maybe.ifPresent(value -> collect(value, words));
            case Iterable<?> many -> many.forEach(one -> collect(one, words));
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    try {
                        component.getAccessor().setAccessible(true);
                        collect(component.getAccessor().invoke(record), words);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                }
            }
            default -> words.add(String.valueOf(found));
        }
    }

    /// The table's numbers, rounded as the page rounds.
    private static void inTable(ReportSource source, String csv) throws IOException {
        ReportView view = ReportView.of(source, Viewer.OWNER);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<CSVRecord> lines;
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            lines = parser.getRecords();
        }
        for (Comparison.Row row : view.comparison().rows()) {
            assertThat(with(lines, "alternativeName", row.name())).isNotEmpty().allSatisfy(line -> {
                assertThat(Figures.value(number(line, "value"))).isEqualTo(row.value());
                assertThat(Figures.value(number(line, "intervalLow"))).isEqualTo(row.low());
                assertThat(Figures.value(number(line, "intervalHigh"))).isEqualTo(row.high());
                assertThat(row.excluded() ? row.wins() : Figures.share(number(line, "firstRankShare")))
                        .isEqualTo(row.wins());
                if (source.ranking().size() > 1 && !row.excluded()) {
                    assertThat(Figures.decimal(number(line, "regret")))
                            .isEqualTo(Figures.decimal(source.result().regret().get(line.get("alternative"))));
                }
            });
        }
        for (Reasons.Row row : view.reasons().rows()) {
            assertThat(with(lines, "criterionName", row.criterion()))
                    .allMatch(line -> Figures.share(number(line, "weight")).equals(row.weight()))
                    .anyMatch(line -> !line.get("contribution").isEmpty()
                            && Figures.signed(number(line, "contribution"))
                                    .substring(1)
                                    .equals(row.adds().substring(1)));
        }
        for (Changes.Weight weight : view.changes().weights()) {
            assertThat(with(lines, "criterionName", weight.criterion()))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(Figures.value(number(line, "points"))).isEqualTo(weight.points());
                        assertThat(Figures.value(number(line, "flipPoints"))).isEqualTo(weight.needed());
                        assertThat(Figures.share(number(line, "flipWeight"))).isEqualTo(weight.share());
                        assertThat(Figures.share(number(line, "stabilityLow")) + " to "
                                        + Figures.share(number(line, "stabilityHigh")))
                                .isEqualTo(weight.stays());
                    });
        }
        for (Ledger.Weighed criterion : view.ledger().criteria()) {
            for (Ledger.Judged judged : criterion.judged()) {
                assertThat(with(lines, "criterionName", criterion.name()))
                        .filteredOn(line -> line.get("alternativeName").equals(judged.alternative()))
                        .hasSize(1)
                        .allMatch(line ->
                                Figures.value(number(line, "performanceLow")).equals(judged.low())
                                        && Figures.value(number(line, "performanceLikely"))
                                                .equals(judged.likely())
                                        && Figures.value(number(line, "performanceHigh"))
                                                .equals(judged.high()));
            }
        }
    }

    private static List<CSVRecord> with(List<CSVRecord> lines, String column, String value) {
        return lines.stream().filter(line -> line.get(column).equals(value)).toList();
    }

    private static double number(CSVRecord line, String column) {
        return Double.parseDouble(line.get(column));
    }
}
