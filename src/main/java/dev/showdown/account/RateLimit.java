package dev.showdown.account;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;

/** What a caller has used of a limit in the present window. Written by one statement of its repository. */
@Entity
@Immutable
@IdClass(RateLimit.Key.class)
class RateLimit {

    @Id
    String bucket;

    @Id
    String caller;

    Instant windowStart;

    long used;

    protected RateLimit() {}

    record Key(String bucket, String caller) {}
}
