package dev.showdown.system.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void a_missing_folder_is_made_for_its_owner_alone() throws IOException {
        Path path = parent.resolve("some where/data");
        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(mode(folder.root())).isEqualTo("rwx------");
        }
    }

    @Test
    void an_empty_folder_with_an_open_mode_is_closed_to_others() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
        DataFolder.open(parent).close();
        assertThat(mode(parent)).isEqualTo("rwx------");
    }

    @Test
    void secrets_are_for_their_owner_alone_and_stay_the_same() throws IOException {
        String secret;
        String password;
        try (DataFolder folder = DataFolder.open(parent)) {
            secret = folder.secret();
            password = folder.databasePassword();
            assertThat(secret).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(password);
        }
        try (DataFolder folder = DataFolder.open(parent)) {
            assertThat(folder.secret()).isEqualTo(secret);
            assertThat(folder.databasePassword()).isEqualTo(password);
        }
        assertThat(mode(parent.resolve("secret"))).isEqualTo("rw-------");
        assertThat(mode(parent.resolve("database-password"))).isEqualTo("rw-------");
    }

    @Test
    void a_secret_that_others_could_read_is_closed_to_them() throws IOException {
        try (DataFolder folder = DataFolder.open(parent)) {
            folder.secret();
            Files.setPosixFilePermissions(parent.resolve("secret"), PosixFilePermissions.fromString("rw-r--r--"));
            folder.secret();
        }
        assertThat(mode(parent.resolve("secret"))).isEqualTo("rw-------");
    }

    @Test
    void a_damaged_secret_is_refused_rather_than_replaced() throws IOException {
        try (DataFolder folder = DataFolder.open(parent)) {
            folder.secret();
            Files.writeString(parent.resolve("secret"), "");
            assertThatThrownBy(folder::secret)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("secret is damaged");
        }
    }

    @Test
    void a_lost_password_is_refused_where_a_database_exists() throws IOException {
        try (DataFolder folder = DataFolder.open(parent)) {
            Files.createDirectory(folder.cluster());
            assertThatThrownBy(folder::databasePassword)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("database-password is missing");
        }
    }

    @Test
    void a_folder_is_opened_once_at_a_time() {
        try (DataFolder first = DataFolder.open(parent)) {
            assertThatThrownBy(() -> DataFolder.open(first.root()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already runs on the data folder");
        }
        DataFolder.open(parent).close();
    }

    @Test
    void a_folder_with_other_files_is_left_alone() throws IOException {
        Files.writeString(parent.resolve("letter.txt"), "Dear");
        String before = mode(parent);
        assertThatThrownBy(() -> DataFolder.open(parent))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("holds other files");
        assertThat(mode(parent)).isEqualTo(before);
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void a_path_that_a_shell_would_misread_is_refused() {
        assertThatThrownBy(() -> DataFolder.open(parent.resolve("$HOME")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("dollar sign");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
