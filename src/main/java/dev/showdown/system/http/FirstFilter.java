package dev.showdown.system.http;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** What every request passes first and every response last: odd paths are refused, headers are set. */
@ApplicationScoped
class FirstFilter {

    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern GOOD_REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ODD_PATH =
            Pattern.compile(";|\\\\|//|/\\.\\.?(/|$)|%(2e|2f|3b|5c|0[0-9a-f]|1[0-9a-f]|7f|25)");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'";
    private static final String EMBEDDED_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *");
    private static final Pattern SHARED_IMAGE = Pattern.compile("/r/[^/]+\\.(svg|png)");

    /** Plain, since nothing that draws pages has begun yet. */
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%s - Showdown</title></head>
            <body><main><h1>%s</h1><p>%s</p><p><a href="/">Go to the start page</a></p></main></body>
            </html>
            """;

    private static final String PLAIN_PAGE = "text/html";

    private static final int BEFORE_ALL_OTHERS = 10_000;

    private final BaseAddress base;
    private final Calls calls;
    private final String description;
    private final long largestBody;

    FirstFilter(BaseAddress base, Calls calls, HttpConfig config) {
        this.base = base;
        this.calls = calls;
        this.description = "<%s>; rel=\"service-desc\", <%s>; rel=\"service-doc\""
                .formatted(base.link("/openapi"), base.link("/api"));
        this.largestBody = config.largestBody().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL_OTHERS);
    }

    private void pass(RoutingContext routing) {
        String id = requestId(routing);
        routing.put(REQUEST_ID, id);
        routing.addHeadersEndHandler(_ -> headers(routing, id));
        if (isOdd(routing.request().uri())) {
            refuse(routing, 400, "odd-path", "This address is written in a way that is not accepted.");
        } else if (isTooLarge(routing)) {
            routing.response().putHeader(HttpHeaders.CONNECTION, "close");
            refuse(routing, 413, "too-large", "The request is larger than is accepted.");
        } else if (isOfAnyKind(routing)) {
            refuse(routing, 415, "unsupported-media-type", ErrorWords.words(415));
        } else if (routing.request().method().equals(HttpMethod.OPTIONS) && isOurs(routing)) {
            tellMethods(routing);
        } else {
            routing.next();
        }
    }

    /** What neither pages nor the API answer says itself what it takes. */
    private boolean isOurs(RoutingContext routing) {
        return Api.serves(routing) || !calls.of(routing).isEmpty();
    }

    private void tellMethods(RoutingContext routing) {
        List<String> methods = calls.of(routing);
        if (methods.isEmpty()) {
            refuse(routing, 404, "not-found", ErrorWords.words(404));
        } else {
            routing.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, String.join(", ", methods))
                    .end();
        }
    }

    private void refuse(RoutingContext routing, int status, String code, String words) {
        Problem problem = Problem.of(routing, base, status, code, words);
        boolean forProgram = Api.serves(routing);
        routing.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, forProgram ? Problem.MEDIA_TYPE : "text/html;charset=UTF-8")
                .end(forProgram ? problem.json() : PAGE.formatted(problem.title(), problem.title(), words));
    }

    private boolean isTooLarge(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > largestBody;
    }

    /** A body is of one kind; a pattern of kinds would have it read by whatever comes first. */
    private static boolean isOfAnyKind(RoutingContext routing) {
        String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.contains("*");
    }

    private static boolean isOdd(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return !path.startsWith("/")
                || ODD_PATH.matcher(path.toLowerCase(Locale.ROOT)).find();
    }

    private static String requestId(RoutingContext routing) {
        String sent = routing.request().getHeader(REQUEST_ID);
        return sent != null && GOOD_REQUEST_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    private void headers(RoutingContext routing, String id) {
        MultiMap headers = routing.response().headers();
        headers.set(REQUEST_ID, id);
        boolean embedded = routing.request().path().startsWith("/embed/");
        headers.set("Content-Security-Policy", embedded ? EMBEDDED_POLICY : POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        if (!embedded) {
            headers.set("X-Frame-Options", "DENY");
        }
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set(
                "Cross-Origin-Resource-Policy", embedded || isSharedImage(routing) ? "cross-origin" : "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set("Referrer-Policy", isShared(routing) ? "no-referrer" : "same-origin");
        if (isShared(routing)) {
            headers.set("X-Robots-Tag", "noindex, nofollow");
        }
        if (base.isSecure()) {
            headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        if (routing.request().path().endsWith("/team/events")) {
            // A proxy that gathers before it sends would keep news back.
            headers.set("X-Accel-Buffering", "no");
        }
        if (Api.serves(routing)) {
            headers.add("Link", description);
        }
        if (PLAIN_PAGE.equalsIgnoreCase(headers.get(HttpHeaders.CONTENT_TYPE))) {
            // What draws pages leaves it out where a page has a status or cookies of its own.
            headers.set(HttpHeaders.CONTENT_TYPE, PLAIN_PAGE + ";charset=UTF-8");
        }
        if (headers.contains(HttpHeaders.CONTENT_TYPE)) {
            headers.add(HttpHeaders.VARY, "Accept-Encoding");
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
    }

    /** A page behind a secret address must not tell that address to anybody. */
    private static boolean isShared(RoutingContext routing) {
        String path = routing.request().path();
        return path.startsWith("/r/")
                || path.startsWith("/embed/")
                || path.startsWith("/resume/")
                || path.startsWith("/join/")
                || path.equals("/oembed");
    }

    /** A badge or a card, made to be shown on other sites. */
    private static boolean isSharedImage(RoutingContext routing) {
        return SHARED_IMAGE.matcher(routing.request().path()).matches();
    }
}
