package dev.showdown.system.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.sun.security.auth.module.UnixSystem;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

/// Everything that an installation with the embedded database keeps: the database, its binaries, its log and the
/// secrets. Open means locked: one application at a time, and the lock dies with the process, however it ends.
public final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    private static final int SECRET_BYTES = 32;

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Makes the folder where it is missing, and locks it.
    public static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Path root = Files.createDirectories(folder).toRealPath();
            refuseUnusable(root);
            Files.setPosixFilePermissions(root, FOLDER_MODE);
            return new DataFolder(root, lock(root));
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "not permitted" : e.getReason();
            throw new StartRefused(
                    "The data folder " + folder + " cannot be used (" + reason
                            + "); make it writable for this user, or choose another with --data.",
                    e);
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartRefused(
                    "The data folder " + folder + " cannot be used (" + e.getMessage()
                            + "); choose another with --data.",
                    e);
        }
    }

    /// Whether an application, this one or another, runs on it.
    static boolean isInUse(Path path) {
        Path lock = path.resolve("lock");
        if (Files.notExists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, WRITE);
                FileLock held = channel.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        } catch (IOException e) {
            throw new StartRefused("The data folder " + path + " cannot be used (" + e.getMessage() + ").", e);
        }
    }

    private static void refuseUnusable(Path root) throws IOException {
        if (root.toString().matches(".*[\"$`\\\\\\p{Cntrl}].*")) {
            // pg_ctl hands its command to a shell, between double quotes.
            throw new StartRefused(
                    "The data folder " + root
                            + " has a quote, dollar sign, backslash or control character in its path; choose another with --data.");
        }
        if (((Number) Files.getAttribute(root, "unix:uid")).longValue() != new UnixSystem().getUid()) {
            throw new StartRefused("The data folder " + root
                    + " belongs to another user; start as that user, or choose another folder with --data.");
        }
        // Its mode is about to be changed: never that of a home or a temporary folder given by mistake.
        if (!Files.exists(root.resolve("lock"))) {
            try (var entries = Files.list(root)) {
                if (entries.anyMatch(entry -> !entry.endsWith("lost+found"))) {
                    throw new StartRefused(
                            "The folder " + root + " holds other files; choose an empty or a new folder with --data.");
                }
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve("lock"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // The same answer as for another process.
        }
        channel.close();
        throw new StartRefused(
                "Showdown already runs on the data folder " + root + "; stop it first, or choose another with --data.");
    }

    public Path root() {
        return root;
    }

    public Path cluster() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("binaries");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /// Present from before the first file of the cluster until the database in it is ready.
    Path unfinished() {
        return root.resolve("unfinished");
    }

    /// The key of every signature and link, made at the first start and the same ever after.
    public String secret() {
        return secret(root.resolve("secret"));
    }

    Path databasePasswordFile() {
        return root.resolve("database-password");
    }

    String databasePassword() {
        if (Files.notExists(databasePasswordFile()) && Files.exists(cluster())) {
            throw new StartRefused("The file " + databasePasswordFile()
                    + " is missing and the database cannot be opened without it; restore it from a backup.");
        }
        return secret(databasePasswordFile());
    }

    private String secret(Path file) {
        try {
            if (Files.notExists(file)) {
                writeSecret(file);
            }
            Files.setPosixFilePermissions(file, FILE_MODE);
            String secret = Files.readString(file).strip();
            if (secret.length() < SECRET_BYTES) {
                throw new StartRefused("The file " + file + " is damaged; restore it from a backup.");
            }
            return secret;
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be read or written (" + e.getMessage() + ").", e);
        }
    }

    /// Complete or not there at all: a start that is cut short must not leave half a secret.
    private void writeSecret(Path file) throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel =
                FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(FILE_MODE))) {
            channel.write(ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Before the first start the cluster has no mode of its own; later, PostgreSQL insists on a private one.
    void makeClusterPrivate() throws IOException {
        if (Files.exists(cluster())) {
            Files.setPosixFilePermissions(cluster(), FOLDER_MODE);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (var paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StartRefused("The lock of the data folder " + root + " could not be released.", e);
        }
    }
}
