package dev.showdown.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.playbook.Guidance;
import dev.showdown.playbook.Guidance.Plan;
import dev.showdown.support.TestPlaybooks;

import static org.assertj.core.api.Assertions.assertThat;

/// The geometry of architectures: everything in its place, whatever the answers leave out.
class DrawingTest {

    private static final int LINE = 18;

    private record Area(String what, double left, double top, double right, double bottom) {

        boolean meets(Area other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean contains(Area other) {
            return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
        }
    }

    private static Area area(Drawing.Box box) {
        return new Area(box.key(), box.x(), box.y(), box.right(), box.bottom());
    }

    private static Area area(Drawing.Line line) {
        return new Area(
                line.text(),
                line.x(),
                line.y() - LINE * 0.75,
                line.x() + Lettering.width(line.text(), line.strong()),
                line.y() + LINE * 0.2);
    }

    private static List<Area> segments(Drawing.Arrow arrow) {
        List<Area> segments = new ArrayList<>();
        for (int i = 1; i < arrow.corners().size(); i++) {
            Drawing.Point a = arrow.corners().get(i - 1);
            Drawing.Point b = arrow.corners().get(i);
            segments.add(new Area(
                    arrow.from() + " to " + arrow.to(),
                    Math.min(a.x(), b.x()) - 0.5,
                    Math.min(a.y(), b.y()) - 0.5,
                    Math.max(a.x(), b.x()) + 0.5,
                    Math.max(a.y(), b.y()) + 0.5));
        }
        return segments;
    }

    /// A plan with all of its boxes, with those alone that are always there, and with each condition left out in turn.
    static Stream<List<Object>> everyPlan() {
        return TestPlaybooks.NODE_VS_PYTHON_EDITION.guidance().alternatives().stream()
                .flatMap(plan -> {
                    List<Guidance.Box> all = plan.architecture().boxes();
                    List<List<Guidance.Box>> choices = new ArrayList<>();
                    choices.add(all);
                    choices.add(all.stream().filter(box -> box.when().isEmpty()).toList());
                    all.stream()
                            .map(Guidance.Box::when)
                            .filter(when -> !when.isEmpty())
                            .distinct()
                            .forEach(when -> {
                                choices.add(all.stream()
                                        .filter(box -> !box.when().equals(when))
                                        .toList());
                                choices.add(all.stream()
                                        .filter(box -> box.when().isEmpty()
                                                || box.when().equals(when))
                                        .toList());
                            });
                    return choices.stream().map(boxes -> List.<Object>of(plan, boxes));
                });
    }

