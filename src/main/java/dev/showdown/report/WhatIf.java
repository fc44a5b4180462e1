package dev.showdown.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.showdown.Text;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.decision.Evaluator;

/**
 * Other importance, tried out on the same answers. Nothing of it is stored: it stands in the address alone.
 *
 * @param refusal why nothing can be tried here; empty where it can
 * @param ignored what was typed and left out, and why
 * @param groups of criteria with what stands in their fields
 * @param tried the importance that differs from the report's
 * @param result the report and the what-if; empty as long as nothing differs
 */
public record WhatIf(
        String refusal, List<String> ignored, List<Group> groups, List<Tried> tried, Optional<SideBySide> result) {

    /** What the names of the fields begin with. */
    private static final String FIELD = "importance.";

    private static final double MOST = 100;
    private static final int MOST_FAULTS = 5;

    public record Group(String name, List<Field> fields) {}

    /**
     * One criterion.
     *
     * @param now its points in the report
     * @param value what stands in its field
     */
    public record Field(String key, String name, String now, String value) {}

    /** A criterion with other importance. */
    public record Tried(String criterion, String from, String to) {}

    /** Whether anything was typed that shows: something to try, or something to be told. */
    public boolean isAsked() {
        return result.isPresent() || !ignored.isEmpty();
    }

    /** What an address asks to try: criterion to what was typed for it. */
    static Map<String, String> typed(Map<String, List<String>> parameters) {
        Map<String, String> typed = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(FIELD)) {
                typed.put(name.substring(FIELD.length()), values.getFirst());
            }
        });
        return typed;
    }

    static WhatIf refused(String why) {
        return new WhatIf(why, List.of(), List.of(), List.of(), Optional.empty());
    }

    /** @param typed criterion to what was typed for it; what stands in the report already changes nothing */
    static WhatIf of(ReportSource source, Map<String, String> typed) {
        List<String> ignored = new ArrayList<>();
        Map<String, Double> wanted = new LinkedHashMap<>();
        typed.forEach((criterion, text) -> {
            Optional<CriterionResult> known = result(source, criterion);
            if (known.isEmpty()) {
                ignored.add("There is no criterion “%s”, so it is ignored.".formatted(Text.shown(criterion)));
            } else if (!text.isBlank()) {
                points(text.strip())
                        .ifPresentOrElse(
                                points -> wanted.put(criterion, points),
                                () -> ignored.add("%s: “%s” is not a number from 0 to 100, so it is ignored."
                                        .formatted(known.get().name(), Text.shown(text))));
            }
        });
        source.result().criteria().forEach(criterion -> wanted.remove(criterion.key(), Double.valueOf(now(criterion))));
        return new WhatIf(
                "",
                shortened(ignored),
                groups(source, typed),
                source.result().criteria().stream()
                        .filter(criterion -> wanted.containsKey(criterion.key()))
                        .map(criterion -> new Tried(
                                criterion.name(), now(criterion), Figures.points(wanted.get(criterion.key()))))
                        .toList(),
                wanted.isEmpty()
                        ? Optional.empty()
                        : Optional.of(SideBySide.of("As reported", source, "What if", tried(source, wanted))));
    }

    private static ReportSource tried(ReportSource source, Map<String, Double> wanted) {
        Map<String, Double> importance = new LinkedHashMap<>(source.importance());
        importance.putAll(wanted);
        return source.with(Evaluator.evaluate(source.inputs(importance)));
    }

    private static Optional<CriterionResult> result(ReportSource source, String criterion) {
        return source.result().criteria().stream()
                .filter(found -> found.key().equals(criterion))
                .findFirst();
    }

    private static Optional<Double> points(String text) {
        if (text.matches("\\d{1,3}(\\.\\d{1,6})?") && Double.parseDouble(text) <= MOST) {
            return Optional.of(Double.valueOf(text));
        }
        return Optional.empty();
    }

    private static List<String> shortened(List<String> faults) {
        if (faults.size() <= MOST_FAULTS) {
            return faults;
        }
        List<String> first = new ArrayList<>(faults.subList(0, MOST_FAULTS));
        first.add("%d more are ignored too.".formatted(faults.size() - MOST_FAULTS));
        return first;
    }

    private static List<Group> groups(ReportSource source, Map<String, String> typed) {
        return source.edition().playbook().groups().stream()
                .map(group -> new Group(
                        group.name(),
                        source.edition().playbook().criteria().stream()
                                .filter(criterion -> criterion.group().equals(group.key()))
                                .map(criterion -> field(source, criterion, typed.get(criterion.key())))
                                .toList()))
                .filter(group -> !group.fields().isEmpty())
                .toList();
    }

    private static Field field(ReportSource source, Criterion criterion, String typed) {
        String now = result(source, criterion.key()).map(WhatIf::now).orElse("0");
        return new Field(
                criterion.key(), criterion.name(), now, typed == null || typed.isBlank() ? now : Text.shown(typed));
    }

    private static String now(CriterionResult criterion) {
        return Figures.value(criterion.points());
    }
}
