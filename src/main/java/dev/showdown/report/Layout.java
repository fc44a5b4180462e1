package dev.showdown.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.showdown.playbook.Guidance;

/** Works out one drawing: first which way each arrow goes, then rows from top to bottom, then the arrows. */
final class Layout {

    private static final int BETWEEN_COLUMNS = 12;
    private static final int EDGE = 2;
    private static final int PADDING = 13;
    private static final int NAME_LINE = 19;
    private static final int TEXT_LINE = 18;
    private static final int SHORTEST_GAP = 26;
    private static final int INTO_LANE = 20;
    private static final int BESIDE_ARROW = 9;
    private static final int BYPASS = 11;

    private final List<Guidance.Box> boxes;
    private final List<Guidance.Arrow> arrows;
    private final Map<String, Integer> places;
    private final List<Routed> routed = new ArrayList<>();
    private final Map<String, Drawing.Box> placed = new LinkedHashMap<>();
    private int leftEdge = EDGE;
    private int rightEdge = Drawing.WIDTH - EDGE;

    /** An arrow down a column, or in a lane beside all boxes: left of them below 0, right of them above. */
    private record Routed(Guidance.Arrow arrow, Guidance.Box from, Guidance.Box to, String column, int lane) {

        int top() {
            return Math.min(from.row(), to.row());
        }

        int bottom() {
            return Math.max(from.row(), to.row());
        }

        boolean isStraight() {
            return lane == 0;
        }
    }

    Layout(List<Guidance.Box> boxes, List<Guidance.Arrow> arrows, Map<String, Integer> places) {
        this.boxes = boxes.stream()
                .sorted(Comparator.comparingInt(Guidance.Box::row)
                        .thenComparing(box -> box.column().equals("right")))
                .toList();
        this.arrows = arrows;
        this.places = places;
    }

    Drawing drawing() {
        arrows.stream()
                .sorted(Comparator.comparingInt(arrow -> -columns(arrow).size()))
                .toList()
                .reversed()
                .forEach(this::route);
        long left = routed.stream()
                .mapToInt(Routed::lane)
                .filter(lane -> lane < 0)
                .distinct()
                .count();
        long right = routed.stream()
                .mapToInt(Routed::lane)
                .filter(lane -> lane > 0)
                .distinct()
                .count();
        leftEdge += (int) left * BYPASS;
        rightEdge -= (int) right * BYPASS;
        int bottom = rows();
        return new Drawing(
                Drawing.WIDTH,
                bottom + EDGE,
                List.copyOf(placed.values()),
                routed.stream().map(this::arrow).toList());
    }

    private Guidance.Box box(String key) {
        return boxes.stream().filter(box -> box.key().equals(key)).findFirst().orElseThrow();
    }

    private static Set<String> columns(Guidance.Box box) {
        return box.column().isEmpty() ? new LinkedHashSet<>(List.of("left", "right")) : Set.of(box.column());
    }

    private Set<String> columns(Guidance.Arrow arrow) {
        Set<String> both = new LinkedHashSet<>(columns(box(arrow.from())));
        both.retainAll(columns(box(arrow.to())));
        return both;
    }

    private void route(Guidance.Arrow arrow) {
        Guidance.Box from = box(arrow.from());
        Guidance.Box to = box(arrow.to());
        for (String column : columns(arrow)) {
            Routed straight = new Routed(arrow, from, to, column, 0);
            if (isFree(straight)) {
                routed.add(straight);
                return;
            }
        }
        boolean right = columns(arrow).contains("right");
        routed.add(new Routed(arrow, from, to, "", (right ? 1 : -1) * lane(from.key(), right)));
    }

    private boolean isFree(Routed arrow) {
        boolean boxInTheWay = boxes.stream()
                .anyMatch(box -> arrow.top() < box.row()
                        && box.row() < arrow.bottom()
                        && columns(box).contains(arrow.column()));
        return !boxInTheWay
                && routed.stream()
                        .noneMatch(other -> other.isStraight()
                                && other.column().equals(arrow.column())
                                && other.top() < arrow.bottom()
                                && arrow.top() < other.bottom());
    }

    /** Arrows that leave one box on one side share a lane; those of another box get the next. */
    private int lane(String from, boolean right) {
        List<Routed> there = routed.stream()
                .filter(other -> right ? other.lane() > 0 : other.lane() < 0)
                .toList();
        return there.stream()
                .filter(other -> other.from().key().equals(from))
                .mapToInt(other -> Math.abs(other.lane()))
                .findFirst()
                .orElse(1
                        + there.stream()
                                .mapToInt(other -> Math.abs(other.lane()))
                                .max()
                                .orElse(0));
    }

