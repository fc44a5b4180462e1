package dev.showdown.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Canonical JSON (RFC 8785): one spelling for each value, so that a hash of it identifies the value.
final class CanonicalJson {

    /// Whole numbers up to here survive a JSON number; greater ones are written as text (RFC 8785, appendix D).
    private static final long EXACT = 1L << 53;

    private CanonicalJson() {}

    /// The hash that identifies the inputs of a result: SHA-256 in hexadecimal.
    static String hash(Inputs inputs) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text(inputs).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// The inputs as canonical JSON. Names are left out: they change no figure.
    static String text(Inputs inputs) {
        long seed = inputs.seed();
        return write(Map.of(
                "playbook",
                Map.of(
                        "key", inputs.playbook().key(),
                        "version", inputs.playbook().version()),
                "modelVersion",
                Evaluator.MODEL_VERSION,
                "participants",
                inputs.participants().stream()
                        .map(participant -> participant.answers().choices())
                        .toList(),
                "agreed",
                inputs.agreed().choices(),
                "importance",
                inputs.importance(),
                "draws",
                inputs.draws(),
                "seed",
                -EXACT <= seed && seed <= EXACT ? (Object) seed : Long.toString(seed)));
    }

    /// Maps with text keys, lists, text and numbers, nested at will.
    static String write(Object value) {
        return switch (value) {
            case Map<?, ?> map -> object(map);
            case List<?> list -> list.stream().map(CanonicalJson::write).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number(number.doubleValue());
            case String text -> string(text);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    /// Members in the order of their keys' UTF-16 code units, which is how Java compares text.
    private static String object(Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key.toString(), value));
        return sorted.entrySet().stream()
                .map(entry -> string(entry.getKey()) + ":" + write(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    /// A number as ECMAScript prints it: the fewest digits that mean it, with an exponent from 1e21 and below 1e-6.
    static String number(double value) {
        Require.that(Double.isFinite(value), "JSON has no number for " + value);
        if (value == 0) {
            return "0";
        }
        if (value < 0) {
            return "-" + number(-value);
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (0 < point && point <= 21) {
            return digits.length() <= point
                    ? digits + "0".repeat(point - digits.length())
                    : digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        return digits.length() == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }

    /// Java gives the fewest digits, but never fewer than two.
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal oneDigit = digits.round(new MathContext(1));
        return oneDigit.doubleValue() == value ? oneDigit : digits;
    }
}
