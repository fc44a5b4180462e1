package dev.showdown.decision;

import java.util.List;
import java.util.Map;

/// What the model makes of an assessment: the public result, stored and sent as it stands. Its components are the
/// fields of the JSON; what is not available is null there, and only there is null allowed here.
///
/// Values, leads, contributions, costs, regret and EVPPI are in points of value (0..100); weights, acceptability
/// and shares are 0..1. Maps and lists keep the playbook's order unless said otherwise.
///
/// @param playbook which knowledge was used
/// @param modelVersion of the rules that computed this
/// @param generator name of the random generator
/// @param inputHash SHA-256, in hexadecimal, of the canonical JSON of the inputs
/// @param seed of the simulation
/// @param draws of the simulation
/// @param verdict how sure it is
/// @param leader the feasible alternative of highest value, also when the verdict is too close; null if none is
///     feasible
/// @param lead of the leader over the runner-up; null with fewer than two feasible alternatives
/// @param alternatives one entry each
/// @param criteria one entry each
/// @param answersThatMattered largest change of the lead first
/// @param answerFlips single answers that change the leader, nearest first
/// @param pairsSearched whether pairs of answers were searched: no single one without an exclusion changes the
///     leader
/// @param flipPairs pairs of answers that change the leader, nearest first; if searched and empty, no two answers
///     do
/// @param findOut unresolved questions, most worth knowing first
/// @param whyNot alternative -> what speaks against it, for all but the leader
/// @param useCases kinds of project that common advice speaks about
/// @param secondOpinions what other methods make of the same weights and partial values; empty with fewer than two
///     feasible alternatives
/// @param anyPriorities alternative -> share of the draws it wins whatever the priorities
/// @param pairwise alternative -> other alternative -> share of the draws in which the first ranks better; null
///     with an excluded one
/// @param regret alternative -> what choosing it costs on average; null for an excluded one
/// @param participants each with the leader of their own answers
/// @param agreement of the participants with one another
/// @param advice that the answers triggered
public record Evaluation(
        PlaybookVersion playbook,
        String modelVersion,
        String generator,
        String inputHash,
        long seed,
        int draws,
        Verdict verdict,
        String leader,
        Double lead,
        List<AlternativeResult> alternatives,
        List<CriterionResult> criteria,
        List<AnswerMattered> answersThatMattered,
        List<AnswerFlip> answerFlips,
        boolean pairsSearched,
        List<FlipPair> flipPairs,
        List<FindOut> findOut,
        Map<String, WhyNot> whyNot,
        List<UseCaseResult> useCases,
        List<SecondOpinion> secondOpinions,
        Map<String, Double> anyPriorities,
        Map<String, Map<String, Double>> pairwise,
        Map<String, Double> regret,
        List<ParticipantResult> participants,
        Agreement agreement,
        List<Advice> advice) {

    public Evaluation {
        alternatives = Require.orEmpty(alternatives);
        criteria = Require.orEmpty(criteria);
        answersThatMattered = Require.orEmpty(answersThatMattered);
        answerFlips = Require.orEmpty(answerFlips);
        flipPairs = Require.orEmpty(flipPairs);
        findOut = Require.orEmpty(findOut);
        whyNot = Require.orEmpty(whyNot);
        useCases = Require.orEmpty(useCases);
        secondOpinions = Require.orEmpty(secondOpinions);
        anyPriorities = Require.orEmpty(anyPriorities);
        pairwise = Require.orEmpty(pairwise);
        regret = Require.orEmpty(regret);
        participants = Require.orEmpty(participants);
        advice = Require.orEmpty(advice);
    }

    /// Which version of which playbook.
    public record PlaybookVersion(String key, String version) {}

    /// One alternative.
    ///
    /// @param excluded what rules it out; empty if it is feasible
    /// @param value V, 0..100
    /// @param mean of V over the draws
    /// @param interval between the 5th and 95th percentile of V over the draws
    /// @param acceptability share of the draws in which it ranks first, second and so on; all 0 if excluded
    /// @param centralWeights criterion -> mean weight over the draws that it wins; null if it never wins
    /// @param standardError of its first acceptability
    public record AlternativeResult(
            String key,
            String name,
            List<ExcludedBy> excluded,
            double value,
            double mean,
            Interval interval,
            List<Double> acceptability,
            Map<String, Double> centralWeights,
            double standardError) {

        public AlternativeResult {
            excluded = Require.orEmpty(excluded);
            acceptability = Require.orEmpty(acceptability);
            centralWeights = centralWeights == null ? null : Require.orEmpty(centralWeights);
        }
    }

    /// An answer that rules an alternative out.
    ///
    /// @param because why
    /// @param relax what would have to change
    public record ExcludedBy(String question, String choice, String because, String relax) {}

    /// A range of values or of weights.
    public record Interval(double low, double high) {}

    /// One criterion.
    ///
    /// @param points swing points, 0..100
    /// @param weight share of the sum of points
    /// @param performance alternative -> judgement, the mean over the participants
    /// @param contribution other alternative -> how much this criterion adds to the leader's lead over
    ///     it; empty without
    ///     a leader
    /// @param flip nearest weight at which a feasible rival overtakes the leader; null if there is none
    /// @param stability range of weights over which the leader stays; null without a leader
    public record CriterionResult(
            String key,
            String name,
            String group,
            double points,
            double weight,
            Map<String, Judgement> performance,
            Map<String, Double> contribution,
            Flip flip,
            Interval stability) {

        public CriterionResult {
            performance = Require.orEmpty(performance);
            contribution = Require.orEmpty(contribution);
        }
    }

    /// A weight at which a rival draws level with the leader, the other weights rescaled in proportion.
    ///
    /// @param weight 0..1, exclusive
    /// @param points the same in swing points, the other criteria's points as they are
    /// @param reachable whether these are at most 100
    public record Flip(String rival, double weight, double points, boolean reachable) {}

    /// An answer, and the lead without it.
    ///
    /// @param choice null where the participants differ
    /// @param leadWithout value of the leader less that of the runner-up if this answer were unknown
    public record AnswerMattered(String question, String choice, double leadWithout) {}

    /// A single answer that changes the leader.
    ///
    /// @param from what was answered, which may be unknown; null where the participants differ
    /// @param to the other choice
    /// @param leader with it; null if nothing fits any more
    /// @param lead with it; null with fewer than two feasible alternatives
    /// @param byExclusion whether the present leader is ruled out by then
    public record AnswerFlip(
            String question, String from, String to, String leader, Double lead, boolean byExclusion) {}

    /// Two answers that change the leader only together.
    public record FlipPair(List<Change> changes, String leader, Double lead) {

        public FlipPair {
            changes = Require.orEmpty(changes);
        }
    }

    /// Another answer to a question.
    public record Change(String question, String to) {}

    /// A kind of project that common advice speaks about.
    ///
    /// @param fits whether it is this project: for more than half of the participants
    /// @param favours the alternative that the advice favours
    /// @param agreement none unless the case fits and the verdict recommends somebody
    public record UseCaseResult(String key, boolean fits, String favours, WithAdvice agreement) {}

    /// How the recommendation compares with common advice.
    public enum WithAdvice {
        /// The recommended alternative is the favoured one.
        AGREES("agrees"),
        /// The recommended alternative is made of the favoured one and others.
        IN_PART("in-part"),
        /// Neither.
        DIFFERS("differs"),
        /// There is nothing to compare.
        NONE("none");

        private final String word;

        WithAdvice(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /// A participant.
    ///
    /// @param leader of their answers alone; null if nothing fits
    public record ParticipantResult(String name, String leader) {}

    /// How far the participants agree.
    ///
    /// @param sameLeader how many have the leader of the group as their own
    /// @param of number of participants
    /// @param kendallW concordance of their rankings of the criteria, 0..1, corrected for ties; null
    ///     for one participant
    ///     or where every ranking is one tie
    public record Agreement(int sameLeader, int of, Double kendallW) {}

    /// Advice that comes with a choice that somebody made.
    public record Advice(String question, String choice, String text) {}
}
