package dev.showdown.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

import dev.showdown.Text;

/**
 * Which events of the audit log are asked for. What is empty asks for all.
 *
 * @param who part of the name of whoever did it
 * @param target part of the name of what it was done to, or its kind
 * @param from at this time or later
 * @param until before this time
 */
public record AuditFilter(
        String who, Optional<AuditAction> action, String target, Optional<Instant> from, Optional<Instant> until) {

    public static final AuditFilter NONE =
            new AuditFilter("", Optional.empty(), "", Optional.empty(), Optional.empty());

    /** What a request says: each part may be missing or empty. Days are whole days, in UTC. */
    public record Asked(String who, String action, String target, String from, String until) {

        public Asked {
            who = Objects.requireNonNullElse(who, "");
            action = Objects.requireNonNullElse(action, "");
            target = Objects.requireNonNullElse(target, "");
            from = Objects.requireNonNullElse(from, "");
            until = Objects.requireNonNullElse(until, "");
        }
    }

    public static AuditFilter of(Asked asked) {
        Text text = new Text();
        AuditFilter filter = new AuditFilter(
                asked.who(),
                action(text, asked.action()),
                asked.target(),
                day(text, "/from", asked.from()).map(AuditFilter::begin),
                day(text, "/until", asked.until()).map(day -> begin(day.plusDays(1))));
        text.refuseFaults();
        return filter;
    }

    private static Optional<AuditAction> action(Text text, String typed) {
        Optional<AuditAction> action = AuditAction.of(typed.strip());
        if (action.isEmpty() && !typed.isBlank()) {
            text.fault("/action", "unknown", "Choose from the list what was done.");
        }
        return action;
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<LocalDate> day(Text text, String pointer, String typed) {
        try {
            return Optional.of(typed.strip())
                    .filter(day -> !day.isEmpty())
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() > 0 && day.getYear() < 9999);
        } catch (DateTimeParseException _) {
            text.fault(pointer, "wrong-type", "Enter a day as 2030-01-31.");
            return Optional.empty();
        }
    }
}
