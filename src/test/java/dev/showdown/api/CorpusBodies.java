package dev.showdown.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.showdown.api.CorpusDocument.Operation;

/// Bodies for a call: one that is good, and all that is wrong with one made from its schema, field by field.
final class CorpusBodies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 2;

    /// A key that another is put in the place of, in the text: one that no tree can hold.
    private static final String PLACE = "\u0001";

    /// What fields take where an example cannot know it, by name.
    private final Map<String, JsonNode> known;

    private final CorpusDocument document;
    private final Random random;

    CorpusBodies(CorpusDocument document, Map<String, JsonNode> known, Random random) {
        this.document = document;
        this.known = known;
        this.random = random;
    }

    record Body(String name, byte[] bytes) {
        static Body of(String name, String text) {
            return new Body(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    byte[] good(Operation operation) {
        return operation.hasBody() ? Body.of("good", text(example(operation))).bytes() : new byte[0];
    }

    /// What the description shows, with what is known in its place. Nobody waits for a password to be hashed.
    private ObjectNode example(Operation operation) {
        ObjectNode body = operation.example().deepCopy();
        body.remove("password");
        known.forEach((name, value) -> {
            if (body.has(name)) {
                body.set(name, value);
            }
        });
        return body;
    }

    /// Something that a field of which there is no example may hold.
    private JsonNode sample(JsonNode unresolved) {
        JsonNode schema = document.resolved(unresolved);
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (type(schema)) {
            case "object" -> NODES.objectNode();
            case "array" -> NODES.arrayNode().add(sample(schema.path("items")));
            case "integer", "number" -> NODES.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.textNode("words");
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String word = type.isArray() ? type.path(0).asText() : type.asText();
        return word.isEmpty() && schema.has("properties") ? "object" : word;
    }

    /// Everything that is wrong with a body.
    List<Body> bad(Operation operation) {
        List<Body> bodies = new ArrayList<>();
        JsonNode good = example(operation);
        fields(operation.schema(), good, "", changed -> changed, bodies, 0);
        whole(text(good), bodies);
        return bodies;
    }

    /// Puts what is wrong with one part into the whole.
    private void fields(
            JsonNode unresolved,
            JsonNode good,
            String at,
            UnaryOperator<JsonNode> whole,
            List<Body> bodies,
            int depth) {
        JsonNode schema = document.resolved(unresolved);
        for (String value : CorpusValues.of(schema, type(schema), random)) {
            add(bodies, at + "=" + value, whole.apply(raw(value)));
        }
        if (depth >= DEEPEST) {
            return;
        }
        ObjectNode object = good instanceof ObjectNode given ? given : NODES.objectNode();
        if (schema.has("properties") || schema.has("additionalProperties")) {
            add(bodies, at + " with a field that there is not", whole.apply(with(object, "none-of-these", raw("1"))));
            object.fieldNames()
                    .forEachRemaining(name -> bodies.add(Body.of(
                            at + "/" + name + " twice",
                            text(whole.apply(with(object, PLACE, object.get(name))))
                                    .replace("\"\\u0001\"", text(NODES.textNode(name))))));
        }
        schema.path("properties").properties().forEach(field -> {
            String name = field.getKey();
            JsonNode held = object.has(name) ? object.get(name) : sample(field.getValue());
            add(bodies, at + "/" + name + " missing", whole.apply(without(object, name)));
            UnaryOperator<JsonNode> within = changed -> whole.apply(with(object, name, changed));
            fields(field.getValue(), held, at + "/" + name, within, bodies, depth + 1);
        });
        if (schema.path("additionalProperties").isObject()) {
            keys(schema.path("additionalProperties"), object, at, whole, bodies, depth);
        }
        if (schema.has("items")) {
            elements(schema, good, at, whole, bodies, depth);
        }
    }

    private void keys(
            JsonNode values,
            ObjectNode object,
            String at,
            UnaryOperator<JsonNode> whole,
            List<Body> bodies,
            int depth) {
        boolean empty = object.isEmpty();
        String key = empty ? "words" : object.fieldNames().next();
        JsonNode held = empty ? sample(values) : object.get(key);
        fields(values, held, at + "/*", changed -> whole.apply(with(object, key, changed)), bodies, depth + 1);
        for (String odd : CorpusValues.KEYS) {
            String changed = text(whole.apply(NODES.objectNode().set(PLACE, held)));
            bodies.add(Body.of(at + "/" + odd, changed.replace("\"\\u0001\"", odd)));
        }
    }

    private void elements(
            JsonNode schema, JsonNode good, String at, UnaryOperator<JsonNode> whole, List<Body> bodies, int depth) {
        JsonNode items = schema.path("items");
        JsonNode held = good.path(0).isMissingNode() ? sample(items) : good.path(0);
        fields(items, held, at + "/0", changed -> whole.apply(array(changed, 1)), bodies, depth + 1);
        int tooMany = schema.path("maxItems").asInt(1_000) + 1;
        add(bodies, at + " with " + tooMany, whole.apply(array(held, tooMany)));
    }

    private static void add(List<Body> bodies, String name, JsonNode tree) {
        bodies.add(Body.of(name.length() > 120 ? name.substring(0, 120) + "..." : name, text(tree)));
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        ObjectNode copy = object.deepCopy();
        copy.set(name, value);
        return copy;
    }

    private static ObjectNode without(ObjectNode object, String name) {
        ObjectNode copy = object.deepCopy();
        copy.remove(name);
        return copy;
    }

    private static ArrayNode array(JsonNode element, int times) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < times; i++) {
            array.add(element);
        }
        return array;
    }

    private static JsonNode raw(String text) {
        return NODES.rawValueNode(new RawValue(text));
    }

    private static String text(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is wrong with a body whatever it should hold.
    private static void whole(String good, List<Body> bodies) {
        bodies.add(Body.of("no body", ""));
        bodies.add(Body.of("a blank body", " \n\t "));
        bodies.add(Body.of("no JSON", "choice=core"));
        bodies.add(Body.of("half a body", good.substring(0, good.length() - 1)));
        bodies.add(Body.of("a body and more", good + " more"));
        bodies.add(Body.of("two bodies", good + good));
        bodies.add(Body.of("an unquoted body", good.replace('"', '\'')));
        bodies.add(Body.of("a commented body", "/* why */" + good));
        bodies.add(Body.of("a comma too much", good.substring(0, good.length() - 1) + ",}"));
        bodies.add(Body.of("NaN", "NaN"));
        bodies.add(Body.of("deep arrays", "[".repeat(50_000)));
        bodies.add(Body.of("deep objects", "{\"a\":".repeat(50_000)));
        bodies.add(Body.of("a deep field", "{\"none-of-these\":" + "[".repeat(500) + "]".repeat(500) + "}"));
        bodies.add(Body.of("many fields", fields(20_000)));
        bodies.add(Body.of("a long key", "{\"" + "k".repeat(100_000) + "\":1}"));
        bodies.add(Body.of("more than is taken", "{\"title\":\"" + "x".repeat(600_000) + "\"}"));
        bodies.add(Body.of("much white space", " ".repeat(400_000) + good));
        bodies.add(new Body("UTF-16", good.getBytes(StandardCharsets.UTF_16)));
        bodies.add(new Body("UTF-16 without a mark", good.getBytes(StandardCharsets.UTF_16LE)));
        bodies.add(new Body("a mark", ("\uFEFF" + good).getBytes(StandardCharsets.UTF_8)));
        bodies.add(new Body("no UTF-8", broken(good)));
        bodies.add(new Body("zeros", new byte[100]));
    }

    private static String fields(int count) {
        StringBuilder fields = new StringBuilder("{\"x\":1");
        for (int i = 0; i < count; i++) {
            fields.append(",\"f").append(i).append("\":").append(i);
        }
        return fields.append('}').toString();
    }

    /// With bytes in the first text that no UTF-8 has.
    private static byte[] broken(String good) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int quote = good.indexOf(":\"") + 2;
        bytes.writeBytes(good.substring(0, quote).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xC0, (byte) 0xAF, (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF});
        bytes.writeBytes(good.substring(quote).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
