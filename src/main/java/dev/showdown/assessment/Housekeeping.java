package dev.showdown.assessment;

import java.util.function.IntSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import dev.showdown.account.AuditLog;
import dev.showdown.account.EndedAccess;
import dev.showdown.account.Letters;
import dev.showdown.account.RateLimits;
import dev.showdown.account.Replies;
import dev.showdown.account.Sessions;

/** Deletes what nobody has opened for long, or wants any more. Each step can run twice, or on two replicas at once, without harm. */
@ApplicationScoped
class Housekeeping {

    private final Leftovers leftovers;
    private final Sessions sessions;
    private final RateLimits limits;
    private final Replies replies;
    private final Letters letters;
    private final EndedAccess access;
    private final AuditLog audit;

    Housekeeping(
            Leftovers leftovers,
            Sessions sessions,
            RateLimits limits,
            Replies replies,
            Letters letters,
            EndedAccess access,
            AuditLog audit) {
        this.leftovers = leftovers;
        this.sessions = sessions;
        this.limits = limits;
        this.replies = replies;
        this.letters = letters;
        this.access = access;
        this.audit = audit;
    }

    @Scheduled(
            every = "${showdown.housekeeping.every:1h}",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void removeForgotten() {
        int forgotten = untilNone(leftovers::removeForgotten);
        int thrown = untilNone(leftovers::removeTrash);
        long expired = sessions.removeExpired();
        int empty = untilNone(leftovers::removeEmptyGuests);
        limits.removeEnded();
        replies.removeOld();
        letters.removeEnded();
        untilNone(access::removeEnded);
        audit.removeOld();
        if (forgotten + thrown + expired + empty > 0) {
            Log.infof(
                    "Removed %d forgotten assessments, %d from the trash, %d expired sessions, %d empty guest workspaces",
                    forgotten, thrown, expired, empty);
        }
    }

    private static int untilNone(IntSupplier some) {
        int all = 0;
        for (int removed = some.getAsInt(); removed > 0; removed = some.getAsInt()) {
            all += removed;
        }
        return all;
    }
}
