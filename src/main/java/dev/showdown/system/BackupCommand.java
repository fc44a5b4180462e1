package dev.showdown.system;

import java.nio.file.Path;
import java.util.Set;

import dev.showdown.system.database.Backup;
import dev.showdown.system.database.BackupFailed;
import dev.showdown.system.database.FolderBackup;
import dev.showdown.system.database.Manifest;
import dev.showdown.system.database.Restore;
import dev.showdown.system.database.StartRefused;

/// `backup FILE` and `restore FILE`, of the embedded database or of an operator's own. It ends with 0 when everything
/// was done, 1 when nothing was, with the reason, and 2 when it was called in a way it does not know.
record BackupCommand(StartSettings settings) {
    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";

    static boolean isMeant(String... arguments) {
        return arguments.length > 0 && Set.of(BACKUP, RESTORE).contains(arguments[0]);
    }

    int run(String... arguments) {
        if (arguments.length != 2 || arguments[1].isBlank()) {
            System.err.println("showdown: Name one file: " + arguments[0] + " FILE.");
            return 2;
        }
        Path file = Path.of(arguments[1]).toAbsolutePath().normalize();
        try {
            System.out.println(arguments[0].equals(BACKUP) ? backup(file) : restore(file));
            return 0;
        } catch (StartRefused | BackupFailed e) {
            System.err.println("showdown: " + e.getMessage());
            return 1;
        }
    }

    private String backup(Path file) {
        if (settings.hasOwnDatabase()) {
            return written(Backup.write(settings.backupLogin(), file), file)
                    + "Keep SHOWDOWN_SECRET as well, elsewhere: without it, links do not open.";
        }
        return written(FolderBackup.write(settings.dataFolder(), file), file)
                + "Keep the file %s as well, elsewhere: without it, links do not open."
                        .formatted(settings.dataFolder().resolve("secret"));
    }

    private static String written(Manifest manifest, Path file) {
        return "Wrote %,d rows of %d tables, schema version %s, into %s.%n"
                .formatted(manifest.rows(), manifest.tables().size(), manifest.schema(), file);
    }

    private String restore(Path file) {
        if (settings.hasOwnDatabase()) {
            return restored(Restore.read(settings.ownerLogin(), settings.applicationRole(), file))
                    + "Links open with the SHOWDOWN_SECRET of that time.";
        }
        Path folder = settings.dataFolder();
        return restored(FolderBackup.restore(folder, file))
                + "Links open with the secret of that time: copy it to %s before you start."
                        .formatted(folder.resolve("secret"));
    }

    private static String restored(Manifest manifest) {
        return "Restored %,d rows of %d tables as they were at %s, and compared each with the backup.%n"
                .formatted(manifest.rows(), manifest.tables().size(), manifest.createdAt());
    }
}
