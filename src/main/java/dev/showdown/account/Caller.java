package dev.showdown.account;

import java.security.Principal;
import java.util.Set;
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

    /** A browser with a session. */
    sealed interface Browser extends Caller {

        UUID session();

        @Override
        default String getName() {
            return "session " + session();
        }
    }

    /** A guest: a browser without an account, and the workspace of the work it started. */
    record Visitor(UUID session, UUID guestWorkspace) implements Browser {}

    /** Somebody who has signed in in this browser. */
    record SignedIn(UUID session, Person person) implements Browser {}

    /** A program with a key to one assessment. */
    record KeyHolder(UUID key, Grant grant) implements Caller {
        @Override
        public String getName() {
            return "key " + key;
        }
    }

    /**
     * A program with a token of a workspace.
     *
     * @param label what the token is called
     * @param role what whoever made it is in the workspace now: the token can do no more
     * @param scopes what it is for
     */
    record TokenHolder(UUID token, String label, UUID workspace, Grant.Role role, Set<Scope> scopes) implements Caller {

        public TokenHolder {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String getName() {
            return "token " + token;
        }
    }
}
