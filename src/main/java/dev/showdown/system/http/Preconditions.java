package dev.showdown.system.http;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import dev.showdown.Seen;

/** What a program has seen of a thing before it changes it: a version, or nothing. */
@ApplicationScoped
public class Preconditions {

    private static final int PRECONDITION_REQUIRED = 428;

    /** Neither the version of anything nor that there is nothing. */
    private static final int NEVER = -1;

    /** A row's version; a hash of the body may follow. */
    private static final Pattern TAG = Pattern.compile("\\s*\"v(\\d{1,9})(-[^\"]*)?\"\\s*");

    private final RoutingContext routing;

    Preconditions(RoutingContext routing) {
        this.routing = routing;
    }

    /** The versions that the caller has seen. Refused when the request does not say. */
    public Seen seen() {
        HttpServerRequest request = routing.request();
        String match = request.getHeader(HttpHeaders.IF_MATCH);
        String none = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (match != null) {
            return match.strip().equals("*")
                    ? Seen.ANYTHING
                    : new Seen(
                            Arrays.stream(match.split(","))
                                    .map(Preconditions::version)
                                    .collect(Collectors.toSet()),
                            false);
        }
        if (none != null && none.strip().equals("*")) {
            return Seen.version(0);
        }
        throw new WebApplicationException(PRECONDITION_REQUIRED);
    }

    private static int version(String sent) {
        Matcher tag = TAG.matcher(sent);
        return tag.matches() ? Integer.parseInt(tag.group(1)) : NEVER;
    }

    /** The tag of a version, to which {@link EntityTags} adds a hash of what is sent. */
    public static String tag(int version) {
        return "\"v" + version + "\"";
    }
}
