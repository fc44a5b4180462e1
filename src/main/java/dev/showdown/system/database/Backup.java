package dev.showdown.system.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

/// Writes every row of a database into one file, as they all were at one moment, while others go on working.
public final class Backup {
    static final String MANIFEST = "manifest.json";
    /// How values are written must not depend on the server or its clients.
    static final String SAME_EVERYWHERE = "set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';"
            + " set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex'; set xmloption = 'content'";
    static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private static final int BUFFER = 1 << 16;
    private static final String MODE = "rw-------";

    private Backup() {}

    /// Where the bytes of the archive go.
    interface Place {
        OutputStream open(Path draft) throws IOException;
    }

    /// @param login of a role that row-level security does not bind, and that only reads
    public static Manifest write(Login login, Path target) {
        return write(login, target, Backup::privately);
    }

    static Manifest write(Login login, Path target, Place place) {
        if (Files.exists(target)) {
            throw new BackupFailed("The file " + target + " is there already, and is not overwritten; choose another.");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BackupFailed("There is no folder " + folder + " to write the backup into.");
        }
        Path draft = folder.resolve(target.getFileName() + ".part");
        try {
            return drafted(login, target, draft, place);
        } catch (FileAlreadyExistsException e) {
            throw new BackupFailed(
                    "The file " + e.getFile() + " is there already: another backup writes it, or was cut short; "
                            + "delete it if none does.",
                    e);
        } catch (IOException e) {
            throw BackupFailed.of(target, e);
        }
    }

    private static Manifest drafted(Login login, Path target, Path draft, Place place) throws IOException {
        OutputStream out = place.open(draft);
        Thread interrupted = new Thread(() -> discard(draft), "backup-interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            Manifest manifest;
            try (out) {
                manifest = write(login, out);
            }
            Files.move(draft, target);
            return manifest;
        } finally {
            discard(draft);
            Hooks.forgotten(interrupted);
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            System.err.println("showdown: The unfinished file " + draft + " could not be deleted.");
        }
    }

    /// For its owner alone: it holds everything.
    private static OutputStream privately(Path draft) throws IOException {
        FileChannel channel = FileChannel.open(
                draft,
                Set.of(CREATE_NEW, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
        return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER) {
            @Override
            public void close() throws IOException {
                flush();
                channel.force(true);
                super.close();
            }
        };
    }

    private static Manifest write(Login login, OutputStream out) throws IOException {
        try (Connection connection = login.open();
                Statement statement = connection.createStatement()) {
            refuseBound(statement, login);
            statement.execute(SAME_EVERYWHERE);
            statement.execute("set row_security = off");
            // One moment for everything, and no migration until the last table is copied. A lock takes no snapshot.
            Catalogue before = Catalogue.of(connection);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            lock(statement, before);
            Catalogue catalogue = Catalogue.of(connection);
            if (!catalogue.tables().equals(before.tables())
                    || !catalogue.schema().equals(before.schema())) {
                throw new BackupFailed("The tables have just changed under the backup; begin it again.");
            }
            ZipOutputStream zip = new ZipOutputStream(out);
            Manifest manifest = copy(connection.unwrap(PGConnection.class), statement, catalogue, zip);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            JSON.writeValue(zip, manifest);
            zip.finish();
            return manifest;
        } catch (SQLException e) {
            throw BackupFailed.of(e);
        }
    }

    /// A backup that lacks what a policy hides would be found out when it is needed.
    private static void refuseBound(Statement statement, Login login) throws SQLException {
        try (ResultSet role =
                statement.executeQuery("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            if (!role.next() || !role.getBoolean(1)) {
                throw new BackupFailed("The role " + login.user() + " does not see every row; a backup needs one with"
                        + " BYPASSRLS that may read every table.");
            }
        }
        try (ResultSet unreadable = statement.executeQuery("""
                select relname from pg_class where relnamespace = current_schema()::regnamespace
                and case relkind when 'S' then not has_sequence_privilege(oid, 'SELECT')
                    when 'r' then not has_table_privilege(oid, 'SELECT') end
                """)) {
            if (unreadable.next()) {
                throw new BackupFailed("The role " + login.user() + " may not read " + unreadable.getString(1)
                        + "; grant it pg_read_all_data.");
            }
        }
    }

    private static void lock(Statement statement, Catalogue catalogue) throws SQLException {
        if (catalogue.schema().isEmpty()) {
            throw new BackupFailed("This database holds no data of Showdown yet, so there is nothing to back up.");
        }
        statement.execute("lock table "
                + catalogue.tables().stream()
                        .map(table -> Table.quoted(table.name()))
                        .collect(Collectors.joining(", "))
                + " in access share mode");
    }

    private static Manifest copy(PGConnection server, Statement statement, Catalogue catalogue, ZipOutputStream zip)
            throws SQLException, IOException {
        CopyManager copies = server.getCopyAPI();
        List<Manifest.Copied> copied = new ArrayList<>();
        for (Table table : catalogue.tables()) {
            Manifest.Copied empty = new Manifest.Copied(table.name(), table.columns(), 0, "");
            zip.putNextEntry(new ZipEntry(empty.entry()));
            BufferedOutputStream buffered = new BufferedOutputStream(zip, BUFFER);
            Measured measured = new Measured(buffered);
            copies.copyOut(table.copyOut(table.columns()), measured);
            buffered.flush();
            zip.closeEntry();
            copied.add(measured.of(table.name(), table.columns()));
        }
        // Numbers are given outside of transactions: asked for last, none of them lies behind the rows.
        Catalogue last = Catalogue.of(statement.getConnection());
        try (ResultSet moment =
                statement.executeQuery("select to_json(now())#>>'{}', current_setting('server_version')")) {
            moment.next();
            return new Manifest(
                    Manifest.FORMAT,
                    catalogue.schema().orElseThrow(),
                    moment.getString(1),
                    moment.getString(2),
                    copied,
                    last.numbers());
        }
    }
}
