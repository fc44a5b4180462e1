package dev.showdown.report.export;

/**
 * A report in one format.
 *
 * @param fileName under which it is kept, in characters that every system takes
 */
public record Export(Format format, byte[] content, String fileName) {

    /** How a browser is told to treat it: shown, or kept under its name. */
    public String disposition() {
        return (format.isShown() ? "inline" : "attachment") + "; filename=\"" + fileName + "\"";
    }
}
