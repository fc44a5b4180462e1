package dev.showdown.account;

import java.util.UUID;

/**
 * What something was done to.
 *
 * @param kind such as "share"
 * @param id null for what has none
 * @param name as it was; empty for what has none. Never a secret, never an answer or a note
 */
public record AuditTarget(String kind, UUID id, String name) {

    private static final int LONGEST = 200;

    public AuditTarget {
        name = name == null ? "" : name.codePointCount(0, name.length()) > LONGEST ? cut(name) : name;
    }

    private static String cut(String name) {
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    public static AuditTarget assessment(UUID id, String title) {
        return new AuditTarget("assessment", id, title);
    }

    public static AuditTarget participant(UUID id, String name) {
        return new AuditTarget("participant", id, name);
    }

    public static AuditTarget question(String key) {
        return new AuditTarget("question", null, key);
    }

    public static AuditTarget comment(UUID id, String question) {
        return new AuditTarget("comment", id, "on " + question);
    }

    public static AuditTarget round(int number) {
        return new AuditTarget("round", null, String.valueOf(number));
    }

    public static AuditTarget report(UUID id, int number) {
        return new AuditTarget("report", id, String.valueOf(number));
    }

    public static AuditTarget share(UUID id, String name) {
        return new AuditTarget("share", id, name);
    }

    public static AuditTarget token(UUID id, String name) {
        return new AuditTarget("token", id, name);
    }

    public static AuditTarget workspace(UUID id, String name) {
        return new AuditTarget("workspace", id, name);
    }

    /** @param address to whom it was mailed; empty for a link that is passed on by hand */
    public static AuditTarget invitation(UUID id, String address) {
        return new AuditTarget("invitation", id, address);
    }

    /** Somebody with an account. */
    public static AuditTarget person(UUID account, String name) {
        return new AuditTarget("person", account, name);
    }
}
