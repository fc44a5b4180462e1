package dev.showdown.system.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Fills an empty database from a backup: the schema as it was then, all rows or none, each compared with the backup.
/// The next start migrates it on to the present schema.
public final class Restore {
    private static final String BUSY = "55P03";

    private final Login owner;
    private final Archive archive;
    private final Manifest manifest;

    private Restore(Login owner, Archive archive) {
        this.owner = owner;
        this.archive = archive;
        this.manifest = archive.manifest();
    }

    /// @param owner of the tables that will be made
    /// @param application the role that the application works as
    public static Manifest read(Login owner, String application, Path file) {
        try (Archive archive = Archive.open(file)) {
            return read(owner, application, archive);
        }
    }

    static Manifest read(Login owner, String application, Archive archive) {
        try {
            new Restore(owner, archive).restore(application);
            return archive.manifest();
        } catch (IOException e) {
            throw archive.unreadable(e);
        } catch (SQLException e) {
            throw BUSY.equals(e.getSQLState())
                    ? new BackupFailed("Somebody else uses this database; stop Showdown on it first.", e)
                    : BackupFailed.of(e);
        } catch (FlywayException e) {
            throw new BackupFailed("The tables could not be made: " + BackupFailed.firstLine(e), e);
        }
    }

    private void restore(String application) throws SQLException, IOException {
        FluentConfiguration schema = Flyway.configure(Restore.class.getClassLoader())
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("application", application));
        try (Connection connection = owner.open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Catalogue present = Catalogue.of(connection);
            refuseUnfit(present, schema.load().info().all());
            hold(present, statement);
            connection.rollback();
            schema.target(MigrationVersion.fromVersion(manifest.schema()))
                    .load()
                    .migrate();
            load(connection, statement);
            connection.commit();
        }
    }

    private void refuseUnfit(Catalogue present, MigrationInfo[] known) {
        MigrationVersion wanted = MigrationVersion.fromVersion(manifest.schema());
        if (Stream.of(known).noneMatch(migration -> wanted.equals(migration.getVersion()))) {
            throw new BackupFailed("This backup was made by a newer release (schema version " + wanted
                    + "), which this one cannot restore; use that release, or a newer one.");
        }
        if (present.schema().isEmpty() && !present.tables().isEmpty()) {
            throw new BackupFailed("This database holds tables of something else (such as "
                    + present.tables().getFirst().name() + "); a backup is restored into an empty one only.");
        }
        if (present.schema()
                .map(MigrationVersion::fromVersion)
                .filter(newest -> newest.isNewerThan(wanted))
                .isPresent()) {
            throw new BackupFailed("This database has newer tables (schema version "
                    + present.schema().orElseThrow() + ") than the backup (" + wanted
                    + "); restore into an empty one.");
        }
    }

    /// Keeps everybody else out until the transaction ends. The owner, whom row-level security binds as well, is let
    /// in: without that, tables full of rows would look empty, and none could be written.
    private static void hold(Catalogue tables, Statement statement) throws SQLException {
        statement.execute("set local lock_timeout = '5s'");
        for (Table table : tables.tables()) {
            statement.execute("alter table " + Table.quoted(table.name()) + " no force row level security");
        }
        for (Table table : tables.tables()) {
            try (ResultSet rows =
                    statement.executeQuery("select exists (select from " + Table.quoted(table.name()) + ")")) {
                if (rows.next() && rows.getBoolean(1)) {
                    throw new BackupFailed("This database holds rows already (in the table " + table.name()
                            + "); a backup is restored into an empty one only.");
                }
            }
        }
    }

    private void load(Connection connection, Statement statement) throws SQLException, IOException {
        List<String> forced = forced(statement);
        Catalogue made = Catalogue.of(connection);
        hold(made, statement);
        statement.execute(Backup.SAME_EVERYWHERE);
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        List<Catalogue.Forward> forward = made.forward(connection);
        for (Catalogue.Forward reference : forward) {
            alter(reference, "deferrable initially deferred", statement);
        }
        for (Manifest.Copied table : manifest.tables()) {
            Table target = made.table(table.name())
                    .filter(found -> found.columns().containsAll(table.columns()))
                    .orElseThrow(() -> new BackupFailed("The table " + table.name()
                            + " of this backup is not as this release knows it in schema version " + manifest.schema()
                            + "; use the release that made the backup."));
            try (InputStream rows = archive.rows(table)) {
                copies.copyIn(target.copyIn(table.columns()), rows);
            }
        }
        statement.execute("set constraints all immediate");
        for (Catalogue.Forward reference : forward) {
            alter(reference, "not deferrable", statement);
        }
        for (Map.Entry<String, Long> number : manifest.numbers().entrySet()) {
            set(connection, number.getKey(), number.getValue());
        }
        compare(copies, made, connection);
        for (String table : forced) {
            statement.execute("alter table " + Table.quoted(table) + " force row level security");
        }
    }

    private static List<String> forced(Statement statement) throws SQLException {
        List<String> forced = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select relname from pg_class"
                + " where relnamespace = current_schema()::regnamespace and relforcerowsecurity")) {
            while (found.next()) {
                forced.add(found.getString(1));
            }
        }
        return forced;
    }

    private static void alter(Catalogue.Forward reference, String how, Statement statement) throws SQLException {
        statement.execute("alter table " + Table.quoted(reference.table()) + " alter constraint "
                + Table.quoted(reference.name()) + " " + how);
    }

    private static void set(Connection connection, String sequence, long last) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
            statement.setString(1, Table.quoted(sequence));
            statement.setLong(2, last);
            statement.execute();
        }
    }

    /// What was restored, read back: a copy that differs in one character is none.
    private void compare(CopyManager copies, Catalogue made, Connection connection) throws SQLException, IOException {
        for (Manifest.Copied table : manifest.tables()) {
            Measured measured = new Measured(OutputStream.nullOutputStream());
            copies.copyOut(made.table(table.name()).orElseThrow().copyOut(table.columns()), measured);
            if (!measured.of(table.name(), table.columns()).equals(table)) {
                throw new BackupFailed("The table " + table.name()
                        + " was restored otherwise than it stands in the backup, so nothing was kept.");
            }
        }
        if (!Catalogue.of(connection).numbers().equals(manifest.numbers())) {
            throw new BackupFailed("The numbers of rows go on otherwise than in the backup, so nothing was kept.");
        }
    }
}
