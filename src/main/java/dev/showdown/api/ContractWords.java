package dev.showdown.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.eclipse.microprofile.openapi.models.media.Schema;

import dev.showdown.report.export.Exports;

/**
 * Takes over what the published schema of a report says of the same fields: what they mean, and whether they may be
 * null. The records themselves belong to the model, which knows nothing of this description.
 */
final class ContractWords {

    private final ContractSchemas schemas;
    private final JsonNode report;

    ContractWords(ContractSchemas schemas) {
        this.schemas = schemas;
        try (InputStream in = Exports.class.getResourceAsStream(Exports.SCHEMA)) {
            this.report = new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An exported report has the fields of the evaluation among its own. */
    void tell() {
        tell("Evaluation", report);
        tell("SheetOfAnswers", report.at("/properties/answers/items"));
        tell("Settled", report.at("/properties/agreed/items"));
        tell("Decision", report.at("/properties/decision"));
    }

    private void tell(String name, JsonNode said) {
        schemas.named(name).ifPresent(schema -> tell(schema, said));
    }

    private void tell(Schema schema, JsonNode said) {
        JsonNode found = resolved(said);
        Schema whole = schemas.resolved(schema);
        ContractSchemas.properties(whole).forEach((name, field) -> {
            JsonNode words = found.path("properties").path(name);
            if (!words.isMissingNode()) {
                describe(field, words);
                tell(field, words);
            }
        });
        if (whole.getItems() != null && found.has("items")) {
            tell(whole.getItems(), found.path("items"));
        }
        if (whole.getAdditionalPropertiesSchema() != null && found.has("additionalProperties")) {
            JsonNode value = found.path("additionalProperties");
            allowNull(whole.getAdditionalPropertiesSchema(), value);
            tell(whole.getAdditionalPropertiesSchema(), value);
        }
    }

    private static void describe(Schema field, JsonNode words) {
        if (field.getDescription() == null && words.has("description")) {
            field.setDescription(words.path("description").asText());
        }
        allowNull(field, words);
    }

    private static void allowNull(Schema field, JsonNode words) {
        boolean none =
                elements(words.path("type")).anyMatch(type -> type.asText().equals("null"))
                        || elements(words.path("anyOf"))
                                .anyMatch(one -> one.path("type").asText().equals("null"));
        if (none) {
            ContractSchemas.allowNull(field);
        }
    }

    private JsonNode resolved(JsonNode said) {
        JsonNode one = said.has("anyOf") ? said.path("anyOf").path(0) : said;
        return one.has("$ref") ? report.at(one.path("$ref").asText().substring(1)) : one;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
