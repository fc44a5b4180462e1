package dev.showdown.system.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Why a backup was not written or not restored, in one sentence that tells the operator what to do.
public final class BackupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFailed(String sentence) {
        super(sentence);
    }

    BackupFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static BackupFailed of(Path file, IOException e) {
        String why = String.valueOf(e.getMessage());
        if (why.contains("No space left on device")) {
            return new BackupFailed(
                    "The disk that holds " + file + " is full; free some space, or choose another place.", e);
        }
        if (e instanceof AccessDeniedException) {
            why = "not permitted";
        } else if (e instanceof FileSystemException system && system.getReason() != null) {
            why = system.getReason();
        }
        return new BackupFailed("The file " + file + " cannot be read or written (" + why + ").", e);
    }

    /// The first line of what the server said: those that follow may quote rows.
    static BackupFailed of(SQLException e) {
        return new BackupFailed("The database said: " + firstLine(e), e);
    }

    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("nothing")
                .replaceFirst("\\.?$", ".");
    }
}
