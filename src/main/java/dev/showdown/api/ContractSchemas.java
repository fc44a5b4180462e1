package dev.showdown.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says of every field of an answer that it is there, and whether it may be null. */
final class ContractSchemas {

    private static final String NAMED = "#/components/schemas/";

    /** Plain values that the generator gives a schema of their own. */
    private static final Map<String, String> FORMATS =
            Map.of("UUID", "uuid", "Instant", "date-time", "LocalDate", "date");

    /** What is left out where it does not apply. Everything else is always there. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of("Problem", Set.of("errors", "current", "yours"));

    /**
     * What may be null in records that know nothing of this description, and that the published schema of a report
     * does not name; a star stands for every value of a map.
     */
    static final Map<String, List<String>> NULLABLE = Map.of(
            "Evidence", List.of("reviewBy"),
            "Given", List.of("choice"),
            "Shift", List.of("from", "to"),
            "Topic", List.of("evppi"));

    private final OpenAPI api;
    private final Map<String, Schema> named;

    ContractSchemas(OpenAPI api) {
        this.api = api;
        this.named = api.getComponents().getSchemas();
    }

    Optional<Schema> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** What a schema refers to; itself, if it refers to nothing. */
    Schema resolved(Schema schema) {
        Schema some = isUnion(schema)
                ? schema.getAnyOf().stream()
                        .filter(one -> !isNull(one))
                        .findFirst()
                        .orElseThrow()
                : schema;
        return some.getRef() == null ? some : named.getOrDefault(name(some.getRef()), some);
    }

    /** Plain values in place, enumerations in the words that are sent. */
    void tidy() {
        operations().flatMap(ContractSchemas::schemas).forEach(schema -> each(schema, ContractSchemas::tidy));
        named.values().forEach(schema -> each(schema, ContractSchemas::tidy));
        FORMATS.keySet().forEach(api.getComponents()::removeSchema);
        named.forEach((name, schema) -> properties(schema).forEach((field, value) -> {
            if (isText(value) && value.getFormat() == null && (name.endsWith("Links") || field.equals("url"))) {
                value.setFormat("uri");
            }
        }));
    }

    private static void tidy(Schema schema) {
        if (schema.getRef() != null) {
            schema.setType(null);
            plain(schema, name(schema.getRef()), List.of(SchemaType.STRING));
        } else if (isUnion(schema)) {
            schema.setType(null);
            schema.getAnyOf().stream()
                    .map(Schema::getRef)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(ref -> plain(schema, name(ref), List.of(SchemaType.STRING, SchemaType.NULL)));
        }
        if (schema.getEnumeration() != null && schema.getEnumeration().stream().noneMatch(Objects::isNull)) {
            List<Object> words = new ArrayList<>();
            schema.getEnumeration().forEach(constant -> words.add(word(constant.toString())));
            if (isNullable(schema)) {
                words.add(null);
            }
            schema.setEnumeration(words);
        }
    }

    private static void plain(Schema schema, String name, List<SchemaType> types) {
        if (FORMATS.containsKey(name)) {
            schema.setRef(null);
            schema.setAnyOf(null);
            schema.setExamples(null);
            schema.setType(types);
            schema.setFormat(FORMATS.get(name));
        }
    }

    /** Constants are sent as lower-case words. */
    private static String word(String constant) {
        return constant.matches("[A-Z][A-Z_]*")
                ? constant.toLowerCase(Locale.ROOT).replace('_', '-')
                : constant;
    }

    /** What is always there, and what may be null. */
    void settle() {
        named("Problem").ifPresent(problem -> {
            problem.getProperties().get("type").setFormat("uri");
            problem.addProperty("current", described("What stands there now; null for nothing. With 412 only."));
            problem.addProperty("yours", described("What you wanted there. With 412 only."));
        });
        NULLABLE.forEach((name, fields) ->
                named(name).ifPresent(schema -> fields.forEach(field -> allowNull(field(schema, field)))));
        answered().forEach(name -> {
            Set<String> leftOut = LEFT_OUT.getOrDefault(name, Set.of());
            each(named.get(name), schema -> {
                List<String> always = properties(schema).keySet().stream()
                        .filter(field -> !leftOut.contains(field))
                        .toList();
                if (!always.isEmpty()) {
                    schema.setRequired(always);
                }
            });
        });
    }

