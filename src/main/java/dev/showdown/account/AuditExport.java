package dev.showdown.account;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.showdown.account.AuditTrail.Event;

/** The audit log to take away: as a table by RFC 4180, or as JSON. */
@ApplicationScoped
public class AuditExport {

    /** What a spreadsheet would compute. */
    private static final String COMPUTED = "=+-@\t\r";

    private final ObjectMapper json;

    AuditExport(ObjectMapper json) {
        this.json = json;
    }

    public String json(List<Event> events) {
        try {
            return json.writeValueAsString(events);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String csv(List<Event> events) {
        return Stream.concat(
                        Stream.of("at,actorKind,actorId,actor,action,targetKind,targetId,target,detail,address"),
                        events.stream().map(AuditExport::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Event event) {
        return Stream.of(
                        event.at(),
                        event.actorKind(),
                        event.actorId(),
                        event.actor(),
                        event.action(),
                        event.targetKind(),
                        event.targetId(),
                        event.target(),
                        event.detail(),
                        event.address())
                .map(AuditExport::cell)
                .collect(Collectors.joining(","));
    }

    private static String cell(Object value) {
        String text = Objects.toString(value, "");
        String safe = !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
