package dev.showdown.account;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

/** What a call was answered, so that the same call is answered the same again. Readable only with the caller's key. */
@Entity
@Immutable
class StoredReply {

    /** Hash of caller, call and key. */
    @Id
    byte[] id;

    byte[] requestHash;

    byte[] sealed;

    Instant createdAt;

    protected StoredReply() {}

    StoredReply(byte[] id, byte[] requestHash, byte[] sealed, Instant now) {
        this.id = id;
        this.requestHash = requestHash;
        this.sealed = sealed;
        this.createdAt = now;
    }
}
