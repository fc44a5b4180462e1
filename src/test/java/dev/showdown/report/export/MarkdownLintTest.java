package dev.showdown.report.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.showdown.report.ReportSource;
import dev.showdown.report.Viewer;
import dev.showdown.support.NodeTool;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

/// Every record goes through markdownlint with all the rules that it has on by itself.
@Tag("node")
class MarkdownLintTest {

    @TempDir
    Path folder;

    private List<String> findings() {
        NodeTool.Ran lint = NodeTool.run(folder, "markdownlint-cli2", "*.md");
        List<String> findings =
                lint.words().lines().filter(line -> line.contains(" MD")).toList();
        assertThat(lint.status()).as(lint.words()).isEqualTo(findings.isEmpty() ? 0 : 1);
        return findings;
    }

    private void write(String name, ReportSource source) throws IOException {
        Files.writeString(folder.resolve(name + "-full.md"), Madr.full(source, Viewer.OWNER));
        Files.writeString(folder.resolve(name + "-minimal.md"), Madr.minimal(source, Viewer.OWNER));
    }

    @Test
    void markdownlint_finds_nothing() throws IOException {
        int number = 0;
        for (ReportSource source : Taken.all().toList()) {
            write("report-" + number++, source);
        }
        for (String hostile : Taken.HOSTILE) {
            write("hostile-" + number++, Taken.noted(hostile, hostile, hostile));
            write("decided-" + number++, Taken.decided(Taken.of(Project.CHAT), hostile));
        }
        String lines = String.join("\n", Taken.HOSTILE) + "\n\n\n\tLast";
        write("lines", Taken.noted("Decision Outcome", lines, lines));
        write("ending", Taken.noted("Now!", "x", "\uD83D\uDE00".repeat(2_000)));
        assertThat(findings()).isEmpty();
    }

    /// A heading cannot be broken into lines: this one finding a long title does have.
    @Test
    void a_long_title_is_one_long_line() throws IOException {
        write("long", Taken.noted("word ".repeat(40).strip(), "", ""));
        assertThat(findings()).hasSize(2).allMatch(line -> line.contains(":9:81 MD013/line-length"));
    }

    @Test
    void markdownlint_finds_what_is_wrong() throws IOException {
        List<String> wrong = new ArrayList<>(List.of("# Title", "## Close", "<b>bold</b>", "* a", "- b", ""));
        Files.write(folder.resolve("wrong.md"), wrong);
        assertThat(findings()).anyMatch(line -> line.contains("MD022")).anyMatch(line -> line.contains("MD033"));
    }
}
