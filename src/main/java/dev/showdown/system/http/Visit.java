package dev.showdown.system.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.NewCookie;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.ReturnPage;
import dev.showdown.account.Sessions;
import dev.showdown.account.Tokens;

/** The browser behind a request: its cookie, its session, and what its forms must send back. */
@Named
@RequestScoped
public class Visit {

    private static final String KNOWN = Visit.class.getName();

    private final RoutingContext routing;
    private final SecurityIdentity identity;
    private final Sessions sessions;
    private final Tokens tokens;
    private final BaseAddress base;
    private NewCookie set;
    private Caller.Browser browser;

    Visit(RoutingContext routing, SecurityIdentity identity, Sessions sessions, Tokens tokens, BaseAddress base) {
        this.routing = routing;
        this.identity = identity;
        this.sessions = sessions;
        this.tokens = tokens;
        this.base = base;
    }

    /** Who asks. */
    public Caller caller() {
        if (browser != null) {
            return browser;
        }
        return identity.getPrincipal() instanceof Caller caller ? caller : new Caller.Nobody();
    }

    /** Who has signed in; refused for everybody else. */
    public Caller.SignedIn person() {
        if (caller() instanceof Caller.SignedIn person) {
            return person;
        }
        throw new Refused.SignInNeeded("Sign in to see this page.");
    }

    /** Remembers who it turned out to be: pages that did not need to know do not ask. */
    static void know(RoutingContext routing, Caller.Browser known) {
        routing.put(KNOWN, known);
    }

    static boolean isKnown(RoutingContext routing) {
        return routing.get(KNOWN) != null;
    }

    /** Whether this browser keeps work without an account: pages say so, and how to keep it. */
    public boolean isGuest() {
        return browser instanceof Caller.Visitor || routing.get(KNOWN) instanceof Caller.Visitor;
    }

    /** Whether somebody may have signed in; where nobody had to know, a cookie is enough to think so. */
    public boolean isAccount() {
        return browser instanceof Caller.SignedIn
                || routing.get(KNOWN) instanceof Caller.SignedIn
                || !isKnown(routing) && isCookieSent();
    }

    /** The address of a page on the way into an account that leads back to the page which is shown now. */
    public String leadingBack(String page) {
        HttpServerRequest request = routing.request();
        return ReturnPage.of(request.method() == HttpMethod.GET ? request.uri() : "")
                .from(page);
    }

    /** Whoever uses this browser, with a guest's session begun if there was none: answer with {@link #cookies}. */
    public Caller.Browser browser() {
        if (caller() instanceof Caller.Browser known) {
            return known;
        }
        begin(sessions.start());
        return browser;
    }

    /** Goes on with a session that has just begun: answer with {@link #cookies}. */
    public void begin(Sessions.Started session) {
        NewCookie.Builder cookie = cookie(session.token());
        session.life().ifPresent(life -> cookie.maxAge((int) life.toSeconds()));
        set = cookie.build();
        browser = session.caller();
    }

    /** Forgets the session in this browser: answer with {@link #cookies}. */
    public void leave() {
        set = cookie("").maxAge(0).build();
        browser = null;
    }

    private NewCookie.Builder cookie(String value) {
        boolean safe = base.isTrustworthy(routing.request());
        return new NewCookie.Builder(SessionCookie.name(safe))
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(safe)
                .sameSite(NewCookie.SameSite.LAX);
    }

    /** What to set on the response: the session's cookie if it has just begun, or ended. */
    public NewCookie[] cookies() {
        return set == null ? new NewCookie[0] : new NewCookie[] {set};
    }

    /** Whether the browser sent any session cookie, good or not. */
    public boolean isCookieSent() {
        return SessionCookie.of(routing.request(), base) != null;
    }

    /** What this browser's forms carry in their hidden field; empty when it has no session. */
    public String getFormToken() {
        if (set != null) {
            return set.getValue().isEmpty() ? "" : tokens.formToken(set.getValue());
        }
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
