package dev.showdown.report.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/** Text in a picture: each character in the first face that has it, from either side, in as many lines as there may be. */
record Lettering(List<Typefaces> faces, float size, Color colour) {

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
    private static final String MORE = "\u2026";

    static Lettering serif(float size, Color colour) {
        return new Lettering(
                List.of(Typefaces.SERIF, Typefaces.SERIF_EXTENDED, Typefaces.SANS, Typefaces.WIDE), size, colour);
    }

    static Lettering sans(float size, Color colour) {
        return new Lettering(List.of(Typefaces.SANS, Typefaces.WIDE), size, colour);
    }

    void draw(Graphics2D drawing, String line, int x, int y) {
        drawing.setColor(colour);
        layout(line).draw(drawing, x, y);
    }

    /** Broken between words, or inside one that is wider than a line; what has no room ends with an ellipsis. */
    List<String> wrapped(String text, int width, int most) {
        String[] words = Typefaces.printable(text).strip().split("\\s+");
        List<String> lines = new ArrayList<>();
        String line = "";
        for (int i = 0; i < words.length; i++) {
            String longer = line.isEmpty() ? words[i] : line + " " + words[i];
            if (fits(longer, width)) {
                line = longer;
                continue;
            }
            if (lines.size() + 1 == most || line.isEmpty()) {
                lines.add(cut(longer, width));
                return lines;
            }
            lines.add(line);
            line = "";
            i--;
        }
        lines.add(line);
        return lines;
    }

    private String cut(String line, int width) {
        int end = line.length();
        while (end > 0 && !fits(line.substring(0, end).strip() + MORE, width)) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end).strip() + MORE;
    }

    private boolean fits(String line, int width) {
        return layout(line).getAdvance() <= width;
    }

    private TextLayout layout(String line) {
        AttributedString text = new AttributedString(line);
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int end = i + Character.charCount(c);
            text.addAttribute(TextAttribute.FONT, face(c).at(size), i, end);
            i = end;
        }
        return new TextLayout(text.getIterator(), SMOOTH);
    }

    private Typefaces face(int c) {
        return faces.stream().filter(face -> face.has(c)).findFirst().orElse(faces.getLast());
    }
}
