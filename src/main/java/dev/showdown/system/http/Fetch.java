package dev.showdown.system.http;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** How a page is being fetched: by whom, and what they hold already. */
@RequestScoped
public class Fetch {

    /** Every browser that people use says so; programs that say so too are told apart by these words. */
    private static final Pattern BROWSER = Pattern.compile("^(Mozilla|Opera)/");

    private static final Pattern PROGRAM = Pattern.compile(
            "bot\\b|bot[/;\\-_]|crawl|spider|slurp|preview|fetch|scan|monitor|headless|lighthouse|facebookexternalhit"
                    + "|whatsapp|telegram|slack|discord|skype|teams|embedly|iframely|pinterest|vkshare|http-?client"
                    + "|google-|bingpreview|feed|validator|\\+https?://",
            Pattern.CASE_INSENSITIVE);

    private final HttpServerRequest request;

    Fetch(RoutingContext routing) {
        this.request = routing.request();
    }

    /** Whether somebody is looking: no program, and no browser that fetches ahead of a click. */
    public boolean isByPerson() {
        String agent = header("User-Agent");
        return request.method().equals(HttpMethod.GET)
                && BROWSER.matcher(agent).find()
                && !PROGRAM.matcher(agent).find()
                && Stream.of("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")
                        .map(this::header)
                        .noneMatch(purpose -> purpose.contains("prefetch") || purpose.contains("preview"));
    }

    /** Whether the browser holds the page with this tag. */
    public boolean holds(String tag) {
        return Stream.of(header("If-None-Match").split(","))
                .map(String::strip)
                .map(held -> held.startsWith("W/") ? held.substring(2) : held)
                .anyMatch(held -> held.equals(tag) || held.equals("*"));
    }

    /** What stands behind the question mark; empty if nothing does. */
    public String query() {
        return Objects.requireNonNullElse(request.query(), "");
    }

    private String header(String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
