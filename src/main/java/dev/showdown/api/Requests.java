package dev.showdown.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.showdown.Refused;
import dev.showdown.system.http.Api;

/** What every call with a body needs. */
final class Requests {

    /** What lies beyond it cannot be stored, nor read by most programs. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Requests() {}

    static <T> T body(T body) {
        if (body == null) {
            throw new Refused.Invalid("", "required", "Send a JSON object.");
        }
        return body;
    }

    /** Where an assessment is read. */
    static String assessment(UUID id) {
        return Api.ROOT + "/assessments/" + id;
    }

    /** An id that an address names besides its path. */
    static UUID id(String pointer, String sent) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(sent, ""));
        } catch (IllegalArgumentException _) {
            throw new Refused.Invalid(pointer, sent == null ? "required" : "wrong-type", "Name a report by its id.");
        }
    }

    /** A text of a merge patch: empty where it is left out, and nothing where it is null. */
    static Optional<String> text(String pointer, JsonNode sent) {
        if (sent != null && !sent.isNull() && !sent.isTextual()) {
            throw new Refused.Invalid(pointer, "wrong-type", "Write a text, or null for none.");
        }
        return Optional.ofNullable(sent).map(text -> text.isNull() ? "" : text.asText());
    }

    /** A point in time; empty for null. */
    static Optional<Instant> instant(String pointer, JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(sent.isTextual() ? sent.asText() : "");
            if (time.isAfter(LATEST)) {
                throw new Refused.Invalid(pointer, "past", "Choose a time before the year 10000.");
            }
            return Optional.of(time);
        } catch (DateTimeParseException _) {
            throw new Refused.Invalid(
                    pointer, "wrong-type", "Write a point in time, such as 2030-01-31T12:00:00Z, or null for none.");
        }
    }
}
