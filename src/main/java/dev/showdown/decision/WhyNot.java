package dev.showdown.decision;

import java.util.List;

/// What speaks against an alternative: what excludes it or, if nothing does, what cost it most.
///
/// @param criteria up to three, the dearest first
/// @param answers up to three, the dearest first
/// @param nearestFlip the weight nearest to its present one at which this alternative overtakes the
///     leader, or null
public record WhyNot(
        List<Evaluation.ExcludedBy> excluded,
        List<CriterionCost> criteria,
        List<AnswerCost> answers,
        NearestFlip nearestFlip) {

    public WhyNot {
        excluded = Require.orEmpty(excluded);
        criteria = Require.orEmpty(criteria);
        answers = Require.orEmpty(answers);
    }

    /// What a criterion costs an alternative against the leader.
    public record CriterionCost(String criterion, double cost) {}

    /// What an answer costs an alternative against the leader, compared with not knowing.
    ///
    /// @param choice null where the participants differ
    public record AnswerCost(String question, String choice, double cost) {}

    /// A flip with its criterion.
    public record NearestFlip(String criterion, double weight, double points, boolean reachable) {}
}
