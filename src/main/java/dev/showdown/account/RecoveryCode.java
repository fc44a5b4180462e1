package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** One of the codes for whoever has lost their telephone. */
@Entity
@IdClass(RecoveryCode.Key.class)
class RecoveryCode {

    @Id
    UUID accountId;

    @Id
    byte[] codeHash;

    Instant usedAt;

    protected RecoveryCode() {}

    RecoveryCode(UUID accountId, byte[] codeHash) {
        this.accountId = accountId;
        this.codeHash = codeHash;
    }

    record Key(UUID accountId, byte[] codeHash) {}
}
