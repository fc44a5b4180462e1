package dev.showdown.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** How much each caller has used of what is limited. Kept in the database, so that all replicas count together. */
@ApplicationScoped
public class RateLimits implements PanacheRepositoryBase<RateLimit, RateLimit.Key> {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Clock clock;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param name for the headers
     * @param quota units in a window
     * @param window its length
     */
    public record Policy(String name, long quota, Duration window) {}

    /**
     * @param remaining units left in the window; negative when more was asked than there was
     * @param resetSeconds until the window ends
     */
    public record Balance(long remaining, long resetSeconds) {}

    /** Charges a caller, and says what is left. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Balance charge(Policy policy, String caller, long units) {
        Tuple row = (Tuple) getEntityManager()
                .createNativeQuery("""
                        insert into rate_limit as l (bucket, caller, window_start, used)
                        values (:bucket, :caller, now(), :units)
                        on conflict (bucket, caller) do update set
                            used = case when l.window_start <= now() - make_interval(secs => :window)
                                then excluded.used else l.used + excluded.used end,
                            window_start = case when l.window_start <= now() - make_interval(secs => :window)
                                then now() else l.window_start end
                        returning used, window_start + make_interval(secs => :window) as ends, now() as now
                        """, Tuple.class)
                .setParameter("bucket", policy.name())
                .setParameter("caller", caller)
                .setParameter("units", units)
                .setParameter("window", (double) policy.window().toSeconds())
                .getSingleResult();
        long used = row.get("used", Long.class);
        Duration rest = Duration.between(row.get("now", Instant.class), row.get("ends", Instant.class));
        return new Balance(policy.quota() - used, Math.max(1, rest.toSeconds()));
    }

    /** Forgets windows that ended long ago. */
    @Transactional
    public long removeEnded() {
        return delete("windowStart < ?1", clock.instant().minus(KEPT));
    }
}
