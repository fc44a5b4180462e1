package dev.showdown.system.http;

import io.vertx.ext.web.RoutingContext;

/** What is answered as an API: with JSON, to programs. Everything else is answered with pages. */
public final class Api {

    public static final String ROOT = "/api/v1";

    private Api() {}

    static boolean serves(RoutingContext routing) {
        return routing.request().path().startsWith("/api/");
    }
}
