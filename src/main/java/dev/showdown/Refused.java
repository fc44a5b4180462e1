package dev.showdown;

import java.util.List;

/**
 * What a feature refuses, in words for the person who asked. One place maps each kind to a status; nothing else does.
 */
public abstract sealed class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Refused(String message) {
        super(message, null, false, false);
    }

    /** It does not exist, or belongs to somebody else: the two are never told apart. */
    public static final class NotFound extends Refused {
        private static final long serialVersionUID = 1;

        public NotFound(String message) {
            super(message);
        }
    }

    /** It was here, and has been taken away for good. */
    public static final class Gone extends Refused {
        private static final long serialVersionUID = 1;

        public Gone(String message) {
            super(message);
        }
    }

    /** The caller may see it, but not do this to it, or not now. */
    public static final class Forbidden extends Refused {
        private static final long serialVersionUID = 1;
        private final String code;

        public Forbidden(String message) {
            this("forbidden", message);
        }

        public Forbidden(String code, String message) {
            super(message);
            this.code = code;
        }

        /** For programs. */
        public String code() {
            return code;
        }
    }

    /** Only for somebody who has signed in. */
    public static final class SignInNeeded extends Refused {
        private static final long serialVersionUID = 1;

        public SignInNeeded(String message) {
            super(message);
        }
    }

    /** Somebody else was faster, or the same person in another window. */
    public static final class Outrun extends Refused {
        private static final long serialVersionUID = 1;

        public Outrun(String message) {
            super(message);
        }
    }

    /** The state of the thing does not allow it. */
    public static final class Conflict extends Refused {
        private static final long serialVersionUID = 1;
        private final String code;

        public Conflict(String message) {
            this("conflict", message);
        }

        public Conflict(String code, String message) {
            super(message);
            this.code = code;
        }

        /** For programs. */
        public String code() {
            return code;
        }
    }

    /** It has changed since the caller looked at it. Both versions are told, so that the caller can choose. */
    public static final class Stale extends Refused {
        private static final long serialVersionUID = 1;
        private final transient Object present;
        private final transient Object wanted;

        /**
         * @param present what stands there now; null for nothing
         * @param wanted what the caller wanted there
         */
        public Stale(String message, Object present, Object wanted) {
            super(message);
            this.present = present;
            this.wanted = wanted;
        }

        public Object present() {
            return present;
        }

        public Object wanted() {
            return wanted;
        }
    }

    /** What comes out is not what the caller said would. Both are told, so that the caller can see the difference. */
    public static final class Unexpected extends Refused {
        private static final long serialVersionUID = 1;
        private final transient Object present;
        private final transient Object wanted;

        /**
         * @param present what came out
         * @param wanted what the caller expected
         */
        public Unexpected(String message, Object present, Object wanted) {
            super(message);
            this.present = present;
            this.wanted = wanted;
        }

        public Object present() {
            return present;
        }

        public Object wanted() {
            return wanted;
        }
    }

    /** What was sent is broken: nothing in it can be told. */
    public static final class Unreadable extends Refused {
        private static final long serialVersionUID = 1;

        public Unreadable(String message) {
            super(message);
        }
    }

    /** More than is allowed in a while. */
    public static final class TooMany extends Refused {
        private static final long serialVersionUID = 1;
        private final int retryAfterSeconds;

        public TooMany(String message, int retryAfterSeconds) {
            super(message);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** More at once than there is room for. */
    public static final class Busy extends Refused {
        private static final long serialVersionUID = 1;
        private final int retryAfterSeconds;

        public Busy(String message, int retryAfterSeconds) {
            super(message);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** Well-formed, but not acceptable: every fault that was found. */
    public static final class Invalid extends Refused {
        private static final long serialVersionUID = 1;
        private final transient List<Fault> faults;

        public Invalid(List<Fault> faults) {
            super(faults.getFirst().detail());
            this.faults = List.copyOf(faults);
        }

        public Invalid(String pointer, String code, String detail) {
            this(List.of(new Fault(pointer, code, detail)));
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    /**
     * @param pointer a JSON pointer to the field at fault
     * @param code for programs
     * @param detail for people
     */
    public record Fault(String pointer, String code, String detail) {

        /** The last part of the pointer: the name of a form's field. */
        public String field() {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }
    }
}
