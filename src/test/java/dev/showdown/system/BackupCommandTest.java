package dev.showdown.system;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BackupCommandTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream usual = System.err;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(usual);
    }

    private int run(Map<String, String> environment, String... arguments) {
        Map<String, String> complete = new HashMap<>(environment);
        complete.put("SHOWDOWN_DATA", folder.resolve("data").toString());
        return new BackupCommand(new StartSettings(new SmallRyeConfigBuilder()
                        .withSources(new EnvConfigSource(complete, 300))
                        .build()))
                .run(arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void only_its_own_words_are_taken_for_it() {
        assertThat(BackupCommand.isMeant("backup", "file")).isTrue();
        assertThat(BackupCommand.isMeant("restore")).isTrue();
        assertThat(BackupCommand.isMeant()).isFalse();
        assertThat(BackupCommand.isMeant("run", "backup")).isFalse();
    }

    @Test
    void called_wrongly_it_says_how_and_ends_with_2() {
        assertThat(run(Map.of(), "backup")).isEqualTo(2);
        assertThat(run(Map.of(), "restore", " ")).isEqualTo(2);
        assertThat(run(Map.of(), "backup", "a", "b")).isEqualTo(2);
        assertThat(said().lines())
                .containsExactly(
                        "showdown: Name one file: backup FILE.",
                        "showdown: Name one file: restore FILE.",
                        "showdown: Name one file: backup FILE.");
    }

    @Test
    void when_nothing_is_done_it_says_why_in_one_line_and_ends_with_1() {
        assertThat(run(Map.of(), "backup", folder.resolve("file").toString())).isEqualTo(1);
        assertThat(run(Map.of(), "restore", folder.resolve("file").toString())).isEqualTo(1);
        assertThat(said().lines())
                .satisfiesExactly(
                        backup -> assertThat(backup).contains("holds no database"),
                        restore -> assertThat(restore).contains("There is no file"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_own_database_needs_the_role_that_can_do_it() {
        Map<String, String> address = Map.of("SHOWDOWN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/showdown");
        assertThat(run(address, "backup", "file")).isEqualTo(1);
        assertThat(run(address, "restore", "file")).isEqualTo(1);
        assertThat(run(Map.of("SHOWDOWN_DATABASE_URL", "postgres://db/showdown"), "backup", "file"))
                .isEqualTo(1);
        assertThat(said().lines())
                .satisfiesExactly(
                        backup ->
                                assertThat(backup).contains("Set SHOWDOWN_DATABASE_BACKUP_USER, a role with BYPASSRLS"),
                        restore -> assertThat(restore).contains("Set SHOWDOWN_DATABASE_OWNER_USER"),
                        malformed -> assertThat(malformed).contains("must be a JDBC address"));
    }
}
