package dev.showdown.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// What the tests run on Node.js, fetched beforehand by `./showdown test`. Nothing of it goes out of the house.
public final class NodeTool {

    public static final Path FOLDER = Path.of("target", "node").toAbsolutePath();

    private static final Map<String, String> SILENCE = Map.of(
            "REDOCLY_TELEMETRY", "off",
            "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true",
            "NO_UPDATE_NOTIFIER", "1",
            "NO_COLOR", "1",
            "CI", "true");

    private NodeTool() {}

    /// @param words everything it wrote
    public record Ran(int status, String words) {}

    /// Runs one of the fetched programs.
    public static Ran run(Path folder, String program, String... arguments) {
        Path file = FOLDER.resolve("node_modules/.bin").resolve(program);
        assertThat(file).as("fetched by ./showdown test").exists();
        return command(folder, file.toString(), arguments);
    }

    public static Ran command(Path folder, String program, String... arguments) {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(SILENCE);
        try {
            Process process = builder.start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
