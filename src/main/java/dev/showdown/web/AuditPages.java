package dev.showdown.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditExport;
import dev.showdown.account.AuditFilter;
import dev.showdown.account.AuditTrail;
import dev.showdown.account.AuditTrail.Event;
import dev.showdown.account.AuditTrail.Mark;
import dev.showdown.account.Memberships.Place;
import dev.showdown.system.http.Visit;

/** The audit log of a workspace: read, filtered and taken away by its owners. */
@Path("/")
@PermitAll
public class AuditPages {

    private static final int PART = 50;

    private final AuditTrail trail;
    private final AuditExport exports;
    private final Visit visit;

    AuditPages(AuditTrail trail, AuditExport exports, Visit visit) {
        this.trail = trail;
        this.exports = exports;
        this.visit = visit;
    }

    /** The filter as it was typed. Days are whole days, in UTC. */
    public static final class Query {

        @RestQuery
        String who;

        @RestQuery
        String action;

        @RestQuery
        String target;

        @RestQuery
        String from;

        @RestQuery
        String until;

        AuditFilter filter() {
            return AuditFilter.of(new AuditFilter.Asked(who, action, target, from, until));
        }

        /** Behind the question mark of an address. */
        String text() {
            return "who=" + encoded(who) + "&action=" + encoded(action) + "&target=" + encoded(target) + "&from="
                    + encoded(from) + "&until=" + encoded(until);
        }

        private static String encoded(String typed) {
            return URLEncoder.encode(Form.text(typed), StandardCharsets.UTF_8);
        }
    }

    public record Line(String time, String who, String what, String target, String detail, String address) {}

    public record Choice(String word, String meaning, boolean chosen) {}

    /**
     * @param query behind the question mark of the addresses of exports
     * @param next behind that of the next part; empty at the end
     */
    public record View(
            Place place,
            List<Line> events,
            List<Choice> actions,
            String who,
            String target,
            String from,
            String until,
            String query,
            String next,
            Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance audit(View view);
    }

    @GET
    @Path("workspaces/{slug}/audit")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> audit(
            @RestPath String slug, @BeanParam Query query, @RestQuery String at, @RestQuery UUID after) {
        try {
            AuditTrail.Part part = trail.read(visit.person(), slug, query.filter(), mark(at, after), PART);
            return Html.page(Templates.audit(view(part, query, Form.FRESH)));
        } catch (Refused.Invalid invalid) {
            AuditTrail.Part part = trail.read(visit.person(), slug, AuditFilter.NONE, Optional.empty(), PART);
            return Html.correct(Templates.audit(view(part, query, new Form(invalid.faults()))));
        }
    }

    private static Optional<Mark> mark(String at, UUID after) {
        try {
            return at == null || after == null ? Optional.empty() : Optional.of(new Mark(Instant.parse(at), after));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static View view(AuditTrail.Part part, Query query, Form form) {
        return new View(
                part.place(),
                part.events().stream().map(AuditPages::line).toList(),
                java.util.Arrays.stream(AuditAction.values())
                        .map(action -> new Choice(
                                action.toString(),
                                action.meaning(),
                                action.toString().equals(query.action)))
                        .toList(),
                Form.text(query.who),
                Form.text(query.target),
                Form.text(query.from),
                Form.text(query.until),
                query.text(),
                part.next()
                        .map(mark -> query.text() + "&at=" + mark.at() + "&after=" + mark.id())
                        .orElse(""),
                form);
    }

    private static Line line(Event event) {
        String who =
                switch (event.actorKind()) {
                    case "person" -> event.actor();
                    case "token" -> "Token " + event.actor();
                    case "key" -> "A program with a key";
                    case "link" -> "Somebody with a link";
                    case "system" -> "Showdown itself";
                    default -> "A guest";
                };
        return new Line(
                Html.time(event.at()),
                who,
                event.meaning(),
                event.target().isEmpty() ? event.targetKind() : event.targetKind() + ": " + event.target(),
                event.detail(),
                event.address());
    }

    @GET
    @Path("workspaces/{slug}/audit.csv")
    @Produces("text/csv;charset=UTF-8")
    public RestResponse<String> csv(@RestPath String slug, @BeanParam Query query) {
        return file("csv", exports.csv(trail.export(visit.person(), slug, query.filter())));
    }

    @GET
    @Path("workspaces/{slug}/audit.json")
    @Produces("application/json")
    public RestResponse<String> json(@RestPath String slug, @BeanParam Query query) {
        return file("json", exports.json(trail.export(visit.person(), slug, query.filter())));
    }

    private static RestResponse<String> file(String suffix, String text) {
        return RestResponse.ResponseBuilder.ok(text)
                .header("Content-Disposition", "attachment; filename=\"audit." + suffix + "\"")
                .build();
    }
}
