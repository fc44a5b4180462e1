package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** Which account somebody has who comes from the sign-on of their organisation. */
@Entity
@IdClass(SignOn.Key.class)
class SignOn {

    @Id
    String issuer;

    @Id
    String subject;

    UUID accountId;

    Instant createdAt;

    protected SignOn() {}

    SignOn(Identity identity, UUID accountId, Instant now) {
        this.issuer = identity.issuer();
        this.subject = identity.subject();
        this.accountId = accountId;
        this.createdAt = now;
    }

    record Key(String issuer, String subject) {}
}
