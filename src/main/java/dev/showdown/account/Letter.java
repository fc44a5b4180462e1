package dev.showdown.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import dev.showdown.Ids;

/** Something that is mailed, until it is sent, and the link in it, until it is used. */
@Entity
class Letter {

    @Id
    UUID id;

    String kind;

    String address;

    /** Whose account it is about; null while there is none. */
    UUID accountId;

    /** What the account's credential was when it was written. */
    Integer credential;

    /** The invitation that it is, from which its link follows; null for none. */
    UUID about;

    String words;

    /** The page to come back to, sealed; empty for none. */
    String back;

    byte[] tokenHash;

    Instant createdAt;

    Instant expiresAt;

    Instant usedAt;

    Instant sentAt;

    Instant dueAt;

    int tries;

    protected Letter() {}

    Letter(Kind kind, EmailAddress address, Instant now) {
        this.id = Ids.next();
        this.kind = kind.toString();
        this.address = address.text();
        this.words = "";
        this.back = "";
        this.createdAt = now;
        this.expiresAt = now.plus(kind.life);
        this.dueAt = now;
    }

    Kind kind() {
        return Kind.of(kind);
    }

    /** To somebody with an account; it ends with the next change of their password or address. */
    Letter about(Account account) {
        accountId = account.id;
        credential = account.credential;
        return this;
    }

    /** What a letter is for, how the token of its link begins, and how long that is good. */
    enum Kind {
        SIGN_UP("sdv_", Duration.ofHours(24)),
        /** To somebody who signs up and has an account already. */
        KNOWN("", Duration.ofHours(24)),
        RESET("sdx_", Duration.ofMinutes(30)),
        /** To somebody who asks for a new password and has no account. */
        UNKNOWN("", Duration.ofMinutes(30)),
        NEW_ADDRESS("sdn_", Duration.ofHours(1)),
        /** To an address that somebody wants for their account, and that has one of its own. */
        TAKEN("", Duration.ofHours(1)),
        /** To the former address, after a change. */
        CHANGED("", Duration.ofHours(24)),
        INVITATION("sdw_", Duration.ofDays(7));

        final String prefix;
        final Duration life;

        Kind(String prefix, Duration life) {
            this.prefix = prefix;
            this.life = life;
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
