package dev.showdown.decision;

/// What answers do (sections 3 and 4 of the decision model): swing points, judgements and exclusions, as means over
/// the participants, each capped and clamped first.
///
/// @param model the playbook
/// @param states participant -> question -> state, with questions off the participant's route marked so
record Effects(Model model, int[][] states) {

    private static final double MOST_POINTS = 100;

    /// Swing points of a criterion, 0..100.
    double points(int criterion) {
        double sum = 0;
        for (int[] participant : states) {
            sum += points(criterion, participant);
        }
        return sum / states.length;
    }

    private double points(int criterion, int[] participant) {
        double sum = 0;
        for (Influence influence : model.influences[criterion]) {
            sum += influence.points()[participant[influence.question()]];
        }
        return Math.min(MOST_POINTS, sum);
    }

    /// The partial values of all alternatives on a criterion, 0..100.
    double[] partialValues(int criterion) {
        double[] values = new double[model.alternatives];
        for (int a = 0; a < values.length; a++) {
            double sum = 0;
            for (int[] participant : states) {
                double[] judgement = judgement(criterion, a, participant);
                sum += (judgement[0] + judgement[1] + judgement[2]) / 3;
            }
            values[a] = sum / states.length;
        }
        return values;
    }

    /// Low, likely and high of an alternative on a criterion.
    Judgement judgement(int criterion, int alternative) {
        double[] sum = new double[3];
        for (int[] participant : states) {
            double[] judgement = judgement(criterion, alternative, participant);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += judgement[i];
            }
        }
        return new Judgement(sum[0] / states.length, sum[1] / states.length, sum[2] / states.length);
    }

    private double[] judgement(int criterion, int alternative, int[] participant) {
        Judgement start = model.judgements[criterion][alternative];
        double low = start.low();
        double likely = start.likely();
        double high = start.high();
        double shift = 0;
        for (Influence influence : model.influences[criterion]) {
            if (influence.rewrites().length > 0) {
                Influence.Rewrite rewrite = influence.rewrites()[alternative];
                int state = participant[influence.question()];
                low = rewrite.keep()[state] * low + rewrite.low()[state];
                likely = rewrite.keep()[state] * likely + rewrite.likely()[state];
                high = rewrite.keep()[state] * high + rewrite.high()[state];
                shift += rewrite.shift()[state];
            }
        }
        return new double[] {clamp(low + shift), clamp(likely + shift), clamp(high + shift)};
    }

    private static double clamp(double value) {
        return Math.min(100, Math.max(0, value));
    }

    /// The alternatives that more than half of the participants exclude.
    boolean[] excluded() {
        int[] votes = new int[model.alternatives];
        for (int[] participant : states) {
            for (int a = 0; a < votes.length; a++) {
                votes[a] += excludes(participant, a) ? 1 : 0;
            }
        }
        boolean[] excluded = new boolean[votes.length];
        for (int a = 0; a < votes.length; a++) {
            excluded[a] = 2 * votes[a] > states.length;
        }
        return excluded;
    }

    private boolean excludes(int[] participant, int alternative) {
        for (int q = 0; q < participant.length; q++) {
            if (model.excludes[q][participant[q]][alternative]) {
                return true;
            }
        }
        return false;
    }
}
