package dev.showdown.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.playbook.Playbooks;
import dev.showdown.report.SharedLink;
import dev.showdown.report.SharedReports;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Build;
import dev.showdown.system.http.Fetch;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** The way in for whoever comes with a link: what every address that carries its token has in common. */
@ApplicationScoped
class SharedDoor {

    /** Kept by the reader's browser, which asks every time whether it may still be shown. */
    private static final String CACHING = "private, no-cache";

    private final SharedReports shared;
    private final Playbooks playbooks;
    private final BaseAddress base;
    private final Build build;
    private final Limits limits;
    private final Fetch fetch;
    private final Visit visit;
    private final Clock clock;

    SharedDoor(
            SharedReports shared,
            Playbooks playbooks,
            BaseAddress base,
            Build build,
            Limits limits,
            Fetch fetch,
            Visit visit,
            Clock clock) {
        this.shared = shared;
        this.playbooks = playbooks;
        this.base = base;
        this.build = build;
        this.limits = limits;
        this.fetch = fetch;
        this.visit = visit;
        this.clock = clock;
    }

    /** The link with this token, if it opens. Reading is never limited, guessing is. */
    SharedLink enter(String token) {
        SharedLink link = known(token);
        link.refuseClosed();
        return link;
    }

    SharedLink known(String token) {
        return shared.link(token).orElseThrow(() -> {
            limits.miss();
            return new Refused.NotFound("This link leads nowhere: check that it was copied whole.");
        });
    }

    boolean isLockedFor(SharedLink link) {
        return link.isLocked() && !shared.isUnlocked(link, visit.caller());
    }

    /**
     * Names what this address shows now: it depends on the link, the report, the question, this program, and the day,
     * since sources fall due for review.
     */
    String tag(SharedLink link, String kind) {
        String known = playbooks.offered().stream()
                .map(edition ->
                        edition.playbook().key() + "@" + edition.playbook().version())
                .collect(Collectors.joining(","));
        String all = String.join(
                "\n",
                kind,
                link.mark(),
                fetch.query(),
                build.id(),
                known,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString(),
                base.link(""),
                base.contact(),
                String.valueOf(visit.isExposed()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isHeld(String tag) {
        return fetch.holds(tag);
    }

    static <T> RestResponse<T> notModified(String tag) {
        return keep(RestResponse.ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED), tag);
    }

    static <T> RestResponse<T> ok(T entity, String type, String tag) {
        return keep(RestResponse.ResponseBuilder.ok(entity).header("Content-Type", type), tag);
    }

    /** Weak, since the same page may travel compressed or not. */
    private static <T> RestResponse<T> keep(RestResponse.ResponseBuilder<T> response, String tag) {
        return response.header("ETag", "W/" + tag)
                .header("Cache-Control", CACHING)
                .build();
    }
}