    private static Schema described(String words) {
        return OASFactory.createSchema().description(words);
    }

    private static Schema field(Schema schema, String path) {
        Schema found = schema;
        for (String part : path.split("\\.")) {
            found = part.equals("*")
                    ? found.getAdditionalPropertiesSchema()
                    : properties(found).get(part);
        }
        return found;
    }

    static void allowNull(Schema schema) {
        Schema nothing = OASFactory.createSchema().type(List.of(SchemaType.NULL));
        if (isNullable(schema)) {
            return;
        }
        if (schema.getRef() != null) {
            schema.setAnyOf(List.of(OASFactory.createSchema().ref(schema.getRef()), nothing));
            schema.setRef(null);
        } else if (schema.getType() != null) {
            schema.setType(Stream.concat(schema.getType().stream(), Stream.of(SchemaType.NULL))
                    .toList());
            if (schema.getEnumeration() != null) {
                List<Object> words = new ArrayList<>(schema.getEnumeration());
                words.add(null);
                schema.setEnumeration(words);
            }
        }
    }

    /** Names of the schemas that answers are made of. */
    private Set<String> answered() {
        Set<String> found = new LinkedHashSet<>(LEFT_OUT.keySet());
        operations()
                .flatMap(operation -> operation.getResponses().getAPIResponses().entrySet().stream())
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> schemas(response.getValue().getContent()))
                .forEach(schema -> references(schema, found));
        for (List<String> next = List.copyOf(found); !next.isEmpty(); ) {
            Set<String> further = new LinkedHashSet<>();
            next.stream().filter(named::containsKey).forEach(name -> references(named.get(name), further));
            next = further.stream().filter(found::add).toList();
        }
        found.retainAll(named.keySet());
        return found;
    }

    private static void references(Schema schema, Set<String> found) {
        each(schema, part -> {
            if (part.getRef() != null) {
                found.add(name(part.getRef()));
            }
        });
    }

    private Stream<Operation> operations() {
        return api.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream());
    }

    private static Stream<Schema> schemas(Operation operation) {
        Stream<Schema> parameters = operation.getParameters() == null
                ? Stream.of()
                : operation.getParameters().stream().map(Parameter::getSchema);
        Stream<Schema> body = operation.getRequestBody() == null
                ? Stream.of()
                : schemas(operation.getRequestBody().getContent());
        Stream<Schema> answers = operation.getResponses().getAPIResponses().values().stream()
                .flatMap(response -> schemas(response.getContent()));
        return Stream.of(parameters, body, answers).flatMap(all -> all).filter(Objects::nonNull);
    }

    private static Stream<Schema> schemas(Content content) {
        return content == null || content.getMediaTypes() == null
                ? Stream.of()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull);
    }

    /** A schema and everything written inside of it. */
    private static void each(Schema schema, Consumer<Schema> action) {
        action.accept(schema);
        Stream.of(
                        properties(schema).values(),
                        Arrays.asList(schema.getItems(), schema.getAdditionalPropertiesSchema()),
                        orNone(schema.getAllOf()),
                        orNone(schema.getAnyOf()),
                        orNone(schema.getOneOf()))
                .flatMap(Collection::stream)
                .filter(Objects::nonNull)
                .toList()
                .forEach(part -> each(part, action));
    }

    static Map<String, Schema> properties(Schema schema) {
        return schema.getProperties() == null ? Map.of() : schema.getProperties();
    }

    private static List<Schema> orNone(List<Schema> schemas) {
        return schemas == null ? List.of() : schemas;
    }

    private static boolean isText(Schema schema) {
        return schema.getType() != null && schema.getType().contains(SchemaType.STRING);
    }

    private static boolean isNullable(Schema schema) {
        return isNull(schema) || isUnion(schema);
    }

    private static boolean isUnion(Schema schema) {
        return orNone(schema.getAnyOf()).stream().anyMatch(ContractSchemas::isNull);
    }

    private static boolean isNull(Schema schema) {
        return schema.getType() != null && schema.getType().contains(SchemaType.NULL);
    }

    private static String name(String reference) {
        return reference.substring(NAMED.length());
    }
}
