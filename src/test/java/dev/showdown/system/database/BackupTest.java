package dev.showdown.system.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackupTest {
    @TempDir
    static Path data;

    private static Databases databases;
    private static String filled;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws SQLException {
        databases = new Databases(data.resolve("data"));
        filled = databases.filled();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    private Path file() {
        return folder.resolve("showdown.backup");
    }

    private static Login reader(String database) {
        return databases.login(database, Roles.BACKUP);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Login login, Path file) {
        return assertThatThrownBy(() -> Backup.write(login, file))
                .isInstanceOf(BackupFailed.class)
                .hasMessageMatching("[^\\n]+\\.");
    }

    @Test
    void it_says_what_is_in_it() throws SQLException {
        Manifest manifest = Backup.write(reader(filled), file());
        assertThat(manifest.tables())
                .extracting(Manifest.Copied::name)
                .contains("workspace", "assessment", "team_event")
                .doesNotContain("rate_limit", "flyway_schema_history");
        assertThat(manifest.rows()).isEqualTo(8);
        assertThat(manifest.numbers()).containsEntry("team_event_id_seq", 3L);
        assertThat(manifest.postgresql()).startsWith(EmbeddedDatabase.MAJOR_VERSION + ".");
        assertThat(manifest.schema())
                .isEqualTo(databases.ask(
                        filled, "select version from flyway_schema_history order by installed_rank desc limit 1"));
        assertThat(Archives.entries(file())).hasSize(manifest.tables().size() + 1);
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        Backup.write(reader(filled), file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.list(folder)).containsExactly(file());
    }

    /// While the first table is about to be copied, others write into every table, and go on until the last.
    @Test
    void it_holds_one_moment_while_others_go_on_writing() throws SQLException {
        String busy = databases.filled();
        List<String> refused = new ArrayList<>();
        Backup.write(reader(busy), file(), draft -> new FilterOutputStream(Files.newOutputStream(draft)) {
            private int writes;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                work(busy, ++writes, refused);
                out.write(bytes, offset, length);
            }
        });
        assertThat(databases.ask(busy, "select count(*) > 3 from workspace")).isEqualTo("t");
        assertThat(databases.ask(busy, "select count(*) > 5 from team_event")).isEqualTo("t");
        String copy = databases.empty();
        Restore.read(databases.login(copy, Roles.OWNER), Roles.APPLICATION, file());
        assertThat(databases.content(copy))
                .containsEntry("workspace", databases.content(filled).get("workspace"));
        assertThat(databases.ask(copy, "select count(*) from team_event")).isEqualTo("3");
        assertThat(databases.ask(copy, "select count(*) from assessment where title <> 'changed'"))
                .isEqualTo("1");
        assertThat(refused).isNotEmpty().allMatch(why -> why.contains("lock timeout"));
        databases.run(busy, Roles.OWNER, "alter table workspace add column late text");
    }

    private static void work(String busy, int number, List<String> refused) {
        try {
            databases.run(busy, """
                    insert into workspace values (gen_random_uuid(), 'team', now());
                    update assessment set title = 'changed';
                    insert into team_event (workspace_id, assessment_id, kind, at)
                        select workspace_id, id, 'left', now() from assessment;
                    insert into playbook_version values ('q', '%d', '{}', repeat('0', 64), now());
                    """.formatted(number));
            databases.run(busy, Roles.OWNER, "set lock_timeout = '20ms'; alter table workspace add column late text");
        } catch (SQLException e) {
            refused.add(e.getMessage());
        }
    }

    @Test
    void a_role_that_does_not_see_every_row_is_refused() throws SQLException {
        assertRefused(databases.login(filled, Roles.OWNER), file()).hasMessageContaining("BYPASSRLS");
        assertRefused(databases.login(filled, Roles.APPLICATION), file())
                .hasMessageContaining("showdown_app does not see every row");
        databases.run(
                filled,
                "create role blind login bypassrls password '" + reader(filled).password()
                        + "'; grant connect on database " + filled + " to blind");
        assertRefused(databases.login(filled, "blind"), file()).hasMessageContaining("blind may not read");
        databases.run(filled, "grant select on all tables in schema public to blind");
        assertRefused(databases.login(filled, "blind"), file())
                .hasMessageContaining("blind may not read team_event_id_seq; grant it pg_read_all_data");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_there_is_kept_as_it_is() throws IOException {
        Files.writeString(file(), "dear");
        assertRefused(reader(filled), file()).hasMessageContaining("is not overwritten");
        assertThat(file()).hasContent("dear");
        Path other = folder.resolve("other.backup");
        Path draft = Files.writeString(folder.resolve("other.backup.part"), "of another run");
        assertRefused(reader(filled), other).hasMessageContaining("another backup writes it");
        assertThat(draft).hasContent("of another run");
        assertThat(other).doesNotExist();
    }

    @Test
    void a_place_that_cannot_be_written_is_told() throws IOException {
        assertRefused(reader(filled), folder.resolve("none/showdown.backup")).hasMessageContaining("no folder");
        Path plain = Files.createFile(folder.resolve("plain"));
        assertRefused(reader(filled), plain.resolve("showdown.backup")).hasMessageContaining("no folder");
        assertRefused(reader(filled), Path.of("/proc/showdown.backup"))
                .hasMessageContaining("cannot be read or written");
        assertRefused(reader(filled), folder.resolve("x".repeat(300)))
                .hasMessageContaining("cannot be read or written");
    }

    @Test
    void a_disk_that_gets_full_leaves_nothing_behind() {
        assertThatThrownBy(() -> Backup.write(reader(filled), file(), draft -> {
                    Files.createFile(draft);
                    return full();
                }))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is full");
        assertThat(folder).isEmptyDirectory();
    }

    private static OutputStream full() throws IOException {
        return Files.newOutputStream(Path.of("/dev/full"));
    }

    @Test
    void a_server_that_cannot_be_reached_is_told() {
        assertRefused(new Login("jdbc:postgresql://127.0.0.1:1/none", "nobody", ""), file())
                .hasMessageContaining("The database said");
        assertRefused(new Login(reader(filled).url(), Roles.BACKUP, "guessed"), file())
                .hasMessageContaining("password authentication failed");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_database_of_nobody_is_told() throws SQLException {
        assertRefused(reader(databases.empty()), file()).hasMessageContaining("holds no data of Showdown yet");
    }
}
