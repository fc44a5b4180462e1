package dev.showdown.assessment;

import java.util.UUID;

import dev.showdown.account.Grant;

/** Who may read whose answers: the one rule, for pages, programs, reports and everything else. */
final class Visibility {

    private Visibility() {}

    /**
     * One's own answers always; those of others in a round that has been revealed, never before.
     *
     * @param reader who wants to read
     * @param author whose answers they are
     * @param revealed whether the round that they were given in has been revealed
     */
    static boolean mayRead(Grant reader, UUID author, boolean revealed) {
        Permission reading = revealed ? Permission.READ_REVEALED : Permission.READ_HIDDEN;
        return reader.isOwn(author) || reading.allows(reader.role());
    }
}
