package dev.showdown.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.showdown.decision.Alternative;
import dev.showdown.decision.Evaluation.AlternativeResult;
import dev.showdown.decision.Verdict;
import dev.showdown.playbook.Evidence;
import dev.showdown.playbook.Guidance;

/**
 * The shape of the solution: how what is recommended is built, begun, kept safe and left again (section 8 of a report).
 * When it is too close, the leading two are shown alike.
 *
 * @param summary what is shown, and why
 * @param forms that are shown at once, in the playbook's order
 * @param others to compare with
 * @param advice that answers call for, whatever is recommended
 */
public record Shape(String summary, List<Form> forms, List<Form> others, List<Advice> advice) {

    /**
     * The shape of one alternative.
     *
     * @param standing ruled out or not, in words; empty when there is nothing to say
     * @param description of the drawing in a sentence
     * @param parts the boxes of the drawing in words
     * @param flows its arrows in words
     * @param horizons first steps, by when
     */
    public record Form(
            String name,
            int place,
            String standing,
            Drawing drawing,
            String description,
            List<Part> parts,
            List<String> flows,
            List<Service> services,
            List<Horizon> horizons,
            List<Risk> risks,
            List<Leaving> leaving) {

        public boolean isDrawn() {
            return !drawing.boxes().isEmpty();
        }
    }

    /** A box in words. */
    public record Part(String name, String what) {}

    /** A box with what it does for this project. */
    public record Service(String name, List<Duty> duties) {}

    /**
     * Something that a box does.
     *
     * @param because the answers that it derives from; empty for what always holds
     */
    public record Duty(String what, String why, List<Circumstances.Given> because) {}

    /** What should be done by a day. */
    public record Horizon(int days, List<String> steps) {}

    public record Risk(String risk, String mitigation, List<Evidence> evidence) {}

    public record Leaving(String cost, List<Evidence> evidence) {}

    /** What an answer calls for. */
    public record Advice(String text, String question, String choice) {}

    static Shape of(ReportSource source) {
        List<String> shown = shown(source);
        Circumstances project = Circumstances.of(source);
        Map<Boolean, List<Form>> forms = source.result().alternatives().stream()
                .flatMap(alternative -> form(source, project, alternative).stream())
                .collect(Collectors.partitioningBy(
                        form -> shown.stream().anyMatch(key -> source.place(key) == form.place())));
        boolean nothing = source.result().verdict() == Verdict.NOTHING_FITS;
        return new Shape(
                summary(source, forms.get(true)),
                forms.get(true),
                nothing ? List.of() : forms.get(false),
                source.result().advice().stream()
                        .map(advice -> new Advice(
                                advice.text(),
                                source.question(advice.question()),
                                source.choice(advice.question(), advice.choice())))
                        .toList());
    }

    /** Whether there is nothing to say: the playbook has no guidance, and no answer calls for advice. */
    public boolean isEmpty() {
        return summary.isEmpty() && advice.isEmpty();
    }

    /** The recommended alternative, or the leading two. */
    private static List<String> shown(ReportSource source) {
        return switch (source.result().verdict()) {
            case CLEAR, LEAN, ONLY_OPTION -> List.of(source.result().leader());
            case TOO_CLOSE ->
                source.ranking().stream().limit(2).map(AlternativeResult::key).toList();
            case NOTHING_FITS -> List.of();
        };
    }

    private static String summary(ReportSource source, List<Form> forms) {
        if (source.edition().guidance().alternatives().isEmpty()) {
            return "";
        }
        return switch (source.result().verdict()) {
            case CLEAR, LEAN, ONLY_OPTION ->
                forms.isEmpty()
                        ? "This playbook says nothing about how to build what is recommended."
                        : "How %s could be built for this project, from what you answered."
                                .formatted(forms.getFirst().name());
            case TOO_CLOSE -> "No winner is named, so the leading two are shown alike, in the playbook’s order.";
            case NOTHING_FITS ->
                "Nothing fits, so there is nothing to draw. What would make room stands under “What is ruled out”.";
        };
    }

