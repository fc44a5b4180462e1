package dev.showdown.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.showdown.support.Server;

/// Makes a record of calls fit to be published: the same on every run, short, and without anything that opens a door.
final class Recording {

    private static final String BASE = "https://showdown.example.org";
    private static final Instant BEGIN = Instant.parse("2030-01-15T09:00:00Z");
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
    private static final Pattern TOKEN = Pattern.compile("\\b(sd[a-z]|inv|shr)_[0-9A-Za-z]{36}\\b");
    private static final Pattern TIME = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final String SLUG = "\\bworkspace-of-[a-z]+-[0-9a-f]{8}\\b";
    private static final int LONGEST_LIST = 2;
    private static final int LONGEST_TEXT = 1_500;
    private static final int DIGITS = 4;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_IN_WORDS =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    private final Instant begun;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> times = new HashMap<>();

    private Recording(Instant begun) {
        this.begun = begun;
    }

    /// @param begun when the calls began
    static JsonNode publishable(ObjectNode record, Instant begun) {
        Recording recording = new Recording(begun);
        JsonNode tree = recording.known(record);
        tree.path("operations").forEach(calls -> calls.forEach(Recording::shorten));
        return tree;
    }

    /// The same, with values that anybody may know.
    private JsonNode known(JsonNode node) {
        return switch (node) {
            case ObjectNode fields -> {
                ObjectNode copy = fields.objectNode();
                fields.properties().forEach(field -> copy.set(field.getKey(), known(field.getValue())));
                yield copy;
            }
            case ArrayNode entries -> {
                ArrayNode copy = entries.arrayNode();
                entries.forEach(entry -> copy.add(known(entry)));
                yield copy;
            }
            case TextNode text -> TextNode.valueOf(known(text.asText()));
            case JsonNode number
            when number.isFloatingPointNumber() ->
                DoubleNode.valueOf(BigDecimal.valueOf(number.asDouble())
                        .setScale(DIGITS, RoundingMode.HALF_UP)
                        .doubleValue());
            default -> node;
        };
    }

    private String known(String text) {
        String base = text.replace(Server.BASE, BASE);
        String withIds = ID.matcher(base).replaceAll(found -> ids.computeIfAbsent(found.group(), _ -> id()));
        String withTokens = TOKEN.matcher(withIds)
                .replaceAll(found -> tokens.computeIfAbsent(found.group(), _ -> token(found.group(1))));
        return TIME.matcher(withTokens)
                .replaceAll(found -> times.computeIfAbsent(found.group(), this::time))
                .replace(DAY.format(begun), DAY.format(BEGIN))
                .replace(DAY_IN_WORDS.format(begun), DAY_IN_WORDS.format(BEGIN))
                .replaceAll("\"v(\\d+)-[0-9a-f]{16}\"", "\"v$1-0123456789abcdef\"")
                .replaceAll(SLUG, "workspace-of-ann-0a1b2c3d")
                .replaceAll("Try again in \\d+ seconds", "Try again in 42 seconds");
    }

    private String id() {
        return "0198c2f4-6b1a-7d3e-8c40-5a7e21b8%04x".formatted(0xf000 + ids.size());
    }

    /// In the form that tokens have, and nobody could take it for one.
    private String token(String kind) {
        return kind + "_EXAMPLEexampleEXAMPLEexample%08d".formatted(tokens.size() + 1);
    }

    /// One minute after the other; what lies days ahead stays so many days ahead.
    private String time(String time) {
        Duration ahead = Duration.between(begun, Instant.parse(time));
        return ahead.abs().toHours() < 1
                ? BEGIN.plus(Duration.ofMinutes(times.size())).toString()
                : BEGIN.plus(Duration.ofDays(Math.round(ahead.toHours() / 24.0)))
                        .toString();
    }

    private static void shorten(JsonNode call) {
        ObjectNode recorded = (ObjectNode) call;
        boolean cut = cut(recorded.path("answer"));
        String text = recorded.path("answer").asText();
        if (text.length() > LONGEST_TEXT) {
            recorded.put("answer", text.substring(0, text.lastIndexOf('\n', LONGEST_TEXT) + 1));
            cut = true;
        }
        recorded.put("shortened", cut);
    }

    /// Keeps the first few entries of long lists; whether there were any.
    private static boolean cut(JsonNode node) {
        boolean cut = false;
        if (node instanceof ArrayNode list && list.path(0).isContainerNode()) {
            while (list.size() > LONGEST_LIST) {
                list.remove(LONGEST_LIST);
                cut = true;
            }
        }
        for (JsonNode part : node) {
            cut |= cut(part);
        }
        return cut;
    }
}
