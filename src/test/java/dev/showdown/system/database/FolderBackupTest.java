package dev.showdown.system.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderBackupTest {
    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("data");
    }

    private Path file(String name) {
        return parent.resolve(name);
    }

    private EmbeddedDatabase start(Path folder) {
        return EmbeddedDatabase.start(DataFolder.open(folder));
    }

    private static void run(EmbeddedDatabase database, String role, String sql) throws SQLException {
        Login login = database.login(role);
        try (Connection connection = DriverManager.getConnection(login.url(), role, login.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static EmbeddedDatabase migrated(EmbeddedDatabase database) throws SQLException {
        Login owner = database.login(Roles.OWNER);
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("application", Roles.APPLICATION))
                .load()
                .migrate();
        run(database, Roles.APPLICATION, "insert into workspace values (gen_random_uuid(), 'team', now())");
        return database;
    }

    @Test
    void a_folder_is_backed_up_while_it_is_in_use_and_while_it_is_not() throws Exception {
        Path second;
        Manifest running;
        try (EmbeddedDatabase database = migrated(start(folder()))) {
            running = FolderBackup.write(folder(), file("running"));
            run(database, Roles.APPLICATION, "insert into workspace values (gen_random_uuid(), 'team', now())");
        }
        assertThat(running.rows()).isEqualTo(1);
        assertThat(FolderBackup.write(folder(), file("at rest")).rows()).isEqualTo(2);
        assertThat(DataFolder.isInUse(folder())).as("left at rest").isFalse();
        assertThat(folder().resolve("postgres/postmaster.pid")).doesNotExist();

        second = parent.resolve("restored");
        assertThat(FolderBackup.restore(second, file("at rest")).rows()).isEqualTo(2);
        assertThat(DataFolder.isInUse(second)).isFalse();
        assertThat(FolderBackup.write(second, file("again")).tables())
                .isEqualTo(FolderBackup.write(folder(), file("first")).tables());
        assertThatThrownBy(() -> FolderBackup.restore(second, file("running")))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("holds rows already");
        assertThat(FolderBackup.write(second, file("still")).rows()).isEqualTo(2);
    }

    @Test
    void a_folder_that_a_restore_would_change_must_not_be_in_use() throws Exception {
        try (EmbeddedDatabase database = migrated(start(folder()))) {
            FolderBackup.write(folder(), file("backup"));
            run(database, Roles.OWNER, "delete from workspace");
            assertThatThrownBy(() -> FolderBackup.restore(folder(), file("backup")))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already runs on the data folder");
        }
    }

    @Test
    void a_damaged_file_makes_no_folder() throws IOException {
        Files.writeString(file("damaged"), "no backup");
        assertThatThrownBy(() -> FolderBackup.restore(folder(), file("damaged")))
                .isInstanceOf(BackupFailed.class);
        assertThat(folder()).doesNotExist();
    }

    @Test
    void a_folder_without_a_database_is_told_and_left_as_it_is() throws IOException {
        assertThatThrownBy(() -> FolderBackup.write(folder(), file("backup")))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("holds no database");
        assertThat(folder()).doesNotExist();
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("letter"), "dear");
        Files.writeString(file("backup"), "");
        assertThatThrownBy(() -> FolderBackup.write(folder(), file("other"))).hasMessageContaining("holds no database");
        assertThat(folder()).isDirectoryContaining("glob:**letter");
        assertThat(Files.list(folder())).hasSize(1);
    }

    @Test
    void a_server_of_an_earlier_release_and_one_that_just_starts_are_told() throws Exception {
        try (EmbeddedDatabase database = migrated(start(folder()))) {
            run(database, "postgres", "revoke connect on database showdown from showdown_backup");
            run(database, "postgres", "drop role showdown_backup");
            assertThatThrownBy(() -> FolderBackup.write(folder(), file("backup")))
                    .isInstanceOf(BackupFailed.class)
                    .hasMessageContaining("start it anew with this one");
        }
        try (DataFolder locked = DataFolder.open(folder())) {
            assertThatThrownBy(() -> FolderBackup.write(folder(), file("backup")))
                    .isInstanceOf(BackupFailed.class)
                    .hasMessageContaining("just starting or stopping");
            assertThat(locked.root()).exists();
        }
        assertThat(FolderBackup.write(folder(), file("backup")).rows()).isEqualTo(1);
    }
}
