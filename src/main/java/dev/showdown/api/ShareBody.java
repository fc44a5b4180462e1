package dev.showdown.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.report.ShareLink;
import dev.showdown.report.ShareOptions;

/** A share link as its owner sees it. */
@Schema(name = "Share")
public record ShareBody(
        UUID id,
        UUID report,
        String name,

        @Schema(description = "The secret address: whoever has it can read the report.")
        String url,

        @Schema(enumeration = {"active", "paused", "revoked", "expired"})
        String state,

        @Schema(enumeration = {ShareOptions.PINNED, ShareOptions.LATEST})
        String revision,

        Scope scope,

        @Schema(description = "Whether it asks for a password.")
        boolean locked,

        @Schema(nullable = true) Instant expiresAt,

        @Schema(description = "How often somebody opened it.")
        long viewCount,

        @Schema(nullable = true) Instant lastViewedAt,
        Instant createdAt,

        @Schema(description = "Name of whoever made it; empty for somebody who works alone.")
        String createdBy,

        ShareLinks links) {

    @Schema(name = "ShareScope", description = "What a link shows besides the report.")
    public record Scope(boolean names, boolean notes, boolean answers, boolean exports, boolean badge, boolean embed) {

        static Scope of(ShareLink link) {
            return new Scope(
                    link.includes("names"),
                    link.includes("notes"),
                    link.includes("answers"),
                    link.includes("exports"),
                    link.includes("badge"),
                    link.includes("embed"));
        }
    }

    /** What is wished for of a scope; what is left out stays as it is. */
    @Schema(name = "ShareScopeWish")
    public record ScopeWish(
            Boolean names, Boolean notes, Boolean answers, Boolean exports, Boolean badge, Boolean embed) {

        List<String> over(List<String> present) {
            Map<String, Boolean> wishes = new LinkedHashMap<>();
            wishes.put("names", names);
            wishes.put("notes", notes);
            wishes.put("answers", answers);
            wishes.put("exports", exports);
            wishes.put("badge", badge);
            wishes.put("embed", embed);
            return wishes.entrySet().stream()
                    .filter(wish -> wish.getValue() == null ? present.contains(wish.getKey()) : wish.getValue())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Schema(name = "ShareLinks")
    public record ShareLinks(String self, String report) {}

    static ShareBody of(ShareLink link, String url, ShareLinks links) {
        return new ShareBody(
                link.id(),
                link.report(),
                link.name(),
                url,
                link.state().toString(),
                link.revision(),
                Scope.of(link),
                link.locked(),
                link.expiresAt(),
                link.viewCount(),
                link.lastViewedAt(),
                link.createdAt(),
                link.createdBy(),
                links);
    }
}
