package dev.showdown.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Every source of every report has its entry, in the version that the report was made with.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EvidencePagesTest {

    private static final String KEY = "node-vs-python";
    private static final String EVIDENCE = "/playbooks/" + KEY + "/evidence";

    @Inject
    Database database;

    private static Wizard submitted(Project project) {
        return Wizard.start(new Browser(), project.title(), KEY)
                .answerAll(project.choices(), "unknown")
                .submit();
    }

    @Test
    void every_source_has_one_entry_and_criteria_lead_to_it() {
        Page page = new Browser().get(EVIDENCE).expect(200);
        List<String> entries = page.document().select("li.source").eachAttr("id");

        assertThat(entries).hasSize(80).doesNotHaveDuplicates().allMatch(id -> id.startsWith("evidence-"));
        assertThat(page.document().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        List<String> cited = page.document().select("a[href^=#evidence-]").eachAttr("href");
        assertThat(cited).isNotEmpty().allMatch(href -> entries.contains(href.substring(1)));
        assertThat(page.document().select("section#throughput .cited a")).hasSize(7);
        assertThat(page.document().select(".claims a")).isNotEmpty();
        for (Element entry : page.document().select("li.source")) {
            assertThat(entry.select("a[href^=http]")).as(entry.id()).hasSize(1);
            assertThat(entry.text()).as(entry.id()).contains("Limits: ", "Looked at in 2026-09.", "Speaks for ");
            assertThat(entry.select(".strength").text())
                    .isIn("measurement", "documentation", "survey", "expert opinion");
        }
        assertThat(page.text()).contains("There are 80 sources. None is due for review.");
    }

    @Test
    void every_link_of_a_report_to_an_entry_finds_it() {
        Set<String> entries = new HashSet<>(
                new Browser().get(EVIDENCE).document().select("li.source").eachAttr("id"));
        for (Project project : List.of(Project.CHAT, Project.LEAN, Project.CLOSE, Project.ONE_LEFT, Project.NOTHING)) {
            Page report = submitted(project).page().expect(200);
            List<String> links = report.document().select("a[href*=#evidence-]").eachAttr("href");
            assertThat(links).hasSizeGreaterThan(50).allSatisfy(link -> {
                assertThat(link).startsWith(EVIDENCE + "#");
                assertThat(entries).contains(link.substring(link.indexOf('#') + 1));
            });
        }
    }

    @Test
    void claims_criteria_risks_and_notes_of_a_report_lead_to_entry_and_original() {
        Map<String, String> choices = new HashMap<>(Project.CHAT.choices());
        choices.put("footprint", "carbon");
        Page report = submitted(new Project("Green chat", choices)).page().expect(200);

        assertThat(report.texts("article.report h2"))
                .containsSubsequence(
                        "The showdown: common advice",
                        "Shape of the solution",
                        "Footprint and cost notes",
                        "Evidence",
                        "How this was computed");
        for (String each : List.of(
                "#evidence ~ details .source",
                ".risk",
                "section[aria-labelledby=footprint] .case",
                ".showdown tbody tr")) {
            assertThat(report.document().select(each)).as(each).isNotEmpty().allSatisfy(part -> {
                assertThat(part.select("a[href^=" + EVIDENCE + "#evidence-]")).isNotEmpty();
                assertThat(part.select("a[href^=http]")).isNotEmpty();
            });
        }
        assertThat(report.document().select(".claims li")).hasSize(37);
        assertThat(report.document().select("svg.drawing")).hasSize(3).allSatisfy(drawing -> {
            assertThat(drawing.attr("role")).isEqualTo("img");
            assertThat(drawing.attr("aria-label")).hasSizeGreaterThan(30);
            assertThat(drawing.select("rect, polyline, polygon")).allMatch(shape -> shape.hasAttr("fill"));
        });
        assertThat(report.document().select("[style]")).isEmpty();
    }

    @Test
    void a_playbook_without_guidance_has_neither_section() {
        Page report = Wizard.start(new Browser(), "Island", "ferry-or-bridge")
                .answerAll(Map.of("budget", "plenty"), "unknown")
                .submit()
                .page()
                .expect(200);

        assertThat(report.texts("h2")).doesNotContain("Shape of the solution", "Footprint and cost notes");
    }

    @Test
    void a_report_of_an_older_version_leads_to_the_evidence_of_that_version() {
        database.change("""
                insert into playbook_version (key, version, document, hash, stored_at)
                select key, '2025.9', jsonb_set(jsonb_set(document #- '{guidance}', '{playbook,version}', '"2025.9"'),
                    '{evidence,0,reviewBy}', '"2020-02"'), hash, stored_at
                from playbook_version where key = ? and version = '2026.2' on conflict do nothing
                """, KEY);
        Wizard wizard = Wizard.start(new Browser(), "Pinned", KEY);
        database.change("update assessment set playbook_version = '2025.9' where id = ?", UUID.fromString(wizard.id()));
        Page report = wizard.answerAll(Project.CHAT.choices(), "unknown")
                .submit()
                .page()
                .expect(200);

        assertThat(report.texts("h2")).contains("What your answers call for").doesNotContain("Shape of the solution");
        List<String> links = report.document().select("a[href*=#evidence-]").eachAttr("href");
        assertThat(links).isNotEmpty().allMatch(link -> link.startsWith(EVIDENCE + "?version=2025.9#"));
        assertThat(report.text()).contains("Due for review since February 2020.", "1 source is due for review.");
        Page evidence = new Browser().get(EVIDENCE + "?version=2025.9").expect(200);
        assertThat(evidence.text())
                .contains("This is version 2025.9", "Due for review since February 2020.", "One is due for review.");
        assertThat(evidence.document().select("a[href='" + EVIDENCE + "']")).isNotEmpty();
        Page method = new Browser()
                .get("/playbooks/" + KEY + "/method?version=2025.9")
                .expect(200);
        assertThat(method.text()).contains("version 2025.9", "One is due for review.");
        assertThat(method.document().select("main a[href='" + EVIDENCE + "?version=2025.9']"))
                .isNotEmpty();
        Page playbook =
                new Browser().get("/playbooks/" + KEY + "?version=2025.9").expect(200);
        assertThat(playbook.document().select("main a[href='/playbooks/" + KEY + "/method?version=2025.9']"))
                .isNotEmpty();
        assertThat(new Browser().get(EVIDENCE + "?version=2026.2").expect(200).text())
                .doesNotContain("kept for the reports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/method", "/evidence"})
    void a_version_that_never_was_is_not_found_in_words(String page) {
        for (String version : List.of("1999.1", "%00", "x".repeat(500), "%3Cscript%3E")) {
            Page missing = new Browser()
                    .get("/playbooks/" + KEY + page + "?version=" + version)
                    .expectError(404);
            assertThat(missing.text()).contains("There is no version");
        }
        new Browser().get("/playbooks/" + KEY + page + "?version=").expect(200);
        new Browser().get("/playbooks/none" + page + "?version=1").expectError(404);
    }

    @Test
    void every_page_leads_to_method_and_evidence() {
        for (String page : List.of("/", "/sample", "/playbooks", "/accessibility")) {
            Page read = new Browser().get(page).expect(200);
            assertThat(read.document().select("footer a[href='/playbooks/" + KEY + "/method']"))
                    .hasSize(1);
            assertThat(read.document().select("footer a[href='" + EVIDENCE + "']"))
                    .hasSize(1);
        }
        assertThat(new Browser().get("/playbooks").document().select("main a[href$=/method]"))
                .hasSize(3);
    }
}
