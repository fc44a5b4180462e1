package dev.showdown.system.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;

/** The description of the API, as it is served at /openapi, in the parts that a reader wants. */
@ApplicationScoped
public class ApiDocument {

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;
    private final BaseAddress base;

    /** It does not change while the application runs, and is long: it is read once. */
    private volatile Contents contents;

    ApiDocument(OpenApiDocumentService documents, ObjectMapper json, BaseAddress base) {
        this.documents = documents;
        this.json = json;
        this.base = base;
    }

    /**
     * @param headers those that answers may have
     * @param problems one example of each
     */
    public record Contents(
            List<Prose> introduction,
            List<Group> groups,
            List<Header> headers,
            List<Schema> schemas,
            List<Example> problems) {}

    public record Group(String name, List<Prose.Span> description, List<Operation> operations) {}

    /**
     * @param key whether the call needs an edit key
     * @param body null where none is taken
     * @param curl a command that makes the call
     */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            List<Prose.Span> description,
            boolean key,
            List<Parameter> parameters,
            Body body,
            List<Answer> answers,
            String curl) {

        public List<Example> examples() {
            return answers.stream()
                    .flatMap(answer -> answer.examples().stream())
                    .toList();
        }
    }

    /** @param example empty where there is none; of ids there is none that would work elsewhere */
    public record Parameter(
            String name,
            String place,
            Type type,
            boolean required,
            String limits,
            List<Prose.Span> description,
            String example) {

        public boolean isNeeded() {
            return place.equals("path");
        }

        /** What to begin a trial with: a word that exists everywhere, but no id. */
        public String start() {
            return isNeeded() && !type.isId() ? example : "";
        }
    }

    /** @param media the types that are taken; the first is the one to send */
    public record Body(List<String> media, Type type, List<Field> fields, List<Example> examples) {

        public String start() {
            return examples.isEmpty() ? "" : examples.getFirst().text();
        }
    }

    public record Field(String name, Type type, boolean required, String limits, List<Prose.Span> description) {}

    /**
     * The type of a value in words, with at most one schema among them.
     *
     * @param schema empty where none is named
     */
    public record Type(String before, String schema, String after) {

        boolean isId() {
            return before.contains("uuid");
        }
    }

    public record Answer(
            String status,
            List<Prose.Span> description,
            List<Content> content,
            List<String> headers,
            List<Example> examples) {}

    public record Content(String media, Type type) {}

    public record Header(String name, List<Prose.Span> description) {}

    /** @param limits what its values are, if it is no object */
    public record Schema(String name, List<Prose.Span> description, Type type, String limits, List<Field> fields) {}

    public record Example(String name, String words, String text) {}

    public Contents contents() {
        if (contents == null) {
            contents = new ApiReader(tree(), base.link("")).contents();
        }
        return contents;
    }

    private JsonNode tree() {
        try {
            return json.readTree(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
