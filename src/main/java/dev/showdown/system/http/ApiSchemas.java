package dev.showdown.system.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.showdown.system.http.ApiDocument.Field;
import dev.showdown.system.http.ApiDocument.Schema;
import dev.showdown.system.http.ApiDocument.Type;

/** What the schemas of the description say, in words. */
final class ApiSchemas {

    private static final String NAMED = "#/components/schemas/";
    private static final String NULL = "null";

    private final JsonNode tree;

    ApiSchemas(JsonNode tree) {
        this.tree = tree;
    }

    List<Schema> named() {
        return tree.at("/components/schemas").properties().stream()
                .map(schema -> new Schema(
                        schema.getKey(),
                        ApiReader.words(schema.getValue()),
                        type(schema.getValue()),
                        limits(schema.getValue()),
                        fields(schema.getValue())))
                .toList();
    }

    /** What a reference leads to; the node itself, if it is none. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? tree.at(node.path("$ref").asText().substring(1)) : node;
    }

    List<Field> fields(JsonNode schema) {
        JsonNode object = resolved(schema);
        List<String> required =
                elements(object.path("required")).map(JsonNode::asText).toList();
        return object.path("properties").properties().stream()
                .map(field -> new Field(
                        field.getKey(),
                        type(field.getValue()),
                        required.contains(field.getKey()),
                        limits(field.getValue()),
                        ApiReader.words(field.getValue())))
                .toList();
    }

    Type type(JsonNode schema) {
        if (schema.has("$ref")) {
            return new Type("", schema.path("$ref").asText().replace(NAMED, ""), "");
        }
        if (schema.has("anyOf")) {
            return union(schema.path("anyOf"));
        }
        List<String> types = types(schema);
        String orNull = types.contains(NULL) ? " or null" : "";
        String type =
                types.stream().filter(one -> !one.equals(NULL)).findFirst().orElse("anything");
        if (schema.has("items")) {
            return around("list of ", type(schema.path("items")), orNull);
        }
        if (schema.path("additionalProperties").isObject()) {
            return around("map to ", type(schema.path("additionalProperties")), orNull);
        }
        String format = schema.path("format").asText();
        return new Type(type + (format.isEmpty() ? "" : ", " + format) + orNull, "", "");
    }

    private Type union(JsonNode any) {
        boolean orNull = elements(any).anyMatch(one -> types(one).equals(List.of(NULL)));
        JsonNode first = elements(any)
                .filter(one -> !types(one).equals(List.of(NULL)))
                .findFirst()
                .orElse(any.path(0));
        return around("", type(first), orNull ? " or null" : "");
    }

    private static Type around(String before, Type type, String after) {
        return new Type(before + type.before(), type.schema(), type.after() + after);
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual()
                ? List.of(type.asText())
                : elements(type).map(JsonNode::asText).toList();
    }

    /** What is refused otherwise, and what holds if it is left out. */
    String limits(JsonNode schema) {
        List<String> limits = new ArrayList<>();
        addMany(limits, schema, "minLength", "at least", "character", "characters");
        addMany(limits, schema, "maxLength", "at most", "character", "characters");
        addMany(limits, schema, "minItems", "at least", "entry", "entries");
        addMany(limits, schema, "maxItems", "at most", "entry", "entries");
        add(limits, schema, "minimum", "at least %s");
        add(limits, schema, "maximum", "at most %s");
        add(limits, schema, "pattern", "like %s");
        String values = Stream.concat(
                        elements(schema.path("enum")),
                        elements(schema.path("items").path("enum")))
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        if (!values.isEmpty()) {
            limits.add("one of " + values);
        }
        add(limits, schema, "default", "%s if left out");
        return String.join("; ", limits);
    }

    private static void add(List<String> limits, JsonNode schema, String keyword, String words) {
        if (schema.has(keyword)) {
            limits.add(words.formatted(schema.path(keyword).asText()));
        }
    }

    private static void addMany(
            List<String> limits, JsonNode schema, String keyword, String words, String one, String many) {
        add(limits, schema, keyword, words + " %s " + (schema.path(keyword).asInt() == 1 ? one : many));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
