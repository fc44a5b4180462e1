package dev.showdown.api;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import dev.showdown.Refused;
import dev.showdown.Text;

/**
 * Reads a body in YAML, where a call takes it: first into a tree that JSON could have given, then as strictly as JSON.
 * What JSON does not have - several documents, anchors and aliases, tags - is refused rather than guessed at.
 */
@Provider
@Consumes({Yaml.TYPE, Yaml.OLD_TYPE, Yaml.TEXT_TYPE})
public class Yaml implements MessageBodyReader<Object> {

    static final String TYPE = "application/yaml";
    static final String OLD_TYPE = "application/x-yaml";
    static final String TEXT_TYPE = "text/yaml";

    private final ObjectMapper json;
    private final YAMLMapper yaml;

    Yaml(ObjectMapper json) {
        this.json = json;
        // As YAML 1.2 has it: "yes" and "no" are words, and what is left empty is nothing.
        this.yaml = YAMLMapper.builder(YAMLFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                        .streamReadConstraints(json.getFactory().streamReadConstraints())
                        .build())
                .build();
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        JsonNode tree = tree(text(body.readAllBytes()));
        try {
            return tree.isMissingNode() || tree.isNull() ? null : json.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new WebApplicationException(e, Response.Status.BAD_REQUEST);
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Refused.Unreadable("The body is not YAML that can be read: it is not in UTF-8.");
        }
    }

    private JsonNode tree(String text) throws IOException {
        try (YAMLParser first = parser(text);
                YAMLParser second = parser(text)) {
            refuseWhatJsonLacks(first);
            JsonNode tree = yaml.readTree(second);
            return tree == null ? yaml.missingNode() : tree;
        } catch (JsonProcessingException e) {
            throw unreadable(e.getLocation(), why(e));
        }
    }

    private YAMLParser parser(String text) throws IOException {
        return yaml.getFactory().createParser(text);
    }

    /** Goes through the whole body once, so that a tree is only made of what is known to be good. */
    private static void refuseWhatJsonLacks(YAMLParser parser) throws IOException {
        int documents = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                throw unreadable(parser.currentLocation(), "anchors and aliases are not taken");
            }
            if (parser.getTypeId() != null) {
                throw unreadable(parser.currentLocation(), "tags are not taken");
            }
            // A scalar of its own, or the end of what holds others.
            if (parser.getParsingContext().inRoot() && ++documents > 1) {
                throw unreadable(parser.currentLocation(), "there is more than one document");
            }
        }
    }

    /** What is wrong stands last, after what was being read and where. */
    private static String why(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith(" "))
                .reduce((_, last) -> last)
                .orElse("it is broken");
    }

    private static Refused.Unreadable unreadable(JsonLocation where, String why) {
        String line = where == null || where.getLineNr() < 1 ? "" : "line " + where.getLineNr() + ": ";
        return new Refused.Unreadable("The body is not YAML that can be read: " + line + Text.shown(why) + ".");
    }
}
