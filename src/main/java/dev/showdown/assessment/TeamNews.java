package dev.showdown.assessment;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears from the database that something happened in a team, and wakes whoever waits for that. There is one connection
 * for all who wait, of its own, and two threads; while nothing happens, a listener costs neither.
 */
@ApplicationScoped
public class TeamNews {

    /** Shorter than the time after which the program and its proxies close a connection on which nothing is sent. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int SECONDS_TO_ANSWER = 3;

    private final ListenConfig config;
    private final Map<UUID, Set<Waiting>> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService readers;
    private volatile Connection connection;
    private volatile boolean ended;

    TeamNews(ListenConfig config) {
        this.config = config;
        ThreadFactory threads =
                Thread.ofPlatform().daemon().name("team-readers-", 0).factory();
        this.readers = Executors.newScheduledThreadPool(2, threads);
    }

    /** Somebody who waits for what happens in a team. */
    public interface Listener {

        /** Something has happened, or may have: the table of events says what. Never called twice at once. */
        void look();

        /** A while has passed. */
        void beat();
    }

    /** A listener, and whether it is about to look already. */
    private record Waiting(Listener listener, AtomicBoolean woken) {

        void look() {
            synchronized (this) {
                woken.set(false);
                listener.look();
            }
        }
    }

    /** @return what ends it */
    public Runnable listen(UUID assessment, Listener listener) {
        Waiting added = new Waiting(listener, new AtomicBoolean());
        waiting.compute(assessment, (_, known) -> {
            Set<Waiting> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(added);
            return all;
        });
        wake(added);
        return () -> waiting.computeIfPresent(assessment, (_, known) -> {
            known.remove(added);
            return known.isEmpty() ? null : known;
        });
    }

    private void wake(Waiting woken) {
        if (!ended && woken.woken().compareAndSet(false, true)) {
            readers.execute(woken::look);
        }
    }

    /** How many listen right now. */
    int listeners() {
        return waiting.values().stream().mapToInt(Set::size).sum();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("team-news").start(this::hear);
        readers.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        waiting.values().forEach(all -> all.forEach(one -> one.listener().beat()));
    }

    private void hear() {
        Duration pause = SHORTEST_PAUSE;
        while (!ended) {
            try (Connection opened = open()) {
                connection = opened;
                pause = SHORTEST_PAUSE;
                // What was said before this connection listened is in the table.
                waiting.values().forEach(all -> all.forEach(this::wake));
                hear(opened);
            } catch (SQLException e) {
                if (!ended) {
                    Log.warnf("What happens in teams is not heard from the database: %s", e.getMessage());
                }
            }
            pause = rest(pause);
        }
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        config.user().ifPresent(user -> properties.setProperty("user", user));
        config.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", String.valueOf(SECONDS_TO_ANSWER));
        properties.setProperty("tcpKeepAlive", "true");
        Connection opened = new Driver().connect(config.url(), properties);
        if (opened == null) {
            throw new SQLException("this is no address of a PostgreSQL database");
        }
        try (Statement statement = opened.createStatement()) {
            statement.execute("listen " + TeamEvents.CHANNEL);
        }
        return opened;
    }

    private void hear(Connection opened) throws SQLException {
        PGConnection postgres = opened.unwrap(PGConnection.class);
        while (!ended) {
            PGNotification[] heard = postgres.getNotifications((int) BEAT.toMillis());
            if (heard == null || heard.length == 0) {
                if (!opened.isValid(SECONDS_TO_ANSWER)) {
                    throw new SQLException("the connection does not answer any more");
                }
            } else {
                for (PGNotification one : heard) {
                    waiting.getOrDefault(UUID.fromString(one.getParameter()), Set.of())
                            .forEach(this::wake);
                }
            }
        }
    }

    private Duration rest(Duration pause) {
        try {
            Thread.sleep(ended ? Duration.ZERO : pause);
        } catch (InterruptedException e) {
            ended = true;
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    void stop(@Observes ShutdownEvent event) {
        ended = true;
        readers.shutdownNow();
        Connection open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                Log.debug("The connection was closed already", e);
            }
        }
    }
}
