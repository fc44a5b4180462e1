package dev.showdown.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.showdown.decision.Alternative;
import dev.showdown.decision.Choice;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Exclusion;
import dev.showdown.decision.Judgement;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.decision.Thresholds;
import dev.showdown.decision.UseCase;

/// Small playbooks for tests. Judgements of a criterion come in the order of the alternatives.
public final class PlaybookBuilder {

    private final List<Alternative> alternatives = new ArrayList<>();
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<UseCase> useCases = new ArrayList<>();

    public static PlaybookBuilder between(String... alternatives) {
        PlaybookBuilder builder = new PlaybookBuilder();
        for (String key : alternatives) {
            builder.composite(key);
        }
        return builder;
    }

    public PlaybookBuilder composite(String key, String... parts) {
        alternatives.add(new Alternative(key, "Name of " + key, "", "", List.of(parts)));
        return this;
    }

    public PlaybookBuilder criterion(String key, Judgement... judgements) {
        Map<String, Judgement> performance = new LinkedHashMap<>();
        for (int a = 0; a < alternatives.size(); a++) {
            performance.put(alternatives.get(a).key(), judgements[a]);
        }
        criteria.add(new Criterion(key, "group", "Name of " + key, "", performance, "", List.of()));
        return this;
    }

    /// Judgements without doubt.
    public PlaybookBuilder criterion(String key, double... values) {
        Judgement[] judgements = new Judgement[values.length];
        for (int a = 0; a < values.length; a++) {
            judgements[a] = exactly(values[a]);
        }
        return criterion(key, judgements);
    }

    public PlaybookBuilder question(String key, Option... options) {
        return question(key, Map.of(), options);
    }

    public PlaybookBuilder question(String key, Map<String, List<String>> askedWhen, Option... options) {
        List<Choice> choices = new ArrayList<>();
        for (Option option : options) {
            choices.add(option.choice());
        }
        questions.add(new Question(key, "section", "Text of " + key, "", askedWhen, choices));
        return this;
    }

    public PlaybookBuilder useCase(String key, String favours, Map<String, List<String>> when) {
        useCases.add(new UseCase(key, "Name of " + key, favours, when, "", "", List.of(), ""));
        return this;
    }

    public Playbook build() {
        return new Playbook(
                "test",
                "1",
                "Title",
                "Question",
                "",
                alternatives,
                List.of(new Playbook.Group("group", "Group")),
                criteria,
                List.of(new Playbook.Section("section", "Section", "")),
                questions,
                useCases,
                List.of(),
                new Thresholds(new Thresholds.Band(0.8, 5), new Thresholds.Band(0.6, 2)));
    }

    public static Judgement exactly(double value) {
        return new Judgement(value, value, value);
    }

    public static Option option(String key) {
        return new Option(key);
    }

    /// A choice in the making.
    public static final class Option {

        private final String key;
        private final Map<String, Double> points = new LinkedHashMap<>();
        private final Map<String, Map<String, Judgement>> performance = new LinkedHashMap<>();
        private final Map<String, Map<String, Double>> shifts = new LinkedHashMap<>();
        private final List<Exclusion> excludes = new ArrayList<>();
        private String advice = "";

        private Option(String key) {
            this.key = key;
        }

        public Option points(String criterion, double value) {
            points.put(criterion, value);
            return this;
        }

        public Option performance(String criterion, String alternative, Judgement judgement) {
            performance.computeIfAbsent(criterion, c -> new LinkedHashMap<>()).put(alternative, judgement);
            return this;
        }

        public Option shift(String criterion, String alternative, double value) {
            shifts.computeIfAbsent(criterion, c -> new LinkedHashMap<>()).put(alternative, value);
            return this;
        }

        public Option excludes(String... keys) {
            for (String alternative : keys) {
                excludes.add(new Exclusion(alternative, "because of " + key, "relax " + key));
            }
            return this;
        }

        public Option advice(String text) {
            advice = text;
            return this;
        }

        private Choice choice() {
            return new Choice(key, "Label of " + key, "", points, performance, shifts, excludes, advice);
        }
    }
}
