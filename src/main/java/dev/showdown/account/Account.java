package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import dev.showdown.Ids;

/** Somebody who signs in. */
@Entity
class Account {

    @Id
    UUID id;

    String email;

    String emailKey;

    String name;

    /** Null for somebody who signs in through their organisation only. */
    String passwordHash;

    /** Raised when the password or the address changes, which ends what was mailed before. */
    int credential;

    Instant createdAt;

    @Version
    int version;

    protected Account() {}

    Account(EmailAddress email, String name, Instant now) {
        this.id = Ids.next();
        this.email = email.text();
        this.emailKey = email.key();
        this.name = name;
        this.credential = 1;
        this.createdAt = now;
    }

    Person person() {
        return new Person(id, name, email);
    }

    void rename(String newName) {
        name = newName;
    }

    void changePassword(String hash) {
        passwordHash = hash;
        credential++;
    }

    /** From now on more is asked for than a password: whoever is just signing in with that alone comes too late. */
    void askMore() {
        credential++;
    }

    void move(EmailAddress address) {
        email = address.text();
        emailKey = address.key();
        credential++;
    }
}
