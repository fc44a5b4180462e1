package dev.showdown.report.export;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Inputs;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Guidance;
import dev.showdown.report.ReportSource;
import dev.showdown.report.Viewer;
import dev.showdown.support.RandomProjects;

import static org.assertj.core.api.Assertions.assertThat;

/// The published schema says of every field of the code what it is, and nothing of any other.
class ReportSchemaTest {

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
    private static final ObjectMapper AS_SENT = JsonMapper.builder()
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .findAndAddModules()
            .build();

    private final JsonNode schema = schema();

    /// What a validator of other people finds wrong.
    static Set<String> faults(String text) {
        return SCHEMA
                .validate(text, InputFormat.JSON, context -> context.getExecutionConfig()
                        .setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<Inputs> projects() {
        return RandomProjects.projects(1_000);
    }

    @Property(tries = 200)
    void results_over_playbooks_that_nobody_wrote_follow_the_schema(@ForAll("projects") Inputs inputs)
            throws JsonProcessingException {
        ReportSource source = new ReportSource(
                Optional.empty(),
                "Random",
                "",
                new Edition(inputs.playbook(), List.of(), List.of(), List.of(), Guidance.NONE),
                List.of(),
                Evaluator.evaluate(inputs),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
        JsonReport report = JsonReport.of(source, Viewer.OWNER, "https://showdown.example.org/schemas/report.json");
        assertThat(faults(AS_SENT.writeValueAsString(report))).isEmpty();
    }

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
            case Class<?> made when made.isRecord() -> compareFields(at, node, fields(made));
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
                        LocalDate.class, "string",
                        boolean.class, "boolean",
                        int.class, "integer",
                        long.class, "integer",
                        Integer.class, "integer",
                        double.class, "number",
                        Double.class, "number")
                .get(type);
    }
}
