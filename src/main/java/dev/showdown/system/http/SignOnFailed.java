package dev.showdown.system.http;

/** Why somebody was not signed in, in words for them. Nothing has changed. */
public final class SignOnFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    SignOnFailed(int status, String words) {
        super(words, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }

    static SignOnFailed unavailable() {
        return new SignOnFailed(503, "The sign-on cannot be reached right now. Try again in a moment.");
    }

    /** The provider, or somebody before its form, said no. */
    static SignOnFailed denied() {
        return new SignOnFailed(403, "The sign-on did not let you in, or you turned back there.");
    }

    /** What came back belongs to no sign-in that this browser has begun. */
    static SignOnFailed unknown() {
        return new SignOnFailed(
                400,
                "This sign-in was not begun in this browser, took too long, or is over already. "
                        + "Begin again; your browser must accept cookies.");
    }

    /** What came back does not fit what was begun. */
    static SignOnFailed refused() {
        return new SignOnFailed(
                403,
                "What the sign-on answered does not fit. Begin again; if that does not help, "
                        + "tell whoever looks after this Showdown.");
    }
}
