package dev.showdown.account;

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

/** When tokens were last used. Noted in memory and written later, so that a call that reads writes nothing. */
@ApplicationScoped
public class TokenUses {

    private final Map<UUID, Use> noted = new ConcurrentHashMap<>();
    private final TokenHolders holders;
    private final Clock clock;

    TokenUses(TokenHolders holders, Clock clock) {
        this.holders = holders;
        this.clock = clock;
    }

    private record Use(UUID workspace, Instant at) {

        Use and(Use other) {
            return at.isAfter(other.at) ? this : other;
        }
    }

    public void note(Caller.TokenHolder holder) {
        noted.merge(holder.token(), new Use(holder.workspace(), clock.instant()), Use::and);
    }

    /** Writes what was noted since the last time. What cannot be written now is kept for the next time. */
    @Scheduled(every = "${showdown.tokens.uses-written-every:20s}", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        for (UUID token : noted.keySet()) {
            Use use = noted.remove(token);
            if (use == null) {
                continue;
            }
            try {
                holders.noteUse(use.workspace(), token, use.at());
            } catch (RuntimeException e) {
                noted.merge(token, use, Use::and);
                Log.warnf("Uses of tokens cannot be written now: %s", e.getMessage());
                return;
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        write();
    }
}
