package dev.showdown.system.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A backup is the way from one major version of PostgreSQL to another: up to the product's own, and back down.
@Tag("older-postgres")
class OtherMajorVersionTest {
    private static final String OLDEST = "15";

    @TempDir
    static Path folder;

    private static Databases older;
    private static Databases own;

    @BeforeAll
    static void start() throws IOException, SQLException {
        own = new Databases(folder.resolve("own"));
        older = OlderServer.start(folder.resolve("older"));
    }

    @AfterAll
    static void stop() {
        older.close();
        own.close();
    }

    private static void move(Databases from, Databases to, String name) throws SQLException {
        String source = from.filled();
        Path file = folder.resolve(name);
        Manifest written = Backup.write(from.login(source, Roles.BACKUP), file);
        String target = to.empty();
        Restore.read(to.login(target, Roles.OWNER), Roles.APPLICATION, file);
        assertThat(to.written(target)).isEqualTo(from.written(source)).isNotEqualTo(to.written(to.migrated()));
        assertThat(to.ask(target, "select count(*) from assessment where words @@ to_tsquery('simple', 'slash')"))
                .as("its words are found")
                .isEqualTo("1");
        assertThat(to.tablesThatForceRowSecurity(target))
                .contains("assessment,")
                .isEqualTo(from.tablesThatForceRowSecurity(source));
        assertThat(to.ask(target, Roles.APPLICATION, "select count(*) from assessment"))
                .as("the walls stand")
                .isEqualTo("0");
        Manifest again = Backup.write(to.login(target, Roles.BACKUP), folder.resolve(name + ".again"));
        assertThat(again.tables()).isEqualTo(written.tables());
        assertThat(again.numbers()).isEqualTo(written.numbers());
    }

    private static String major(Databases server) throws SQLException {
        return server.ask(Roles.DATABASE, "select current_setting('server_version_num')::int / 10000");
    }

    @Test
    void the_servers_are_far_apart() throws SQLException {
        assertThat(major(older)).isEqualTo(OLDEST);
        assertThat(major(own)).isEqualTo(EmbeddedDatabase.MAJOR_VERSION).isNotEqualTo(OLDEST);
    }

    @Test
    void every_row_moves_to_a_newer_server() throws SQLException {
        move(older, own, "newer.backup");
    }

    @Test
    void every_row_moves_to_an_older_server() throws SQLException {
        move(own, older, "older.backup");
    }
}
