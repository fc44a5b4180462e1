package dev.showdown.system.http;

import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import dev.showdown.Refused;
import dev.showdown.account.Tokens;
import dev.showdown.system.http.Visit.SessionCookie;

/**
 * Keeps other sites from sending our forms in a visitor's name: a request that changes something and carries our
 * cookie must come from our own pages, and bring back the token that this server wrote into the form.
 */
public class FormGuard {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final String WORDS =
            "This form was not sent from one of our own pages, or the page was open for too long. "
                    + "Go back, reload the page and send it again.";

    /** Sent in nobody's name: it takes the password of a link, and gives no more than that. */
    private static final Pattern UNLOCK = Pattern.compile("/r/[^/]+/unlock");

    private final Tokens tokens;
    private final BaseAddress base;

    FormGuard(Tokens tokens, BaseAddress base) {
        this.tokens = tokens;
        this.base = base;
    }

    @WithFormRead
    @ServerRequestFilter
    public void check(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (Api.serves(routing) || SAFE.contains(request.method().name())) {
            return;
        }
        ResteasyReactiveRequestContext server = (ResteasyReactiveRequestContext) context.getServerRequestContext();
        Typed.keep(routing, field -> server.getFormParameter(field, true, false));
        if (isForeign(request)) {
            throw new Refused.Forbidden(WORDS);
        }
        Cookie cookie = SessionCookie.of(request, base);
        if (cookie != null && !UNLOCK.matcher(request.path()).matches() && !isProven(server, cookie)) {
            throw new Refused.Forbidden(WORDS);
        }
    }

    private boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site != null && !OWN_SITE.contains(site)
                || origin != null && !"null".equals(origin) && !base.isOwnOrigin(origin, request);
    }

    private boolean isProven(ResteasyReactiveRequestContext server, Cookie cookie) {
        Object sent = server.getFormParameter("csrf", true, false);
        return sent instanceof String token && Tokens.isSame(token, tokens.formToken(cookie.getValue()));
    }
}
