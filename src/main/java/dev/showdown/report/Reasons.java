package dev.showdown.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.showdown.decision.Answers;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.AlternativeResult;
import dev.showdown.decision.Evaluation.AnswerMattered;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.decision.Question;
import dev.showdown.decision.Verdict;

/**
 * What carries the lead: contributions per criterion and the answers behind them (section 3 of a report).
 *
 * @param heading of the section; names no winner when it is too close
 * @param leader and rival, the leading two
 * @param rows of criteria that separate them, largest effect first
 * @param answers that mattered most
 * @param idle answers whose criteria do not separate the two
 * @param description of the chart, for those who cannot see it
 */
public record Reasons(
        String heading,
        String leader,
        String rival,
        List<Row> rows,
        List<Mattered> answers,
        List<Idle> idle,
        String description) {

    private static final double VISIBLE = 0.05;
    private static final int MOST_ANSWERS = 5;
    private static final int ROW = 26;

    /**
     * One criterion. Positions are percentages of the chart's width; zero lies in the middle.
     *
     * @param weight of the criterion
     * @param adds to the lead, with its sign
     * @param because the answers that gave it its weight
     */
    public record Row(
            String criterion,
            String weight,
            String adds,
            boolean against,
            int place,
            List<String> because,
            String x,
            String width,
            int y) {}

    /** An answer, and what it did to the lead. */
    public record Mattered(String question, String choice, String effect, String leadWithout) {}

    /** An answer that does not separate the leading two. */
    public record Idle(String question, String choice) {}

    static Reasons of(ReportSource source) {
        List<AlternativeResult> ranking = source.ranking();
        if (ranking.size() < 2) {
            return new Reasons("", "", "", List.of(), List.of(), List.of(), "");
        }
        AlternativeResult leader = ranking.get(0);
        AlternativeResult rival = ranking.get(1);
        List<Row> rows = rows(source, leader, rival);
        return new Reasons(
                heading(source, leader, rival),
                leader.name(),
                rival.name(),
                rows,
                mattered(source),
                idle(source),
                description(rows, leader, rival));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public int height() {
        return rows.size() * ROW;
    }

    private static String heading(ReportSource source, AlternativeResult leader, AlternativeResult rival) {
        if (source.result().verdict() == Verdict.TOO_CLOSE) {
            return "What separates the leading two";
        }
        return "Why %s leads %s".formatted(leader.name(), rival.name());
    }

    private static List<Row> rows(ReportSource source, AlternativeResult leader, AlternativeResult rival) {
        List<CriterionResult> separating = source.result().criteria().stream()
                .filter(criterion -> Math.abs(contribution(criterion, rival)) >= VISIBLE)
                .sorted(Comparator.comparingDouble(
                        (CriterionResult criterion) -> -Math.abs(contribution(criterion, rival))))
                .toList();
        double largest = separating.stream()
                .mapToDouble(criterion -> Math.abs(contribution(criterion, rival)))
                .max()
                .orElse(1);
        List<Row> rows = new ArrayList<>();
        for (CriterionResult criterion : separating) {
            double adds = contribution(criterion, rival);
            double width = 50 * Math.abs(adds) / largest;
            rows.add(new Row(
                    criterion.name(),
                    Figures.share(criterion.weight()),
                    Figures.signed(adds),
                    adds < 0,
                    source.place(adds < 0 ? rival.key() : leader.key()),
                    because(source, criterion.key()),
                    Figures.width(adds < 0 ? 50 - width : 50),
                    Figures.width(width),
                    rows.size() * ROW + 4));
        }
        return rows;
    }

    private static double contribution(CriterionResult criterion, AlternativeResult rival) {
        return criterion.contribution().getOrDefault(rival.key(), 0.0);
    }

    /** The answers that gave a criterion its points or changed its judgements. */
    private static List<String> because(ReportSource source, String criterion) {
        if (source.sheets().size() != 1) {
            return List.of();
        }
        SheetOfAnswers sheet = source.sheets().getFirst();
        Answers answers = sheet.choices();
        return sheet.route(source.edition().playbook()).stream()
                .filter(question -> touches(question, answers.to(question.key()), criterion))
                .map(question -> source.choice(question.key(), answers.to(question.key())))
                .toList();
    }

    private static boolean touches(Question question, String choice, String criterion) {
        return question.choice(choice)
                .map(given -> given.points().getOrDefault(criterion, 0.0) > 0
                        || given.performance().containsKey(criterion)
                        || given.shifts().containsKey(criterion))
                .orElse(question.criteria().contains(criterion));
    }

    private static List<Mattered> mattered(ReportSource source) {
        double lead = source.result().lead();
        return source.result().answersThatMattered().stream()
                .filter(answer -> Math.abs(lead - answer.leadWithout()) >= VISIBLE)
                .limit(MOST_ANSWERS)
                .map(answer -> new Mattered(
                        source.question(answer.question()),
                        source.choice(answer.question(), answer.choice()),
                        Figures.signed(lead - answer.leadWithout()),
                        Figures.signed(answer.leadWithout())))
                .toList();
    }

    private static List<Idle> idle(ReportSource source) {
        Evaluation result = source.result();
        return result.answersThatMattered().stream()
                .filter(answer -> Math.abs(result.lead() - answer.leadWithout()) < VISIBLE)
                .filter(answer -> speaks(source, answer))
                .map(answer ->
                        new Idle(source.question(answer.question()), source.choice(answer.question(), answer.choice())))
                .toList();
    }

    /** Whether the answer gave weight to anything at all. */
    private static boolean speaks(ReportSource source, AnswerMattered answer) {
        return source.edition()
                .playbook()
                .question(answer.question())
                .flatMap(question -> question.choice(String.valueOf(answer.choice())))
                .map(choice -> !choice.points().isEmpty())
                .orElse(false);
    }

    private static String description(List<Row> rows, AlternativeResult leader, AlternativeResult rival) {
        return "What each criterion adds to the lead of %s over %s: ".formatted(leader.name(), rival.name())
                + Figures.list(rows.stream()
                        .map(row -> row.criterion() + " " + row.adds())
                        .toList());
    }
}
