package dev.showdown.report.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.AlternativeResult;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.decision.Judgement;
import dev.showdown.report.ReportSource;

/**
 * A report as a table by RFC 4180: one line for each criterion and alternative. Figures are unrounded, with a point.
 * Text that a spreadsheet would compute begins with an apostrophe; numbers, negative ones too, are written by this
 * class alone and stay numbers.
 */
final class CsvTable {

    private static final String COMPUTED = "=+-@\t\r";

    private static final List<String> HEADER = List.of(
            "report",
            "number",
            "date",
            "verdict",
            "leader",
            "lead",
            "criterion",
            "criterionName",
            "group",
            "points",
            "weight",
            "flipRival",
            "flipPoints",
            "flipWeight",
            "flipReachable",
            "stabilityLow",
            "stabilityHigh",
            "alternative",
            "alternativeName",
            "excluded",
            "performanceLow",
            "performanceLikely",
            "performanceHigh",
            "partialValue",
            "contribution",
            "value",
            "intervalLow",
            "intervalHigh",
            "firstRankShare",
            "regret",
            "anyPrioritiesShare");

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder table = new StringBuilder();

    private CsvTable() {}

    static String of(ReportSource source) {
        CsvTable table = new CsvTable();
        HEADER.forEach(table::text);
        table.endLine();
        for (CriterionResult criterion : source.result().criteria()) {
            for (AlternativeResult alternative : source.result().alternatives()) {
                table.line(source, criterion, alternative);
            }
        }
        return table.table.toString();
    }

    private void line(ReportSource source, CriterionResult criterion, AlternativeResult alternative) {
        Evaluation result = source.result();
        text(source.title());
        number(source.number().map(Integer::doubleValue).orElse(null));
        cells.add(source.at().toString());
        text(result.verdict().toString());
        text(result.leader());
        number(result.lead());
        criterion(criterion);
        text(alternative.key());
        text(alternative.name());
        cells.add(String.valueOf(!alternative.excluded().isEmpty()));
        judgement(criterion.performance().get(alternative.key()));
        number(criterion.contribution().get(alternative.key()));
        number(alternative.value());
        number(alternative.interval().low());
        number(alternative.interval().high());
        number(
                alternative.acceptability().isEmpty()
                        ? null
                        : alternative.acceptability().getFirst());
        number(result.regret().get(alternative.key()));
        number(result.anyPriorities().get(alternative.key()));
        endLine();
    }

    private void criterion(CriterionResult criterion) {
        text(criterion.key());
        text(criterion.name());
        text(criterion.group());
        number(criterion.points());
        number(criterion.weight());
        Evaluation.Flip flip = criterion.flip();
        text(flip == null ? null : flip.rival());
        number(flip == null ? null : flip.points());
        number(flip == null ? null : flip.weight());
        cells.add(flip == null ? "" : String.valueOf(flip.reachable()));
        number(criterion.stability() == null ? null : criterion.stability().low());
        number(criterion.stability() == null ? null : criterion.stability().high());
    }

    private void judgement(Judgement judgement) {
        number(judgement == null ? null : judgement.low());
        number(judgement == null ? null : judgement.likely());
        number(judgement == null ? null : judgement.high());
        number(judgement == null ? null : judgement.mean());
    }

    private void number(Double number) {
        cells.add(
                number == null
                        ? ""
                        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
    }

    private void text(String text) {
        String plain = text == null ? "" : Controls.shown(text);
        boolean computed = !plain.isEmpty() && COMPUTED.indexOf(plain.charAt(0)) >= 0;
        cells.add(quoted(computed ? "'" + plain : plain));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private void endLine() {
        table.append(String.join(",", cells)).append("\r\n");
        cells.clear();
    }
}
