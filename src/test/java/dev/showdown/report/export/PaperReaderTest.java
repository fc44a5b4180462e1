package dev.showdown.report.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.showdown.report.ReportSource;
import dev.showdown.report.Viewer;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

/// Reports on paper, read by Poppler, which has nothing in common with what printed them.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("poppler")
class PaperReaderTest {

    @Inject
    Exports exports;

    @TempDir
    Path folder;

    private String read(ReportSource source, String... command) throws IOException, InterruptedException {
        Path pdf = folder.resolve("report.pdf");
        Files.write(pdf, exports.of(source, Viewer.OWNER, Format.PDF).content());
        List<String> whole = new ArrayList<>(List.of(command));
        whole.add(pdf.toString());
        if (command[0].equals("pdftotext")) {
            whole.add("-");
        }
        Process reader = new ProcessBuilder(whole)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor()).isZero();
        return text;
    }

    @Test
    void it_is_tagged_and_titled() throws IOException, InterruptedException {
        assertThat(read(Taken.of(Project.CHAT), "pdfinfo"))
                .containsPattern("Title: +" + Project.CHAT.title())
                .containsPattern("Tagged: +yes")
                .containsPattern("Encrypted: +no")
                .contains("(A4)");
    }

    @Test
    void it_has_tags_and_an_order() throws IOException, InterruptedException {
        String tags = read(Taken.of(Project.CHAT), "pdfinfo", "-struct");
        assertThat(tags.lines().map(line -> line.strip().replaceFirst("[ :].*", "")))
                .contains("H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "Figure", "Link");
        String text = read(Taken.of(Project.CHAT), "pdftotext");
        assertThat(text.indexOf("How the alternatives compare"))
                .isPositive()
                .isLessThan(text.indexOf("How often each one wins"));
        assertThat(text.indexOf("How often each one wins")).isLessThan(text.indexOf("How this was computed"));
    }

    @Test
    void every_word_can_be_copied() throws IOException, InterruptedException {
        String words = "Office often affects fjords, flow and staffing";
        String text = read(Taken.noted(words, words, ""), "pdftotext").replaceAll("\\s+", " ");
        assertThat(text)
                .contains("How often each one wins", "The answers that mattered most", words + ", report 3")
                .contains("Page 1 of ");
    }

    @Test
    void words_from_right_to_left_are_copied_in_their_order() throws IOException, InterruptedException {
        String hebrew = "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD";
        assertThat(read(Taken.noted("Title", hebrew, ""), "pdftotext").replaceAll("[\u202A-\u202E]", ""))
                .contains(hebrew);
    }
}
