package dev.showdown.web;

import java.time.Clock;
import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.showdown.account.Sessions;
import dev.showdown.system.http.BaseAddress;

/** What the public is told: accessibility, privacy, and where to report a security problem. */
@Path("/")
@PermitAll
public class StatementPages {

    private static final Duration STATEMENT_LIFE = Duration.ofDays(180);

    private final BaseAddress base;
    private final Sessions sessions;
    private final Clock clock;

    StatementPages(BaseAddress base, Sessions sessions, Clock clock) {
        this.base = base;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param days for which unopened guest work is kept */
    public record View(String contact, long days) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance accessibility(View view);

        static native TemplateInstance privacy(View view);
    }

    @GET
    @Path("accessibility")
    @Produces(Html.TYPE)
    public TemplateInstance accessibility() {
        return Templates.accessibility(view());
    }

    @GET
    @Path("privacy")
    @Produces(Html.TYPE)
    public TemplateInstance privacy() {
        return Templates.privacy(view());
    }

    @GET
    @Path(".well-known/security.txt")
    @Produces(MediaType.TEXT_PLAIN)
    public String security() {
        return """
                Contact: %s
                Expires: %s
                Canonical: %s
                Preferred-Languages: en
                """.formatted(
                        base.contact(), clock.instant().plus(STATEMENT_LIFE), base.link("/.well-known/security.txt"));
    }

    private View view() {
        return new View(base.contact(), sessions.life().toDays());
    }
}
