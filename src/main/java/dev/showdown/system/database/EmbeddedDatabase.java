package dev.showdown.system.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

/// The PostgreSQL server that the application runs for itself, in its data folder, when it is given no other.
///
/// The library that unpacks and starts it is made for tests: it switches durability off and trusts every local
/// user. Both are reversed here, and so is what a test never meets: servers left behind, full disks, old versions.
public final class EmbeddedDatabase implements AutoCloseable {
    static final String MAJOR_VERSION = "18";

    private static final long ROOM_FOR_FIRST_START = 256L << 20;
    /// Below this PostgreSQL may start and give up, and cannot even log why.
    private static final long ROOM_FOR_ANY_START = 32L << 20;
    /// Recovery after a crash may take minutes; a start that fails is noticed at once, in the log.
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private static final int ATTEMPTS = 15;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// Kept in the system properties, the one place that outlives the class loaders of the development mode.
    private static final String RUNNING = "showdown.running.";
    /// Held, or its level would be forgotten. Failures are told in one sentence here, not in the library's traces.
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private final String url;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server, String url) {
        this.folder = folder;
        this.server = server;
        this.url = url;
    }

    /// The properties of the server that this very process already runs on the folder, if it does.
    public static Optional<Map<String, String>> running(Path folder) {
        try {
            return Optional.ofNullable(System.getProperty(RUNNING + folder.toRealPath()))
                    .map(known -> properties(known.split(" ")[0], known.split(" ")[1]));
        } catch (IOException notThereYet) {
            return Optional.empty();
        }
    }

    /// Starts the server and makes its database where that is missing. Takes the folder over, and closes it.
    public static EmbeddedDatabase start(DataFolder folder) {
        LIBRARY.setLevel(Level.OFF);
        ServerLog log = new ServerLog(folder.log());
        try {
            refuseUnusable(folder);
            new LeftoverServer(folder.cluster()).stop();
            discardUnfinished(folder);
            log.begin();
            EmbeddedPostgres server = launch(folder, log);
            EmbeddedDatabase database = new EmbeddedDatabase(folder, server, prepare(folder, server));
            markFinished(folder);
            System.setProperty(RUNNING + folder.root(), database.url + " " + folder.databasePassword());
            return database;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            folder.close();
            throw new StartRefused("The start of the embedded database was interrupted.", e);
        } catch (StartRefused e) {
            folder.close();
            throw e;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            folder.close();
            throw explained(folder, log, e);
        }
    }

    private static void refuseUnusable(DataFolder folder) throws IOException {
        if (new UnixSystem().getUid() == 0 && !LinuxUtils.isUnshareAvailable()) {
            throw new StartRefused("PostgreSQL does not run as root and this system forbids 'unshare -U'; "
                    + "start as another user, or set SHOWDOWN_DATABASE_URL.");
        }
        Path version = folder.cluster().resolve("PG_VERSION");
        refuseFullDisk(folder, Files.exists(version) ? ROOM_FOR_ANY_START : ROOM_FOR_FIRST_START);
        if (Files.exists(version)) {
            String major = Files.readString(version).strip();
            if (!major.equals(MAJOR_VERSION) && Files.notExists(folder.unfinished())) {
                throw new StartRefused("The data folder " + folder.root() + " was made by PostgreSQL " + major
                        + " and this release brings " + MAJOR_VERSION
                        + "; use the release that made it, or take its data along: './showdown backup FILE' there,"
                        + " './showdown restore FILE' with this release and another folder.");
            }
        }
    }

    private static void refuseFullDisk(DataFolder folder, long room) throws IOException {
        if (Files.getFileStore(folder.root()).getUsableSpace() < room) {
            throw new StartRefused("The disk that holds " + folder.root() + " is full; free at least " + (room >> 20)
                    + " MB and start again.");
        }
    }

    /// A first start that was cut short left half a cluster, and any failed start possibly half the binaries: the
    /// library notices neither.
    private static void discardUnfinished(DataFolder folder) throws IOException {
        if (Files.exists(folder.unfinished())) {
            DataFolder.delete(folder.cluster());
        }
        if (!Files.deleteIfExists(unpacked(folder))) {
            DataFolder.delete(folder.binaries());
        }
        if (Files.notExists(folder.cluster()) && Files.notExists(folder.unfinished())) {
            folder.databasePassword();
            Files.createFile(folder.unfinished());
        }
        folder.makeClusterPrivate();
    }

    private static void markFinished(DataFolder folder) throws IOException {
        Files.deleteIfExists(folder.unfinished());
        Files.createFile(unpacked(folder));
    }

    private static Path unpacked(DataFolder folder) {
        return folder.binaries().resolve("unpacked");
    }

    private static EmbeddedPostgres launch(DataFolder folder, ServerLog log) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Optional<EmbeddedPostgres> server = watched(builder(folder), log);
            if (server.isPresent()) {
                return server.get();
            }
            if (attempt == ATTEMPTS || !log.saysTryAgain()) {
                throw new IOException("The server ended during its start.");
            }
            Thread.sleep(PAUSE);
            log.beginAgain();
        }
    }

    /// The library would wait for a server that has long given up. Its wait ends early, as if in success, when its
    /// thread is interrupted.
    private static Optional<EmbeddedPostgres> watched(EmbeddedPostgres.Builder builder, ServerLog log)
            throws IOException, InterruptedException {
        Thread starter = Thread.currentThread();
        Thread watcher = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!log.saysFailed()) {
                    Thread.sleep(100);
                }
                starter.interrupt();
            } catch (InterruptedException started) {
                Thread.currentThread().interrupt();
            }
        });
        EmbeddedPostgres server;
        try {
            server = builder.start();
        } finally {
            watcher.interrupt();
        }
        if (Thread.interrupted()) {
            server.close();
            return Optional.empty();
        }
        return Optional.of(server);
    }

    private static EmbeddedPostgres.Builder builder(DataFolder folder) {
        // The library unpacks below this folder, and deletes every cluster below it that looks abandoned.
        System.setProperty("ot.epg.working-dir", folder.binaries().toString());
        var log = ProcessBuilder.Redirect.appendTo(folder.log().toFile());
        return EmbeddedPostgres.builder()
                // Another resolver for each folder: the library remembers where it unpacked by resolver.
                .setPgBinaryResolver((system, machine) -> binaries(folder, system, machine))
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.databasePasswordFile().toString())
                // The server's own locale: the same on every machine, and nothing need be installed for it.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.databasePassword())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("log_checkpoints", "off")
                // People's words belong into tables, not into the log.
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic");
    }

    private static InputStream binaries(DataFolder folder, String system, String machine) throws IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        } catch (IllegalStateException e) {
            throw new StartRefused(
                    "This build carries no PostgreSQL for " + system + " on " + machine
                            + "; build it on this machine, or set SHOWDOWN_DATABASE_URL.",
                    e);
        }
    }

    private static String prepare(DataFolder folder, EmbeddedPostgres server) throws IOException {
        try {
            Roles.prepare(server, folder.databasePassword());
        } catch (SQLException e) {
            server.close();
            throw new IOException(e.getMessage(), e);
        }
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + Roles.DATABASE;
    }

    private static StartRefused explained(DataFolder folder, ServerLog log, Throwable cause) {
        if (log.says("No space left on device")
                || String.valueOf(cause.getMessage()).contains("No space left")) {
            return new StartRefused(
                    "The disk that holds " + folder.root() + " is full; free some space and start again.", cause);
        }
        String why = log.complaint()
                .orElseGet(() -> String.valueOf(
                        cause.getMessage() == null && cause.getCause() != null
                                ? cause.getCause().getMessage()
                                : cause.getMessage()));
        return new StartRefused(
                "The embedded database in " + folder.root() + " did not start (" + why + "); see " + folder.log() + ".",
                cause);
    }

    /// What the application needs to reach the database, as Quarkus names it.
    public Map<String, String> properties() {
        return properties(url, folder.databasePassword());
    }

    static Map<String, String> properties(String url, String password) {
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", Roles.APPLICATION,
                "quarkus.datasource.password", password,
                "quarkus.flyway.username", Roles.OWNER,
                "quarkus.flyway.password", password);
    }

    public String url() {
        return url;
    }

    Login login(String role) {
        return new Login(url, role, folder.databasePassword());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("The embedded database did not stop.", e);
        } finally {
            System.clearProperty(RUNNING + folder.root());
            folder.close();
        }
    }
}
