package dev.showdown.assessment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an assessment has come. It follows from what is there, and is never set. */
public enum Status {
    DRAFT("Not begun"),
    ANSWERING("Being answered"),
    REVEALED("Revealed"),
    DECIDED("Decided"),
    ARCHIVED("Archived");

    private final String words;

    Status(String words) {
        this.words = words;
    }

    public static Optional<Status> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.toString().equals(word))
                .findFirst();
    }

    /** For people. */
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
