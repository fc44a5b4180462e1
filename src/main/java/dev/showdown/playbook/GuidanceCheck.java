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

    /** An arrow runs straight down or up through the rows, past whatever else stands there. */
    private void arrow(String where, Architecture architecture, Arrow arrow) {
        box(where + ".from", architecture, arrow.from());
        box(where + ".to", architecture, arrow.to());
        check.conditions(where + ".when", arrow.when());
        Box from = architecture.box(arrow.from()).orElse(null);
        Box to = architecture.box(arrow.to()).orElse(null);
        if (from == null || to == null) {
            return;
        }
        if (from.row() == to.row() || !meet(from, to)) {
            check.fault(where, "cannot run straight from %s to %s".formatted(arrow.from(), arrow.to()));
            return;
        }
        architecture.boxes().stream()
                .filter(box -> isBetween(box.row(), from.row(), to.row()) && inTheWay(box, lane(from, to)))
                .forEach(box -> check.fault(where, "runs through " + box.key()));
        architecture.arrows().stream()
                .filter(other -> other != arrow && shareALane(architecture, arrow, other))
                .forEach(other ->
                        check.fault(where, "runs beside that from %s to %s".formatted(other.from(), other.to())));
    }

    private static boolean shareALane(Architecture architecture, Arrow arrow, Arrow other) {
        Box from = architecture.box(arrow.from()).orElseThrow();
        Box to = architecture.box(arrow.to()).orElseThrow();
        Box otherFrom = architecture.box(other.from()).orElse(null);
        Box otherTo = architecture.box(other.to()).orElse(null);
        return otherFrom != null
                && otherTo != null
                && lane(from, to).equals(lane(otherFrom, otherTo))
                && Math.min(from.row(), to.row()) < Math.max(otherFrom.row(), otherTo.row())
                && Math.min(otherFrom.row(), otherTo.row()) < Math.max(from.row(), to.row());
    }

    /** Between two boxes over the whole width an arrow runs at the left. */
    private static String lane(Box from, Box to) {
        return from.column().equals("right") || to.column().equals("right") ? "right" : "left";
    }

    private static boolean meet(Box one, Box other) {
        return one.column().isEmpty()
                || other.column().isEmpty()
                || one.column().equals(other.column());
    }

    private static boolean inTheWay(Box box, String lane) {
        return box.column().isEmpty() || box.column().equals(lane);
    }

    private static boolean isBetween(int row, int one, int other) {
        return Math.min(one, other) < row && row < Math.max(one, other);
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
