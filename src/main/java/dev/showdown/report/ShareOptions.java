package dev.showdown.report;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.showdown.Text;

/**
 * What the owner of a link may choose, as it was typed or sent.
 *
 * @param name tells links apart; only their owner sees it
 * @param expires in days from now, {@code never}, {@code keep} for what it is, or a point in time
 * @param revision {@code pinned} to its report, or the {@code latest}
 * @param scope what it shows besides the report, in the order of {@link #SCOPES}
 */
public record ShareOptions(String name, String expires, String revision, List<String> scope) {

    private static final Duration LONGEST = Duration.ofDays(36_500);
    public static final List<String> DAYS = List.of("7", "30", "90");
    public static final String NEVER = "never";
    public static final String KEEP = "keep";
    public static final String PINNED = "pinned";
    public static final String LATEST = "latest";
    public static final List<String> SCOPES = List.of("names", "notes", "answers", "exports", "badge", "embed");

    /** What a link is like unless somebody wishes otherwise. */
    public static final ShareOptions USUAL = new ShareOptions("", "90", PINNED, List.of("exports"));

    public ShareOptions {
        name = Objects.requireNonNullElse(name, "");
        expires = Objects.requireNonNullElse(expires, "");
        revision = Objects.requireNonNullElse(revision, "");
        List<String> wanted = Objects.requireNonNullElse(scope, List.of());
        scope = wanted.stream()
                .distinct()
                .sorted((a, b) -> Integer.compare(SCOPES.indexOf(a), SCOPES.indexOf(b)))
                .toList();
    }

    public ShareOptions named(String other) {
        return new ShareOptions(other, expires, revision, scope);
    }

    /** For how many days a link can be made. */
    public List<String> offered() {
        return DAYS;
    }

    public boolean includes(String part) {
        return scope.contains(part);
    }

    /**
     * The same, cleaned; what is wrong goes to the faults.
     *
     * @param isNew whether there is nothing yet whose end could be kept
     * @param isLocked whether the link has a password
     */
    ShareOptions checked(Text text, boolean isNew, boolean isLocked, Instant now) {
        String clean = text.optionalLine("/name", "the name", name, Text.NAME_LIMIT);
        if (point().isPresent()) {
            checkPoint(text, now);
        } else if (!DAYS.contains(expires) && !expires.equals(NEVER) && (isNew || !expires.equals(KEEP))) {
            text.fault("/expires", "unknown", "Choose one of the times on offer.");
        }
        if (!revision.equals(PINNED) && !revision.equals(LATEST)) {
            text.fault("/revision", "unknown", "Choose this report, or always the newest.");
        }
        if (!SCOPES.containsAll(scope)) {
            text.fault("/scope", "unknown", "Choose only from what is on offer.");
        }
        if (isLocked && (includes("badge") || includes("embed"))) {
            text.fault("/scope", "locked", LOCKED_IN_PUBLIC);
        }
        return new ShareOptions(clean, expires, revision, scope);
    }

    private void checkPoint(Text text, Instant now) {
        Instant end = point().orElseThrow();
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            text.fault("/expiresAt", "past", "Choose a time that is still to come, within a hundred years.");
        }
    }

    private Optional<Instant> point() {
        try {
            return Optional.of(Instant.parse(expires));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    static final String LOCKED_IN_PUBLIC =
            "A badge and an embedded report are there for everybody, so a link with a password has neither. "
                    + "Choose one or the other.";

    /** When a link with these options ends; null if it does not. */
    Instant end(Instant now, Instant present) {
        return switch (expires) {
            case KEEP -> present;
            case NEVER -> null;
            default -> point().orElseGet(() -> now.plus(Integer.parseInt(expires), ChronoUnit.DAYS));
        };
    }
}
