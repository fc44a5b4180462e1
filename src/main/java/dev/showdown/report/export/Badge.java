package dev.showdown.report.export;

import java.awt.font.FontRenderContext;
import java.util.Locale;

import dev.showdown.report.ReportView;

/** The verdict in a line, as a picture for a README: on grounds of its own, so that it reads in light and in dark. */
final class Badge {

    private static final int MOST = 60;
    private static final int SIZE = 12;
    private static final int PADDING = 8;
    private static final String PRODUCT = "Showdown";
    private static final FontRenderContext FLAT = new FontRenderContext(null, true, true);

    private Badge() {}

    static String of(ReportView report) {
        String verdict = Typefaces.printable(Words.shortened(Words.label(report.label()), MOST));
        double left = width(PRODUCT) + 2 * PADDING;
        double right = width(verdict) + 2 * PADDING;
        String text = escaped(verdict);
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$.0f" height="22" viewBox="0 0 %1$.0f 22" role="img" aria-labelledby="title">
                <title id="title">%2$s: %3$s</title>
                <rect width="%1$.0f" height="22" rx="4" fill="#0b5a53"/>
                <path d="M4 0H%4$.0fV22H4A4 4 0 0 1 0 18V4A4 4 0 0 1 4 0Z" fill="#2b2f35"/>
                <g fill="#ffffff" font-family="Verdana, 'DejaVu Sans', 'Noto Sans', sans-serif" font-size="12">
                <text x="%5$d" y="15.5" textLength="%6$.0f">%2$s</text>
                <text x="%7$.0f" y="15.5" textLength="%8$.0f">%3$s</text>
                </g>
                </svg>
                """,
                left + right,
                PRODUCT,
                text,
                left,
                PADDING,
                width(PRODUCT),
                left + PADDING,
                width(verdict));
    }

    private static double width(String text) {
        return Math.ceil(Typefaces.WIDE.at(SIZE).getStringBounds(text, FLAT).getWidth());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
