package dev.showdown.decision;

/// The values under every other answer to a single question (section 8 of the decision model): for each question on
/// anybody's route and each of its states, what would follow if everybody had given it.
final class Counterfactuals {

    private final Group group;
    /// question -> choice or unknown -> values; empty for a question that nobody was asked.
    private final Values[][] values;

    Counterfactuals(Group group) {
        this.group = group;
        Model model = group.model;
        values = new Values[model.questions][];
        for (int q = 0; q < model.questions; q++) {
            values[q] = new Values[group.isAsked(q) ? model.unknown(q) + 1 : 0];
            for (int state = 0; state < values[q].length; state++) {
                values[q][state] = group.allGave(q, state) ? group.values : group.with(q, state);
            }
        }
    }

    /// The values if everybody had given this answer to a question that somebody was asked.
    Values with(int question, int state) {
        return values[question][state];
    }

    boolean changesLeader(int question, int state) {
        return with(question, state).leader != group.values.leader;
    }
}
