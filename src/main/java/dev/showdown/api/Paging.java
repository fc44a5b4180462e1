package dev.showdown.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.assessment.Comments.Place;

/**
 * Which part of a list is asked for. Each entry of a list has a position, a text that sorts as the list does; a cursor is
 * the position of the last entry that was sent, so that what comes or goes in between shifts nothing.
 *
 * @param limit entries in a part
 * @param after position that the part follows; empty for the beginning
 */
record Paging(int limit, String after) {

    static final int MOST = 100;
    static final int USUAL = 20;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern POSITION = Pattern.compile("[0-9A-Za-z./-]{1,100}");

    /** A part of a list. */
    record Part<T>(List<T> data, Meta meta) {}

    @Schema(name = "ListMeta")
    public record Meta(
            @Schema(description = "Entries that a part has at most.")
            int limit,

            @Schema(nullable = true, description = "Leads to the next part; null when this is the last.")
            String nextCursor) {}

    static Paging of(String limit, String cursor) {
        if (limit != null
                && (!NUMBER.matcher(limit).matches()
                        || Integer.parseInt(limit) < 1
                        || Integer.parseInt(limit) > MOST)) {
            throw new Refused.Invalid("/limit", "range", "Ask for 1 to %d entries.".formatted(MOST));
        }
        return new Paging(
                limit == null ? USUAL : Integer.parseInt(limit),
                cursor == null ? "" : decoded(cursor).orElseThrow(Paging::bad));
    }

    private static Refused.Invalid bad() {
        return new Refused.Invalid(
                "/cursor", "bad-cursor", "This cursor is not one of ours: take it from the part before.");
    }

    private static Optional<String> decoded(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII))
                    .filter(position -> POSITION.matcher(position).matches());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A place in a list that counts up. */
    static String at(int place) {
        return "%010d".formatted(place);
    }

    /** A place in a list that counts down. */
    static String back(int place) {
        return at(Integer.MAX_VALUE - place);
    }

    /** The number that is asked for after or before, in a list that counts down; empty for the beginning. */
    Optional<Integer> below() {
        return number().map(place -> Integer.MAX_VALUE - place);
    }

    private Optional<Integer> number() {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        if (!after.matches("\\d{10}") || Long.parseLong(after) > Integer.MAX_VALUE) {
            throw bad();
        }
        return Optional.of(Integer.parseInt(after));
    }

    /** A place in a list by time, the oldest first. */
    static String at(Instant time, UUID id) {
        return "%020d-%s".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, time), id);
    }

    /** A place in a list by time, the newest first. */
    static String back(Instant time, UUID id) {
        return "%020d-%s".formatted(Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, time), id);
    }

    /** The place that is asked for after, in a list by time, the oldest first; the beginning of time for the beginning. */
    Place time() {
        if (after.isEmpty()) {
            return Place.FIRST;
        }
        if (!after.matches("\\d{20}-[0-9a-f-]{36}")) {
            throw bad();
        }
        try {
            return new Place(
                    Instant.EPOCH.plus(Long.parseLong(after.substring(0, 20)), ChronoUnit.MICROS),
                    UUID.fromString(after.substring(21)));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
            throw bad();
        }
    }

    /** The place that is asked for after, in a list by time, the newest first; empty for the beginning. */
    Optional<Place> timeBack() {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        Place mirrored = time();
        long micros = Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, mirrored.time());
        return Optional.of(new Place(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), mirrored.id()));
    }

    /** @param found every entry that may be in the part, and at least one more if there is */
    <T> Part<T> part(List<T> found, Function<T, String> position) {
        List<T> rest = found.stream()
                .filter(entry -> position.apply(entry).compareTo(after) > 0)
                .sorted(Comparator.comparing(position))
                .toList();
        List<T> data = rest.stream().limit(limit).toList();
        String next = rest.size() > limit
                ? Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(position.apply(data.getLast()).getBytes(StandardCharsets.US_ASCII))
                : null;
        return new Part<>(data, new Meta(limit, next));
    }

    /** Answers with a list, and with the address of its next part. */
    static <T> RestResponse<T> answer(T body, Meta meta, String self) {
        return answer(body, meta, self, Map.of());
    }

    /** @param filter parameters that the next part is asked for with, too; empty ones are left out */
    static <T> RestResponse<T> answer(T body, Meta meta, String self, Map<String, String> filter) {
        RestResponse.ResponseBuilder<T> response = RestResponse.ResponseBuilder.ok(body);
        if (meta.nextCursor() != null) {
            response.header(
                    HttpHeaders.LINK,
                    "<%s?limit=%d&cursor=%s%s>; rel=\"next\""
                            .formatted(self, meta.limit(), meta.nextCursor(), query(filter)));
        }
        return response.build();
    }

    private static String query(Map<String, String> filter) {
        return filter.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(part -> "&" + part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}
