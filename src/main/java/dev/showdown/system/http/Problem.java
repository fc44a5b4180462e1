package dev.showdown.system.http;

import java.util.List;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.Refused.Fault;

/**
 * What went wrong, for programs (RFC 9457).
 *
 * @param type an address that explains the code
 * @param title of the status
 * @param status of the response
 * @param detail for people
 * @param instance what was asked for
 * @param code for programs
 * @param requestId to find it in the log
 * @param errors every fault of the input
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What went wrong (RFC 9457).")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        List<Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = new JsonMapper();

    static Problem of(RoutingContext routing, BaseAddress base, int status, String code, String detail) {
        return of(routing, base, status, code, detail, List.of());
    }

    static Problem of(
            RoutingContext routing, BaseAddress base, int status, String code, String detail, List<Fault> errors) {
        return new Problem(
                base.link("/api#" + code),
                title(status),
                status,
                detail,
                routing.request().path(),
                code,
                routing.get(FirstFilter.REQUEST_ID),
                errors.isEmpty() ? null : errors);
    }

    static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        if (status == 422) {
            return "Unprocessable Content";
        }
        return known == null ? HttpResponseStatus.valueOf(status).reasonPhrase() : known.getReasonPhrase();
    }

    /** The same with both versions of what has changed meanwhile: what is there, and what was sent. */
    String with(Object present, Object wanted, ObjectMapper mapper) {
        ObjectNode tree = JSON.valueToTree(this);
        tree.set("current", mapper.valueToTree(present));
        tree.set("yours", mapper.valueToTree(wanted));
        return tree.toString();
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
