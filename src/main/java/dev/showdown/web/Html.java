package dev.showdown.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.UUID;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;

/** The three answers that a page gives: itself, itself with what needs correcting, or the way to another page. */
final class Html {

    static final String TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";
    static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private Html() {}

    static RestResponse<TemplateInstance> page(TemplateInstance page) {
        return RestResponse.ResponseBuilder.ok(page, TYPE).build();
    }

    /** The form again, with what was typed and what is wrong with it. */
    static RestResponse<TemplateInstance> correct(TemplateInstance page) {
        return RestResponse.ResponseBuilder.<TemplateInstance>create(422, "Unprocessable Content")
                .entity(page)
                .header("Content-Type", TYPE)
                .build();
    }

    /** A page with a status of its own. */
    static RestResponse.ResponseBuilder<TemplateInstance> status(int status, TemplateInstance page) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), page)
                .header("Content-Type", TYPE);
    }

    /** The change was made; another page shows it. The path alone, so that nothing a request claims can lead astray. */
    static RestResponse<TemplateInstance> seeOther(String path, NewCookie... cookies) {
        return RestResponse.ResponseBuilder.<TemplateInstance>create(Response.Status.SEE_OTHER)
                .header("Location", path)
                .cookie(cookies)
                .build();
    }

    /** A number that the page had hidden in its form; without it, the form was not ours. */
    static int number(Integer hidden) {
        if (hidden == null) {
            throw new BadRequestException();
        }
        return hidden;
    }

    /** The same for an id. */
    static UUID id(String hidden) {
        try {
            return UUID.fromString(hidden);
        } catch (IllegalArgumentException _) {
            throw new BadRequestException();
        }
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Of an instant, or a day as it stands. */
    static String day(TemporalAccessor time) {
        return DAY.format(time);
    }
}
