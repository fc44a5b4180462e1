package dev.showdown.system.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Replies;
import dev.showdown.account.Replies.Call;
import dev.showdown.account.Replies.Reply;

/** Answers a call that is repeated under the same Idempotency-Key with what it was answered the first time. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotentCalls {

    private static final String KEY = "Idempotency-Key";
    private static final Pattern GOOD_KEY = Pattern.compile("[!-~]{1,255}");
    private static final int SHORTEST_ANONYMOUS = 32;

    private final Replies replies;
    private final RoutingContext routing;
    private final ObjectMapper json;

    IdempotentCalls(Replies replies, RoutingContext routing, ObjectMapper json) {
        this.replies = replies;
        this.routing = routing;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        HttpServerRequest request = routing.request();
        String key = request.getHeader(KEY);
        if (key == null) {
            return invocation.proceed();
        }
        String token = Authentication.token(request.getHeader(HttpHeaders.AUTHORIZATION));
        check(key, token.isEmpty());
        String caller = token.isEmpty() ? request.remoteAddress().hostAddress() : token;
        Reply reply = replies.once(
                new Call(caller, request.method() + " " + request.uri(), key, text(invocation.getParameters())),
                () -> made((RestResponse<?>) invocation.proceed()));
        RestResponse.ResponseBuilder<Object> response =
                RestResponse.ResponseBuilder.<Object>create(reply.status()).entity(reply.body());
        reply.headers().forEach(response::header);
        if (reply.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }

    private static void check(String key, boolean anonymous) {
        if (!GOOD_KEY.matcher(key).matches()) {
            throw new Refused.Invalid(
                    "", "idempotency-key", "An Idempotency-Key has 1 to 255 visible ASCII characters, no spaces.");
        }
        if (anonymous && key.length() < SHORTEST_ANONYMOUS) {
            throw new Refused.Invalid(
                    "",
                    "idempotency-key",
                    "Without a key to an assessment, an Idempotency-Key needs at least %d characters: make it random."
                            .formatted(SHORTEST_ANONYMOUS));
        }
    }

    private Reply made(RestResponse<?> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders().keySet().stream()
                .filter(name -> !name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
                .forEach(name -> headers.put(name, response.getHeaderString(name)));
        return new Reply(response.getStatus(), headers, text(response.getEntity()), false);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
