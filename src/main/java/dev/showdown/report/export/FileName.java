package dev.showdown.report.export;

import java.text.Normalizer;
import java.util.Locale;

import dev.showdown.report.ReportSource;

/** What a report is called as a file. */
final class FileName {

    private static final int MOST = 60;

    private FileName() {}

    /** Such as {@code showdown-report-3-live-design-board.pdf}. */
    static String of(ReportSource source, Format format) {
        String number = source.number().map(found -> "-" + found).orElse("");
        String title = Normalizer.normalize(source.title(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String words = title.substring(0, Math.min(MOST, title.length())).replaceAll("^-|-$", "");
        return "showdown-report" + number + (words.isEmpty() ? "" : "-" + words) + "." + format.suffix();
    }
}
