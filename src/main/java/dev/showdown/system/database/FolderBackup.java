package dev.showdown.system.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;

/// Backup and restore of the embedded database in a data folder, whether an application runs on it or not.
public final class FolderBackup {
    private FolderBackup() {}

    /// While an application runs on the folder, its server is asked, and nobody is in the way.
    public static Manifest write(Path folder, Path target) {
        if (!FolderServer.hasDatabase(folder)) {
            throw new BackupFailed("The folder " + folder + " holds no database; name the data folder with --data.");
        }
        return DataFolder.isInUse(folder)
                ? Backup.write(running(folder), target)
                : started(folder, database -> Backup.write(database.login(Roles.BACKUP), target));
    }

    /// How to reach the server that another process runs on the folder.
    private static Login running(Path folder) {
        try {
            return reached(folder, FolderServer.login(folder, Roles.BACKUP));
        } catch (StartRefused e) {
            throw new BackupFailed(e.getMessage(), e);
        }
    }

    private static Login reached(Path folder, Login login) {
        try {
            login.open().close();
            return login;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("28")) {
                throw new BackupFailed(
                        "Showdown on the folder " + folder
                                + " was started by a release that knows no backups; start it anew with this one.",
                        e);
            }
            throw new BackupFailed(
                    "Showdown is just starting or stopping on the folder " + folder + "; try again in a moment.", e);
        }
    }

    /// Nothing is made before the file has turned out to be whole.
    public static Manifest restore(Path folder, Path file) {
        try (Archive archive = Archive.open(file)) {
            return started(folder, database -> Restore.read(database.login(Roles.OWNER), Roles.APPLICATION, archive));
        }
    }

    private static Manifest started(Path folder, Function<EmbeddedDatabase, Manifest> work) {
        EmbeddedDatabase database = EmbeddedDatabase.start(DataFolder.open(folder));
        Thread interrupted = new Thread(database::close, "embedded-database-stop");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return work.apply(database);
        } finally {
            if (Hooks.forgotten(interrupted)) {
                database.close();
            }
        }
    }
}
