package dev.showdown.report.export;

import java.util.List;
import java.util.Locale;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/** The drawings of a page, each made whole: on paper it sees neither the page's style nor its width nor its patterns. */
final class Drawings {

    /** The width of the text on the narrower of the two papers, in pixels of 1/96 inch. */
    private static final int WIDTH = 650;

    private static final List<String> ACROSS = List.of("x", "x1", "x2", "cx", "width", "dx");

    private static final String KEY = "Colour key";

    private Drawings() {}

    /**
     * @param shared by all drawings of the page
     * @param style of all drawings on paper
     */
    static void complete(Element drawing, List<Element> shared, String style) {
        measure(drawing);
        for (Element part : drawing.getAllElements()) {
            for (Attribute attribute : part.attributes().asList()) {
                if (ACROSS.contains(attribute.getKey()) && attribute.getValue().endsWith("%")) {
                    part.attr(attribute.getKey(), resolved(attribute.getValue(), width(drawing)));
                }
            }
        }
        if (drawing.html().contains("url(#pattern-")) {
            drawing.prependChildren(shared.stream().map(Element::clone).toList());
        }
        drawing.prependElement("style").attr("type", "text/css").appendChild(new DataNode(style));
        // Read aloud in its place.
        drawing.attr("alt", drawing.hasAttr("aria-label") ? drawing.attr("aria-label") : KEY);
    }

    /** A drawing as wide as the text gets that width, and the height that goes with it. */
    private static void measure(Element drawing) {
        if (drawing.attr("width").equals("100%") || !drawing.hasAttr("width")) {
            drawing.attr("width", String.valueOf(WIDTH));
            String[] box = drawing.attr("viewBox").trim().split("[\\s,]+");
            if (box.length == 4) {
                double height = WIDTH * Double.parseDouble(box[3]) / Double.parseDouble(box[2]);
                drawing.attr("height", String.format(Locale.ROOT, "%.0f", height));
            }
        }
        // What prints this takes the size of a drawing from here first.
        drawing.attr("style", "width: %spx; height: %spx".formatted(drawing.attr("width"), drawing.attr("height")));
    }

    private static double width(Element drawing) {
        return Double.parseDouble(drawing.attr("width"));
    }

    private static String resolved(String percent, double whole) {
        double share = Double.parseDouble(percent.substring(0, percent.length() - 1)) / 100;
        return String.format(Locale.ROOT, "%.2f", share * whole);
    }
}
