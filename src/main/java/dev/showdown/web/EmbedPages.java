package dev.showdown.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.report.ReportView;
import dev.showdown.report.SharedLink;
import dev.showdown.report.SharedReports;
import dev.showdown.system.http.BaseAddress;

/** The first screen of a shared report, for other sites to show; only where its link says so. */
@Path("/")
@PermitAll
public class EmbedPages {

    static final int WIDTH = 720;
    static final int HEIGHT = 900;

    private static final Pattern PATH = Pattern.compile("/(?:r|embed)/(shr_[0-9A-Za-z]+)(?:[?#].*)?");

    private final SharedDoor door;
    private final SharedReports shared;
    private final BaseAddress base;

    EmbedPages(SharedDoor door, SharedReports shared, BaseAddress base) {
        this.door = door;
        this.shared = shared;
        this.base = base;
    }

    /** @param link address of the whole report */
    public record View(ReportView report, String link) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance embed(View view);
    }

    @GET
    @Path("embed/{token}")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> embed(@RestPath String token) {
        SharedLink link = embeddable(door.enter(token));
        String tag = door.tag(link, "embed");
        if (door.isHeld(tag)) {
            return SharedDoor.notModified(tag);
        }
        ReportView report = ReportView.of(shared.read(link).source(), link.viewer());
        return SharedDoor.ok(Templates.embed(new View(report, base.link("/r/" + token))), Html.TYPE, tag);
    }

    /** How to embed the report at an address of ours (oEmbed 1.0). */
    @GET
    @Path("oembed")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> oembed(
            @RestQuery String url,
            @RestQuery String format,
            @RestQuery Integer maxwidth,
            @RestQuery Integer maxheight) {
        if (!"json".equals(Objects.requireNonNullElse(format, "json"))) {
            throw new WebApplicationException(501);
        }
        String token = token(Objects.requireNonNullElse(url, ""));
        SharedLink link = door.known(token);
        if (!link.isOpen()) {
            throw notHere();
        }
        int width = within(WIDTH, maxwidth);
        int height = within(HEIGHT, maxheight);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", "1.0");
        answer.put("type", "rich");
        answer.put("title", shared.read(embeddable(link)).source().title());
        answer.put("provider_name", "Showdown");
        answer.put("provider_url", base.link("/"));
        answer.put("width", width);
        answer.put("height", height);
        answer.put("html", frame(base.link("/embed/" + token), width, height));
        return answer;
    }

    static String frame(String address, int width, int height) {
        return "<iframe src=\"%s\" width=\"%d\" height=\"%d\" title=\"Report\" loading=\"lazy\"></iframe>"
                .formatted(address, width, height);
    }

    private String token(String url) {
        String start = base.link("");
        Matcher path = PATH.matcher(url.startsWith(start) ? url.substring(start.length()) : "");
        if (!path.matches()) {
            throw notHere();
        }
        return path.group(1);
    }

    private static int within(int usual, Integer most) {
        return most == null || most < 1 ? usual : Math.min(usual, most);
    }

    /** A frame on another site has no cookie, so what is locked could never be unlocked there. */
    private static SharedLink embeddable(SharedLink link) {
        if (!link.includes("embed") || link.isLocked()) {
            throw notHere();
        }
        return link;
    }

    private static Refused.NotFound notHere() {
        return new Refused.NotFound("There is no report to embed at this address.");
    }
}
