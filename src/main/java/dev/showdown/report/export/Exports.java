package dev.showdown.report.export;

import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.showdown.Refused;
import dev.showdown.report.ReportSource;
import dev.showdown.report.Viewer;

/** Reports to take away: the same content as the page, for the same viewer. */
@ApplicationScoped
public class Exports {

    private final ObjectMapper json;

    Exports(ObjectMapper json) {
        this.json = json;
    }

    /** A report in a format, as far as the viewer may see it. */
    public Export of(ReportSource source, Viewer viewer, Format format) {
        return switch (format) {
            case JSON -> new Export(format, text(source.result()));
            case MARKDOWN, CSV, PDF, BADGE, CARD -> throw new Refused.NotFound("There is no such format.");
        };
    }

    /** The card of a link that must not say what it leads to. */
    public Export neutralCard() {
        throw new Refused.NotFound("There is no such format.");
    }

    private byte[] text(Object value) {
        try {
            return json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
