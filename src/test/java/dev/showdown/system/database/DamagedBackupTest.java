package dev.showdown.system.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Files that are no backup, or none any more: nothing is made of them.
class DamagedBackupTest {
    @TempDir
    static Path data;

    private static Databases databases;
    private static Path whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws SQLException {
        databases = new Databases(data.resolve("data"));
        whole = data.resolve("whole.backup");
        Backup.write(databases.login(databases.filled(), Roles.BACKUP), whole);
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path file, String target) {
        return assertThatThrownBy(() -> Restore.read(databases.login(target, Roles.OWNER), Roles.APPLICATION, file))
                .isInstanceOf(BackupFailed.class)
                .hasMessageMatching("[^\\n]+\\.");
    }

    private Path changed() {
        return folder.resolve("changed.backup");
    }

    @Test
    void a_missing_row_is_noticed() throws SQLException {
        Path without =
                Archives.withTable(whole, "team_event", rows -> rows.substring(rows.indexOf('\n') + 1), changed());
        String target = databases.empty();
        assertRefused(without, target).hasMessageContaining("the rows of team_event were changed");
        assertThat(databases.content(target)).as("not even tables").isEmpty();
    }

    @Test
    void one_changed_letter_is_noticed() throws SQLException {
        String target = databases.empty();
        assertRefused(Archives.withTable(whole, "assessment", rows -> rows.replace("tab", "Tab"), changed()), target)
                .hasMessageContaining("the rows of assessment were changed");
        assertThat(databases.content(target)).isEmpty();
    }

    @Test
    void a_missing_or_an_added_table_is_noticed() throws SQLException {
        String target = databases.empty();
        Map<String, String> entries = Archives.entries(whole);
        entries.remove("tables/answer.copy");
        assertRefused(Archives.write(entries, changed()), target).hasMessageContaining("holds other tables");
        entries.put("tables/answer.copy", "");
        entries.put("tables/another.copy", "");
        assertRefused(Archives.write(entries, changed()), target).hasMessageContaining("holds other tables");
    }

    /// Cut off anywhere, and one bit turned anywhere: refused, or found to be the very same.
    @Test
    void a_damaged_file_is_refused_wherever_it_is_damaged() throws Exception {
        byte[] bytes = Files.readAllBytes(whole);
        String target = databases.empty();
        for (int at = 0; at < bytes.length; at += 1 + bytes.length / 40) {
            Files.write(changed(), Arrays.copyOf(bytes, at));
            assertRefused(changed(), target).hasMessageContaining("is no backup, or is damaged");
        }
        for (int at = 0; at < bytes.length; at += 1 + bytes.length / 400) {
            byte[] turned = bytes.clone();
            turned[at] ^= 4;
            Files.write(changed(), turned);
            try (Archive archive = Archive.open(changed())) {
                Map<String, String> entries = Archives.entries(changed());
                assertThat(entries).as("byte %d", at).isEqualTo(Archives.entries(whole));
                assertThat(archive.manifest().tables()).isNotEmpty();
            } catch (BackupFailed noticed) {
                assertThat(noticed).hasMessageContaining("is no backup, or is damaged");
            }
        }
        assertThat(databases.content(target)).isEmpty();
    }

    @Test
    void a_file_of_something_else_is_refused() throws Exception {
        String target = databases.empty();
        assertRefused(folder.resolve("none"), target).hasMessageContaining("There is no file");
        assertRefused(folder, target).hasMessageContaining("There is no file");
        assertRefused(Files.writeString(folder.resolve("text"), "A text."), target)
                .hasMessageContaining("is no backup");
        assertRefused(Archives.write(Map.of("a", "b"), folder.resolve("zip")), target)
                .hasMessageContaining("its manifest is missing");
        for (String manifest : new String[] {"", "[]", "{", "{}", "null", "{\"format\": \"1\"}", "{\"format\": 1}"}) {
            assertRefused(Archives.write(Map.of(Backup.MANIFEST, manifest), changed()), target)
                    .as(manifest)
                    .hasMessageContaining("is no backup, or is damaged");
        }
        assertThat(databases.content(target)).isEmpty();
    }

    @Test
    void a_backup_of_a_later_release_is_refused() throws Exception {
        String target = databases.empty();
        assertRefused(Archives.withManifest(whole, manifest -> manifest.put("format", 2), changed()), target)
                .hasMessageContaining("has format 2");
        assertRefused(Archives.withManifest(whole, manifest -> manifest.put("schema", "900"), changed()), target)
                .hasMessageContaining("made by a newer release");
        assertRefused(Archives.withManifest(whole, manifest -> manifest.put("schema", "x; drop"), changed()), target);
        assertThat(databases.content(target)).isEmpty();
    }
}
