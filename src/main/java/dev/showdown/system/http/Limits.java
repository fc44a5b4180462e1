package dev.showdown.system.http;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.RateLimits;
import dev.showdown.account.RateLimits.Balance;
import dev.showdown.account.RateLimits.Policy;

/** Charges a caller's address for what anybody may do, and says in headers what is left. */
@ApplicationScoped
public class Limits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Policy PASSWORDS = new Policy("passwords", 5, MINUTE);

    private final RateLimits limits;
    private final RoutingContext routing;
    private final Visit visit;
    private final Policy policy;
    private final Policy keyedPolicy;
    private final Policy misses;

    Limits(RateLimits limits, RoutingContext routing, Visit visit, HttpConfig config) {
        this.limits = limits;
        this.routing = routing;
        this.visit = visit;
        this.policy = new Policy(
                "default", config.limits().anonymous(), config.limits().window());
        this.keyedPolicy =
                new Policy("default", config.limits().keyed(), config.limits().window());
        this.misses = new Policy("misses", config.limits().misses(), MINUTE);
    }

    /** Every call of a program counts, before it is looked at any further. */
    @ServerRequestFilter
    void call() {
        if (Api.serves(routing)) {
            charge(1);
        }
    }

    /** Charges units for what the caller is about to do; refused when the window's quota is used up. */
    public void charge(long units) {
        boolean keyed = visit.caller() instanceof Caller.KeyHolder;
        charge(
                keyed ? keyedPolicy : policy,
                keyed ? visit.caller().getName() : address(),
                units,
                "That was more than is allowed in %d seconds.");
    }

    /** Charges the caller for a link that leads nowhere: whoever guesses many is stopped. */
    public void miss() {
        charge(misses, address(), 1, "That were more links that lead nowhere than are allowed in %d seconds.");
    }

    /** Charges the caller for trying a password on a link. Other links, and other callers, are not held up. */
    public void tryPassword(UUID link) {
        charge(PASSWORDS, link + " " + address(), 1, "That were more passwords than may be tried in %d seconds.");
    }

    private String address() {
        return routing.request().remoteAddress().hostAddress();
    }

    private void charge(Policy limit, String caller, long units, String words) {
        Balance balance = limits.charge(limit, caller, units);
        long seconds = limit.window().toSeconds();
        routing.response()
                .putHeader("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(limit.name(), limit.quota(), seconds))
                .putHeader(
                        "RateLimit",
                        "\"%s\";r=%d;t=%d"
                                .formatted(limit.name(), Math.max(0, balance.remaining()), balance.resetSeconds()));
        if (balance.remaining() < 0) {
            throw new Refused.TooMany(
                    words.formatted(seconds) + " Try again in %d seconds.".formatted(balance.resetSeconds()),
                    (int) balance.resetSeconds());
        }
    }
}
