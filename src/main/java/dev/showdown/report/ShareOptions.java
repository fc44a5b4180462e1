package dev.showdown.report;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.showdown.Text;
import dev.showdown.account.SharingRules;

/**
 * What the owner of a link may choose, as it was typed or sent.
 *
 * @param name tells links apart; only their owner sees it
 * @param expires in days from now, {@code never}, {@code keep} for what it is, {@code usually}, or a point in time
 * @param revision {@code pinned} to its report, or the {@code latest}
 * @param scope what it shows besides the report, in the order of {@link #SCOPES}
 */
public record ShareOptions(String name, String expires, String revision, List<String> scope) {

    private static final Duration LONGEST = Duration.ofDays(36_500);
    public static final List<String> DAYS = List.of("7", "30", "90");
    public static final String NEVER = "never";
    public static final String KEEP = "keep";

    /** For never, as programs say it. */
    public static final String ENDLESS = "null";

    /** As long as the workspace has it unless somebody wishes otherwise. */
    public static final String USUALLY = "usually";

    public static final String PINNED = "pinned";
    public static final String LATEST = "latest";
    public static final List<String> SCOPES = List.of("names", "notes", "answers", "exports", "badge", "embed");

    /** What a link is like unless somebody wishes otherwise. */
    public static final ShareOptions USUAL = new ShareOptions("", USUALLY, PINNED, List.of("exports"));

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

    /**
     * For how long a link can be made in a workspace.
     *
     * @param days on offer, the fewest first
     * @param usual those that are chosen unless somebody wishes otherwise
     * @param endless whether it may live until it is revoked
     */
    public record Offer(List<String> days, String usual, boolean endless) {

        static Offer of(SharingRules rules) {
            List<String> days = Stream.of(
                            DAYS.stream().map(Integer::valueOf), Stream.of(rules.days()), rules.most().stream())
                    .flatMap(some -> some)
                    .filter(rules::allows)
                    .distinct()
                    .sorted()
                    .map(String::valueOf)
                    .toList();
            return new Offer(days, String.valueOf(rules.days()), rules.most().isEmpty());
        }

        public boolean isChosen(String day, ShareOptions options) {
            return options.expires().equals(USUALLY) ? day.equals(usual) : day.equals(options.expires());
        }
    }

    public boolean includes(String part) {
        return scope.contains(part);
    }

    /**
     * The same, cleaned; what is wrong goes to the faults.
     *
     * @param isNew whether there is nothing yet whose end could be kept
     * @param isLocked whether the link has a password
     * @param rules of the workspace
     */
    ShareOptions checked(Text text, boolean isNew, boolean isLocked, Instant now, SharingRules rules) {
        String clean = text.optionalLine("/name", "the name", name, Text.NAME_LIMIT);
        String end = expires.equals(USUALLY) ? String.valueOf(rules.days()) : expires;
        checkEnd(text, end, isNew, now, rules);
        if (!revision.equals(PINNED) && !revision.equals(LATEST)) {
            text.fault("/revision", "unknown", "Choose this report, or always the newest.");
        }
        if (!SCOPES.containsAll(scope)) {
            text.fault("/scope", "unknown", "Choose only from what is on offer.");
        }
        if (isLocked && (includes("badge") || includes("embed"))) {
            text.fault("/scope", "locked", LOCKED_IN_PUBLIC);
        }
        return new ShareOptions(clean, end, revision, scope);
    }

    private void checkEnd(Text text, String end, boolean isNew, Instant now, SharingRules rules) {
        boolean endless = end.equals(NEVER) || end.equals(ENDLESS);
        boolean tooLong =
                endless && rules.most().isPresent() || DAYS.contains(end) && !rules.allows(Integer.parseInt(end));
        if (point().isPresent()) {
            checkPoint(text, now, rules);
        } else if (tooLong) {
            text.fault(end.equals(ENDLESS) ? "/expiresAt" : "/expires", "range", rules.words());
        } else if (!endless && !Offer.of(rules).days().contains(end) && (isNew || !end.equals(KEEP))) {
            text.fault("/expires", "unknown", "Choose one of the times on offer.");
        }
    }

    private void checkPoint(Text text, Instant now, SharingRules rules) {
        Instant end = point().orElseThrow();
        if (rules.most()
                .filter(days -> end.isAfter(now.plus(Duration.ofDays(days))))
                .isPresent()) {
            text.fault("/expiresAt", "range", rules.words());
        } else if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
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
            case NEVER, ENDLESS -> null;
            default -> point().orElseGet(() -> now.plus(Integer.parseInt(expires), ChronoUnit.DAYS));
        };
    }
}