    private static Drawing draw(Plan plan, List<Guidance.Box> boxes) {
        Set<String> there = boxes.stream().map(Guidance.Box::key).collect(Collectors.toSet());
        return Drawing.of(
                boxes,
                plan.architecture().arrows().stream()
                        .filter(arrow -> there.contains(arrow.from()) && there.contains(arrow.to()))
                        .toList(),
                Map.of());
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void everything_lies_inside_and_nothing_on_anything_else(List<Object> given) {
        @SuppressWarnings("unchecked")
        List<Guidance.Box> chosen = (List<Guidance.Box>) given.get(1);
        Drawing drawing = draw((Plan) given.get(0), chosen);
        Area sheet = new Area("sheet", 0, 0, drawing.width(), drawing.height());
        List<Area> boxes = drawing.boxes().stream().map(DrawingTest::area).toList();
        List<Area> labels = drawing.arrows().stream()
                .flatMap(arrow -> arrow.label().stream())
                .map(DrawingTest::area)
                .toList();
        List<Area> ways = drawing.arrows().stream()
                .flatMap(arrow -> segments(arrow).stream())
                .toList();
        assertThat(drawing.boxes()).hasSize(chosen.size());
        assertThat(boxes).allMatch(sheet::contains);
        assertThat(labels).allMatch(sheet::contains);
        assertThat(ways).allMatch(sheet::contains);
        assertApart(boxes, boxes);
        assertApart(labels, labels);
        assertApart(labels, boxes);
        assertApart(labels, ways);
        for (Drawing.Box box : drawing.boxes()) {
            Area inside = new Area("", box.x() + 6, box.y() + 2, box.right() - 6, box.bottom() - 2);
            assertThat(box.lines()).isNotEmpty().map(DrawingTest::area).allMatch(inside::contains);
        }
    }

    private static void assertApart(List<Area> some, List<Area> others) {
        for (Area one : some) {
            assertThat(others.stream().filter(other -> other != one && other.meets(one)))
                    .as(one.what())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void arrows_join_their_boxes_and_run_through_no_other(List<Object> given) {
        @SuppressWarnings("unchecked")
        List<Guidance.Box> chosen = (List<Guidance.Box>) given.get(1);
        Drawing drawing = draw((Plan) given.get(0), chosen);
        for (Drawing.Arrow arrow : drawing.arrows()) {
            assertThat(isOnEdge(box(drawing, arrow.from()), arrow.corners().getFirst()))
                    .as(arrow.from())
                    .isTrue();
            assertThat(isOnEdge(box(drawing, arrow.to()), arrow.corners().getLast()))
                    .as(arrow.to())
                    .isTrue();
            for (Drawing.Box other : drawing.boxes()) {
                Area inside = new Area("", other.x() + 1, other.y() + 1, other.right() - 1, other.bottom() - 1);
                assertThat(segments(arrow)).noneMatch(inside::meets);
            }
        }
    }

    private static Drawing.Box box(Drawing drawing, String key) {
        return drawing.boxes().stream()
                .filter(box -> box.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOnEdge(Drawing.Box box, Drawing.Point point) {
        boolean side =
                (point.x() == box.x() || point.x() == box.right()) && box.y() <= point.y() && point.y() <= box.bottom();
        boolean end =
                (point.y() == box.y() || point.y() == box.bottom()) && box.x() <= point.x() && point.x() <= box.right();
        return side || end;
    }

    private static Guidance.Box box(String key, int row, String column) {
        return new Guidance.Box(key, "Name of " + key, "What it is", row, column, "", Map.of());
    }

    private static Guidance.Arrow arrow(String from, String to) {
        return new Guidance.Arrow(from, to, "words", Map.of());
    }

    @Test
    void an_arrow_that_is_blocked_goes_round_without_words() {
        Drawing drawing = Drawing.of(
                List.of(box("a", 1, ""), box("b", 2, ""), box("c", 3, ""), box("d", 3 + 1, "left")),
                List.of(arrow("a", "b"), arrow("a", "c"), arrow("b", "d"), arrow("b", "c")),
                Map.of());
        assertThat(drawing.arrows()).hasSize(4);
        assertThat(drawing.arrows())
                .filteredOn(arrow -> arrow.label().isEmpty())
                .extracting(arrow -> arrow.from() + arrow.to())
                .containsExactlyInAnyOrder("ac", "bd");
        assertThat(drawing.arrows())
                .filteredOn(arrow -> arrow.label().isEmpty())
                .allMatch(arrow -> arrow.corners().size() == 4);
        Drawing.Box last = box(drawing, "d");
        assertThat(last.x()).isPositive();
        assertThat(box(drawing, "a").right()).isLessThan(drawing.width() - 5);
    }

    @Test
    void rows_that_the_answers_leave_out_leave_no_hole() {
        Drawing with = Drawing.of(List.of(box("a", 1, ""), box("b", 2, ""), box("c", 3, "")), List.of(), Map.of());
        Drawing without = Drawing.of(List.of(box("a", 1, ""), box("c", 3, "")), List.of(), Map.of());
        assertThat(without.height()).isLessThan(with.height());
        assertThat(box(without, "c").y()).isEqualTo(box(with, "b").y());
    }

    @Test
    void an_arrow_may_run_upwards_and_its_head_points_there() {
        Drawing drawing = Drawing.of(List.of(box("a", 1, ""), box("b", 2, "")), List.of(arrow("b", "a")), Map.of());
        Drawing.Arrow up = drawing.arrows().getFirst();
        assertThat(up.corners().getLast().y()).isEqualTo(box(drawing, "a").bottom());
        assertThat(up.corners().getFirst().y()).isEqualTo(box(drawing, "b").y());
        assertThat(up.head()).startsWith(up.points().split(" ")[1] + " ");
        assertThat(Stream.of(up.head().split(" ")).skip(1))
                .allMatch(corner -> Integer.parseInt(corner.split(",")[1])
                        == up.corners().getLast().y() + 10);
    }

    @Test
    void a_box_carries_the_place_of_its_technology() {
        Guidance.Box of = new Guidance.Box("a", "A", "", 1, "", "bridge", Map.of());
        Drawing drawing = Drawing.of(List.of(of, box("b", 2, "")), List.of(), Map.of("bridge", 2));
        assertThat(drawing.boxes()).extracting(Drawing.Box::place).containsExactly(2, 0);
        assertThat(drawing.boxes().getFirst().colour()).matches("#[0-9a-f]{6}");
    }

    @Test
    void nothing_to_draw_is_an_empty_drawing() {
        assertThat(Drawing.of(List.of(), List.of(), Map.of()).boxes()).isEmpty();
    }
}
