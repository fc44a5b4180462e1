package dev.showdown.api;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.report.ShareChanges.Amendment;
import dev.showdown.report.ShareOptions;

/** What may be asked of a share link. */
final class ShareRequests {

    private static final String ACTIVE = "active";
    private static final String PAUSED = "paused";

    private ShareRequests() {}

    @Schema(name = "NewShare")
    public record New(
            @Schema(description = "For whom it is; only its owner sees this.", maxLength = Text.NAME_LIMIT)
            String name,

            @Schema(
                    implementation = Instant.class,
                    nullable = true,
                    description =
                            "When it ends; null for never. If left out, as the workspace has it: in 90 days unless it says otherwise.")
            JsonNode expiresAt,

            @Schema(description = "That readers have to give. A link with one has neither badge nor embed.")
            String password,

            @Schema(
                    enumeration = {ShareOptions.PINNED, ShareOptions.LATEST},
                    description = "This report, or always the newest; this one if left out.")
            String revision,

            @Schema(description = "What it shows besides the report; files to take away if left out.")
            ShareBody.ScopeWish scope) {

        ShareOptions options() {
            ShareOptions usual = ShareOptions.USUAL;
            return new ShareOptions(
                    name,
                    expiresAt == null ? usual.expires() : end(expiresAt),
                    revision == null ? usual.revision() : revision,
                    scope == null ? usual.scope() : scope.over(usual.scope()));
        }
    }

    @Schema(name = "SharePatch")
    public record Patch(
            @Schema(description = "For whom it is; only its owner sees this.", maxLength = Text.NAME_LIMIT)
            String name,

            @Schema(implementation = Instant.class, nullable = true, description = "When it ends; null for never.")
            JsonNode expiresAt,

            @Schema(
                    implementation = String.class,
                    nullable = true,
                    description = "A new password; null for none any more. Who had unlocked the link has to give it.")
            JsonNode password,

            @Schema(enumeration = {ShareOptions.PINNED, ShareOptions.LATEST})
            String revision,

            @Schema(description = "What is left out stays.") ShareBody.ScopeWish scope,

            @Schema(
                    enumeration = {ACTIVE, PAUSED},
                    description = "Close it for a while, or open it again.")
            String state) {

        Amendment amendment() {
            return new Amendment(
                    this::over,
                    Requests.text("/password", password),
                    Optional.ofNullable(state).map(ShareRequests::paused));
        }

        private ShareOptions over(ShareOptions present) {
            return new ShareOptions(
                    name == null ? present.name() : name,
                    expiresAt == null ? present.expires() : end(expiresAt),
                    revision == null ? present.revision() : revision,
                    scope == null ? present.scope() : scope.over(present.scope()));
        }
    }

    private static String end(JsonNode sent) {
        return Requests.instant("/expiresAt", sent).map(Instant::toString).orElse(ShareOptions.ENDLESS);
    }

    private static boolean paused(String state) {
        return switch (state) {
            case PAUSED -> true;
            case ACTIVE -> false;
            default -> throw new Refused.Invalid("/state", "unknown-choice", "Write \"active\" or \"paused\".");
        };
    }
}
