package dev.showdown.system.http;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;

import dev.showdown.account.ReturnPage;

/**
 * What a browser keeps while somebody is away at the provider: only with it can they come back, so that nobody can be
 * signed in by a link that somebody else made.
 */
@RequestScoped
public class SignOnVisit {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RoutingContext routing;
    private final BaseAddress base;

    SignOnVisit(RoutingContext routing, BaseAddress base) {
        this.routing = routing;
        this.base = base;
    }

    /**
     * @param state comes back in the address
     * @param nonce comes back in the token
     * @param verifier proves that whoever brings the code has asked for it
     * @param next where to go after
     */
    public record Begun(String state, String nonce, String verifier, ReturnPage next) {}

    public Begun begin(ReturnPage next) {
        return new Begun(random(), random(), random(), next);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What this browser has begun; empty when it has not, or when somebody has tampered with it. */
    public Optional<Begun> begun() {
        Cookie cookie = routing.request().getCookie(name());
        String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            String next = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
            return Optional.of(new Begun(parts[0], parts[1], parts[2], ReturnPage.of(next)));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    public NewCookie cookie(Begun begun) {
        String next = base64(begun.next().path().getBytes(StandardCharsets.UTF_8));
        return cookie(String.join(".", begun.state(), begun.nonce(), begun.verifier(), next), (int) LIFE.toSeconds());
    }

    /** A sign-in is tried once. */
    public NewCookie over() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(isSafe())
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(seconds)
                .build();
    }

    private String name() {
        return Visit.SessionCookie.name(isSafe()) + "-sso";
    }

    private boolean isSafe() {
        return base.isTrustworthy(routing.request());
    }
}
