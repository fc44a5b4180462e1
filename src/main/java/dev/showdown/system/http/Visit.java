package dev.showdown.system.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.NewCookie;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import dev.showdown.account.Caller;
import dev.showdown.account.Sessions;
import dev.showdown.account.Tokens;

/** The browser behind a request: its cookie, its session, and what its forms must send back. */
@Named
@RequestScoped
public class Visit {

    private final RoutingContext routing;
    private final SecurityIdentity identity;
    private final Sessions sessions;
    private final Tokens tokens;
    private final BaseAddress base;
    private NewCookie started;
    private Caller.Visitor visitor;

    Visit(RoutingContext routing, SecurityIdentity identity, Sessions sessions, Tokens tokens, BaseAddress base) {
        this.routing = routing;
        this.identity = identity;
        this.sessions = sessions;
        this.tokens = tokens;
        this.base = base;
    }

    /** Who asks. */
    public Caller caller() {
        if (visitor != null) {
            return visitor;
        }
        return identity.getPrincipal() instanceof Caller caller ? caller : new Caller.Nobody();
    }

    /** The visitor, with a session begun if there was none: answer with {@link #cookies}. */
    public Caller.Visitor visitor() {
        if (caller() instanceof Caller.Visitor known) {
            return known;
        }
        Sessions.Started session = sessions.start();
        boolean safe = base.isTrustworthy(routing.request());
        started = new NewCookie.Builder(SessionCookie.name(safe))
                .value(session.token())
                .path("/")
                .httpOnly(true)
                .secure(safe)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge((int) sessions.life().toSeconds())
                .build();
        visitor = session.visitor();
        return visitor;
    }

    /** What to set on the response: the session's cookie if it has just begun. */
    public NewCookie[] cookies() {
        return started == null ? new NewCookie[0] : new NewCookie[] {started};
    }

    /** Whether the browser sent any session cookie, good or not. */
    public boolean isCookieSent() {
        return SessionCookie.of(routing.request(), base) != null;
    }

    /** What this browser's forms carry in their hidden field; empty when it has no session. */
    public String getFormToken() {
        Cookie cookie = SessionCookie.of(routing.request(), base);
        return cookie == null ? "" : tokens.formToken(cookie.getValue());
    }

    /** Whether cookies travel where others can read them: shown on every page. */
    public boolean isExposed() {
        return !base.isTrustworthy(routing.request());
    }

    /** The session's cookie, by the name that suits the connection. */
    static final class SessionCookie {

        private SessionCookie() {}

        /** Browsers keep a __Host- cookie only over https and on their own machine. */
        static String name(boolean safe) {
            return safe ? "__Host-sd" : "sd";
        }

        static Cookie of(HttpServerRequest request, BaseAddress base) {
            return request.getCookie(name(base.isTrustworthy(request)));
        }
    }
}
