package dev.showdown.report;

import java.util.ArrayList;
import java.util.List;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.AlternativeResult;
import dev.showdown.decision.Verdict;

/**
 * The recommendation in one sentence, and what stands behind it in a few more (section 1 of a report).
 *
 * @param kicker what stands before the title of the decision, above the verdict
 * @param verdict as a sentence of its own
 * @param summary the lead and the share of futures in words
 * @param regret what being wrong would cost; empty where there is nothing to compare
 * @param next the cheapest step that would decide, when it is too close; else empty
 * @param exclusions what rules alternatives out
 */
public record Headline(
        String kicker, String verdict, String summary, String regret, String next, List<RuledOut> exclusions) {

    /** An alternative that an answer rules out, and what would have to change. */
    public record RuledOut(String alternative, String because, String relax, String question, String choice) {}

    static Headline of(ReportSource source) {
        return new Headline(
                kicker(source), verdict(source), summary(source), regret(source), next(source), exclusions(source));
    }

    /** Where nothing is recommended, nothing says so either. */
    private static String kicker(ReportSource source) {
        return switch (source.result().verdict()) {
            case CLEAR, LEAN, ONLY_OPTION -> "Recommendation for";
            case TOO_CLOSE, NOTHING_FITS -> "Result for";
        };
    }

    private static String verdict(ReportSource source) {
        String leader = source.result().leader();
        return verdict(source.result().verdict(), leader == null ? "" : source.alternative(leader));
    }

    /** A verdict as a sentence. */
    static String verdict(Verdict verdict, String leader) {
        return switch (verdict) {
            case CLEAR -> leader + ", clearly.";
            case LEAN -> "A lean towards " + leader + ".";
            case TOO_CLOSE -> "Too close to call.";
            case ONLY_OPTION -> leader + " is the only option left.";
            case NOTHING_FITS -> "Nothing fits.";
        };
    }

    private static String summary(ReportSource source) {
        List<AlternativeResult> ranking = source.ranking();
        return switch (source.result().verdict()) {
            case CLEAR, LEAN ->
                "%s leads %s by %s and wins %s of the simulated futures. %s"
                        .formatted(
                                ranking.get(0).name(),
                                ranking.get(1).name(),
                                Figures.lead(source.result().lead()),
                                Figures.share(ranking.get(0).acceptability().getFirst()),
                                Reasons.inShort(source))
                        .strip();
            case TOO_CLOSE -> tooClose(source, ranking);
            case ONLY_OPTION ->
                "Your answers rule out everything else. %s reaches %s of 100 points."
                        .formatted(
                                ranking.get(0).name(),
                                Figures.value(ranking.get(0).value()));
            case NOTHING_FITS ->
                "Your answers rule out every alternative. One of them has to give: each reason below says what would "
                        + "make room.";
        };
    }

    /** In the playbook's order, so that no winner is named. */
    private static String tooClose(ReportSource source, List<AlternativeResult> ranking) {
        List<String> leading = ranking.subList(0, 2).stream()
                .sorted((a, b) -> Integer.compare(source.place(a.key()), source.place(b.key())))
                .map(leader -> "%s wins %s"
                        .formatted(
                                leader.name(),
                                Figures.share(leader.acceptability().getFirst())))
                .toList();
        return "The leading two lie %s apart: %s of the simulated futures."
                .formatted(Figures.lead(source.result().lead()), Figures.list(leading));
    }

    private static String regret(ReportSource source) {
        List<AlternativeResult> ranking = source.ranking();
        if (ranking.size() < 2) {
            return "";
        }
        List<String> costs = new ArrayList<>();
        ranking.subList(0, 2).stream()
                .sorted((a, b) -> Integer.compare(source.place(a.key()), source.place(b.key())))
                .forEach(alternative -> costs.add("%s %s"
                        .formatted(
                                Figures.decimal(source.result().regret().get(alternative.key())),
                                "for " + alternative.name())));
        return "Seen afterwards, a choice falls short of the best one by so many points on average: "
                + Figures.list(costs) + ".";
    }

    private static String next(ReportSource source) {
        Evaluation result = source.result();
        if (result.verdict() != Verdict.TOO_CLOSE) {
            return "";
        }
        return result.findOut().stream()
                .filter(open -> !open.couldRuleOut().isEmpty() || open.evppi() >= Changes.MEASURABLE)
                .findFirst()
                .map(open -> "Worth finding out first: “%s”".formatted(source.question(open.question())))
                .orElse(
                        "No open question would settle it. Both can be defended; the figures below say what being wrong costs.");
    }

    private static List<RuledOut> exclusions(ReportSource source) {
        return source.result().alternatives().stream()
                .flatMap(alternative -> exclusions(source, alternative).stream())
                .toList();
    }

    /** What rules one alternative out. */
    static List<RuledOut> exclusions(ReportSource source, AlternativeResult alternative) {
        return alternative.excluded().stream()
                .map(excluded -> new RuledOut(
                        alternative.name(),
                        excluded.because(),
                        excluded.relax(),
                        source.question(excluded.question()),
                        source.choice(excluded.question(), excluded.choice())))
                .toList();
    }
}
