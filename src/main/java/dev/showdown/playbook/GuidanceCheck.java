package dev.showdown.playbook;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import dev.showdown.playbook.Guidance.Architecture;
import dev.showdown.playbook.Guidance.Arrow;
import dev.showdown.playbook.Guidance.Box;
import dev.showdown.playbook.Guidance.Plan;

/** Whether the guidance of a playbook names only what there is, and its drawings can be drawn. */
final class GuidanceCheck {

    private static final List<String> COLUMNS = List.of("", "left", "right");
    private static final List<Integer> HORIZONS = List.of(30, 60, 90);
    private static final int MOST_ROWS = 12;

    private final PlaybookCheck check;

    GuidanceCheck(PlaybookCheck check) {
        this.check = check;
    }

    void check(Guidance guidance) {
        check.duplicates("guidance.alternatives", guidance.alternatives(), Plan::alternative);
        guidance.alternatives().forEach(this::plan);
        for (Guidance.Note note : guidance.notes()) {
            String where = "guidance.notes[%s]".formatted(note.title());
            if (!note.criterion().isEmpty()) {
                check.criteria(where + ".criterion", Set.of(note.criterion()));
            }
            check.evidence(where + ".evidence", note.evidence());
            check.conditions(where + ".when", note.when());
            if (note.when().isEmpty()) {
                check.fault(where + ".when", "is missing: a note is shown only where the answers made it matter");
            }
        }
    }

    private void plan(Plan plan) {
        String where = "guidance.alternatives[%s]".formatted(plan.alternative());
        check.alternatives(where, Set.of(plan.alternative()));
        drawing(where + ".architecture", plan.architecture());
        each(plan.responsibilities(), where + ".responsibilities", (here, responsibility) -> {
            box(here + ".box", plan.architecture(), responsibility.box());
            check.conditions(here + ".when", responsibility.when());
        });
        each(plan.firstSteps(), where + ".first-steps", (here, step) -> {
            if (!HORIZONS.contains(step.days())) {
                check.fault(here + ".days", "is %d; it is 30, 60 or 90".formatted(step.days()));
            }
            check.conditions(here + ".when", step.when());
        });
        each(plan.risks(), where + ".risks", (here, risk) -> {
            check.evidence(here + ".evidence", risk.evidence());
            check.conditions(here + ".when", risk.when());
        });
        each(plan.leaving(), where + ".leaving", (here, leaving) -> {
            check.evidence(here + ".evidence", leaving.evidence());
            check.conditions(here + ".when", leaving.when());
        });
    }

    private void drawing(String where, Architecture architecture) {
        check.duplicates(where + ".boxes", architecture.boxes(), Box::key);
        for (Box box : architecture.boxes()) {
            String here = "%s.boxes[%s]".formatted(where, box.key());
            check.name(here + ".key", box.key());
            if (box.row() < 1 || box.row() > MOST_ROWS) {
                check.fault(here + ".row", "lies outside 1 to %d: %d".formatted(MOST_ROWS, box.row()));
            }
            if (!COLUMNS.contains(box.column())) {
                check.fault(here + ".column", "is neither left nor right: " + box.column());
            }
            if (!box.of().isEmpty()) {
                check.alternatives(here + ".of", Set.of(box.of()));
            }
            architecture.boxes().stream()
                    .filter(other -> other != box && other.row() == box.row() && meet(other, box))
                    .forEach(other -> check.fault(here + ".row", "stands where %s stands".formatted(other.key())));
            check.conditions(here + ".when", box.when());
        }
        each(architecture.arrows(), where + ".arrows", (here, arrow) -> arrow(here, architecture, arrow));
    }

    /** An arrow runs down or up, through a column or beside all boxes: its ends must share a side. */
    private void arrow(String where, Architecture architecture, Arrow arrow) {
        box(where + ".from", architecture, arrow.from());
        box(where + ".to", architecture, arrow.to());
        check.conditions(where + ".when", arrow.when());
        architecture.box(arrow.from()).ifPresent(from -> architecture
                .box(arrow.to())
                .filter(to -> from.row() == to.row() || !meet(from, to))
                .ifPresent(to -> check.fault(
                        where,
                        "cannot run from %s to %s: it needs another row and a side that both have"
                                .formatted(from.key(), to.key()))));
    }

    private static boolean meet(Box one, Box other) {
        return one.column().isEmpty()
                || other.column().isEmpty()
                || one.column().equals(other.column());
    }

    private void box(String where, Architecture architecture, String key) {
        if (architecture.box(key).isEmpty()) {
            check.fault(where, "names the missing box " + key);
        }
    }

    private static <T> void each(List<T> elements, String where, BiConsumer<String, T> look) {
        IntStream.range(0, elements.size())
                .forEach(i -> look.accept("%s[%d]".formatted(where, i + 1), elements.get(i)));
    }
}
