package dev.showdown.system.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/// A PostgreSQL of an older major version than the product's own, as `./showdown test` has fetched it.
final class OlderServer {
    private static final Path FOLDER = Path.of("target", "older-postgres");
    private static final String PASSWORD = "the-password-of-the-tests";

    private OlderServer() {}

    /// @param folder where it is unpacked and keeps its rows
    static Databases start(Path folder) throws IOException, SQLException {
        Path binaries = binaries();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> Files.newInputStream(binaries))
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(folder.resolve("cluster"))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .start();
        Roles.prepare(server, PASSWORD);
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + Roles.DATABASE;
        return new Databases(role -> new Login(url, role, PASSWORD), server);
    }

    private static Path binaries() throws IOException {
        assertThat(FOLDER).as("fetched by ./showdown test").isDirectory();
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
