package dev.showdown.system.http;

import java.net.URI;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.http.HttpServerRequest;

/** Where this installation is reached. */
@ApplicationScoped
public class BaseAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final String base;
    private final String contact;

    BaseAddress(HttpConfig config) {
        contact = config.contact()
                .map(URI::toString)
                .orElse("mailto:postmaster@" + config.baseUrl().getHost());
        String text = config.baseUrl().toString();
        base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** A whole address, for links that leave the page. */
    public String link(String path) {
        return base + path;
    }

    public URI uri(String path) {
        return URI.create(link(path));
    }

    /** Whom to tell about abuse or a security problem. */
    public String contact() {
        return contact;
    }

    public boolean isSecure() {
        return base.startsWith("https://");
    }

    /** Whether a browser at this request's address keeps a cookie that is only sent over safe connections. */
    boolean isTrustworthy(HttpServerRequest request) {
        return isSecure() || isLoopback(request);
    }

    private static boolean isLoopback(HttpServerRequest request) {
        String host = request.authority() == null ? "" : request.authority().host();
        return LOOPBACK.contains(host) || host.endsWith(".localhost") || host.startsWith("127.");
    }

    /** Whether an Origin header names this installation: by its own address, or as the request itself was addressed. */
    boolean isOwnOrigin(String origin, HttpServerRequest request) {
        return origin.equals(base) || origin.equals("http://" + request.authority());
    }
}
