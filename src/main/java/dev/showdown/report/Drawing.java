package dev.showdown.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.showdown.playbook.Guidance;

/**
 * The geometry of an architecture: boxes in rows, one or two beside each other, and arrows between them. It is narrow,
 * so that its text can be read on a telephone. All lengths are units of its view box.
 *
 * @param height of the view box
 * @param boxes from top to bottom
 * @param arrows between them
 */
public record Drawing(int width, int height, List<Box> boxes, List<Arrow> arrows) {

    static final int WIDTH = 340;
    private static final int HEAD = 5;

    /** A rectangle with its text. The place is that of the alternative whose technology it is, 0 for none. */
    public record Box(String key, int place, int x, int y, int width, int height, List<Line> lines) {

        /** Of the strip at its left that shows the place, where there is no stylesheet to give one. */
        public String colour() {
            return COLOURS.get(Math.max(0, place - 1) % COLOURS.size());
        }

        int right() {
            return x + width;
        }

        int bottom() {
            return y + height;
        }
    }

    /** A line of text; y is its baseline. */
    public record Line(String text, int x, int y, boolean strong) {}

    public record Point(int x, int y) {}

    /** A line from box to box by these corners, its head at the last of them. */
    public record Arrow(String from, String to, List<Point> corners, List<Line> label) {

        public String points() {
            return corners.stream().map(Drawing::pair).collect(Collectors.joining(" "));
        }

        /** The corners of its head. */
        public String head() {
            Point tip = corners.getLast();
            Point before = corners.get(corners.size() - 2);
            int dx = Integer.signum(tip.x() - before.x());
            int dy = Integer.signum(tip.y() - before.y());
            Point left = new Point(tip.x() - dx * 2 * HEAD - dy * HEAD, tip.y() - dy * 2 * HEAD - dx * HEAD);
            Point right = new Point(tip.x() - dx * 2 * HEAD + dy * HEAD, tip.y() - dy * 2 * HEAD + dx * HEAD);
            return pair(tip) + " " + pair(left) + " " + pair(right);
        }
    }

    private static final List<String> COLOURS =
            List.of("#2e7d4f", "#2a5ca8", "#8a4a9e", "#a8611c", "#9c3150", "#4f5b66");

    private static String pair(Point point) {
        return point.x() + "," + point.y();
    }

    static Drawing of(List<Guidance.Box> boxes, List<Guidance.Arrow> arrows, Map<String, Integer> places) {
        return new Layout(boxes, arrows, places).drawing();
    }
}
