package dev.showdown.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.showdown.report.ShareLink;
import dev.showdown.report.Shares;
import dev.showdown.report.Snapshot;
import dev.showdown.system.http.BaseAddress;

/**
 * A share link as its owner reads about it.
 *
 * @param link with its options
 * @param number of the report that it leads to
 * @param address whole, to copy
 * @param until when it ends, in words
 */
public record LinkView(ShareLink link, int number, String address, String until) {

    static LinkView of(ShareLink link, Shares.Shared shared, BaseAddress base) {
        int number = shared.reports().stream()
                .filter(snapshot -> link.isLatest() || snapshot.id().equals(link.report()))
                .mapToInt(Snapshot::number)
                .max()
                .orElse(0);
        String until = link.expiresAt() == null ? "until it is revoked" : "until " + Html.day(link.expiresAt());
        return new LinkView(link, number, base.link(link.path()), until);
    }

    public UUID id() {
        return link.id();
    }

    public String name() {
        return link.name().isEmpty() ? "Link to report " + number : link.name();
    }

    public String created() {
        return Html.day(link.createdAt());
    }

    /** Whether it opens now, or would if it were resumed. */
    public boolean isKept() {
        return link.isActive() || link.isPaused();
    }

    /** What it is, in a few words beside its name. */
    public String state() {
        List<String> words = new ArrayList<>();
        if (!link.isActive()) {
            words.add(link.state().toString());
        }
        words.add((link.isLatest() ? "newest report" : "report " + number));
        if (link.locked()) {
            words.add("with a password");
        }
        words.add("made " + created());
        return String.join(", ", words);
    }

    /** Who can read what. */
    public String reads() {
        return "Anybody who has this link%s can read %s, %s. They see %s%s.%s They can change nothing."
                .formatted(
                        link.locked() ? " and its password" : "",
                        link.isLatest()
                                ? "the newest published report, now report " + number
                                : "report %d, even after you publish another".formatted(number),
                        until,
                        joined(shown(true), "and"),
                        hidden(),
                        further());
    }

    private String hidden() {
        List<String> hidden = shown(false);
        return hidden.isEmpty() ? "" : ", but not " + joined(hidden, "or");
    }

    /** Notes stand beside the answers they belong to, in the list of all answers. */
    private List<String> shown(boolean included) {
        List<String> parts = new ArrayList<>();
        if (included) {
            parts.add("the recommendation");
            parts.add("the reasons with the answers that these name");
        }
        if (link.includes("answers") == included) {
            parts.add("the list of all answers");
        }
        if (link.includes("names") == included) {
            parts.add("who answered");
        }
        if ((link.includes("notes") && link.includes("answers")) == included) {
            parts.add("the notes");
        }
        return parts;
    }

    private String further() {
        return (link.includes("exports") ? " They can take the report away as a file." : "")
                + (link.includes("embed") ? " Other sites can show its first screen." : "")
                + (link.includes("badge") ? " A badge shows its verdict to everybody who sees the badge." : "");
    }

    private static String joined(List<String> parts, String last) {
        int end = parts.size() - 1;
        return end == 0
                ? parts.getFirst()
                : String.join(", ", parts.subList(0, end)) + " " + last + " " + parts.get(end);
    }

    /** How often it was opened. */
    public String views() {
        if (link.lastViewedAt() == null) {
            return "Not opened yet.";
        }
        String day = Html.day(link.lastViewedAt());
        return link.viewCount() == 1
                ? "Opened once, on " + day + "."
                : "Opened %,d times, last on %s.".formatted(link.viewCount(), day);
    }

    /** A badge that leads to the report, for a README. */
    public String badge() {
        return "[![Report](%s.svg)](%s)".formatted(address, address);
    }

    /** The report in a frame, for another site. */
    public String frame() {
        return EmbedPages.frame(address.replace("/r/", "/embed/"), EmbedPages.WIDTH, EmbedPages.HEIGHT);
    }
}
