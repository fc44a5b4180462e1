package dev.showdown.web;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExportPagesTest {

    private static final Map<String, String> TYPES = Map.of(
            "md", "text/markdown;charset=UTF-8",
            "csv", "text/csv;charset=UTF-8",
            "json", "application/json",
            "pdf", "application/pdf",
            "svg", "image/svg+xml;charset=UTF-8",
            "png", "image/png");
    private static final List<String> SHOWN = List.of("pdf", "svg", "png");

    private static Wizard published(String title) {
        return Wizard.start(new Browser(), title)
                .answerAll(Map.of("live-updates", "core", "skills", "javascript"), "unknown")
                .submit()
                .publish();
    }

    private static String report(Wizard wizard) {
        return wizard.address() + "/reports/"
                + wizard.share().form("input[name=links]").value("report");
    }

    @Test
    void a_published_report_is_taken_away_in_every_format() {
        Wizard wizard = published("Live board, \u00FCber alles");
        String report = report(wizard);
        TYPES.forEach((suffix, type) -> {
            Page file = wizard.browser().get(report + "." + suffix).expect(200);
            assertThat(file.header("Content-Type")).isEqualToIgnoringWhitespace(type);
            assertThat(file.header("Content-Disposition"))
                    .isEqualTo((SHOWN.contains(suffix) ? "inline" : "attachment")
                            + "; filename=\"showdown-report-1-live-board-uber-alles." + suffix + "\"");
            assertThat(file.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(file.response().asByteArray()).isNotEmpty();
        });
    }

    @Test
    void the_page_of_a_report_links_to_what_can_be_taken_away() {
        Wizard wizard = published("Linked");
        Page page = wizard.browser().get(report(wizard)).expect(200);
        List<String> links =
                page.document().select("p.no-print:contains(Take it away) a").eachAttr("href");
        assertThat(links)
                .containsExactly(
                        report(wizard) + ".pdf",
                        report(wizard) + ".md",
                        report(wizard) + ".csv",
                        report(wizard) + ".json");
        links.forEach(link -> wizard.browser().get(link).expect(200));
        assertThat(new Browser().get("/sample").text()).contains("Take it away");
        assertThat(wizard.browser().get(wizard.address() + "/report").text()).doesNotContain("Take it away");
    }

    @Test
    void the_sample_can_be_taken_away_by_everybody() {
        TYPES.forEach((suffix, type) -> assertThat(
                        new Browser().get("/sample." + suffix).expect(200).header("Content-Type"))
                .isEqualToIgnoringWhitespace(type));
    }

    @Test
    void a_format_that_does_not_exist_is_not_found() {
        Wizard wizard = published("No such format");
        wizard.browser().get(report(wizard) + ".docx").expectError(404);
        wizard.browser().get(report(wizard) + ".").expectError(404);
        wizard.browser().get(wizard.address() + "/reports/x.pdf").expectError(404);
        new Browser().get("/sample.exe").expectError(404);
    }

    @Test
    void a_foreign_report_cannot_be_taken_away() {
        Wizard mine = published("Mine");
        Wizard theirs = published("Theirs");
        for (String suffix : TYPES.keySet()) {
            new Browser().get(report(mine) + "." + suffix).expectError(404);
            theirs.browser().get(report(mine) + "." + suffix).expectError(404);
            mine.browser()
                    .get(report(theirs).replace(theirs.id(), mine.id()) + "." + suffix)
                    .expectError(404);
        }
    }

    @Test
    void the_short_record_and_the_other_paper_are_asked_for_in_the_address() {
        Wizard wizard = published("Options");
        String full = wizard.browser().get(report(wizard) + ".md").source();
        String minimal =
                wizard.browser().get(report(wizard) + ".md?minimal=true").source();
        assertThat(full).contains("## More Information");
        assertThat(minimal).contains("## Decision Outcome").doesNotContain("## More Information");
        assertThat(wizard.browser().get(report(wizard) + ".md?minimal=maybe").source())
                .isEqualTo(full);
        assertThat(new String(
                        wizard.browser()
                                .get(report(wizard) + ".pdf?paper=letter")
                                .response()
                                .asByteArray(),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        wizard.browser().get(report(wizard) + ".pdf?paper=%22%3E").expect(200);
    }

    @Test
    void the_schema_is_public() {
        Page schema = new Browser().get("/schemas/report.json").expect(200);
        assertThat(schema.header("Content-Type")).startsWith("application/schema+json");
        assertThat(schema.header("Cache-Control")).startsWith("public");
        assertThat(schema.source()).contains("https://json-schema.org/draft/2020-12/schema");
        assertThat(new Browser().get("/sample.json").source()).contains("/schemas/report.json\"");
    }
}
