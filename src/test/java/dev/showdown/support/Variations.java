package dev.showdown.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.showdown.decision.Alternative;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Choice;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Exclusion;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Judgement;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.decision.UseCase;

/// The same project with something changed.
public final class Variations {

    private Variations() {}

    public static Inputs withPlaybook(Inputs inputs, Playbook playbook) {
        return new Inputs(
                playbook, inputs.participants(), inputs.agreed(), inputs.importance(), inputs.draws(), inputs.seed());
    }

    public static Inputs withImportance(Inputs inputs, Map<String, Double> importance) {
        return new Inputs(
                inputs.playbook(), inputs.participants(), inputs.agreed(), importance, inputs.draws(), inputs.seed());
    }

    /// Everybody gives this answer, settled by the team.
    public static Inputs withAgreed(Inputs inputs, String question, String choice) {
        Map<String, String> agreed = new LinkedHashMap<>(inputs.agreed().choices());
        agreed.put(question, choice);
        return new Inputs(
                inputs.playbook(),
                inputs.participants(),
                new Answers(agreed),
                inputs.importance(),
                inputs.draws(),
                inputs.seed());
    }

    public static Playbook withAlternatives(Playbook p, List<Alternative> alternatives) {
        return with(p, alternatives, p.criteria(), p.questions(), p.useCases());
    }

    public static Playbook withCriteria(Playbook p, List<Criterion> criteria) {
        return with(p, p.alternatives(), criteria, p.questions(), p.useCases());
    }

    public static Playbook withQuestions(Playbook p, List<Question> questions) {
        return with(p, p.alternatives(), p.criteria(), questions, p.useCases());
    }

    public static Playbook withVersion(Playbook p, String version) {
        return new Playbook(
                p.key(),
                version,
                p.title(),
                p.question(),
                p.summary(),
                p.alternatives(),
                p.groups(),
                p.criteria(),
                p.sections(),
                p.questions(),
                p.useCases(),
                p.resources(),
                p.thresholds());
    }

    public static Playbook withEveryChoice(Playbook p, UnaryOperator<Choice> change) {
        List<Question> questions = p.questions().stream()
                .map(q -> new Question(
                        q.key(),
                        q.section(),
                        q.text(),
                        q.help(),
                        q.askedWhen(),
                        q.choices().stream().map(change).toList()))
                .toList();
        return with(p, p.alternatives(), p.criteria(), questions, p.useCases());
    }

    public static Choice withPoints(Choice c, Map<String, Double> points) {
        return new Choice(c.key(), c.label(), c.hint(), points, c.performance(), c.shifts(), c.excludes(), c.advice());
    }

    public static Choice withShifts(Choice c, Map<String, Map<String, Double>> shifts) {
        return new Choice(c.key(), c.label(), c.hint(), c.points(), c.performance(), shifts, c.excludes(), c.advice());
    }

    public static Choice withExcludes(Choice c, List<Exclusion> excludes) {
        return new Choice(c.key(), c.label(), c.hint(), c.points(), c.performance(), c.shifts(), excludes, c.advice());
    }

    public static Criterion withPerformance(Criterion c, Map<String, Judgement> performance) {
        return new Criterion(c.key(), c.group(), c.name(), c.definition(), performance, c.rationale(), c.evidence());
    }

    /// Another key for every alternative, wherever it stands; positions stay.
    public static Playbook renamed(Playbook p, UnaryOperator<String> name) {
        List<Alternative> alternatives = p.alternatives().stream()
                .map(a -> new Alternative(
                        name.apply(a.key()),
                        a.name(),
                        a.tagline(),
                        a.standsFor(),
                        a.madeOf().stream().map(name).toList()))
                .toList();
        List<Criterion> criteria = p.criteria().stream()
                .map(c -> withPerformance(c, renamed(c.performance(), name)))
                .toList();
        Playbook choices = withEveryChoice(
                p,
                c -> new Choice(
                        c.key(),
                        c.label(),
                        c.hint(),
                        c.points(),
                        renamedInner(c.performance(), name),
                        renamedInner(c.shifts(), name),
                        c.excludes().stream()
                                .map(e -> new Exclusion(name.apply(e.alternative()), e.because(), e.relax()))
                                .toList(),
                        c.advice()));
        return with(p, alternatives, criteria, choices.questions(), p.useCases());
    }

    private static <V> Map<String, Map<String, V>> renamedInner(
            Map<String, Map<String, V>> byCriterion, UnaryOperator<String> name) {
        Map<String, Map<String, V>> renamed = new LinkedHashMap<>();
        byCriterion.forEach((criterion, inner) -> renamed.put(criterion, renamed(inner, name)));
        return renamed;
    }

    public static <V> Map<String, V> renamed(Map<String, V> map, UnaryOperator<String> name) {
        Map<String, V> renamed = new LinkedHashMap<>();
        map.forEach((key, value) -> renamed.put(name.apply(key), value));
        return renamed;
    }

    public static <T> List<T> reversed(List<T> items) {
        return new ArrayList<>(items).reversed();
    }

    private static Playbook with(
            Playbook p,
            List<Alternative> alternatives,
            List<Criterion> criteria,
            List<Question> questions,
            List<UseCase> useCases) {
        return new Playbook(
                p.key(),
                p.version(),
                p.title(),
                p.question(),
                p.summary(),
                alternatives,
                p.groups(),
                criteria,
                p.sections(),
                questions,
                useCases,
                p.resources(),
                p.thresholds());
    }
}