    private int rows() {
        Map<Integer, List<Guidance.Box>> rows =
                boxes.stream().collect(Collectors.groupingBy(Guidance.Box::row, TreeMap::new, Collectors.toList()));
        int y = EDGE;
        int above = 0;
        for (Map.Entry<Integer, List<Guidance.Box>> row : rows.entrySet()) {
            y += above == 0 ? 0 : gap(above);
            int height = row.getValue().stream().mapToInt(this::height).max().orElseThrow();
            for (Guidance.Box box : row.getValue()) {
                placed.put(box.key(), place(box, y, height));
            }
            y += height;
            above = row.getKey();
        }
        return y;
    }

    private int half() {
        return (rightEdge - leftEdge - BETWEEN_COLUMNS) / 2;
    }

    private int x(String column) {
        return column.equals("right") ? rightEdge - half() : leftEdge;
    }

    private int width(Guidance.Box box) {
        return box.column().isEmpty() ? rightEdge - leftEdge : half();
    }

    private int height(Guidance.Box box) {
        return 2 * PADDING
                - 6
                + NAME_LINE * name(box).size()
                + TEXT_LINE * what(box).size();
    }

    private List<String> name(Guidance.Box box) {
        return Lettering.wrapped(box.name(), width(box) - 2 * PADDING, true);
    }

    private List<String> what(Guidance.Box box) {
        return Lettering.wrapped(box.what(), width(box) - 2 * PADDING, false);
    }

    private Drawing.Box place(Guidance.Box box, int y, int height) {
        List<Drawing.Line> lines = new ArrayList<>();
        int x = x(box.column()) + PADDING;
        int baseline = y + PADDING - 7;
        for (String line : name(box)) {
            baseline += NAME_LINE;
            lines.add(new Drawing.Line(line, x, baseline, true));
        }
        for (String line : what(box)) {
            baseline += TEXT_LINE;
            lines.add(new Drawing.Line(line, x, baseline, false));
        }
        return new Drawing.Box(
                box.key(),
                places.getOrDefault(box.of(), 0),
                x(box.column()),
                y,
                width(box),
                height,
                List.copyOf(lines));
    }

    /** The room below a row: enough for the words at every arrow that begins there. */
    private int gap(int above) {
        return routed.stream()
                .filter(arrow -> arrow.isStraight() && arrow.top() == above)
                .mapToInt(arrow -> 14 + TEXT_LINE * label(arrow).size())
                .reduce(SHORTEST_GAP, Math::max);
    }

    private List<String> label(Routed arrow) {
        return Lettering.wrapped(arrow.arrow().label(), half() - INTO_LANE - BESIDE_ARROW, false);
    }

    private Drawing.Arrow arrow(Routed arrow) {
        Drawing.Box from = placed.get(arrow.from().key());
        Drawing.Box to = placed.get(arrow.to().key());
        return new Drawing.Arrow(
                from.key(),
                to.key(),
                arrow.isStraight() ? straight(arrow, from, to) : beside(arrow, from, to),
                arrow.isStraight() ? words(arrow) : List.of());
    }

    private List<Drawing.Point> straight(Routed arrow, Drawing.Box from, Drawing.Box to) {
        int x = x(arrow.column()) + INTO_LANE;
        boolean down = arrow.from().row() < arrow.to().row();
        return List.of(
                new Drawing.Point(x, down ? from.bottom() : from.y()),
                new Drawing.Point(x, down ? to.y() : to.bottom()));
    }

    private List<Drawing.Point> beside(Routed arrow, Drawing.Box from, Drawing.Box to) {
        boolean right = arrow.lane() > 0;
        int x = right ? rightEdge + arrow.lane() * BYPASS : leftEdge + arrow.lane() * BYPASS;
        int start = from.bottom() - PADDING;
        int end = to.y() + PADDING;
        return List.of(
                new Drawing.Point(right ? from.right() : from.x(), start),
                new Drawing.Point(x, start),
                new Drawing.Point(x, end),
                new Drawing.Point(right ? to.right() : to.x(), end));
    }

    private List<Drawing.Line> words(Routed arrow) {
        Drawing.Box upper = placed.get((arrow.from().row() == arrow.top() ? arrow.from() : arrow.to()).key());
        List<Drawing.Line> lines = new ArrayList<>();
        int baseline = upper.bottom() + 3;
        for (String line : label(arrow)) {
            baseline += TEXT_LINE;
            lines.add(new Drawing.Line(line, x(arrow.column()) + INTO_LANE + BESIDE_ARROW, baseline, false));
        }
        return List.copyOf(lines);
    }
}
