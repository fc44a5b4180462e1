package dev.showdown.playbook;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A playbook as it was when it was first read: assessments and reports stay pinned to it. */
@Entity
@Immutable
@IdClass(PlaybookVersion.Name.class)
class PlaybookVersion {

    @Id
    String key;

    @Id
    String version;

    @JdbcTypeCode(SqlTypes.JSON)
    String document;

    String hash;

    Instant storedAt;

    protected PlaybookVersion() {}

    PlaybookVersion(Name name, String document, String hash, Instant storedAt) {
        this.key = name.key();
        this.version = name.version();
        this.document = document;
        this.hash = hash;
        this.storedAt = storedAt;
    }

    record Name(String key, String version) {}
}
