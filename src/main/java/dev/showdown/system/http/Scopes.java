package dev.showdown.system.http;

import java.lang.reflect.Method;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.Scope;

/** The one place where it is asked whether a workspace's token is for what it is used for. */
@ApplicationScoped
public class Scopes {

    static final String CODE = "scope";

    private final RoutingContext routing;
    private final Visit visit;

    Scopes(RoutingContext routing, Visit visit) {
        this.routing = routing;
        this.visit = visit;
    }

    /** A call that does not say what it needs is refused: whoever adds one has to think about it. */
    @ServerRequestFilter
    void check(ResourceInfo call) {
        if (!Api.serves(routing) || !(visit.caller() instanceof Caller.TokenHolder token)) {
            return;
        }
        Method method = call.getResourceMethod();
        if (method.isAnnotationPresent(NeedsNoScope.class)) {
            return;
        }
        Needs needs = method.getAnnotation(Needs.class);
        if (needs == null) {
            throw new Refused.Forbidden(CODE, "No token of a workspace is for this call.");
        }
        if (!token.scopes().contains(needs.value())) {
            throw new Refused.Forbidden(CODE, words(needs.value()));
        }
    }

    private static String words(Scope needed) {
        return "This token is not for that: it would need the scope %s.".formatted(needed);
    }
}
