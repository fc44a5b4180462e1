package dev.showdown.report.export;

import java.util.Arrays;
import java.util.Optional;

/** What a report can be taken away as. */
public enum Format {
    MARKDOWN("md", "text/markdown;charset=UTF-8"),
    CSV("csv", "text/csv;charset=UTF-8"),
    JSON("json", "application/json"),
    PDF("pdf", "application/pdf"),
    /** The verdict on a badge. */
    BADGE("svg", "image/svg+xml;charset=UTF-8"),
    /** The card that a link is previewed with. */
    CARD("png", "image/png");

    private final String suffix;
    private final String type;

    Format(String suffix, String type) {
        this.suffix = suffix;
        this.type = type;
    }

    /** How an address in this format ends, without the dot. */
    public String suffix() {
        return suffix;
    }

    public String type() {
        return type;
    }

    /** Whether a browser shows it by itself. */
    boolean isShown() {
        return switch (this) {
            case PDF, BADGE, CARD -> true;
            case MARKDOWN, CSV, JSON -> false;
        };
    }

    public static Optional<Format> of(String suffix) {
        return Arrays.stream(values())
                .filter(format -> format.suffix.equals(suffix))
                .findFirst();
    }
}
