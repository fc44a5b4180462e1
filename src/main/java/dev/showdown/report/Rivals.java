package dev.showdown.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.AlternativeResult;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.decision.Verdict;
import dev.showdown.decision.WhyNot;
import dev.showdown.decision.WhyNot.NearestFlip;

/**
 * Why not the others: what cost each alternative most, and what would have to be true for it to win (section 4 of a
 * report). When it is too close, the leading two are treated alike.
 *
 * @param heading of the section
 * @param rivals in the playbook's order
 */
public record Rivals(String heading, List<Rival> rivals) {

    private static final int MOST_CRITERIA = 3;

    /**
     * One alternative.
     *
     * @param against with whom it is compared; empty if it is ruled out
     * @param ruledOut why it is ruled out, and what would make room
     * @param criteria that cost it most
     * @param answers that cost it most
     * @param flip what importance would bring it level; empty if none does
     */
    public record Rival(
            String name,
            int place,
            String against,
            List<Headline.RuledOut> ruledOut,
            List<Cost> criteria,
            List<Cost> answers,
            String flip) {}

    /** What something costs, in points of value. */
    public record Cost(String what, String detail, String points) {}

    static Rivals of(ReportSource source) {
        Evaluation result = source.result();
        if (result.leader() == null) {
            return new Rivals("", List.of());
        }
        boolean close = result.verdict() == Verdict.TOO_CLOSE;
        return new Rivals(
                close ? "What costs each of them most" : "Why not the others",
                result.alternatives().stream()
                        .filter(alternative -> close || !alternative.key().equals(result.leader()))
                        .map(alternative -> rival(source, alternative))
                        .toList());
    }

    private static Rival rival(ReportSource source, AlternativeResult alternative) {
        if (alternative.key().equals(source.result().leader())) {
            return leading(source, alternative);
        }
        WhyNot why = source.result().whyNot().get(alternative.key());
        boolean excluded = !why.excluded().isEmpty();
        return new Rival(
                alternative.name(),
                source.place(alternative.key()),
                excluded ? "" : source.alternative(source.result().leader()),
                Headline.exclusions(source, alternative),
                why.criteria().stream()
                        .map(cost -> new Cost(source.criterion(cost.criterion()), "", Figures.decimal(cost.cost())))
                        .toList(),
                why.answers().stream()
                        .map(cost -> new Cost(
                                source.question(cost.question()),
                                source.choice(cost.question(), cost.choice()),
                                Figures.decimal(cost.cost())))
                        .toList(),
                flip(source, why.nearestFlip()));
    }

    /** The alternative of highest value in a result that is too close: compared with the one next to it. */
    private static Rival leading(ReportSource source, AlternativeResult leading) {
        String next = source.ranking().get(1).key();
        List<Cost> criteria = source.result().criteria().stream()
                .filter(criterion -> criterion.contribution().getOrDefault(next, 0.0) < 0)
                .sorted(Comparator.comparingDouble(
                        criterion -> criterion.contribution().get(next)))
                .limit(MOST_CRITERIA)
                .map(criterion -> new Cost(
                        criterion.name(),
                        "",
                        Figures.decimal(-criterion.contribution().get(next))))
                .toList();
        return new Rival(
                leading.name(),
                source.place(leading.key()),
                source.alternative(next),
                List.of(),
                criteria,
                List.of(),
                "");
    }

    private static String flip(ReportSource source, NearestFlip flip) {
        if (flip == null) {
            return "No importance of a single criterion would bring it level.";
        }
        String words = "It would draw level if %s had %s points of importance instead of %s"
                .formatted(
                        Figures.inside(source.criterion(flip.criterion())),
                        String.format(Locale.ROOT, "%,d", Math.round(flip.points())),
                        Figures.value(points(source, flip.criterion())));
        return flip.reachable() ? words + "." : words + ", which the scale of 0 to 100 does not reach.";
    }

    private static double points(ReportSource source, String criterion) {
        return source.result().criteria().stream()
                .filter(found -> found.key().equals(criterion))
                .mapToDouble(CriterionResult::points)
                .findFirst()
                .orElse(0);
    }
}
