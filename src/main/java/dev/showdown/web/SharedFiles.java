package dev.showdown.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.report.Published;
import dev.showdown.report.SharedLink;
import dev.showdown.report.SharedReports;
import dev.showdown.report.export.Export;
import dev.showdown.report.export.Exports;
import dev.showdown.report.export.Format;

/** A shared report in other formats, as far as its link goes: files to take away, a badge, a card for previews. */
@Path("/")
@PermitAll
public class SharedFiles {

    private final SharedDoor door;
    private final SharedReports shared;
    private final Exports exports;

    SharedFiles(SharedDoor door, SharedReports shared, Exports exports) {
        this.door = door;
        this.shared = shared;
        this.exports = exports;
    }

    @GET
    @Path("r/{token}.{suffix}")
    public RestResponse<byte[]> file(@RestPath String token, @RestPath String suffix) {
        SharedLink link = door.enter(token);
        Format format = Format.of(suffix).orElseThrow(SharedFiles::notHere);
        if (format == Format.CARD && link.isLocked()) {
            return SharedDoor.ok(exports.neutralCard().content(), format.type(), door.tag(link, suffix));
        }
        if (door.isLockedFor(link)) {
            throw new Refused.Forbidden("This report is locked with a password. Open its page, and unlock it there.");
        }
        if (!isIncluded(link, format)) {
            throw notHere();
        }
        String tag = door.tag(link, suffix);
        if (door.isHeld(tag)) {
            return SharedDoor.notModified(tag);
        }
        Published report = shared.read(link);
        Export export = exports.of(report.source(), link.viewer(), format);
        return SharedDoor.ok(export.content(), format.type(), tag);
    }

    private static boolean isIncluded(SharedLink link, Format format) {
        return switch (format) {
            case MARKDOWN, CSV, JSON, PDF -> link.includes("exports");
            case BADGE -> link.includes("badge");
            case CARD -> true;
        };
    }

    private static Refused.NotFound notHere() {
        return new Refused.NotFound("This link does not offer the report in that format.");
    }
}
