package dev.showdown.system.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Completes the tag of what a program is sent: the version of its row, which a later change names, and a hash of all that
 * was sent, by which a later reading learns that nothing is new.
 */
@Provider
public class EntityTags implements ContainerResponseFilter {

    private static final int HASH_LENGTH = 16;

    /** Of what is worked out anew for each reading, and what nobody can change: the hash alone counts. */
    private static final String WITHOUT_VERSION = Preconditions.tag(0);

    private final RoutingContext routing;
    private final Fetch fetch;
    private final ObjectMapper json;

    EntityTags(RoutingContext routing, Fetch fetch, ObjectMapper json) {
        this.routing = routing;
        this.fetch = fetch;
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!Api.serves(routing) || response.getEntity() == null || response.getStatus() >= 300) {
            return;
        }
        String given = response.getHeaderString(HttpHeaders.ETAG);
        // What is written while it is read has no tag: its hash is known only after all of it was sent.
        boolean streamed = response.getEntity() instanceof StreamingOutput;
        if (given == null && !isRead() || streamed) {
            return;
        }
        String version = given == null ? WITHOUT_VERSION : given;
        Object content = written(response.getEntity());
        response.setEntity(content);
        String tag = version.substring(0, version.length() - 1) + "-" + hash(content) + "\"";
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (isRead() && fetch.holds(tag)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    private boolean isRead() {
        HttpMethod method = routing.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private Object written(Object entity) {
        try {
            return entity instanceof String || entity instanceof byte[] ? entity : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(Object content) {
        try {
            byte[] bytes =
                    content instanceof byte[] raw ? raw : content.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, HASH_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
