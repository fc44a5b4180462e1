package dev.showdown.system.http;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.ext.web.RoutingContext;

/** Which methods an address takes, of the API or of a page. */
@ApplicationScoped
class Calls {

    private final ApiCalls api;
    private final PageCalls pages;

    Calls(ApiCalls api, PageCalls pages) {
        this.api = api;
        this.pages = pages;
    }

    /** In the order of the alphabet; empty for an address that leads nowhere. */
    List<String> of(RoutingContext routing) {
        String path = routing.request().path();
        return Api.serves(routing) ? api.of(path) : pages.of(path);
    }
}
