package dev.showdown.report.export;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The published schema says of every field of the code what it is, and nothing of any other.
class ReportSchemaTest {

    private final JsonNode schema = schema();

    static JsonNode schema() {
        try (InputStream in = ReportSchemaTest.class.getResourceAsStream(Exports.SCHEMA)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_schema_follows_the_code() {
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        compare("", schema, JsonReport.class);
    }

    private void compare(String at, JsonNode given, Type type) {
        JsonNode node = resolved(given);
        switch (type) {
            case Class<?> record when record.isRecord() -> compareFields(at, node, fields(record));
            case Class<?> words
            when words.isEnum() ->
                assertThat(node.path("enum"))
                        .as(at)
                        .extracting(JsonNode::asText)
                        .containsExactlyElementsOf(Arrays.stream(words.getEnumConstants())
                                .map(Object::toString)
                                .toList());
            case Class<?> simple -> assertThat(types(node)).as(at).contains(word(simple));
            case ParameterizedType many
            when many.getRawType() == List.class ->
                compare(at + "[]", node.path("items"), many.getActualTypeArguments()[0]);
            case ParameterizedType many ->
                compare(at + "{}", node.path("additionalProperties"), many.getActualTypeArguments()[1]);
            default -> throw new AssertionError(type);
        }
    }

    private void compareFields(String at, JsonNode node, List<RecordComponent> fields) {
        List<String> names = fields.stream().map(ReportSchemaTest::name).toList();
        assertThat(node.path("type").asText()).as(at).isEqualTo("object");
        assertThat(node.path("additionalProperties").isBoolean()).as(at).isTrue();
        assertThat(node.path("additionalProperties").asBoolean()).as(at).isFalse();
        assertThat(node.path("properties").fieldNames()).toIterable().as(at).containsExactlyInAnyOrderElementsOf(names);
        assertThat(node.path("required"))
                .as(at)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(names);
        for (RecordComponent field : fields) {
            compare(at + "/" + name(field), node.path("properties").path(name(field)), field.getGenericType());
        }
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode one = node.has("anyOf") ? node.path("anyOf").path(0) : node;
        return one.has("$ref") ? schema.at(one.path("$ref").asText().substring(1)) : one;
    }

    private static List<RecordComponent> fields(Class<?> record) {
        List<RecordComponent> fields = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                fields.addAll(fields(component.getType()));
            } else {
                fields.add(component);
            }
        }
        return fields;
    }

    private static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static Set<String> types(JsonNode node) {
        JsonNode type = node.path("type");
        return type.isArray() ? Set.of(type.path(0).asText(), type.path(1).asText()) : Set.of(type.asText());
    }

    private static String word(Class<?> type) {
        return Map.<Class<?>, String>of(
                        String.class, "string",
                        Instant.class, "string",
                        boolean.class, "boolean",
                        int.class, "integer",
                        long.class, "integer",
                        Integer.class, "integer",
                        double.class, "number",
                        Double.class, "number")
                .get(type);
    }
}
