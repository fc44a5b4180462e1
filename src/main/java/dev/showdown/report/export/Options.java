package dev.showdown.report.export;

/**
 * What may be chosen about an export.
 *
 * @param minimal the short form of a Markdown record
 * @param letter American paper instead of A4
 */
public record Options(boolean minimal, boolean letter) {

    public static final Options STANDARD = new Options(false, false);

    /** As an address asks for them; whatever else it asks for is left aside. */
    public static Options of(String minimal, String paper) {
        return new Options("true".equals(minimal), "letter".equalsIgnoreCase(paper));
    }
}
