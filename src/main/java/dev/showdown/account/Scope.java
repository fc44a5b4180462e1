package dev.showdown.account;

import java.util.Arrays;
import java.util.Optional;

/** What a workspace's token is for. */
public enum Scope {
    ASSESSMENTS_READ("assessments:read", "Read assessments, answers after the reveal, and evaluations"),
    ASSESSMENTS_WRITE("assessments:write", "Start, steer, archive and delete assessments"),
    REPORTS_READ("reports:read", "Read published reports"),
    SHARES_WRITE("shares:write", "Make, change and revoke share links"),
    WEBHOOKS_WRITE("webhooks:write", "Set up webhooks"),
    TOKENS_WRITE("tokens:write", "List, make and revoke tokens; those that it makes end with it"),
    AUDIT_READ("audit:read", "Read the audit log"),
    WORKSPACE_EXPORT("workspace:export", "Take the whole workspace away");

    private final String word;
    private final String meaning;

    Scope(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    /** What it allows, for people. */
    public String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return word;
    }
}
