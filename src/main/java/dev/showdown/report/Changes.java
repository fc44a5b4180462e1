package dev.showdown.report;

import java.util.Comparator;
import java.util.List;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.AnswerFlip;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.decision.Evaluation.FlipPair;
import dev.showdown.decision.Verdict;

/**
 * What would change the answer (section 5 of a report).
 *
 * @param flips single answers that would put another in the lead
 * @param ruleOuts single answers that would do so only because they rule something out
 * @param pairs of answers that would do so only together, nearest first
 * @param pairsSearched whether pairs were looked for: they are when no single answer would do
 * @param weights importance at which a rival draws level, those within reach first
 * @param summary whether any importance within reach changes the leader
 * @param anyPriorities how often each one wins whatever the importance
 */
public record Changes(
        List<Flip> flips,
        List<Flip> ruleOuts,
        List<Pair> pairs,
        boolean pairsSearched,
        List<Weight> weights,
        String summary,
        String anyPriorities) {

    private static final int MOST_PAIRS = 5;
    private static final int MOST_FLIPS = 10;

    /** Less than this, in points, is not measurable. */
    static final double MEASURABLE = 0.1;

    /**
     * Another answer, and who leads with it.
     *
     * @param leader name of the new leader; empty if nothing fits any more
     * @param place of the new leader in the playbook, from 1; 0 for none
     * @param lead of the new leader in words; empty where there is nothing to lead over
     */
    public record Flip(String question, String from, String to, String leader, int place, String lead) {}

    /** Two other answers, and who leads with both. */
    public record Pair(List<Change> changes, String leader, int place, String lead) {}

    /** Another answer to a question. */
    public record Change(String question, String to) {}

    /** A criterion whose importance could change the leader. */
    public record Weight(
            String criterion,
            String points,
            String weight,
            String needed,
            String share,
            String rival,
            boolean reachable,
            String stays) {}

    static Changes of(ReportSource source) {
        Evaluation result = source.result();
        List<Weight> weights = result.criteria().stream()
                .filter(criterion -> criterion.flip() != null)
                .sorted((a, b) -> Double.compare(distance(a), distance(b)))
                .map(criterion -> weight(source, criterion))
                .toList();
        return new Changes(
                flips(source, false),
                flips(source, true),
                result.flipPairs().stream()
                        .limit(MOST_PAIRS)
                        .map(pair -> pair(source, pair))
                        .toList(),
                result.pairsSearched(),
                weights,
                summary(source, weights),
                anyPriorities(source));
    }

    /** The flips that are read at once. */
    public List<Flip> nearest() {
        return flips.subList(0, Math.min(MOST_FLIPS, flips.size()));
    }

    /** The flips behind them, where there are many. */
    public List<Flip> further() {
        return flips.subList(nearest().size(), flips.size());
    }

    public List<Weight> reachable() {
        return weights.stream().filter(Weight::reachable).toList();
    }

    private static List<Flip> flips(ReportSource source, boolean byExclusion) {
        return source.result().answerFlips().stream()
                .filter(flip -> flip.byExclusion() == byExclusion)
                .map(flip -> flip(source, flip))
                .toList();
    }

    private static Flip flip(ReportSource source, AnswerFlip flip) {
        boolean nothingFits = flip.leader() == null;
        return new Flip(
                source.question(flip.question()),
                source.choice(flip.question(), flip.from()),
                source.choice(flip.question(), flip.to()),
                nothingFits ? "" : source.alternative(flip.leader()),
                nothingFits ? 0 : source.place(flip.leader()),
                flip.lead() == null ? "" : Figures.lead(flip.lead()));
    }

    private static Pair pair(ReportSource source, FlipPair pair) {
        boolean nothingFits = pair.leader() == null;
        return new Pair(
                pair.changes().stream()
                        .map(change -> new Change(
                                source.question(change.question()), source.choice(change.question(), change.to())))
                        .toList(),
                nothingFits ? "" : source.alternative(pair.leader()),
                nothingFits ? 0 : source.place(pair.leader()),
                pair.lead() == null ? "" : Figures.lead(pair.lead()));
    }

    private static String anyPriorities(ReportSource source) {
        if (source.ranking().size() < 2) {
            return "";
        }
        return "Whatever the importance - every mixture equally likely - %s."
                .formatted(Figures.list(source.result().anyPriorities().entrySet().stream()
                        .sorted(Comparator.comparingInt(share -> source.place(share.getKey())))
                        .map(share -> source.alternative(share.getKey()) + " wins " + Figures.share(share.getValue()))
                        .toList()));
    }

    private static double distance(CriterionResult criterion) {
        return Math.abs(criterion.flip().weight() - criterion.weight());
    }

    private static Weight weight(ReportSource source, CriterionResult criterion) {
        return new Weight(
                criterion.name(),
                Figures.value(criterion.points()),
                Figures.share(criterion.weight()),
                Figures.value(criterion.flip().points()),
                Figures.share(criterion.flip().weight()),
                source.alternative(criterion.flip().rival()),
                criterion.flip().reachable(),
                Figures.share(criterion.stability().low()) + " to "
                        + Figures.share(criterion.stability().high()));
    }

    private static String summary(ReportSource source, List<Weight> weights) {
        Verdict verdict = source.result().verdict();
        if (verdict == Verdict.ONLY_OPTION || verdict == Verdict.NOTHING_FITS) {
            return "Importance cannot change this: it takes another answer.";
        }
        long within = weights.stream().filter(Weight::reachable).count();
        if (within == 0) {
            return "No change of a single importance within 0 to 100 points changes who leads.";
        }
        return "%s of a single importance within 0 to 100 points would change who leads."
                .formatted(Figures.capital(Figures.count(within, "change", "changes")));
    }
}
