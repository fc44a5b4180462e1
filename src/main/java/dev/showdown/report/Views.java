package dev.showdown.report;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * How often shared reports are read. Counted in memory and written every few seconds, so that reading writes nothing.
 * Each replica adds what it has counted itself.
 */
@ApplicationScoped
public class Views {

    private final Map<UUID, Counted> counted = new ConcurrentHashMap<>();
    private final SharedReports shared;
    private final Clock clock;

    Views(SharedReports shared, Clock clock) {
        this.shared = shared;
        this.clock = clock;
    }

    private record Counted(UUID workspace, long views, Instant last) {

        Counted and(Counted other) {
            return new Counted(other.workspace, views + other.views, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Somebody reads the report behind this link. */
    public void count(SharedLink link) {
        add(link.id(), new Counted(link.workspace(), 1, clock.instant()));
    }

    private void add(UUID share, Counted more) {
        counted.merge(share, more, Counted::and);
    }

    /** Writes what was counted since the last time. What cannot be written now is kept for the next time. */
    @Scheduled(every = "${showdown.views.written-every:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        for (UUID share : counted.keySet()) {
            Counted taken = counted.remove(share);
            if (taken == null) {
                continue;
            }
            try {
                shared.addViews(taken.workspace, share, taken.views, taken.last);
            } catch (RuntimeException e) {
                add(share, taken);
                Log.warnf("Views cannot be written now: %s", e.getMessage());
                return;
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        write();
    }
}
