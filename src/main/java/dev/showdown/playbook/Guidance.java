package dev.showdown.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What follows from a recommendation: how each alternative is built, begun, kept safe and left again, and notes on its
 * footprint. Much of it holds for some projects only: its {@code when} maps questions to choices, and all must hold, as
 * with use cases; nothing in it always holds.
 *
 * @param alternatives in any order
 * @param notes on footprint and cost, only where the answers made them matter
 */
public record Guidance(List<Plan> alternatives, List<Note> notes) {

    public static final Guidance NONE = new Guidance(List.of(), List.of());

    public Guidance {
        alternatives = orEmpty(alternatives);
        notes = orEmpty(notes);
    }

    /** The plan for an alternative, if there is one. */
    public Optional<Plan> plan(String alternative) {
        return alternatives.stream()
                .filter(plan -> plan.alternative().equals(alternative))
                .findFirst();
    }

    /**
     * How one alternative is carried out.
     *
     * @param alternative its key
     * @param architecture what it is made of
     * @param responsibilities which part does what for this project
     * @param firstSteps of the first three months
     * @param risks of this way
     * @param leaving what leaving it later would cost
     */
    public record Plan(
            String alternative,
            Architecture architecture,
            List<Responsibility> responsibilities,
            List<Step> firstSteps,
            List<Risk> risks,
            List<Leaving> leaving) {

        public Plan {
            required(alternative, "alternative");
            architecture = Objects.requireNonNullElseGet(architecture, () -> new Architecture(List.of(), List.of()));
            responsibilities = orEmpty(responsibilities);
            firstSteps = orEmpty(firstSteps);
            risks = orEmpty(risks);
            leaving = orEmpty(leaving);
        }
    }

    /** A drawing: boxes in rows, and arrows from row to row. */
    public record Architecture(List<Box> boxes, List<Arrow> arrows) {

        public Architecture {
            boxes = orEmpty(boxes);
            arrows = orEmpty(arrows);
        }

        public Optional<Box> box(String key) {
            return boxes.stream().filter(box -> box.key().equals(key)).findFirst();
        }
    }

    /**
     * A part of the drawing.
     *
     * @param key unique in its drawing
     * @param what it is, in a few words
     * @param row from 1, downwards
     * @param column left or right half of the row; empty for the whole width
     * @param of key of the alternative whose technology it is; empty for none
     */
    public record Box(
            String key, String name, String what, int row, String column, String of, Map<String, List<String>> when) {

        public Box {
            required(key, "key");
            required(name, "name");
            what = Objects.requireNonNullElse(what, "");
            column = Objects.requireNonNullElse(column, "");
            of = Objects.requireNonNullElse(of, "");
            when = conditions(when);
        }
    }

    /** What passes between two boxes; it is there when both are, and its own conditions hold. */
    public record Arrow(String from, String to, String label, Map<String, List<String>> when) {

        public Arrow {
            required(from, "from");
            required(to, "to");
            label = Objects.requireNonNullElse(label, "");
            when = conditions(when);
        }
    }

    /** What a box does for a project, and why there. */
    public record Responsibility(String box, String what, String why, Map<String, List<String>> when) {

        public Responsibility {
            required(box, "box");
            required(what, "what");
            required(why, "why");
            when = conditions(when);
        }
    }

    /** Something to have done by a day. */
    public record Step(int days, String step, Map<String, List<String>> when) {

        public Step {
            required(step, "step");
            when = conditions(when);
        }
    }

    /** What may go wrong, and what helps. */
    public record Risk(String risk, String mitigation, List<String> evidence, Map<String, List<String>> when) {

        public Risk {
            required(risk, "risk");
            required(mitigation, "mitigation");
            evidence = orEmpty(evidence);
            when = conditions(when);
        }
    }

    /** Something that leaving would cost. */
    public record Leaving(String cost, List<String> evidence, Map<String, List<String>> when) {

        public Leaving {
            required(cost, "cost");
            evidence = orEmpty(evidence);
            when = conditions(when);
        }
    }

    /**
     * A note on footprint or cost.
     *
     * @param criterion key of the one whose values belong to it; empty for none
     */
    public record Note(
            String title, String text, String criterion, List<String> evidence, Map<String, List<String>> when) {

        public Note {
            required(title, "title");
            required(text, "text");
            criterion = Objects.requireNonNullElse(criterion, "");
            evidence = orEmpty(evidence);
            when = conditions(when);
        }
    }

    private static void required(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    private static <T> List<T> orEmpty(List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a list has an empty element");
        }
        return List.copyOf(values);
    }

    /** In the order in which they were written. */
    private static Map<String, List<String>> conditions(Map<String, List<String>> when) {
        if (when == null) {
            return Map.of();
        }
        Map<String, List<String>> copy = new LinkedHashMap<>();
        when.forEach((question, choices) -> copy.put(question, orEmpty(choices)));
        return Collections.unmodifiableMap(copy);
    }
}
