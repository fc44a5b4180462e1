package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.PartitionKey;

import dev.showdown.Refused;

/** That somebody may become a member of a workspace, once. */
@Entity
class Invitation {

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    String role;

    /** To whom it was mailed; empty for a link that is passed on by hand. */
    String address;

    /** Null when their account is gone. */
    UUID invitedBy;

    String invitedByName;

    byte[] tokenHash;

    Instant createdAt;

    Instant expiresAt;

    Instant acceptedAt;

    Instant revokedAt;

    @Version
    int version;

    protected Invitation() {}

    Invitation(UUID id, Memberships.Place place, Person inviter, Grant.Role role, byte[] tokenHash, Instant now) {
        this.id = id;
        this.workspaceId = place.workspace();
        this.role = role.toString();
        this.address = "";
        this.invitedBy = inviter.id();
        this.invitedByName = inviter.name();
        this.tokenHash = tokenHash;
        this.createdAt = now;
        this.expiresAt = now.plus(Letter.Kind.INVITATION.life);
    }

    void send(EmailAddress to) {
        address = to.text();
    }

    Grant.Role role() {
        return Grant.Role.of(role);
    }

    boolean isFor(Person person) {
        return address.isEmpty() || new EmailAddress(address).key().equals(new EmailAddress(person.email()).key());
    }

    void accept(Instant now) {
        acceptedAt = now;
    }

    /** Says whether that ends it: it may have ended already. */
    boolean revoke(Instant now) {
        boolean ends = acceptedAt == null && revokedAt == null;
        if (ends) {
            revokedAt = now;
        }
        return ends;
    }

    State state(Instant now) {
        if (acceptedAt != null) {
            return State.ACCEPTED;
        }
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt.isAfter(now) ? State.OPEN : State.EXPIRED;
    }

    void refuseEnded(Instant now) {
        String ask = " Ask whoever invited you for a new one.";
        switch (state(now)) {
            case OPEN -> {}
            case ACCEPTED -> throw new Refused.Gone("This invitation was used already. It works once." + ask);
            case REVOKED -> throw new Refused.Gone("This invitation was withdrawn." + ask);
            case EXPIRED -> throw new Refused.Gone("This invitation has expired." + ask);
        }
    }

    /** Whether it can be accepted, and if not, why. */
    enum State {
        OPEN,
        EXPIRED,
        ACCEPTED,
        REVOKED
    }
}
