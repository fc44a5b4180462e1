package dev.showdown.report.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.report.ReportSource;
import dev.showdown.report.SheetOfAnswers.Answered;
import dev.showdown.report.Viewer;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

/// The Markdown record, read by a Markdown reader of other people.
class MarkdownTest {

    private static final List<org.commonmark.Extension> EXTENSIONS =
            List.of(TablesExtension.create(), AutolinkExtension.create());

    private static Document read(String markdown) {
        String body = markdown.substring(markdown.indexOf("\n---\n") + 5);
        return Jsoup.parse(HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .build()
                .render(Parser.builder().extensions(EXTENSIONS).build().parse(body)));
    }

    private static List<String> front(String markdown) {
        return markdown.lines().takeWhile(line -> !line.isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("dev.showdown.report.export.Taken#all")
    void the_full_record_has_the_headings_of_the_form_in_its_order(ReportSource source) {
        Document record = read(Madr.full(source, Viewer.OWNER));
        assertThat(record.select("h1").eachText()).containsExactly(source.title());
        assertThat(record.select("h2").eachText())
                .containsExactly(
                        "Context and Problem Statement",
                        "Decision Drivers",
                        "Considered Options",
                        "Decision Outcome",
                        "Pros and Cons of the Options",
                        "More Information");
        assertThat(record.select("h3").eachText()).startsWith("Consequences", "Confirmation");
        assertThat(record.select("h3").eachText())
                .containsAll(source.edition().playbook().alternatives().stream()
                        .map(dev.showdown.decision.Alternative::name)
                        .toList());
    }

    @Test
    void the_minimal_record_is_short() {
        Document record = read(Madr.minimal(Taken.of(Project.CHAT), Viewer.OWNER));
        assertThat(record.select("h1, h2, h3").eachText())
                .containsExactly(
                        Project.CHAT.title(),
                        "Context and Problem Statement",
                        "Considered Options",
                        "Decision Outcome",
                        "Consequences");
        assertThat(record.text()).contains("Chosen option: “Node.js”, because");
    }

    @Test
    void what_is_too_close_chooses_nobody() {
        String record = read(Madr.full(Taken.of(Project.CLOSE), Viewer.OWNER)).text();
        assertThat(record).contains("Chosen option: none yet").doesNotContain("Good, because Live");
        assertThat(read(Madr.full(Taken.of(Project.NOTHING), Viewer.OWNER)).text())
                .contains("Chosen option: none yet", "Nothing fits.", "What would make room:");
    }

    @Test
    void the_front_matter_tells_the_status_the_date_and_who_answered() {
        Map<String, Map<String, Answered>> team = new LinkedHashMap<>();
        team.put("Anna", Map.of());
        team.put("\"Ben\\\n]: &x *y \u202E", Map.of());
        ReportSource source = Taken.of(Taken.BUILT_IN, "Team", "", team);
        assertThat(front(Madr.full(source, Viewer.OWNER)))
                .containsExactly(
                        "---",
                        "status: \"proposed\"",
                        "date: 2026-03-04",
                        "decision-makers: []",
                        "consulted: [\"Anna\", \"\\\"Ben\\\\\\U0000000A]: &x *y U+202E\"]",
                        "informed: []",
                        "---");
        assertThat(front(Madr.full(source, new Viewer(false, false, false, false))))
                .contains("consulted: []");
    }

    @Test
    void what_was_typed_is_shown_and_never_taken_for_markup() {
        for (String hostile : Taken.HOSTILE) {
            ReportSource source = Taken.noted(hostile, hostile, hostile);
            Document record = read(Madr.full(source, Viewer.OWNER));
            String words = hostile.strip().replaceAll("\\s+", " ");
            Document plain = read(Madr.full(Taken.noted("Plain", "Plain", "Plain"), Viewer.OWNER));
            assertThat(record.selectFirst("h1").text()).isEqualTo(words);
            assertThat(record.selectFirst("h2 + p").text()).isEqualTo(words);
            assertThat(record.select("li:contains(Note:)").last().text()).isEqualTo("Note: " + words);
            for (String markup : List.of(
                    "a",
                    "img",
                    "script",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "hr",
                    "blockquote",
                    "table",
                    "ol",
                    "em",
                    "strong",
                    "pre",
                    "li")) {
                assertThat(record.select(markup)).as(hostile + " as " + markup).hasSameSizeAs(plain.select(markup));
            }
        }
    }

    @Test
    void hostile_lines_one_below_the_other_stay_lines() {
        String note = String.join("\n", Taken.HOSTILE);
        ReportSource source = Taken.noted("Title", note, note);
        Document record = read(Madr.full(source, Viewer.OWNER));
        List<String> lines = new ArrayList<>();
        for (String line : record.selectFirst("h2 + p").html().split("<br>")) {
            lines.add(Jsoup.parse(line).text());
        }
        assertThat(lines)
                .isEqualTo(Taken.HOSTILE.stream()
                        .map(line -> line.strip().replaceAll("\\s+", " "))
                        .toList());
    }

    @Test
    void what_steers_is_shown_by_its_number_and_emoji_stay() {
        String note = "abc\u202Edef\u2066 " + "\uD83D\uDE00".repeat(2_000);
        String record = Madr.full(Taken.noted("Title\u200F", note, note), Viewer.OWNER);
        assertThat(record).contains("# TitleU+200F", "abcU+202EdefU+2066", "\uD83D\uDE00".repeat(2_000));
        assertThat(record.chars().filter(c -> Controls.isSteering(c)).count()).isZero();
    }

    @Test
    void a_hundred_notes_are_printed_and_the_rest_is_counted() {
        Map<String, Map<String, Answered>> team = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            team.put("Person " + i, Taken.answered(Project.CHAT.choices(), "A note of " + i));
        }
        ReportSource source = Taken.of(Taken.BUILT_IN, "Team", "", team);
        int notes = team.values().stream().mapToInt(Map::size).sum();
        Document record = read(Madr.full(source, Viewer.OWNER));
        assertThat(notes).isGreaterThan(110);
        assertThat(record.select("li:matchesOwn(^Note:)")).hasSize(100);
        assertThat(record.select("p").last().text()).isEqualTo("and %d more notes".formatted(notes - 100));
    }

    @Test
    void a_reader_without_the_right_sees_neither_names_nor_notes_nor_answers() {
        Map<String, Map<String, Answered>> team = new LinkedHashMap<>();
        team.put("Annabella", Taken.answered(Project.CHAT.choices(), "Between us"));
        team.put("Benedikt", Taken.answered(Project.LEAN.choices(), ""));
        ReportSource source = Taken.of(Taken.BUILT_IN, "Team", "", team);
        String seen = Madr.full(source, new Viewer(false, false, false, false));
        assertThat(Madr.full(source, Viewer.OWNER)).contains("Annabella", "Between us", "Answers of Benedikt");
        assertThat(seen).doesNotContain("Annabella", "Between us", "Benedikt", "Answers of");
    }

    @Test
    void a_title_may_end_or_read_as_it_likes() {
        for (String title : List.of("Now!", "Decision Outcome", "Why?", "A: b,", "me@example.org", "\uD83D\uDE00")) {
            assertThat(read(Madr.full(Taken.noted(title, "", ""), Viewer.OWNER))
                            .selectFirst("h1")
                            .text())
                    .isEqualTo(title);
        }
    }
}
