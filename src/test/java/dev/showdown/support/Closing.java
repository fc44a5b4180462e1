package dev.showdown.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Programs must be ready for new fields, so the published schemas are open. The tests close them: a field that is not
/// described is a fault here.
final class Closing {

    private Closing() {}

    /// A copy in which every object has the fields that are described, and no others.
    static JsonNode all(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        node.forEach(Closing::close);
        if (node instanceof ObjectNode schema && isOpen(schema)) {
            // Sees also what the schemas say that are joined with this one.
            schema.put("unevaluatedProperties", false);
        }
        for (JsonNode part : node.path("allOf")) {
            if (part.has("$ref")) {
                throw new AssertionError("What is closed for itself cannot be part of a whole: " + node);
            }
            ((ObjectNode) part).remove("unevaluatedProperties");
        }
    }

    /// Whether it describes fields; a field may be called "properties", too.
    private static boolean isOpen(ObjectNode node) {
        JsonNode fields = node.path("properties");
        boolean described = fields.isObject() && !fields.path("type").isTextual();
        return (described || node.path("allOf").isArray())
                && !node.has("additionalProperties")
                && !node.has("unevaluatedProperties");
    }
}
