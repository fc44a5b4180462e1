package dev.showdown.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.yaml.snakeyaml.LoaderOptions;

import dev.showdown.decision.Judgement;
import dev.showdown.decision.Playbook;
import dev.showdown.playbook.FaultyPlaybook.Fault;

/**
 * Reads a playbook from its files: the YAML file that says how to decide, and beside it {@code evidence.json},
 * {@code claims.json} and {@code samples.json}. A file that is wrong is refused with every fault that can be told.
 */
public final class PlaybookReader {

    private static final int SCHEMA = 1;
    private static final List<String> LISTS =
            List.of("alternatives", "groups", "criteria", "sections", "questions", "use-cases", "resources");
    /** What an element of a list is called in a fault, whichever it has first. */
    private static final List<String> NAMES = List.of("key", "name", "alternative", "title");

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .loaderOptions(strict())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Judgement.class, ThreeNumbers.class)
            .withCoercionConfig(
                    LogicalType.Textual, config -> config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Source source;
    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    private PlaybookReader(Source source, String file) {
        this.source = source;
        this.file = file;
    }

    /** The text of a file that stands beside the playbook; null when there is none. */
    @FunctionalInterface
    public interface Source {
        String read(String file) throws IOException;
    }

    /** Reads one playbook of a folder. */
    public static Edition read(Path folder, String file) {
        return read(name -> Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : null, file);
    }

    public static Edition read(Source source, String file) {
        return new PlaybookReader(source, file).read();
    }

    private Edition read() {
        JsonNode tree = tree();
        refuseFaults();
        Guidance guidance = guidance(tree);
        elements(tree);
        refuseFaults();
        Playbook playbook = convert(tree, Playbook.class, "");
        refuseFaults();
        Edition edition = new Edition(
                playbook,
                list("evidence.json", Evidence.class),
                list("claims.json", Claim.class),
                list("samples.json", Sample.class).stream()
                        .filter(sample -> playbook.key().equals(sample.playbook()))
                        .toList(),
                guidance);
        refuseFaults();
        faults.addAll(new PlaybookCheck(file, edition).faults());
        refuseFaults();
        return edition;
    }

    private JsonNode tree() {
        try {
            String text = source.read(file);
            JsonNode tree = text == null ? MissingNode.getInstance() : YAML.readTree(text);
            if (tree instanceof ObjectNode object) {
                int schema = object.path("schema").asInt();
                if (schema != SCHEMA) {
                    fault("schema", "is %s; this program reads schema %d".formatted(object.path("schema"), SCHEMA));
                }
                object.remove("schema");
                return object;
            }
            fault("", text == null ? "is missing" : "is not a YAML document with keys");
        } catch (JsonProcessingException e) {
            fault(line(e), problem(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return MissingNode.getInstance();
    }

    /** It stands in the playbook's file but is no part of what the model works with. */
    private Guidance guidance(JsonNode tree) {
        JsonNode guidance = tree instanceof ObjectNode object ? object.remove("guidance") : null;
        return guidance == null ? Guidance.NONE : convert(guidance, Guidance.class, "guidance");
    }

    /** Each element alone first, so that a fault in one does not hide those of the others. */
    private void elements(JsonNode tree) {
        for (String name : LISTS) {
            if (tree.path(name) instanceof ArrayNode array) {
                Class<?> type = elementType(name);
                for (JsonNode element : array) {
                    convert(element, type, name + label(element));
                }
            }
        }
    }

    private static Class<?> elementType(String list) {
        return switch (list) {
            case "alternatives" -> dev.showdown.decision.Alternative.class;
            case "groups" -> Playbook.Group.class;
            case "criteria" -> dev.showdown.decision.Criterion.class;
            case "sections" -> Playbook.Section.class;
            case "questions" -> dev.showdown.decision.Question.class;
            case "use-cases" -> dev.showdown.decision.UseCase.class;
            default -> Playbook.Resource.class;
        };
    }

    private <T> T convert(JsonNode node, Class<T> type, String where) {
        try {
            return YAML.treeToValue(node, type);
        } catch (JsonMappingException e) {
            fault(where + path(node, e.getPath()), problem(e));
        } catch (JsonProcessingException e) {
            fault(where, problem(e));
        }
        return null;
    }

    private <T> List<T> list(String name, Class<T> type) {
        try {
            String text = source.read(name);
            if (text == null) {
                return List.of();
            }
            List<T> values = JSON.readValue(text, JSON.getTypeFactory().constructCollectionType(List.class, type));
            if (!values.contains(null)) {
                return values;
            }
            faults.add(new Fault(name, "", "has an empty element"));
        } catch (JsonMappingException e) {
            faults.add(new Fault(name, path(MissingNode.getInstance(), e.getPath()), problem(e)));
        } catch (JsonProcessingException e) {
            faults.add(new Fault(name, line(e), problem(e)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
        return List.of();
    }

    /** Where in the tree a fault lies, with the key of a list's element instead of its number. */
    private static String path(JsonNode root, List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        JsonNode node = root;
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() != null) {
                node = node.path(reference.getFieldName());
                path.append('.').append(reference.getFieldName());
            } else if (reference.getIndex() >= 0) {
                node = node.path(reference.getIndex());
                path.append(node.isMissingNode() ? "[" + reference.getIndex() + "]" : label(node));
            }
        }
        return path.toString();
    }

    private static String label(JsonNode element) {
        return NAMES.stream()
                .map(element::path)
                .filter(name -> !name.isMissingNode())
                .findFirst()
                .map(name -> "[" + name.asText() + "]")
                .orElse("");
    }

    private static String problem(JsonProcessingException e) {
        Throwable cause = e.getCause() instanceof IllegalArgumentException refused ? refused : e;
        String words = cause == e ? e.getOriginalMessage() : cause.getMessage();
        return Objects.requireNonNullElse(words, "cannot be read")
                .lines()
                .findFirst()
                .orElse("cannot be read");
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
    }

    private void fault(String key, String words) {
        faults.add(new Fault(file, key.startsWith(".") ? key.substring(1) : key, words));
    }

    private void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new FaultyPlaybook(faults.stream().distinct().toList());
        }
    }

    private static LoaderOptions strict() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    /** A judgement is written as three numbers: [low, likely, high]. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface ThreeNumbers {}
}
