package dev.showdown.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// The program once more, in a process of its own, on the database that the tests use.
public final class Instance implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /// Starts sooner, and is slower after that.
    private static final String SOON = "-XX:TieredStopAtLevel=1";

    private static final String JAR = Instance.class.getName();

    private final int port;
    private final Process process;

    private Instance(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    public static Instance start() {
        return start(jar(), ofTheTests());
    }

    /// The program as a file to run, packaged once for all tests: it takes its time.
    public static synchronized String jar() {
        // Classes of tests are loaded more than once, and each time with fields of their own.
        if (System.getProperty(JAR) == null) {
            System.setProperty(JAR, pack(Path.of("target", "instance").toAbsolutePath()));
        }
        return System.getProperty(JAR);
    }

    private static String pack(Path folder) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try {
            return await(
                    new ProcessBuilder(JAVA, "-cp", classPath, Packaged.class.getName(), folder.toString()),
                    Map.of(),
                    "packaged ",
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param environment which database it is to use
    public static Instance start(String jar, Map<String, String> environment) {
        try {
            int port = freePort();
            Map<String, String> complete = new HashMap<>(environment);
            complete.put("SHOWDOWN_BASE_URL", "http://localhost:" + port);
            complete.put("QUARKUS_HTTP_PORT", String.valueOf(port));
            Process[] process = new Process[1];
            await(new ProcessBuilder(JAVA, SOON, "-jar", jar), complete, "Listening on", process);
            return new Instance(port, process[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets it do one thing and end.
    ///
    /// @return everything it wrote, and last the number it ended with
    public static List<String> command(String jar, Map<String, String> environment, String... arguments) {
        return answering(jar, environment, "", arguments);
    }

    /// The same for one that asks.
    ///
    /// @param typed what it is answered
    public static List<String> answering(
            String jar, Map<String, String> environment, String typed, String... arguments) {
        List<String> line = new ArrayList<>(List.of(JAVA, SOON, "-jar", jar));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (Writer keyboard = process.outputWriter()) {
                keyboard.write(typed);
            }
            List<String> said = new ArrayList<>(process.inputReader().readAllLines());
            said.add(String.valueOf(process.waitFor()));
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// As an operator would set it.
    public static Map<String, String> ofTheTests() {
        Config config = ConfigProvider.getConfig();
        return Map.of(
                "SHOWDOWN_DATABASE_URL", config.getValue("quarkus.datasource.jdbc.url", String.class),
                "SHOWDOWN_DATABASE_USER", config.getValue("quarkus.datasource.username", String.class),
                "SHOWDOWN_DATABASE_PASSWORD", config.getValue("quarkus.datasource.password", String.class),
                "SHOWDOWN_DATABASE_OWNER_USER", config.getValue("quarkus.flyway.username", String.class),
                "SHOWDOWN_DATABASE_OWNER_PASSWORD", config.getValue("quarkus.flyway.password", String.class),
                "SHOWDOWN_SECRET", config.getValue("showdown.secret", String.class));
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