    private static Optional<Form> form(ReportSource source, Circumstances project, AlternativeResult alternative) {
        return source.edition()
                .guidance()
                .plan(alternative.key())
                .map(plan -> form(source, project, alternative, plan));
    }

    private static Form form(
            ReportSource source, Circumstances project, AlternativeResult alternative, Guidance.Plan plan) {
        List<Guidance.Box> boxes = plan.architecture().boxes().stream()
                .filter(box -> project.hold(box.when()))
                .toList();
        List<Guidance.Arrow> arrows = plan.architecture().arrows().stream()
                .filter(arrow -> project.hold(arrow.when()))
                .filter(arrow -> has(boxes, arrow.from()) && has(boxes, arrow.to()))
                .toList();
        return new Form(
                alternative.name(),
                source.place(alternative.key()),
                alternative.excluded().isEmpty() ? "" : "ruled out",
                Drawing.of(boxes, arrows, places(source)),
                "Architecture with %s: %s."
                        .formatted(
                                alternative.name(),
                                Figures.list(
                                        boxes.stream().map(Guidance.Box::name).toList())),
                boxes.stream().map(box -> new Part(box.name(), box.what())).toList(),
                arrows.stream().map(arrow -> flow(boxes, arrow)).toList(),
                boxes.stream()
                        .map(box -> new Service(box.name(), duties(project, plan, box)))
                        .filter(service -> !service.duties().isEmpty())
                        .toList(),
                horizons(project, plan),
                plan.risks().stream()
                        .filter(risk -> project.hold(risk.when()))
                        .map(risk -> new Risk(
                                risk.risk(), risk.mitigation(), source.edition().evidence(risk.evidence())))
                        .toList(),
                plan.leaving().stream()
                        .filter(leaving -> project.hold(leaving.when()))
                        .map(leaving ->
                                new Leaving(leaving.cost(), source.edition().evidence(leaving.evidence())))
                        .toList());
    }

    private static Map<String, Integer> places(ReportSource source) {
        Map<String, Integer> places = new HashMap<>();
        source.edition().playbook().alternatives().stream()
                .map(Alternative::key)
                .forEach(key -> places.put(key, source.place(key)));
        return places;
    }

    private static boolean has(List<Guidance.Box> boxes, String key) {
        return boxes.stream().anyMatch(box -> box.key().equals(key));
    }

    private static String name(List<Guidance.Box> boxes, String key) {
        return boxes.stream()
                .filter(box -> box.key().equals(key))
                .map(Guidance.Box::name)
                .findFirst()
                .orElse(key);
    }

    private static List<Duty> duties(Circumstances project, Guidance.Plan plan, Guidance.Box box) {
        return plan.responsibilities().stream()
                .filter(duty -> duty.box().equals(box.key()) && project.hold(duty.when()))
                .map(duty -> new Duty(duty.what(), duty.why(), project.given(duty.when())))
                .toList();
    }

    private static String flow(List<Guidance.Box> boxes, Guidance.Arrow arrow) {
        String way = "From %s to %s".formatted(name(boxes, arrow.from()), name(boxes, arrow.to()));
        return arrow.label().isEmpty() ? way : way + ": " + arrow.label();
    }

    private static List<Horizon> horizons(Circumstances project, Guidance.Plan plan) {
        List<Guidance.Step> steps = plan.firstSteps().stream()
                .filter(step -> project.hold(step.when()))
                .toList();
        return steps.stream()
                .map(Guidance.Step::days)
                .distinct()
                .sorted()
                .map(days -> new Horizon(
                        days,
                        steps.stream()
                                .filter(step -> step.days() == days)
                                .map(Guidance.Step::step)
                                .toList()))
                .toList();
    }
}
