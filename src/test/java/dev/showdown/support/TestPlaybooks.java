package dev.showdown.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import dev.showdown.decision.Playbook;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.PlaybookReader;

/// The playbooks that ship with the product, for tests.
public final class TestPlaybooks {

    public static final Edition NODE_VS_PYTHON_EDITION =
            PlaybookReader.read(TestPlaybooks::builtIn, "node-vs-python.yaml");
    public static final Playbook NODE_VS_PYTHON = NODE_VS_PYTHON_EDITION.playbook();

    private TestPlaybooks() {}

    private static String builtIn(String file) throws IOException {
        try (InputStream in = TestPlaybooks.class.getResourceAsStream("/db/playbooks/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
