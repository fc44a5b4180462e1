package dev.showdown.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * @param leader of the leading two; where it is too close to call, simply the first of them in the playbook
 * @param rival the other one
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
    private static final int MOST_CARRYING = 3;
    private static final int ROW = 44;
    private static final int TOP = 24;

    /**
     * One criterion. Positions are percentages of the chart's width; zero lies in the middle.
     *
     * @param weight of the criterion
     * @param adds to the lead, with its sign
     * @param against whether it speaks for the rival
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
            int textY,
            int barY) {}

    /** An answer, and what it did to the lead. */
    public record Mattered(String question, String choice, String effect) {}

    /** An answer that does not separate the leading two. */
    public record Idle(String question, String choice) {}

    static Reasons of(ReportSource source) {
        List<AlternativeResult> ranking = source.ranking();
        if (ranking.size() < 2) {
            return new Reasons("", "", "", List.of(), List.of(), List.of(), "");
        }
        boolean swapped = isSwapped(source, ranking);
        AlternativeResult leader = ranking.get(swapped ? 1 : 0);
        AlternativeResult rival = ranking.get(swapped ? 0 : 1);
        Map<CriterionResult, Double> adds = adds(source, ranking.get(1), swapped ? -1 : 1);
        List<Row> rows = rows(source, leader, rival, adds);
        return new Reasons(
                heading(source, leader, rival),
                leader.name(),
                rival.name(),
                rows,
                mattered(source, swapped ? -1 : 1),
                idle(source),
                description(rows, leader, rival));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public int height() {
        return rows.size() * ROW + TOP;
    }

    /** In a sentence: what carries the lead, and what speaks most against it. */
    static String inShort(ReportSource source) {
        Map<CriterionResult, Double> adds = adds(source, source.ranking().get(1), 1);
        List<String> carrying = adds.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .limit(MOST_CARRYING)
                .map(entry -> Figures.inside(entry.getKey().name()))
                .toList();
        if (carrying.isEmpty()) {
            return "";
        }
        String against = adds.entrySet().stream()
                .filter(entry -> entry.getValue() < 0)
                .findFirst()
                .map(entry -> "; " + Figures.inside(entry.getKey().name()) + " speaks most against it")
                .orElse("");
        return "%s %s it%s."
                .formatted(
                        Figures.capital(Figures.list(carrying)), carrying.size() == 1 ? "carries" : "carry", against);
    }

    /** Too close to call names no winner: the two then stand in the playbook's order. */
    private static boolean isSwapped(ReportSource source, List<AlternativeResult> ranking) {
        return source.result().verdict() == Verdict.TOO_CLOSE
                && source.place(ranking.get(0).key())
                        > source.place(ranking.get(1).key());
    }

    private static String heading(ReportSource source, AlternativeResult leader, AlternativeResult rival) {
        if (source.result().verdict() == Verdict.TOO_CLOSE) {
            return "What separates %s and %s".formatted(leader.name(), rival.name());
        }
        return "Why %s leads %s".formatted(leader.name(), rival.name());
    }

    /** What each criterion adds, by size: to the lead over the second, or with the sign turned to that of the second. */
    private static Map<CriterionResult, Double> adds(ReportSource source, AlternativeResult second, int sign) {
        Map<CriterionResult, Double> adds = new LinkedHashMap<>();
        source.result().criteria().stream()
                .filter(criterion -> Math.abs(contribution(criterion, second)) >= VISIBLE)
                .sorted(Comparator.comparingDouble(criterion -> -Math.abs(contribution(criterion, second))))
                .forEach(criterion -> adds.put(criterion, sign * contribution(criterion, second)));
        return adds;
    }

    private static double contribution(CriterionResult criterion, AlternativeResult second) {
        return criterion.contribution().getOrDefault(second.key(), 0.0);
    }

    private static List<Row> rows(
            ReportSource source, AlternativeResult leader, AlternativeResult rival, Map<CriterionResult, Double> adds) {
        double largest = adds.values().stream().mapToDouble(Math::abs).max().orElse(1);
        List<Row> rows = new ArrayList<>();
        adds.forEach((criterion, added) -> {
            double width = 50 * Math.abs(added) / largest;
            boolean against = added < 0;
            int top = TOP + rows.size() * ROW;
            rows.add(new Row(
                    criterion.name(),
                    Figures.share(criterion.weight()),
                    Figures.signed(added),
                    against,
                    source.place(against ? rival.key() : leader.key()),
                    because(source, criterion.key()),
                    Figures.width(against ? 50 - width : 50),
                    Figures.width(width),
                    top + 16,
                    top + 22));
        });
        return rows;
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
                .distinct()
                .toList();
    }

    private static boolean touches(Question question, String choice, String criterion) {
        return question.choice(choice)
                .map(given -> given.points().getOrDefault(criterion, 0.0) > 0
                        || given.performance().containsKey(criterion)
                        || given.shifts().containsKey(criterion))
                .orElse(question.criteria().contains(criterion));
    }

    private static List<Mattered> mattered(ReportSource source, int sign) {
        double lead = source.result().lead();
        return source.result().answersThatMattered().stream()
                .filter(answer -> Math.abs(lead - answer.leadWithout()) >= VISIBLE)
                .limit(MOST_ANSWERS)
                .map(answer -> new Mattered(
                        source.question(answer.question()),
                        source.choice(answer.question(), answer.choice()),
                        Figures.signed(sign * (lead - answer.leadWithout()))))
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
        return "What each criterion adds, plus for %s and minus for %s: ".formatted(leader.name(), rival.name())
                + Figures.list(rows.stream()
                        .map(row -> row.criterion() + " " + row.adds())
                        .toList());
    }
}
