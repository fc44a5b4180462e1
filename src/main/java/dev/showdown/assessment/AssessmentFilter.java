package dev.showdown.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.showdown.Text;
import dev.showdown.decision.Verdict;

/**
 * Which assessments of a workspace are asked for.
 *
 * @param words to be found in title, context or a note that the reader may read; empty for any
 * @param status empty for any but the archived
 * @param verdict of the newest report; empty for any
 * @param owner account of whoever started it; empty for anybody
 * @param from day on which it was started at the earliest; empty for any
 * @param to day on which it was started at the latest; empty for any
 */
public record AssessmentFilter(
        String words,
        Optional<Status> status,
        Optional<Verdict> verdict,
        Optional<UUID> owner,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {

    public static final int WORDS_LIMIT = 200;

    public static final AssessmentFilter NONE = new AssessmentFilter(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** What a request says: each part may be missing or empty. Whatever is there and no such thing is refused. */
    public record Asked(String q, String status, String verdict, String owner, String from, String to) {

        public Asked {
            q = Objects.requireNonNullElse(q, "");
            status = Objects.requireNonNullElse(status, "");
            verdict = Objects.requireNonNullElse(verdict, "");
            owner = Objects.requireNonNullElse(owner, "");
            from = Objects.requireNonNullElse(from, "");
            to = Objects.requireNonNullElse(to, "");
        }
    }

    public static AssessmentFilter of(Asked asked) {
        Text text = new Text();
        AssessmentFilter filter = new AssessmentFilter(
                text.optionalLine("/q", "what you search for", asked.q(), WORDS_LIMIT),
                status(text, asked.status()),
                verdict(text, asked.verdict()),
                owner(text, asked.owner()),
                day(text, "/from", asked.from()),
                day(text, "/to", asked.to()));
        if (filter.from.isPresent() && filter.to.isPresent() && filter.to.get().isBefore(filter.from.get())) {
            text.fault("/to", "range", "Choose a last day that is not before the first.");
        }
        text.refuseFaults();
        return filter;
    }

    private static Optional<Status> status(Text text, String word) {
        Optional<Status> status = Status.of(word);
        if (!word.isEmpty() && status.isEmpty()) {
            text.fault(
                    "/status",
                    "unknown-choice",
                    "There is no status \"%s\". Choose draft, answering, revealed, decided or archived."
                            .formatted(Text.shown(word)));
        }
        return status;
    }

    private static Optional<Verdict> verdict(Text text, String word) {
        Optional<Verdict> verdict = Arrays.stream(Verdict.values())
                .filter(known -> known.toString().equals(word))
                .findFirst();
        if (!word.isEmpty() && verdict.isEmpty()) {
            text.fault(
                    "/verdict",
                    "unknown-choice",
                    "There is no verdict \"%s\". Choose clear, lean, too-close, only-option or nothing-fits."
                            .formatted(Text.shown(word)));
        }
        return verdict;
    }

    private static Optional<UUID> owner(Text text, String id) {
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            if (!id.isEmpty()) {
                text.fault("/owner", "unknown-choice", "Name whoever started it by their id, or leave it out.");
            }
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(id));
    }

    private static Optional<LocalDate> day(Text text, String pointer, String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            // Four digits for the year: a database knows fewer years than a computer.
            if (typed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return Optional.of(LocalDate.parse(typed));
            }
        } catch (DateTimeParseException _) {
            // Told below.
        }
        text.fault(pointer, "wrong-type", "Write the day as in 2030-01-31.");
        return Optional.empty();
    }

    /** The first instant of the first day. */
    Instant since() {
        return from.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(Instant.EPOCH);
    }

    /** The first instant after the last day. */
    Instant until() {
        return to.map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(END);
    }

    /** Whether it leaves anything out. */
    public boolean isNone() {
        return equals(NONE);
    }
}
