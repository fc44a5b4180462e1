package dev.showdown.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.showdown.decision.Judgement;
import dev.showdown.decision.Playbook;

/// The playbooks that ship with the product, for tests.
public final class TestPlaybooks {

    public static final Playbook NODE_VS_PYTHON = read("db/playbooks/node-vs-python.yaml");

    private TestPlaybooks() {}

    private static Playbook read(String resource) {
        SimpleModule judgements = new SimpleModule().addDeserializer(Judgement.class, new TripleReader());
        JsonMapper mapper = JsonMapper.builder(new YAMLFactory())
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(judgements)
                .build();
        try (InputStream yaml = TestPlaybooks.class.getClassLoader().getResourceAsStream(resource)) {
            ObjectNode tree = (ObjectNode) mapper.readTree(yaml);
            tree.remove("schema");
            return mapper.treeToValue(tree, Playbook.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads `[low, likely, high]`.
    private static final class TripleReader extends StdDeserializer<Judgement> {

        private static final long serialVersionUID = 1;

        TripleReader() {
            super(Judgement.class);
        }

        @Override
        public Judgement deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            double[] triple = context.readValue(parser, double[].class);
            return new Judgement(triple[0], triple[1], triple[2]);
        }
    }
}
