package dev.showdown.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

/// Values that nobody should send: in bodies, as JSON text; in headers, paths and queries, as they go over the wire.
final class CorpusValues {

    private CorpusValues() {}

    private static final int SOME_TEXTS = 3;

    private static final List<String> OF_ANY_TYPE =
            List.of("null", "\"words\"", "7", "1.5", "true", "[]", "{}", "[null]", "{\"\":null}");

    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"  \"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202eabc\\u2066\"",
            "\"\\u0007\\u001b[31m\"",
            "\"\\ufeff\\uffff\"",
            "\"\uD83D\uDE80\"",
            "\"e\\u0301\\u0301\\u0301\"",
            "\"\uD835\uDD38\uDB40\uDC01\"",
            "\"two\\nlines\"",
            "\"none-of-these\"",
            "\"<script>alert(1)</script>\"",
            "\"' or 1=1 --\"",
            "\"2020-13-45T99:00:00Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"+999999999-12-31\"",
            "\"10000-01-01T00:00:00Z\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"" + "\uD83D\uDE80".repeat(20_000) + "\"");

    private static final List<String> NUMBERS = List.of(
            "-1", "0", "-0", "1e400", "1e-400", "99999999999999999999", "2147483648", "1.0000000001", "NaN", "01");

    /// Keys of a map, with their quotes.
    static final List<String> KEYS = List.of(
            "\"\"",
            "\"none-of-these\"",
            "\"a/b~c\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"__proto__\"",
            "\"" + "k".repeat(5_000) + "\"");

    /// Some of many, others each time: every one is met somewhere.
    static <T> List<T> some(int count, List<T> many, Random random) {
        List<T> mixed = new ArrayList<>(many);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, Math.min(count, mixed.size()));
    }

    /// For a field: every other type, what lies just beyond its bounds, and some of what its type cannot say.
    static List<String> of(JsonNode schema, String type, Random random) {
        List<String> values = new ArrayList<>(OF_ANY_TYPE);
        switch (type) {
            case "string" -> {
                values.addAll(some(SOME_TEXTS, TEXTS, random));
                if (schema.has("maxLength")) {
                    int tooMany = schema.path("maxLength").asInt() + 1;
                    values.add("\"" + "x".repeat(tooMany) + "\"");
                    values.add("\"" + "\uD83D\uDE80".repeat(tooMany) + "\"");
                }
                if (schema.path("minLength").asInt() > 0) {
                    values.add("\"" + "x".repeat(schema.path("minLength").asInt() - 1) + "\"");
                }
            }
            case "integer", "number" -> {
                values.addAll(NUMBERS);
                bound(schema, "minimum", -1, values);
                bound(schema, "maximum", 1, values);
            }
            case "boolean" -> values.addAll(List.of("\"true\"", "0", "1"));
            default -> {}
        }
        return values;
    }

    private static void bound(JsonNode schema, String name, int beyond, List<String> values) {
        if (schema.has(name)) {
            BigDecimal bound = schema.path(name).decimalValue();
            values.add(bound.add(BigDecimal.valueOf(beyond)).toPlainString());
        }
    }

    /// Parts of a path, encoded as far as they must be to arrive at all.
    static final List<String> IN_PATH = List.of(
            "none",
            "1",
            "-1",
            "UPPERCASE",
            "00000000-0000-0000-0000-000000000000",
            "01890000-0000-7000-8000-000000000000",
            "01890000-0000-7000-8000-00000000000",
            "01890000-0000-7000-8000-000000000000x",
            "%7B01890000-0000-7000-8000-000000000000%7D",
            "x".repeat(3_000),
            "%00",
            "%0A",
            "%20",
            "%2F",
            "%5C",
            "%3B",
            "%25",
            "%2525",
            "..",
            "%2e%2e",
            "a;b=c",
            "%C3%28",
            "%FF",
            "%ED%A0%80",
            "%E2%80%AE",
            "%F0%9F%9A%80",
            "%EF%BF%BD",
            "*",
            "@",
            "~",
            "'");

    static final List<String> IN_QUERY = List.of(
            "",
            "none",
            "-1",
            "0",
            "101",
            "99999999999999999999",
            "1.5",
            "true",
            "%00",
            "%FF",
            "%ED%A0%80",
            "%F0%9F%9A%80",
            "%E2%80%AE",
            "%27%20or%201%3D1%20--",
            "x".repeat(2_000));

    /// Every header with what is odd in it.
    static Map<String, List<String>> headers() {
        String big = "x".repeat(5_000);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put(
                "Authorization",
                List.of(
                        "",
                        "Bearer",
                        "Bearer  ",
                        "Basic dXNlcjpwYXNzd29yZA==",
                        "Digest username=\"x\"",
                        "sde_none",
                        "Bearer sde_none",
                        "Bearer sde_" + "0".repeat(36),
                        "Bearer sda_" + "A".repeat(36),
                        "Bearer sdp_" + "z".repeat(36),
                        "Bearer inv_" + "z".repeat(36),
                        "Bearer a b c",
                        "Bearer \uD83D\uDE80",
                        "Bearer " + big));
        List<String> tags = List.of(
                "",
                "*",
                "x",
                "\"",
                "\"x\"",
                "W/\"v1-x\"",
                "\"v0-x\"",
                "\"v-1-\"",
                "\"v99999999999999999999-x\"",
                "\"v1-x\", \"v2-y\"",
                "*, \"x\"",
                "\"\uD83D\uDE80\"",
                "\"" + big + "\"");
        headers.put("If-Match", tags);
        headers.put("If-None-Match", tags);
        headers.put("If-Modified-Since", List.of("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"));
        headers.put(
                "Idempotency-Key",
                List.of(
                        "",
                        "x",
                        "k".repeat(31),
                        "k".repeat(32),
                        "k".repeat(300),
                        big,
                        "a b\tc",
                        "\"quoted\"",
                        "\uD83D\uDE80".repeat(10),
                        "*"));
        headers.put(
                "Accept",
                List.of(
                        "",
                        "application/x-none",
                        "none",
                        "*/*;q=none",
                        "application/json;q=2",
                        ";;;",
                        "text/html",
                        "text/markdown;q=0",
                        "*/",
                        "application/pdf",
                        big));
        headers.put("Accept-Encoding", List.of("none", "gzip;q=x", "*;q=0"));
        headers.put("Accept-Charset", List.of("none", "utf-16"));
        headers.put("X-Request-Id", List.of("", "a b", "<script>", "../..", "\uD83D\uDE80", big));
        headers.put("Cookie", List.of("sd=x", "__Host-sd=" + "A".repeat(40), ";;;", big));
        headers.put("Origin", List.of("null", "https://evil.example"));
        headers.put("X-HTTP-Method-Override", List.of("DELETE"));
        headers.put("Content-Encoding", List.of("gzip", "none"));
        headers.put("Range", List.of("bytes=0-0", "bytes=9999999-"));
        return headers;
    }

    /// With what a body may be called that it is not.
    static final List<String> CONTENT_TYPES = List.of(
            "",
            "x",
            "application/",
            "/json",
            ";",
            "*/*",
            "text/plain",
            "text/html",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/octet-stream",
            "application/json; charset=utf-16",
            "application/json; charset=none",
            "application/json; charset=\"",
            "application/yaml",
            "application/merge-patch+json",
            "application/json, text/plain",
            "APPLICATION/JSON",
            "application/\uD83D\uDE80");
}
