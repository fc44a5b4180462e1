package dev.showdown.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;
import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.account.AccessKey.Kind;

/** The link under which people join an assessment: one at a time, which its owner can copy again. */
@ApplicationScoped
public class InviteKeys implements PanacheRepositoryBase<AccessKey, UUID> {

    private final AccessKeys keys;
    private final Tokens tokens;
    private final Workspaces workspaces;
    private final Clock clock;

    InviteKeys(AccessKeys keys, Tokens tokens, Workspaces workspaces, Clock clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * A link to invite.
     *
     * @param expiresAt from when it invites nobody; empty for never
     * @param version from 1
     */
    public record Invite(String token, Optional<Instant> expiresAt, int version) {

        public String path() {
            return "/join/" + token;
        }
    }

    /** The present link; the same each time it is asked for. */
    public Invite of(Grant grant) {
        return workspaces.inWorkspace(grant.workspace(), () -> invite(present(grant, LockModeType.NONE)));
    }

    /** Another link in place of the present one, which then leads nowhere. */
    public Invite rotate(Grant grant) {
        return workspaces.inWorkspace(grant.workspace(), () -> {
            AccessKey key = present(grant, LockModeType.PESSIMISTIC_WRITE);
            key.renew(tokens.hash(tokens.derived(Kind.INVITE.prefix, key.id, key.generation + 1)));
            key.expireAt(null);
            return invite(key);
        });
    }

    /** @param end from when the link invites nobody; empty for never */
    public Invite expire(Grant grant, Optional<Instant> end, Seen seen) {
        return workspaces.inWorkspace(grant.workspace(), () -> {
            AccessKey key = present(grant, LockModeType.PESSIMISTIC_WRITE);
            seen.expect(
                    key.version + 1,
                    "This invitation was changed in the meantime. Both versions are shown: choose.",
                    invite(key),
                    new End(end));
            key.expireAt(end.orElse(null));
            return invite(key);
        });
    }

    /** Until when the caller wanted to invite. */
    public record End(Optional<Instant> expiresAt) {}

    private AccessKey present(Grant grant, LockModeType lock) {
        return find(
                        "workspaceId = ?1 and assessmentId = ?2 and kind = ?3",
                        grant.workspace(),
                        grant.assessment(),
                        Kind.INVITE.toString())
                .withLock(lock)
                .firstResultOptional()
                .orElseGet(() -> issue(grant));
    }

    private AccessKey issue(Grant grant) {
        UUID id = Ids.next();
        byte[] hash = tokens.hash(tokens.derived(Kind.INVITE.prefix, id, 1));
        Grant everybody = new Grant(grant.workspace(), grant.assessment(), null, Grant.Role.PARTICIPANT);
        AccessKey key = new AccessKey(id, Kind.INVITE, everybody, hash, clock.instant());
        persist(key);
        return key;
    }

    private Invite invite(AccessKey key) {
        flush();
        return new Invite(
                tokens.derived(Kind.INVITE.prefix, key.id, key.generation),
                Optional.ofNullable(key.expiresAt),
                key.version + 1);
    }

    /** What a link invites to: a grant without a participant yet. */
    @Transactional
    public Grant invited(String token) {
        AccessKey key = keys.known(Kind.INVITE, token)
                .orElseThrow(() -> new Refused.NotFound(
                        "This invitation leads nowhere: it was replaced by another, or not copied whole."
                                + " Ask whoever invited you for the present one."));
        if (key.isRevoked() || key.hasExpired(clock.instant())) {
            throw new Refused.Gone("This invitation has expired. Ask whoever invited you for a new one.");
        }
        return key.grant();
    }
}
