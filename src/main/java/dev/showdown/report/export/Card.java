package dev.showdown.report.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import javax.imageio.ImageIO;

import dev.showdown.report.Comparison;
import dev.showdown.report.ReportView;

/** The card that a link is previewed with: 1200 by 630, drawn with the program's own fonts, the same everywhere. */
final class Card {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int EDGE = 72;
    private static final int BARS = 660;
    private static final int BAR_X = 460;
    private static final int MOST_ROWS = 5;
    private static final Color PAPER = new Color(0xfdfcf9);
    private static final Color INK = new Color(0x1b1a17);
    private static final Color QUIET = new Color(0x5a564e);
    private static final Color LINE = new Color(0xd9d4c8);
    private static final Color ACTION = new Color(0x0b5a53);
    private static final Color[] PLACES = {
        new Color(0x2e7d4f),
        new Color(0x2a5ca8),
        new Color(0x8a4a9e),
        new Color(0xa8611c),
        new Color(0x9c3150),
        new Color(0x4f5b66)
    };

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D drawing = image.createGraphics();

    private Card() {
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawing.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        drawing.setColor(PAPER);
        drawing.fillRect(0, 0, WIDTH, HEIGHT);
        brand();
    }

    static byte[] of(ReportView report) {
        Card card = new Card();
        List<Comparison.Row> rows = report.comparison().rows();
        int y = card.lines(Lettering.sans(26, QUIET), report.title(), 150, 2, 34);
        card.lines(Lettering.serif(58, INK), Words.label(report.label()), y + 36, 2, 66);
        int shown = Math.min(MOST_ROWS, rows.size());
        int height = Math.min(64, 230 / Math.max(1, shown));
        for (int i = 0; i < shown; i++) {
            card.row(rows.get(i), HEIGHT - 60 - (shown - i) * height, height);
        }
        return card.png();
    }

    /** For a link that is locked: it tells nothing. */
    static byte[] neutral() {
        Card card = new Card();
        card.lines(Lettering.serif(58, INK), "This report is locked", 300, 1, 66);
        card.lines(Lettering.sans(28, QUIET), "Whoever shared the link can tell you its password.", 370, 1, 40);
        return card.png();
    }

    private void brand() {
        drawing.setColor(ACTION);
        drawing.fillRect(EDGE, 62, 30, 7);
        drawing.fillRect(EDGE, 74, 18, 7);
        drawing.fillRect(EDGE, 86, 24, 7);
        Lettering.serif(28, INK).draw(drawing, "Showdown", EDGE + 44, 88);
    }

    /** Lines below one another; the baseline after the last one. */
    private int lines(Lettering lettering, String text, int y, int most, int leading) {
        int at = y;
        for (String line : lettering.wrapped(text, WIDTH - 2 * EDGE, most)) {
            lettering.draw(drawing, line, EDGE, at);
            at += leading;
        }
        return at;
    }

    private void row(Comparison.Row row, int top, int height) {
        int bar = height / 2;
        int middle = top + height / 2;
        Lettering name = Lettering.sans(24, row.excluded() ? QUIET : INK);
        String words = row.excluded() ? row.name() + " (ruled out)" : row.name();
        name.draw(drawing, name.wrapped(words, BAR_X - EDGE - 24, 1).getFirst(), EDGE, middle + 9);
        drawing.setColor(LINE);
        drawing.fillRect(BAR_X, middle + bar / 2 + 1, BARS, 1);
        Color colour = PLACES[(row.place() - 1) % PLACES.length];
        drawing.setColor(row.excluded() ? faded(colour) : colour);
        drawing.fillRect(BAR_X, middle - bar / 2, across(row.barWidth()), bar);
        interval(row, middle, bar / 4);
    }

    private void interval(Comparison.Row row, int middle, int cap) {
        int low = BAR_X + across(row.lowX());
        int high = BAR_X + across(row.highX());
        drawing.setColor(PAPER);
        drawing.fillRect(low - 2, middle - 3, high - low + 4, 7);
        drawing.setColor(INK);
        drawing.fillRect(low, middle - 1, high - low, 3);
        drawing.fillRect(low - 1, middle - cap, 3, 2 * cap + 1);
        drawing.fillRect(high - 1, middle - cap, 3, 2 * cap + 1);
    }

    private static Color faded(Color colour) {
        return new Color(
                (colour.getRed() + 2 * PAPER.getRed()) / 3,
                (colour.getGreen() + 2 * PAPER.getGreen()) / 3,
                (colour.getBlue() + 2 * PAPER.getBlue()) / 3);
    }

    /** A percentage of the scale, in pixels. */
    private static int across(String percent) {
        return (int) Math.round(BARS * Double.parseDouble(percent.substring(0, percent.length() - 1)) / 100);
    }

    private byte[] png() {
        drawing.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
