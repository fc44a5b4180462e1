package dev.showdown.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A playbook in which two alternatives have taken each other's names, everywhere: what was judged of the one is
/// judged of the other.
final class Renaming {

    private final Playbook playbook;
    private final String one;
    private final String other;

    Renaming(Playbook playbook) {
        this.playbook = playbook;
        one = playbook.alternatives().get(0).key();
        other = playbook.alternatives().get(1).key();
    }

    Playbook swapFirstTwo() {
        return new Playbook(
                playbook.key(),
                playbook.version(),
                playbook.title(),
                playbook.question(),
                playbook.summary(),
                playbook.alternatives().stream().map(this::alternative).toList(),
                playbook.groups(),
                playbook.criteria().stream().map(this::criterion).toList(),
                playbook.sections(),
                playbook.questions().stream().map(this::question).toList(),
                List.of(),
                playbook.resources(),
                playbook.thresholds());
    }

    /// The order stays; only what a name stands for changes.
    private Alternative alternative(Alternative old) {
        List<String> parts = playbook.alternative(name(old.key())).orElseThrow().madeOf();
        return new Alternative(
                old.key(),
                old.name(),
                old.tagline(),
                old.standsFor(),
                parts.stream().map(this::name).toList());
    }

    private Criterion criterion(Criterion old) {
        return new Criterion(
                old.key(),
                old.group(),
                old.name(),
                old.definition(),
                renamed(old.performance()),
                old.rationale(),
                old.evidence());
    }

    private Question question(Question old) {
        return new Question(
                old.key(),
                old.section(),
                old.text(),
                old.help(),
                old.askedWhen(),
                old.choices().stream().map(this::choice).toList());
    }

    private Choice choice(Choice old) {
        Map<String, Map<String, Judgement>> performance = new LinkedHashMap<>();
        old.performance().forEach((criterion, judged) -> performance.put(criterion, renamed(judged)));
        Map<String, Map<String, Double>> shifts = new LinkedHashMap<>();
        old.shifts().forEach((criterion, shifted) -> shifts.put(criterion, renamed(shifted)));
        return new Choice(
                old.key(),
                old.label(),
                old.hint(),
                old.points(),
                performance,
                shifts,
                old.excludes().stream()
                        .map(excluded ->
                                new Exclusion(name(excluded.alternative()), excluded.because(), excluded.relax()))
                        .toList(),
                old.advice());
    }

    private <V> Map<String, V> renamed(Map<String, V> byAlternative) {
        Map<String, V> renamed = new LinkedHashMap<>();
        byAlternative.forEach((alternative, value) -> renamed.put(name(alternative), value));
        return renamed;
    }

    private String name(String key) {
        if (key.equals(one)) {
            return other;
        }
        return key.equals(other) ? one : key;
    }
}
