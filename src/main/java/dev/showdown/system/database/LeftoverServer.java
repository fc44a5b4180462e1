package dev.showdown.system.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The server of an application that was killed without a chance to stop it. Whoever holds the lock of the data
/// folder may stop it: its owner is gone. Number reuse is common, in containers above all, so nothing is signalled
/// that is not a PostgreSQL on this very folder.
record LeftoverServer(Path cluster) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    void stop() throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftover = process(pidFile).filter(this::isThisServer);
        if (leftover.isPresent()) {
            ProcessHandle server = leftover.get();
            // Fast shutdown first: it waits for nobody. The immediate one leaves the rest to crash recovery.
            if (!stopped(server, "INT") && !stopped(server, "QUIT")) {
                throw new StartRefused("A PostgreSQL server (process " + server.pid() + ") still runs on " + cluster
                        + " and does not stop; end it first.");
            }
        }
        // What remains names a process that is gone, waits to be reaped, or is something else by now; PostgreSQL
        // would refuse to start as long as any process has that number.
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> process(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// A process that ended but was not reaped has no command any more, so it does not count as running.
    private boolean isThisServer(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return process.isAlive()
                && info.command()
                        .filter(command -> command.contains("/postgres"))
                        .isPresent()
                && info.arguments()
                        .filter(arguments -> List.of(arguments).contains(cluster.toString()))
                        .isPresent();
    }

    private boolean stopped(ProcessHandle server, String signal) throws IOException, InterruptedException {
        // Java can only send the two signals that mean "wait for all clients" and "no clean-up at all".
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + server.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += PAUSE.toMillis()) {
            if (!isThisServer(server)) {
                return true;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }
}
