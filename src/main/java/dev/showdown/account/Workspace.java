package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import dev.showdown.Ids;

/** A tenant. Work started without an account lives in a guest workspace of its own. */
@Entity
class Workspace {

    static final String GUEST = "guest";
    static final String TEAM = "team";

    private static final int USUAL_SHARE_DAYS = 90;

    @Id
    UUID id;

    String kind;

    Instant createdAt;

    String name;

    /** In its address; null for a guest's. */
    String slug;

    int shareDays;

    Integer shareMostDays;

    boolean sharing;

    @Version
    int version;

    protected Workspace() {}

    static Workspace guest(Instant now) {
        return new Workspace(GUEST, "", null, now);
    }

    static Workspace team(String name, String slug, Instant now) {
        return new Workspace(TEAM, name, slug, now);
    }

    private Workspace(String kind, String name, String slug, Instant now) {
        this.id = Ids.next();
        this.kind = kind;
        this.createdAt = now;
        this.name = name;
        this.slug = slug;
        this.shareDays = USUAL_SHARE_DAYS;
        this.sharing = true;
    }

    boolean isGuest() {
        return GUEST.equals(kind);
    }
}
