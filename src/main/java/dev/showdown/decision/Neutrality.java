package dev.showdown.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Whether a playbook favours anybody before a question is answered, as far as that can be computed.
///
/// @param allUnknown the verdict when nothing is known; anything but too close is a bias
/// @param namesMatter whether swapping the names of the first two alternatives does anything but swap their values
/// @param sets number of random answer sets, every choice of a question being equally likely
/// @param wins alternative -> share of these sets in which it leads, 0..1
/// @param nothingFits share of these sets that rule out every alternative, 0..1
/// @param together criteria whose points rise and fall together over these sets, the closest first
public record Neutrality(
        Verdict allUnknown,
        boolean namesMatter,
        int sets,
        Map<String, Double> wins,
        double nothingFits,
        List<Together> together) {

    /// Correlation above which two criteria may be counting the same thing twice.
    public static final double TOGETHER = 0.8;

    private static final int SETS = 1_500;
    private static final long SEED = 1;
    private static final int SWAPPED_SETS = 100;

    public Neutrality {
        wins = Require.orEmpty(wins);
        together = Require.orEmpty(together);
    }

    /// Two criteria that get their points together.
    ///
    /// @param correlation of their swing points over the answer sets (Pearson), above [#TOGETHER]
    public record Together(String criterion, String other, double correlation) {}

    /// Examines a playbook; the same for the same playbook, everywhere.
    public static Neutrality of(Playbook playbook) {
        Model model = new Model(playbook);
        List<Answers> sets = randomSets(playbook);
        List<Values> values =
                sets.stream().map(answers -> values(model, playbook, answers)).toList();
        Map<String, Double> wins = new LinkedHashMap<>();
        for (int a = 0; a < model.alternatives; a++) {
            wins.put(playbook.alternatives().get(a).key(), share(values, a));
        }
        return new Neutrality(
                Evaluator.evaluate(Inputs.of(playbook, Answers.NONE)).verdict(),
                namesMatter(playbook, sets, values),
                SETS,
                wins,
                share(values, Values.NONE),
                together(playbook, values));
    }

    private static Values values(Model model, Playbook playbook, Answers answers) {
        return new Group(model, Inputs.of(playbook, answers)).values;
    }

    private static double share(List<Values> values, int leader) {
        return (double) values.stream().filter(set -> set.leader == leader).count() / values.size();
    }

    private static List<Answers> randomSets(Playbook playbook) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Answers> sets = new ArrayList<>();
        for (int i = 0; i < SETS; i++) {
            Map<String, String> given = new LinkedHashMap<>();
            for (Question question : playbook.questions()) {
                if (Route.isSatisfied(question.askedWhen(), given)) {
                    int choice = random.nextInt(question.choices().size());
                    given.put(question.key(), question.choices().get(choice).key());
                }
            }
            sets.add(new Answers(given));
        }
        return sets;
    }

    /// Whether the value of an alternative depends on what it is called.
    private static boolean namesMatter(Playbook playbook, List<Answers> sets, List<Values> values) {
        Playbook swapped = new Renaming(playbook).swapFirstTwo();
        Model model = new Model(swapped);
        for (int i = 0; i < SWAPPED_SETS; i++) {
            double[] before = values.get(i).values;
            double[] after = values(model, swapped, sets.get(i)).values;
            for (int a = 0; a < before.length; a++) {
                int now = a < 2 ? 1 - a : a;
                if (Math.abs(before[a] - after[now]) > Values.TIE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Together> together(Playbook playbook, List<Values> values) {
        List<Together> found = new ArrayList<>();
        List<Criterion> criteria = playbook.criteria();
        for (int i = 0; i < criteria.size(); i++) {
            for (int j = i + 1; j < criteria.size(); j++) {
                double correlation = correlation(values, i, j);
                if (correlation > TOGETHER) {
                    found.add(
                            new Together(criteria.get(i).key(), criteria.get(j).key(), correlation));
                }
            }
        }
        found.sort((a, b) -> Double.compare(b.correlation(), a.correlation()));
        return found;
    }

    /// Pearson's correlation of the points of two criteria; 0 where one of them never changes.
    private static double correlation(List<Values> values, int criterion, int other) {
        double meanX = mean(values, criterion);
        double meanY = mean(values, other);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (Values set : values) {
            double x = set.points[criterion] - meanX;
            double y = set.points[other] - meanY;
            xy += x * y;
            xx += x * x;
            yy += y * y;
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }

    private static double mean(List<Values> values, int criterion) {
        return values.stream()
                .mapToDouble(set -> set.points[criterion])
                .average()
                .orElse(0);
    }
}
