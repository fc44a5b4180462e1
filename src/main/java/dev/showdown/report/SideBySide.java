package dev.showdown.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Two results beside one another, alternative by alternative.
 *
 * @param left what is compared with
 * @param right what is looked at
 * @param rows in the playbook's order
 */
public record SideBySide(Side left, Side right, List<Row> rows) {

    /**
     * One of the two.
     *
     * @param name of it, as a heading
     * @param verdict as a sentence
     */
    public record Side(String name, String verdict, Comparison comparison) {}

    /**
     * One alternative in both. What only one of the two knows has no figures in the other.
     *
     * @param place in the playbook, from 1
     */
    public record Row(
            String name,
            int place,
            String leftValue,
            String leftWins,
            String rightValue,
            String rightWins,
            String change) {}

    private static final String NONE = "\u2013";

    static SideBySide of(String leftName, ReportSource left, String rightName, ReportSource right) {
        Side one = new Side(leftName, Headline.of(left).verdict(), Comparison.of(left));
        Side other = new Side(rightName, Headline.of(right).verdict(), Comparison.of(right));
        return new SideBySide(
                one, other, rows(one.comparison().rows(), other.comparison().rows()));
    }

    private static List<Row> rows(List<Comparison.Row> left, List<Comparison.Row> right) {
        return IntStream.range(0, right.size())
                .mapToObj(i -> row(
                        left.stream()
                                .filter(found ->
                                        found.name().equals(right.get(i).name()))
                                .findFirst()
                                .orElse(null),
                        right.get(i)))
                .toList();
    }

    private static Row row(Comparison.Row left, Comparison.Row right) {
        return new Row(
                right.name(),
                right.place(),
                left == null ? NONE : left.value(),
                left == null ? NONE : left.wins(),
                right.value(),
                right.wins(),
                left == null
                        ? NONE
                        : Figures.wholeSigned(Integer.parseInt(right.value()) - Integer.parseInt(left.value())));
    }
}
