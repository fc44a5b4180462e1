package dev.showdown.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A playbook by numbers: keys become indices in playbook order, and what each answer does becomes tables, so that
/// thousands of evaluations need no look-up.
///
/// A question's *state* is the index of a choice, [#unknown] or [#offRoute].
final class Model {

    /// Holds when the named question is in one of the named states.
    record Condition(int question, boolean[] states) {}

    final Playbook playbook;
    final int alternatives;
    final int criteria;
    final int questions;
    /// question -> conditions that must all hold for it to be asked.
    final Condition[][] askedWhen;
    /// criterion -> the questions that do something to it, in playbook order.
    final Influence[][] influences;
    /// question -> criterion -> whether its answer can change it, also by opening or closing other questions.
    final boolean[][] reach;
    /// question -> state -> alternative -> whether it is ruled out.
    final boolean[][][] excludes;
    /// criterion -> alternative -> judgement before any answer.
    final Judgement[][] judgements;
    /// alternative -> the alternatives that it combines.
    final int[][] parts;
    /// The alternatives that combine others, each after its parts.
    final int[] compositesAfterParts;

    private final Map<String, Integer> alternativeIndex;
    private final Map<String, Integer> criterionIndex;
    private final Map<String, Integer> questionIndex;

    Model(Playbook playbook) {
        this.playbook = playbook;
        alternativeIndex =
                index(playbook.alternatives().stream().map(Alternative::key).toList());
        criterionIndex = index(playbook.criteria().stream().map(Criterion::key).toList());
        questionIndex = index(playbook.questions().stream().map(Question::key).toList());
        alternatives = alternativeIndex.size();
        criteria = criterionIndex.size();
        questions = questionIndex.size();
        askedWhen = playbook.questions().stream()
                .map(question -> conditions(question.askedWhen()))
                .toArray(Condition[][]::new);
        influences = playbook.criteria().stream().map(this::influencesOn).toArray(Influence[][]::new);
        reach = reach(askedWhen, influences);
        excludes = playbook.questions().stream().map(this::excludedBy).toArray(boolean[][][]::new);
        judgements = playbook.criteria().stream().map(this::judgementsOn).toArray(Judgement[][]::new);
        parts = playbook.alternatives().stream()
                .map(alternative -> alternative.madeOf().stream()
                        .mapToInt(part -> indexOf(alternativeIndex, part))
                        .toArray())
                .toArray(int[][]::new);
        compositesAfterParts = compositesAfterParts(parts);
    }

    private static Map<String, Integer> index(List<String> keys) {
        Map<String, Integer> index = new HashMap<>();
        for (String key : keys) {
            Require.that(index.put(key, index.size()) == null, "the key " + key + " is used twice");
        }
        return index;
    }

    private static int indexOf(Map<String, Integer> index, String key) {
        Integer found = index.get(key);
        Require.that(found != null, "nothing has the key " + key);
        return found;
    }

    /// Conditions given as question -> choices, one of which must be the answer.
    Condition[] conditions(Map<String, List<String>> when) {
        return when.entrySet().stream()
                .map(entry -> {
                    int question = indexOf(questionIndex, entry.getKey());
                    boolean[] states = new boolean[offRoute(question) + 1];
                    entry.getValue().forEach(choice -> states[state(question, choice)] = true);
                    return new Condition(question, states);
                })
                .toArray(Condition[]::new);
    }

    private Influence[] influencesOn(Criterion criterion) {
        return IntStream.range(0, questions)
                .mapToObj(q -> Influence.of(q, playbook.questions().get(q), criterion.key(), playbook.alternatives()))
                .filter(influence -> !influence.isIdle())
                .toArray(Influence[]::new);
    }

    private static boolean[][] reach(Condition[][] askedWhen, Influence[][] influences) {
        boolean[][] reach = new boolean[askedWhen.length][influences.length];
        for (int c = 0; c < influences.length; c++) {
            for (Influence influence : influences[c]) {
                reach[influence.question()][c] = true;
            }
        }
        for (int q = askedWhen.length - 1; q >= 0; q--) {
            for (Condition condition : askedWhen[q]) {
                for (int c = 0; c < influences.length; c++) {
                    reach[condition.question()][c] |= reach[q][c];
                }
            }
        }
        return reach;
    }

