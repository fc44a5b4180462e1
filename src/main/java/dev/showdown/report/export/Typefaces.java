package dev.showdown.report.export;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts that come with the program: what they can draw, and what becomes of what they cannot. */
enum Typefaces {
    SERIF("source-serif-4-600.ttf", "Source Serif 4", 600),
    SERIF_EXTENDED("source-serif-4-ext-600.ttf", "Source Serif 4 Extended", 600),
    SANS("noto-sans-400.ttf", "Noto Sans", 400),
    SANS_BOLD("noto-sans-700.ttf", "Noto Sans", 700),
    /** Covers much more, among it Hebrew and Arabic, arrows and signs. */
    WIDE("dejavu-sans-400.ttf", "DejaVu Sans", 400);

    private final String family;
    private final int weight;
    private final byte[] file;
    private final CmapLookup glyphs;
    private final Font drawn;

    Typefaces(String name, String family, int weight) {
        this.family = family;
        this.weight = weight;
        try (InputStream in = Typefaces.class.getResourceAsStream("/fonts/" + name)) {
            this.file = in.readAllBytes();
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            this.glyphs = parsed.getUnicodeCmapLookup();
            this.drawn = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
            // Drawings on paper name their fonts, and look for them among those of the system.
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(drawn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    String family() {
        return family;
    }

    int weight() {
        return weight;
    }

    /** For a document on paper. Without ligatures, which no reader could take apart again. */
    PDFont in(PDDocument document) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        font.setEnableGsub(false);
        return PDType0Font.load(document, font, true);
    }

    Font at(float size) {
        return drawn.deriveFont(size);
    }

    boolean has(int c) {
        return glyphs.getGlyphId(c) != 0;
    }

    /** The same text with everything that no font here can draw written as its code point. */
    static String printable(String text) {
        return Controls.shown(text, c -> !isPrintable(c));
    }

    static boolean isPrintable(int c) {
        if (c == '\n' || c == '\t' || c == '\r') {
            return true;
        }
        return !Controls.isSteering(c) && (SANS.has(c) || WIDE.has(c) || SERIF_EXTENDED.has(c));
    }
}
