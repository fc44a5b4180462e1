package dev.showdown.report.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/** The page of a report, made ready for paper: nothing is folded, every address is whole, every character has a glyph. */
final class PdfPage {

    private static final String STYLE = resource("page.css");
    private static final String DRAWING_STYLE = resource("drawing.css");

    private final Document page;
    private final String base;

    private PdfPage(Document page, String base) {
        this.page = page;
        this.base = base;
    }

    /**
     * @param html as the template gives it
     * @param base address that relative ones are relative to
     * @param letter American paper instead of A4
     */
    static Document of(String html, String base, boolean letter) {
        PdfPage made = new PdfPage(Jsoup.parse(html, Parser.htmlParser().settings(ParseSettings.preserveCase)), base);
        made.unfold();
        made.link();
        made.draw();
        made.spell();
        made.page
                .head()
                .appendElement("style")
                .appendChild(new DataNode("@page { size: " + (letter ? "letter" : "A4") + " }\n" + STYLE));
        return made.page;
    }

    private void unfold() {
        page.select("details")
                .forEach(part -> part.tagName("div").removeAttr("open").addClass("details"));
        page.select("summary").forEach(line -> line.tagName("p").addClass("summary"));
        page.select("[tabindex]").forEach(part -> part.removeAttr("tabindex"));
    }

    private void link() {
        page.select("a[href^=/]").forEach(link -> link.attr("href", base + link.attr("href")));
        page.select("a").forEach(link -> link.attr("title", link.text()));
    }

    private void draw() {
        Element patterns = page.selectFirst("svg.patterns");
        List<Element> shared = List.of();
        if (patterns != null) {
            shared = List.copyOf(patterns.children());
            patterns.remove();
        }
        for (Element drawing : page.select("svg")) {
            Drawings.complete(drawing, shared, DRAWING_STYLE);
        }
    }

    private void spell() {
        NodeTraversor.traverse(
                (node, _) -> {
                    if (node instanceof TextNode text) {
                        text.text(Typefaces.printable(text.getWholeText()));
                    }
                },
                page.body());
    }

    private static String resource(String name) {
        try (InputStream in = PdfPage.class.getResourceAsStream("/report/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