    private boolean[][] excludedBy(Question question) {
        boolean[][] excluded = new boolean[question.choices().size() + 2][alternatives];
        for (int k = 0; k < question.choices().size(); k++) {
            for (Exclusion exclusion : question.choices().get(k).excludes()) {
                excluded[k][indexOf(alternativeIndex, exclusion.alternative())] = true;
            }
        }
        return excluded;
    }

    private Judgement[] judgementsOn(Criterion criterion) {
        return playbook.alternatives().stream()
                .map(alternative -> {
                    Judgement judgement = criterion.performance().get(alternative.key());
                    Require.that(judgement != null, criterion.key() + " does not judge " + alternative.key());
                    return judgement;
                })
                .toArray(Judgement[]::new);
    }

    private static int[] compositesAfterParts(int[][] parts) {
        List<Integer> order = new ArrayList<>();
        for (int a = 0; a < parts.length; a++) {
            visit(a, parts, new boolean[parts.length], order);
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void visit(int alternative, int[][] parts, boolean[] above, List<Integer> order) {
        Require.that(!above[alternative], "an alternative is made of itself");
        above[alternative] = true;
        for (int part : parts[alternative]) {
            visit(part, parts, above, order);
        }
        above[alternative] = false;
        if (parts[alternative].length > 0 && !order.contains(alternative)) {
            order.add(alternative);
        }
    }

    int choices(int question) {
        return playbook.questions().get(question).choices().size();
    }

    int unknown(int question) {
        return choices(question);
    }

    int offRoute(int question) {
        return choices(question) + 1;
    }

    /// The state for a choice key or [Answers#UNKNOWN].
    int state(int question, String choice) {
        List<Choice> choices = playbook.questions().get(question).choices();
        for (int k = 0; k < choices.size(); k++) {
            if (choices.get(k).key().equals(choice)) {
                return k;
            }
        }
        Require.that(Answers.UNKNOWN.equals(choice), "question " + questionKey(question) + " offers no " + choice);
        return choices.size();
    }

    /// The states of somebody's answers, whether or not their questions are on the route.
    int[] states(Answers answers) {
        int[] states = new int[questions];
        for (int q = 0; q < questions; q++) {
            states[q] = state(q, answers.to(questionKey(q)));
        }
        return states;
    }

    /// Takes questions off the route (section 2): those of which a condition does not hold.
    int[] onRoute(int[] given) {
        int[] states = given.clone();
        for (int q = 0; q < questions; q++) {
            if (!holds(askedWhen[q], states)) {
                states[q] = offRoute(q);
            }
        }
        return states;
    }

    static boolean holds(Condition[] conditions, int[] states) {
        for (Condition condition : conditions) {
            if (!condition.states[states[condition.question]]) {
                return false;
            }
        }
        return true;
    }

    /// Points that replace those of the answers, not-a-number where nothing does.
    double[] importance(Map<String, Double> points) {
        double[] importance = new double[criteria];
        Arrays.fill(importance, Double.NaN);
        points.forEach((criterion, value) -> importance[indexOf(criterionIndex, criterion)] = value);
        return importance;
    }

    int alternative(String key) {
        return indexOf(alternativeIndex, key);
    }

    String alternativeKey(int alternative) {
        return playbook.alternatives().get(alternative).key();
    }

    /// The key, or null for [Values#NONE].
    String alternativeKeyOrNull(int alternative) {
        return alternative == Values.NONE ? null : alternativeKey(alternative);
    }

    String criterionKey(int criterion) {
        return playbook.criteria().get(criterion).key();
    }

    String questionKey(int question) {
        return playbook.questions().get(question).key();
    }

    Choice choice(int question, int state) {
        return playbook.questions().get(question).choices().get(state);
    }

    /// The choice key or [Answers#UNKNOWN].
    String choiceKey(int question, int state) {
        return state == unknown(question)
                ? Answers.UNKNOWN
                : choice(question, state).key();
    }

    /// Whether a choice rules nothing out.
    boolean excludesNothing(int question, int state) {
        return choice(question, state).excludes().isEmpty();
    }

    List<String> alternativeKeys(boolean[] chosen) {
        List<String> keys = new ArrayList<>();
        for (int a = 0; a < alternatives; a++) {
            if (chosen[a]) {
                keys.add(alternativeKey(a));
            }
        }
        return keys;
    }
}
