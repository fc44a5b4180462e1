package dev.showdown.report.export;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.showdown.Refused;
import dev.showdown.report.ReportSource;
import dev.showdown.report.ReportView;
import dev.showdown.report.Viewer;

/** Reports to take away: the same content as the page, for the same viewer. */
@ApplicationScoped
public class Exports {

    /** Where the schema of the JSON is read. */
    public static final String SCHEMA = "/schemas/report.json";

    /** A long report on paper takes a lot of memory while it is made. */
    private static final int AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 3;
    private static final int COME_BACK_SECONDS = 10;

    private final ObjectMapper json;
    private final String base;
    private final Semaphore presses = new Semaphore(AT_ONCE);

    Exports(ObjectMapper json, ExportConfig config) {
        this.json = json;
        String address = config.baseUrl().toString();
        this.base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** A report in a format, as far as the viewer may see it. */
    public Export of(ReportSource source, Viewer viewer, Format format) {
        return of(source, viewer, format, Options.STANDARD);
    }

    public Export of(ReportSource source, Viewer viewer, Format format, Options options) {
        byte[] content =
                switch (format) {
                    case MARKDOWN -> utf8(options.minimal() ? Madr.minimal(source, viewer) : Madr.full(source, viewer));
                    case CSV -> utf8(CsvTable.of(source));
                    case JSON -> utf8(text(JsonReport.of(source, viewer, base + SCHEMA)));
                    case PDF -> printed(ReportView.printed(source, viewer), options);
                    case BADGE -> utf8(Badge.of(ReportView.of(source, viewer)));
                    case CARD -> Card.of(ReportView.of(source, viewer));
                };
        return new Export(format, content, FileName.of(source, format));
    }

    /** The card of a link that is locked: the same for all. */
    public Export neutralCard() {
        return new Export(Format.CARD, Card.neutral(), "showdown-report.png");
    }

    private byte[] printed(ReportView report, Options options) {
        boolean free = false;
        try {
            free = presses.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!free) {
                throw new Refused.Busy(
                        "Other reports are being printed just now. Try again in a moment.", COME_BACK_SECONDS);
            }
            return Pdf.of(report, base, options.letter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused.Busy("Showdown is stopping. Try again in a moment.", COME_BACK_SECONDS);
        } finally {
            if (free) {
                presses.release();
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
