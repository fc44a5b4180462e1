package dev.showdown.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import dev.showdown.decision.Answers;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Judgement;
import dev.showdown.decision.Playbook;
import dev.showdown.support.PlaybookBuilder.Option;

/// Projects over playbooks that nobody wrote: two to five alternatives, of which the last may be composite, one to
/// six criteria, two to six questions with conditions, points, replacements, shifts and exclusions, one to four
/// participants who may not know, agreed answers and importance set by hand.
public final class RandomProjects {

    private final Random random;
    private final List<String> alternatives = new ArrayList<>();
    private final List<String> criteria = new ArrayList<>();
    private final Map<String, List<String>> choices = new LinkedHashMap<>();

    private RandomProjects(Random random) {
        this.random = random;
    }

    /// @param draws of the simulation
    public static Arbitrary<Inputs> projects(int draws) {
        return Arbitraries.randomValue(random -> new RandomProjects(random).project(draws));
    }

    private Inputs project(int draws) {
        Playbook playbook = playbook();
        List<Inputs.Participant> participants = new ArrayList<>();
        int size = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
        for (int p = 0; p < size; p++) {
            participants.add(new Inputs.Participant("P" + p, answers(0.85)));
        }
        return new Inputs(
                playbook,
                participants,
                chance(0.3) ? answers(0.3) : Answers.NONE,
                chance(0.2) ? importance() : Map.of(),
                draws,
                1 + random.nextInt(1000));
    }

    private Playbook playbook() {
        names("a", 2 + random.nextInt(4), alternatives);
        names("c", 1 + random.nextInt(6), criteria);
        boolean composite = alternatives.size() > 2 && chance(0.5);
        int simple = composite ? alternatives.size() - 1 : alternatives.size();
        PlaybookBuilder builder =
                PlaybookBuilder.between(alternatives.subList(0, simple).toArray(String[]::new));
        if (composite) {
            builder.composite(alternatives.get(simple), alternatives.get(0), alternatives.get(1));
        }
        for (String criterion : criteria) {
            builder.criterion(
                    criterion, alternatives.stream().map(a -> judgement()).toArray(Judgement[]::new));
        }
        int questions = 2 + random.nextInt(5);
        for (int q = 0; q < questions; q++) {
            question("q" + q, builder);
        }
        return builder.build();
    }

    private void names(String prefix, int count, List<String> to) {
        for (int i = 0; i < count; i++) {
            to.add(prefix + i);
        }
    }

    private Judgement judgement() {
        double[] sorted = random.doubles(3, 0, 100).sorted().toArray();
        return chance(0.1)
                ? PlaybookBuilder.exactly(sorted[1])
                : new Judgement(sorted[0], chance(0.1) ? sorted[0] : sorted[1], sorted[2]);
    }

    private void question(String key, PlaybookBuilder builder) {
        Map<String, List<String>> askedWhen = new LinkedHashMap<>();
        if (!choices.isEmpty() && chance(0.3)) {
            String earlier = one(List.copyOf(choices.keySet()));
            askedWhen.put(earlier, List.of(one(choices.get(earlier)), one(choices.get(earlier))));
        }
        List<String> keys = new ArrayList<>();
        names("k", 2 + random.nextInt(3), keys);
        choices.put(key, keys);
        builder.question(key, askedWhen, keys.stream().map(this::option).toArray(Option[]::new));
    }

    private Option option(String key) {
        Option option = PlaybookBuilder.option(key);
        for (String criterion : criteria) {
            if (chance(0.4)) {
                option.points(criterion, random.nextInt(70));
            }
            for (String alternative : alternatives) {
                if (chance(0.08)) {
                    option.performance(criterion, alternative, judgement());
                }
                if (chance(0.08)) {
                    option.shift(criterion, alternative, random.nextInt(81) - 40);
                }
            }
        }
        return chance(0.12) ? option.excludes(one(alternatives)) : option;
    }

    /// @param share of the questions that are answered at all
    private Answers answers(double share) {
        Map<String, String> answers = new LinkedHashMap<>();
        choices.forEach((question, keys) -> {
            if (chance(share)) {
                answers.put(question, chance(0.15) ? Answers.UNKNOWN : one(keys));
            }
        });
        return new Answers(answers);
    }

    private Map<String, Double> importance() {
        Map<String, Double> importance = new LinkedHashMap<>();
        for (String criterion : criteria) {
            if (chance(0.5)) {
                importance.put(criterion, (double) random.nextInt(101));
            }
        }
        return importance;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
