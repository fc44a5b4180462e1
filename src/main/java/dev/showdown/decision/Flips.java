package dev.showdown.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Answers that change the leader, one at a time or two (section 8 of the decision model). Changes from and to no
/// leader count.
final class Flips {

    private final Group group;
    private final Model model;
    private final Counterfactuals counterfactuals;
    private final List<Change> singles = new ArrayList<>();
    private final List<Change> candidates = new ArrayList<>();
    private final boolean searchesPairs;

    private record Change(int question, int state) {}

    Flips(Group group, Counterfactuals counterfactuals) {
        this.group = group;
        this.model = group.model;
        this.counterfactuals = counterfactuals;
        for (int q = 0; q < model.questions; q++) {
            if (group.isAsked(q)) {
                sortChanges(q);
            }
        }
        searchesPairs = singles.stream().noneMatch(flip -> model.excludesNothing(flip.question, flip.state));
    }

    private void sortChanges(int question) {
        for (int state = 0; state < model.choices(question); state++) {
            if (group.allGave(question, state)) {
                continue;
            }
            if (counterfactuals.changesLeader(question, state)) {
                singles.add(new Change(question, state));
            }
            if (model.excludesNothing(question, state)) {
                candidates.add(new Change(question, state));
            }
        }
    }

    /// The single answers that change the leader, smallest new lead first.
    List<Evaluation.AnswerFlip> singles() {
        return singles.stream()
                .map(this::answerFlip)
                .sorted(nearestFirst(Evaluation.AnswerFlip::lead))
                .toList();
    }

    private Evaluation.AnswerFlip answerFlip(Change change) {
        Values after = counterfactuals.with(change.question, change.state);
        int before = group.values.leader;
        return new Evaluation.AnswerFlip(
                model.questionKey(change.question),
                group.commonKey(change.question),
                model.choiceKey(change.question, change.state),
                model.alternativeKeyOrNull(after.leader),
                after.lead(),
                before != Values.NONE && after.excluded[before]);
    }

    private static <T> Comparator<T> nearestFirst(Function<T, Double> lead) {
        return Comparator.comparing(lead, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /// Whether pairs are worth a search: no single answer without an exclusion changes the leader.
    boolean searchesPairs() {
        return searchesPairs;
    }

    /// The pairs of answers without exclusions that change the leader only together, smallest new lead first.
    /// Questions that the first of the two would open are not searched.
    List<Evaluation.FlipPair> pairs() {
        List<Evaluation.FlipPair> pairs = new ArrayList<>();
        if (!searchesPairs) {
            return pairs;
        }
        for (int i = 0; i < candidates.size(); i++) {
            Change first = candidates.get(i);
            for (Change second : candidates.subList(i + 1, candidates.size())) {
                if (first.question != second.question) {
                    addIfFlip(first, second, pairs);
                }
            }
        }
        pairs.sort(nearestFirst(Evaluation.FlipPair::lead));
        return pairs;
    }

    private void addIfFlip(Change first, Change second, List<Evaluation.FlipPair> pairs) {
        Values after = group.with(first.question, first.state, second.question, second.state);
        if (after.leader != group.values.leader) {
            pairs.add(new Evaluation.FlipPair(
                    List.of(named(first), named(second)), model.alternativeKeyOrNull(after.leader), after.lead()));
        }
    }

    private Evaluation.Change named(Change change) {
        return new Evaluation.Change(
                model.questionKey(change.question), model.choiceKey(change.question, change.state));
    }
}
