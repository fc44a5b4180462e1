package dev.showdown.system.http;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.showdown.Refused;
import dev.showdown.Refused.Fault;
import dev.showdown.Text;

/** The one place where what went wrong becomes a response: a page for browsers, a problem for programs. */
public class Errors {

    private static final int RETRY_SECONDS = 5;
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    static final String NOT_REVEALED = "not-revealed";
    private static final List<String> FORM_READERS = List.of(
            "org.jboss.resteasy.reactive.server.core.multipart.",
            "org.jboss.resteasy.reactive.common.providers.serialisers.MapAsFormUrlEncodedProvider");

    private final RoutingContext routing;
    private final BaseAddress base;
    private final Calls calls;
    private final ObjectMapper json;

    Errors(RoutingContext routing, BaseAddress base, Calls calls, ObjectMapper json) {
        this.calls = calls;
        this.routing = routing;
        this.base = base;
        this.json = json;
    }

    @ServerExceptionMapper
    public Response refused(Refused refused) {
        return switch (refused) {
            case Refused.SignInNeeded e -> signIn(e.getMessage());
            case Refused.NotFound e -> answer(404, "not-found", e.getMessage());
            case Refused.Gone e -> answer(410, "gone", e.getMessage());
            case Refused.Forbidden e -> forbidden(e);
            case Refused.Conflict e -> answer(409, e.code(), e.getMessage());
            case Refused.Outrun e -> answer(409, ErrorWords.OUTRUN, e.getMessage());
            case Refused.Stale e -> versions(412, "stale", e.getMessage(), e.present(), e.wanted());
            case Refused.Unexpected e -> versions(409, "leader-changed", e.getMessage(), e.present(), e.wanted());
            case Refused.Unreadable e -> answer(400, "malformed", e.getMessage());
            case Refused.Invalid e -> answer(422, e.faults().getFirst().code(), e.getMessage(), e.faults());
            case Refused.TooMany e -> retryAfter(e.retryAfterSeconds(), answer(429, "too-many", e.getMessage()));
            case Refused.Busy e -> retryAfter(e.retryAfterSeconds(), answer(503, "busy", e.getMessage()));
        };
    }

    private Response forbidden(Refused.Forbidden refused) {
        Response answer = answer(403, refused.code(), refused.getMessage());
        return refused.code().equals(Scopes.CODE)
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"")
                        .build()
                : answer;
    }

    /** Whoever only reads is led to the page that is missing; what somebody sends is shown, and not lost. */
    private Response signIn(String words) {
        return ErrorPage.isReading(routing)
                ? Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, ErrorPage.signIn(routing))
                        .build()
                : answer(403, ErrorPage.SIGN_IN, words);
    }

    private Response versions(int status, String code, String detail, Object present, Object wanted) {
        return Api.serves(routing)
                ? Response.status(new Status(status))
                        .type(Problem.MEDIA_TYPE)
                        .entity(Problem.of(routing, base, status, code, detail).with(present, wanted, json))
                        .build()
                : answer(status, code, detail);
    }

    /** The problem alone, where a call asked for several things and the others are answered. */
    public JsonNode problem(Refused refused) {
        try {
            return json.readTree((String) refused(refused).getEntity());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e) {
        return unauthenticated("This call needs a key: Authorization: Bearer ...");
    }

    @ServerExceptionMapper
    public Response authenticationFailed(AuthenticationFailedException e) {
        return unauthenticated("This key is not valid, or not any more.");
    }

    private Response unauthenticated(String words) {
        return Response.fromResponse(answer(401, "unauthenticated", words))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** Named besides the kind it belongs to, because the framework has an answer of its own for it. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping && !isBroken(e)
                ? unexpected(mapping)
                : answer(400, "malformed", "The body is not JSON that can be read: " + words(e));
    }

    /** A number that is too large for its field is no fault of the JSON. */
    private static boolean isBroken(JsonProcessingException e) {
        return e.getCause() instanceof JacksonException && !(e.getCause() instanceof InputCoercionException);
    }

    /** JSON that can be read, but holds something else than expected. */
    private Response unexpected(JsonMappingException e) {
        String pointer = "";
        for (JsonMappingException.Reference part : e.getPath()) {
            String name = part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName();
            pointer = Text.pointer(pointer, name);
        }
        boolean unknown = e instanceof UnrecognizedPropertyException;
        String detail = unknown
                ? "There is no such field."
                : e.getCause() instanceof IllegalArgumentException refused
                        ? refused.getMessage()
                        : "This is not what belongs here.";
        String code = unknown ? "unknown-field" : "wrong-type";
        return answer(422, code, detail, List.of(new Fault(pointer, code, detail)));
    }

    private static String words(JsonProcessingException e) {
        return Text.shown(e.getOriginalMessage());
    }

    @ServerExceptionMapper
    public Response standard(WebApplicationException e) {
        Throwable cause = e.getCause();
        if (cause instanceof JsonProcessingException json) {
            return json(json);
        }
        if (cause instanceof Refused refused) {
            return refused(refused);
        }
        Response given = e.getResponse();
        int status = given.getStatus();
        if (status < 400) {
            return given;
        }
        Response.ResponseBuilder answer = Response.fromResponse(answer(status, code(status), ErrorWords.words(status)));
        if (status == 405) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", calls.of(routing)));
        }
        given.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable e) {
        if (isDatabaseAway(e)) {
            Log.warnf("The database is not reachable: %s", e.getMessage());
            return retryAfter(
                    RETRY_SECONDS,
                    answer(503, "unavailable", "The database cannot be reached. Try again in a moment."));
        }
        if (state(e).equals(FOREIGN_KEY_VIOLATION)) {
            return answer(404, "not-found", "What this belongs to was deleted in the meantime.");
        }
        if (isFormUnreadable(e)) {
            return answer(
                    400, "malformed", "The form cannot be read: it has too many fields, or was broken on the way.");
        }
        Log.errorf(e, "Request %s failed", routing.<String>get(FirstFilter.REQUEST_ID));
        return answer(
                500,
                "internal",
                "Something went wrong on our side. It has been written down; nothing you saved is lost.");
    }

    /** Reading a form fails with whatever comes to hand: too many fields, a percent sign that begins nothing. */
    private static boolean isFormUnreadable(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> FORM_READERS.stream().anyMatch(name::startsWith));
    }

    /** Connection failures, exhausted resources and servers that are starting or stopping, by their SQL states. */
    private static boolean isDatabaseAway(Throwable e) {
        String state = state(e);
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("25006")
                || sql(e).map(SQLException::getMessage)
                        .filter(message -> message.contains("acquisition timeout"))
                        .isPresent();
    }

    /** The SQL state behind a failure; empty if there is none. */
    private static String state(Throwable e) {
        return sql(e).map(SQLException::getSQLState).orElse("");
    }

    private static Optional<SQLException> sql(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private static Response retryAfter(int seconds, Response response) {
        return Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private Response answer(int status, String code, String detail) {
        return answer(status, code, detail, List.of());
    }

    private Response answer(int status, String code, String detail, List<Fault> faults) {
        Response.ResponseBuilder response = Response.status(new Status(status));
        if (Api.serves(routing)) {
            return response.type(Problem.MEDIA_TYPE)
                    .entity(Problem.of(routing, base, status, code, detail, faults)
                            .json())
                    .build();
        }
        return response.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(ErrorPage.of(routing, base, status, code, detail))
                .build();
    }

    private static String code(int status) {
        return status == 400
                ? "malformed"
                : Problem.title(status).toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }
}
