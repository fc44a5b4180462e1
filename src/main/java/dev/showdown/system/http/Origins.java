package dev.showdown.system.http;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.showdown.account.Origin;

/** Says to the audit log who asks, and from where. */
@ApplicationScoped
public class Origins {

    private static final int BEFORE_OTHERS = 100;

    private final Origin origin;
    private final RoutingContext routing;
    private final Visit visit;

    Origins(Origin origin, RoutingContext routing, Visit visit) {
        this.origin = origin;
        this.routing = routing;
        this.visit = visit;
    }

    @ServerRequestFilter(priority = BEFORE_OTHERS)
    void tell() {
        origin.come(visit::caller, routing.request().remoteAddress().hostAddress());
    }
}
