package dev.showdown.report.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import dev.showdown.report.ReportSource;
import dev.showdown.report.SheetOfAnswers.Answered;
import dev.showdown.report.Viewer;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PdfTest {

    @Inject
    Exports exports;

    private PDDocument pdf(ReportSource source, Options options) throws IOException {
        return Loader.loadPDF(
                exports.of(source, Viewer.OWNER, Format.PDF, options).content());
    }

    private PDDocument pdf(ReportSource source) throws IOException {
        return pdf(source, Options.STANDARD);
    }

    private String text(ReportSource source) throws IOException {
        try (PDDocument pdf = pdf(source)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void it_has_a_title_a_language_and_tags_for_everything_that_is_read() throws IOException {
        try (PDDocument pdf = pdf(Taken.of(Project.CHAT))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(Project.CHAT.title());
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            Map<String, List<PDStructureElement>> tags = new TreeMap<>();
            collect(pdf.getDocumentCatalog().getStructureTreeRoot(), tags);
            assertThat(tags)
                    .containsKeys("H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "Link", "Figure");
            assertThat(tags.get("H1")).hasSize(1);
            assertThat(tags.get("Figure"))
                    .allSatisfy(figure ->
                            assertThat(figure.getAlternateDescription()).isNotBlank())
                    .anySatisfy(figure -> assertThat(figure.getAlternateDescription())
                            .startsWith("Value from 0 to 100 with its 90 percent interval: Node.js "));
        }
    }

    private static void collect(PDStructureNode node, Map<String, List<PDStructureElement>> tags) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.computeIfAbsent(element.getStructureType(), _ -> new ArrayList<>())
                        .add(element);
                collect(element, tags);
            }
        }
    }

    @Test
    void charts_are_drawn_and_every_font_is_ours() throws IOException {
        try (PDDocument pdf = pdf(Taken.of(Project.CHAT))) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    assertThat(page.getResources().isImageXObject(name)).isFalse();
                }
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    assertThat(page.getResources().getFont(name).getName())
                            .matches("[A-Z]{6}\\+(NotoSans|SourceSerif4|DejaVuSans).*");
                }
            }
        }
    }

    @Test
    void it_fits_the_paper_of_either_side_of_the_sea_and_counts_its_pages() throws IOException {
        try (PDDocument a4 = pdf(Taken.of(Project.CHAT));
                PDDocument letter = pdf(Taken.of(Project.CHAT), Options.of(null, "letter"))) {
            assertThat(Math.round(a4.getPage(0).getMediaBox().getWidth()))
                    .isEqualTo(Math.round(PDRectangle.A4.getWidth()));
            assertThat(letter.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.LETTER.getWidth());
            assertThat(letter.getPage(0).getMediaBox().getHeight()).isEqualTo(PDRectangle.LETTER.getHeight());
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(a4))
                    .contains("Page 2 of " + a4.getNumberOfPages())
                    .contains(Words.shortened(Project.CHAT.title(), 70) + ", report 3");
        }
    }

    @Test
    void words_are_read_as_they_are_written() throws IOException {
        String words = "Office often affects fjords, flow and staffing";
        assertThat(text(Taken.noted(words, words, "")))
                .contains("How often each one wins")
                .contains(words + ", report 3");
    }

    @Test
    void what_was_typed_is_printed_as_it_is() throws IOException {
        String note = String.join(" ", Taken.HOSTILE).replaceAll("\\s+", " ");
        String printed = text(Taken.noted(Taken.HOSTILE.get(1), "", note)).replace(" ", "");
        assertThat(printed).contains(note.replace(" ", ""), Taken.HOSTILE.get(1).replace(" ", ""));
    }

    @Test
    void what_has_no_glyph_or_steers_is_printed_by_its_number() throws IOException {
        assertThat(text(Taken.noted("A \uD83E\uDD16 robot", "\u6F22\u5B57 \u202E x", "")))
                .contains("A U+1F916 robot", "U+6F22 U+5B57 U+202E x");
    }

    @Test
    void words_from_right_to_left_come_out_in_their_order() throws IOException {
        String hebrew = "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD";
        String text = text(Taken.noted("Title", hebrew, ""));
        // The reader puts back into the order of reading what stands from right to left on the paper.
        assertThat(text).contains(hebrew);
        assertThat(text(Taken.noted("Title", "\u0645\u0631\u062D\u0628\u0627", "")))
                .doesNotContain("U+0645");
    }

    @Test
    void a_hundred_notes_are_printed_and_the_rest_is_counted() throws IOException {
        Map<String, Map<String, Answered>> team = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            team.put("Person " + i, Taken.answered(Project.CHAT.choices(), "Remarkable"));
        }
        String text = text(Taken.of(Taken.BUILT_IN, "Team", "", team));
        int notes = team.values().stream().mapToInt(Map::size).sum();
        assertThat(text.split("Remarkable", -1)).hasSize(101);
        assertThat(text).contains("and %d more notes".formatted(notes - 100));
    }

    @Test
    void the_longest_assessment_that_is_allowed_is_printed() throws IOException {
        String emoji = "\uD83D\uDE80".repeat(2_000);
        String note = "m".repeat(500) + " " + "word ".repeat(299) + "end";
        ReportSource source = Taken.noted("W".repeat(200), emoji + " x".repeat(1_000), note);
        try (PDDocument pdf = pdf(source)) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text.split("U\\+1F680", -1)).hasSize(2_001);
            assertThat(text.split("word end", -1))
                    .hasSize(Project.CHAT.choices().size() + 1);
            assertThat(text.chars().filter(c -> c == 'W').count()).isGreaterThanOrEqualTo(200);
        }
    }

    @Test
    void more_reports_at_once_than_there_is_room_for_wait_or_are_told_to_come_back() throws Exception {
        ReportSource source = Taken.of(Project.CHAT);
        Callable<String> printing = () -> {
            try {
                return new String(exports.of(source, Viewer.OWNER, Format.PDF).content(), 0, 5);
            } catch (dev.showdown.Refused.Busy busy) {
                return "busy " + (busy.retryAfterSeconds() > 0);
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<String> done : threads.invokeAll(java.util.Collections.nCopies(6, printing))) {
                assertThat(done.get()).isIn("%PDF-", "busy true");
            }
        }
        assertThat(printing.call()).isEqualTo("%PDF-");
    }
}
