package dev.showdown.report.export;

import java.io.IOException;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.decision.Evaluation;
import dev.showdown.report.ReportSource;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

/// The table, read by a CSV reader of other people.
class CsvTableTest {

    private static List<CSVRecord> read(String csv) throws IOException {
        CSVFormat strict = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, strict)) {
            return parser.getRecords();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.showdown.report.export.Taken#all")
    void there_is_a_line_for_each_criterion_and_alternative(ReportSource source) throws IOException {
        String csv = CsvTable.of(source);
        Evaluation result = source.result();
        List<CSVRecord> lines = read(csv);
        assertThat(lines)
                .hasSize(result.criteria().size() * result.alternatives().size());
        assertThat(csv.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(csv).endsWith("\r\n");
        for (CSVRecord line : lines) {
            assertThat(line.isConsistent()).isTrue();
            Evaluation.CriterionResult criterion = result.criteria().stream()
                    .filter(found -> found.key().equals(line.get("criterion")))
                    .findFirst()
                    .orElseThrow();
            String alternative = line.get("alternative");
            assertThat(number(line, "weight")).isEqualTo(criterion.weight());
            assertThat(number(line, "points")).isEqualTo(criterion.points());
            assertThat(number(line, "performanceLikely"))
                    .isEqualTo(criterion.performance().get(alternative).likely());
            assertThat(number(line, "partialValue"))
                    .isEqualTo(criterion.performance().get(alternative).mean());
            assertThat(number(line, "contribution"))
                    .isEqualTo(unsigned(criterion.contribution().get(alternative)));
            assertThat(number(line, "flipWeight"))
                    .isEqualTo(
                            criterion.flip() == null ? null : criterion.flip().weight());
            assertThat(number(line, "regret")).isEqualTo(result.regret().get(alternative));
        }
    }

    /// A table has one zero only.
    private static Double unsigned(Double number) {
        return number == null ? null : Double.valueOf(number + 0.0);
    }

    private static Double number(CSVRecord line, String column) {
        return line.get(column).isEmpty() ? null : Double.valueOf(line.get(column));
    }

    @Test
    void what_a_spreadsheet_would_compute_is_text() throws IOException {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)")) {
            ReportSource source = Taken.noted(formula, "", "");
            assertThat(read(CsvTable.of(source)))
                    .allMatch(line -> line.get("report").equals("'" + formula));
        }
        assertThat(read(CsvTable.of(Taken.noted("a=1", "", ""))))
                .allMatch(line -> line.get("report").equals("a=1"));
    }

    @Test
    void negative_numbers_stay_numbers() throws IOException {
        assertThat(read(CsvTable.of(Taken.of(Project.CHAT))))
                .anyMatch(line -> line.get("contribution").matches("-\\d+(\\.\\d+)?"));
        assertThat(CsvTable.of(Taken.of(Project.CHAT))).doesNotContain("'").doesNotContain("E-");
    }

    @Test
    void quotes_commas_and_what_steers_are_shown_as_they_are() throws IOException {
        ReportSource source = Taken.noted("A \"title\", with; \u202Eall \uD83D\uDE00", "", "");
        assertThat(read(CsvTable.of(source)))
                .allMatch(line -> line.get("report").equals("A \"title\", with; U+202Eall \uD83D\uDE00"));
    }
}
