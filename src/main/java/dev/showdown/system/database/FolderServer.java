package dev.showdown.system.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The server that another process runs on a data folder, for whoever works beside it.
public final class FolderServer {
    private static final int LINE_OF_PORT = 3;

    private FolderServer() {}

    /// Whether there is anything to work with; a folder without it is none of an installation.
    public static boolean hasDatabase(Path folder) {
        return Files.exists(folder.resolve("postgres/PG_VERSION"));
    }

    /// What Quarkus needs to reach it; empty when nobody runs on the folder.
    public static Optional<Map<String, String>> properties(Path folder) {
        return DataFolder.isInUse(folder)
                ? Optional.of(EmbeddedDatabase.properties(url(folder), read(folder.resolve("database-password"))))
                : Optional.empty();
    }

    /// The key of every signature and link that is made there.
    public static String secret(Path folder) {
        return read(folder.resolve("secret"));
    }

    static Login login(Path folder, String role) {
        return new Login(url(folder), role, read(folder.resolve("database-password")));
    }

    private static String url(Path folder) {
        List<String> server =
                read(folder.resolve("postgres/postmaster.pid")).lines().toList();
        if (server.size() <= LINE_OF_PORT) {
            throw changing(folder.resolve("postgres/postmaster.pid"), null);
        }
        return "jdbc:postgresql://127.0.0.1:" + server.get(LINE_OF_PORT).strip() + "/" + Roles.DATABASE;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw changing(file, e);
        }
    }

    private static StartRefused changing(Path file, IOException cause) {
        return new StartRefused(
                "Showdown is just starting or stopping (the file " + file
                        + " cannot be read as it stands); try again in a moment.",
                cause);
    }
}
