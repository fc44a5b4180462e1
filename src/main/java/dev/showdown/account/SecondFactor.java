package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What somebody's telephone knows, and what it has shown already. */
@Entity
class SecondFactor {

    @Id
    UUID accountId;

    String sealedKey;

    /** Codes of this step of time and of earlier ones are used up. */
    long lastStep;

    Instant createdAt;

    /** Null while it is being set up. */
    Instant confirmedAt;

    protected SecondFactor() {}

    SecondFactor(UUID accountId) {
        this.accountId = accountId;
    }

    /** Begins anew, with another key. */
    void begin(String sealed, Instant now) {
        sealedKey = sealed;
        lastStep = 0;
        createdAt = now;
    }

    void confirm(Instant now) {
        confirmedAt = now;
    }

    /** Whether a code of this step, or of a later one, had not been used; it is now. The row is locked meanwhile. */
    boolean useUp(long step) {
        if (step <= lastStep) {
            return false;
        }
        lastStep = step;
        return true;
    }

    boolean isOn() {
        return confirmedAt != null;
    }
}
