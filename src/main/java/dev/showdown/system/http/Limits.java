package dev.showdown.system.http;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.ext.web.RoutingContext;

import dev.showdown.Refused;
import dev.showdown.account.RateLimits;
import dev.showdown.account.RateLimits.Balance;
import dev.showdown.account.RateLimits.Policy;

/** Charges a caller's address for what anybody may do, and says in headers what is left. */
@ApplicationScoped
public class Limits {

    private final RateLimits limits;
    private final RoutingContext routing;
    private final Policy policy;

    Limits(RateLimits limits, RoutingContext routing, HttpConfig config) {
        this.limits = limits;
        this.routing = routing;
        this.policy = new Policy(
                "default", config.limits().anonymous(), config.limits().window());
    }

    /** Charges units for what the caller is about to do; refused when the window's quota is used up. */
    public void charge(long units) {
        String address = routing.request().remoteAddress().hostAddress();
        Balance balance = limits.charge(policy, address, units);
        routing.response()
                .putHeader(
                        "RateLimit-Policy",
                        "\"%s\";q=%d;w=%d"
                                .formatted(
                                        policy.name(),
                                        policy.quota(),
                                        policy.window().toSeconds()))
                .putHeader(
                        "RateLimit",
                        "\"%s\";r=%d;t=%d"
                                .formatted(policy.name(), Math.max(0, balance.remaining()), balance.resetSeconds()));
        if (balance.remaining() < 0) {
            throw new Refused.TooMany(
                    "That was more than is allowed in %d seconds. Try again in %d seconds."
                            .formatted(policy.window().toSeconds(), balance.resetSeconds()),
                    (int) balance.resetSeconds());
        }
    }
}
