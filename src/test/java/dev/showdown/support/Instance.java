package dev.showdown.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// The program once more, in a process of its own, on the database that the tests use.
public final class Instance implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final int port;
    private final Process process;

    private Instance(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    public static Instance start(Path folder) {
        try {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            String jar = await(
                    new ProcessBuilder(JAVA, "-cp", classPath, Packaged.class.getName(), folder.toString()),
                    Map.of(),
                    "packaged ",
                    null);
            int port = freePort();
            Process[] process = new Process[1];
            await(new ProcessBuilder(JAVA, "-jar", jar), environment(port), "Listening on", process);
            return new Instance(port, process[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As an operator would set it.
    private static Map<String, String> environment(int port) {
        Config config = ConfigProvider.getConfig();
        return Map.of(
                "SHOWDOWN_DATABASE_URL", config.getValue("quarkus.datasource.jdbc.url", String.class),
                "SHOWDOWN_DATABASE_USER", config.getValue("quarkus.datasource.username", String.class),
                "SHOWDOWN_DATABASE_PASSWORD", config.getValue("quarkus.datasource.password", String.class),
                "SHOWDOWN_DATABASE_OWNER_USER", config.getValue("quarkus.flyway.username", String.class),
                "SHOWDOWN_DATABASE_OWNER_PASSWORD", config.getValue("quarkus.flyway.password", String.class),
                "SHOWDOWN_SECRET", config.getValue("showdown.secret", String.class),
                "SHOWDOWN_BASE_URL", "http://localhost:" + port,
                "QUARKUS_HTTP_PORT", String.valueOf(port));
    }

    /// Runs something until it says what is waited for; what stands behind that on the line.
    private static String await(
            ProcessBuilder builder, Map<String, String> environment, String words, Process[] running)
            throws IOException {
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader reader = process.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            said.add(line);
            int at = line.indexOf(words);
            if (at >= 0) {
                if (running != null) {
                    running[0] = process;
                }
                Thread.ofVirtual().start(() -> skip(reader));
                return line.substring(at + words.length()).strip();
            }
        }
        throw new AssertionError("It ended too early:\n" + String.join("\n", said));
    }

    /// A process that nobody listens to would stop when its pipe is full.
    private static void skip(BufferedReader reader) {
        try {
            while (reader.readLine() != null) {
                Thread.onSpinWait();
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public String base() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
