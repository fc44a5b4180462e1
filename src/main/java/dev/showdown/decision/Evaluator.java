package dev.showdown.decision;

/// Evaluates an assessment: inputs to result, without any other influence.
public final class Evaluator {

    /// Version of the rules. A change that can move a figure gets a new one.
    public static final String MODEL_VERSION = "1";

    private Evaluator() {}

    /// The result for these inputs; the same for the same inputs, everywhere.
    public static Evaluation evaluate(Inputs inputs) {
        throw new UnsupportedOperationException("not computed yet: " + inputs.draws());
    }
}
