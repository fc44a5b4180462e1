package dev.showdown.account;

import java.security.Principal;
import java.util.UUID;

/** Who asks. What they may do with an assessment is a {@link Grant}. */
public sealed interface Caller extends Principal {

    /** Nobody known: no cookie, no token. */
    record Nobody() implements Caller {
        @Override
        public String getName() {
            return "nobody";
        }
    }

    /** A browser with a session, and the workspace of the work it started without an account. */
    record Visitor(UUID session, UUID guestWorkspace) implements Caller {
        @Override
        public String getName() {
            return "session " + session;
        }
    }

    /** A program with a key to one assessment. */
    record KeyHolder(UUID key, Grant grant) implements Caller {
        @Override
        public String getName() {
            return "key " + key;
        }
    }
}
