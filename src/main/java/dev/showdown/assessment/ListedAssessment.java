package dev.showdown.assessment;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import dev.showdown.Refused;
import dev.showdown.Text;

/**
 * A line of the list of a workspace's assessments.
 *
 * @param owner who started it; empty for a program, or for somebody whose account is gone
 * @param ownerName empty like the owner
 * @param verdict of the newest report; empty without one
 * @param place of it in the list
 */
public record ListedAssessment(
        UUID id,
        String title,
        Status status,
        Optional<String> verdict,
        Optional<UUID> owner,
        String ownerName,
        String playbook,
        String playbookVersion,
        Instant createdAt,
        Place place) {

    /** In which order they are listed. */
    public enum Order {
        NEWEST("Newest first"),
        OLDEST("Oldest first"),
        TITLE("By title");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        /** The one of that name, the newest first for an empty one; refused where there is none. */
        public static Order of(String word) {
            return word == null || word.isEmpty()
                    ? NEWEST
                    : java.util.Arrays.stream(values())
                            .filter(order -> order.toString().equals(word))
                            .findFirst()
                            .orElseThrow(() -> new Refused.Invalid(
                                    "/sort",
                                    "unknown-choice",
                                    "There is no order \"%s\". Choose newest, oldest or title."
                                            .formatted(Text.shown(word))));
        }

        /** For people. */
        public String words() {
            return words;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Where a line stands. The next part of the list follows from it, whatever came or went in between.
     *
     * @param title as it is compared
     */
    public record Place(Instant time, String title, UUID id) {

        private static final UUID LEAST = new UUID(0, 0);
        private static final int PARTS = 3;

        /** Before everything, in an order. */
        static Place before(Order order) {
            return switch (order) {
                case NEWEST -> new Place(Instant.parse("9999-12-31T00:00:00Z"), "", LEAST);
                case OLDEST, TITLE -> new Place(Instant.EPOCH, "", LEAST);
            };
        }

        /** A place as an address carries it; refused where it is none of ours. */
        public static Optional<Place> of(String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return Optional.empty();
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", PARTS);
                if (parts.length == PARTS && parts[0].matches("[0-9]{1,18}") && Text.isPrintable(parts[2])) {
                    return Optional.of(new Place(
                            Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                            parts[2],
                            UUID.fromString(parts[1])));
                }
            } catch (IllegalArgumentException | DateTimeException _) {
                // Told below.
            }
            throw new Refused.Invalid("/after", "bad-cursor", "This place in the list is not one of ours.");
        }

        /** For an address. */
        public String cursor() {
            String text = ChronoUnit.MICROS.between(Instant.EPOCH, time) + "/" + id + "/" + title;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
