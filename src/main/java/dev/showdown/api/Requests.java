package dev.showdown.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.showdown.Refused;

/** What every call with a body needs. */
final class Requests {

    private Requests() {}

    static <T> T body(T body) {
        if (body == null) {
            throw new Refused.Invalid("", "required", "Send a JSON object.");
        }
        return body;
    }

    /** A point in time; empty for null. */
    static Optional<Instant> instant(String pointer, JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(sent.isTextual() ? sent.asText() : ""));
        } catch (DateTimeParseException _) {
            throw new Refused.Invalid(
                    pointer, "wrong-type", "Write a point in time, such as 2030-01-31T12:00:00Z, or null for none.");
        }
    }
}
