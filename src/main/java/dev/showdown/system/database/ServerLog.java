package dev.showdown.system.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/// What PostgreSQL and its tools wrote during this start: the only place where they say why they failed.
/// The binaries carry no translations, so the words are always these.
record ServerLog(Path file) {
    /// Keeps the log of the run before, which may tell of its end, and none older.
    void begin() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void beginAgain() throws IOException {
        Files.deleteIfExists(file);
    }

    boolean saysFailed() {
        return says("could not start server") || says("password authentication failed");
    }

    /// Causes that pass: a dead server not yet reaped by its parent, or a port taken in the same moment.
    boolean saysTryAgain() {
        return says("lock file")
                || says("shared memory block")
                || says("Address already in use")
                || says("could not create any TCP/IP sockets");
    }

    boolean says(String words) {
        return lines().anyMatch(line -> line.contains(words));
    }

    Optional<String> complaint() {
        return lines().filter(line -> line.matches(".*(FATAL|PANIC|ERROR|error):.*"))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|ERROR|error): *", ""))
                .findFirst();
    }

    private Stream<String> lines() {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()
                    : Stream.empty();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
