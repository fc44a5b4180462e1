package dev.showdown.report;

import java.util.ArrayList;
import java.util.List;

import dev.showdown.decision.Evaluation.AlternativeResult;

/**
 * How the alternatives compare: the charts of section 2 of a report, and the table behind them.
 *
 * @param rows in the playbook's order
 * @param description of the value chart, for those who cannot see it
 * @param wins of the chart of futures won, in the playbook's order
 * @param winsDescription of that chart
 */
public record Comparison(List<Row> rows, String description, List<Segment> wins, String winsDescription) {

    /** Height that one alternative takes in the value chart, in pixels: a line of text over a bar. */
    private static final int ROW = 58;

    /**
     * One alternative. Positions along the chart are percentages of its width, which is the scale of values.
     *
     * @param place in the playbook, from 1
     * @param textY baseline of its name
     * @param barY top of its bar
     * @param midY middle of its bar
     * @param capTop top of the ends of the interval
     * @param capBottom bottom of the ends of the interval
     */
    public record Row(
            String name,
            int place,
            boolean excluded,
            String value,
            String low,
            String high,
            String wins,
            String barWidth,
            String lowX,
            String highX,
            int textY,
            int barY,
            int midY,
            int capTop,
            int capBottom) {}

    /** A part of the chart of futures won. */
    public record Segment(String name, int place, String x, String width, String share) {}

    static Comparison of(ReportSource source) {
        List<AlternativeResult> alternatives = source.result().alternatives();
        List<Row> rows = new ArrayList<>();
        for (AlternativeResult alternative : alternatives) {
            rows.add(row(alternative, rows.size()));
        }
        return new Comparison(rows, description(rows), segments(alternatives), winsDescription(rows));
    }

    /** Whether any alternative is left to win. */
    public boolean isContested() {
        return rows.stream().anyMatch(row -> !row.excluded());
    }

    /** Where the scale is marked. */
    public List<String> ticks() {
        return List.of("0%", "25%", "50%", "75%", "100%");
    }

    public int height() {
        return rows.size() * ROW + 20;
    }

    public int plotHeight() {
        return rows.size() * ROW;
    }

    private static Row row(AlternativeResult alternative, int index) {
        int top = index * ROW;
        double low = alternative.interval().low();
        double high = alternative.interval().high();
        boolean excluded = !alternative.excluded().isEmpty();
        return new Row(
                alternative.name(),
                index + 1,
                excluded,
                Figures.value(alternative.value()),
                Figures.value(low),
                Figures.value(high),
                excluded
                        ? "ruled out"
                        : Figures.share(alternative.acceptability().getFirst()),
                Figures.width(alternative.value()),
                Figures.width(low),
                Figures.width(high),
                top + 16,
                top + 24,
                top + 36,
                top + 30,
                top + 42);
    }

    private static String description(List<Row> rows) {
        return "Value from 0 to 100 with its 90 percent interval: "
                + Figures.list(rows.stream()
                        .map(row -> "%s %s (%s to %s)%s"
                                .formatted(
                                        row.name(),
                                        row.value(),
                                        row.low(),
                                        row.high(),
                                        row.excluded() ? ", ruled out" : ""))
                        .toList());
    }

    private static List<Segment> segments(List<AlternativeResult> alternatives) {
        List<Segment> segments = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < alternatives.size(); i++) {
            AlternativeResult alternative = alternatives.get(i);
            double share = alternative.acceptability().getFirst() * 100;
            segments.add(new Segment(
                    alternative.name(),
                    i + 1,
                    Figures.width(x),
                    Figures.width(share),
                    alternative.excluded().isEmpty() ? Figures.share(share / 100) : "ruled out"));
            x += share;
        }
        return segments;
    }

    private static String winsDescription(List<Row> rows) {
        return "Share of simulated futures won: "
                + Figures.list(
                        rows.stream().map(row -> row.name() + " " + row.wins()).toList());
    }
}
