package dev.showdown.report;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.Text;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Passwords;
import dev.showdown.account.SharingRules;
import dev.showdown.account.Tokens;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Permission;

/**
 * What the owner of a link does with it. Every change names the version that the owner saw, so that nobody overwrites
 * what somebody else has just done; only ending a link always works.
 */
@ApplicationScoped
public class ShareChanges implements PanacheRepositoryBase<Share, UUID> {

    private final Shares shares;
    private final Assessments assessments;
    private final Workspaces workspaces;
    private final Tokens tokens;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    ShareChanges(
            Shares shares,
            Assessments assessments,
            Workspaces workspaces,
            Tokens tokens,
            Passwords passwords,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.shares = shares;
        this.assessments = assessments;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Changes what a link shows, to whom and for how long.
     *
     * @param version of the link that the caller saw
     */
    @Transactional
    public void change(Caller caller, UUID assessment, UUID id, int version, ShareOptions options) {
        change(
                caller,
                assessment,
                id,
                version,
                AuditAction.SHARE_CHANGED,
                (share, rules) -> choose(share, options, share.isLocked(), rules));
    }

    /** Sets or changes the password. Whoever had unlocked the link has to give the new one. */
    public void lock(Caller caller, UUID assessment, UUID id, int version, String password) {
        assessments.changeable(caller, assessment, Permission.STEER);
        Text text = new Text();
        String typed = Objects.requireNonNullElse(password, "");
        Passwords.check(text, "/password", typed);
        text.refuseFaults();
        String hash = passwords.hash(typed);
        change(caller, assessment, id, version, AuditAction.SHARE_CHANGED, (share, rules) -> {
            if (share.scope.contains("badge") || share.scope.contains("embed")) {
                throw new Refused.Invalid("/password", "public", ShareOptions.LOCKED_IN_PUBLIC);
            }
            share.lock(hash);
        });
    }

    @Transactional
    public void removePassword(Caller caller, UUID assessment, UUID id, int version) {
        change(caller, assessment, id, version, AuditAction.SHARE_CHANGED, (share, rules) -> share.lock(null));
    }

    /** Closes a link for a while. */
    @Transactional
    public void pause(Caller caller, UUID assessment, UUID id, int version) {
        change(
                caller,
                assessment,
                id,
                version,
                AuditAction.SHARE_PAUSED,
                (share, rules) -> share.pause(clock.instant()));
    }

    @Transactional
    public void resume(Caller caller, UUID assessment, UUID id, int version) {
        change(caller, assessment, id, version, AuditAction.SHARE_RESUMED, (share, rules) -> share.resume());
    }

    /** Gives a link a new address; the old one leads nowhere. */
    @Transactional
    public void rotate(Caller caller, UUID assessment, UUID id, int version) {
        change(caller, assessment, id, version, AuditAction.SHARE_ROTATED, (share, rules) -> rotate(share));
    }

    /**
     * Several changes to a link at once: all of them, or none.
     *
     * @param options to change those that it names, given those that the link has
     * @param password the new one, nothing for none any more; empty to leave it
     * @param paused empty to leave it
     */
    public record Amendment(UnaryOperator<ShareOptions> options, Optional<String> password, Optional<Boolean> paused) {

        private AuditAction action() {
            return paused.map(pause -> pause ? AuditAction.SHARE_PAUSED : AuditAction.SHARE_RESUMED)
                    .orElse(AuditAction.SHARE_CHANGED);
        }
    }

    /** @param seen refused as stale when the link has changed since */
    public void amend(Caller caller, UUID id, Amendment wanted, Seen seen) {
        Grant grant = assessments.changeable(caller, shares.assessment(caller, id), Permission.STEER);
        Optional<String> hash = wanted.password().map(this::hash);
        workspaces.inWorkspace(grant.workspace(), () -> {
            SharingRules rules = workspaces.sharingRules(grant.workspace());
            Share share = own(grant, id);
            refuseRevoked(share);
            ShareOptions options = wanted.options().apply(options(share));
            expect(seen, share, options);
            boolean locked = hash.map(text -> !text.isEmpty()).orElse(share.isLocked());
            choose(share, options, locked, rules);
            hash.ifPresent(lock -> share.lock(lock.isEmpty() ? null : lock));
            wanted.paused().ifPresent(pause -> {
                if (pause) {
                    share.pause(clock.instant());
                } else {
                    share.resume();
                }
            });
            note(grant, wanted.action(), share);
            return null;
        });
    }

    private void note(Grant grant, AuditAction action, Share share) {
        audit.write(grant, action, AuditTarget.share(share.id, share.name));
    }

    private void choose(Share share, ShareOptions options, boolean isLocked, SharingRules rules) {
        Text text = new Text();
        ShareOptions checked = options.checked(text, false, isLocked, clock.instant(), rules);
        text.refuseFaults();
        share.choose(checked, clock.instant());
    }

    private String hash(String password) {
        if (password.isEmpty()) {
            return "";
        }
        Text text = new Text();
        Passwords.check(text, "/password", password);
        text.refuseFaults();
        return passwords.hash(password);
    }

    private static ShareOptions options(Share share) {
        return new ShareOptions(share.name, ShareOptions.KEEP, share.revision, share.scope);
    }

    private static void expect(Seen seen, Share share, Object wanted) {
        seen.expect(
                share.version + 1,
                "This link was changed in the meantime. Both versions are shown: choose.",
                options(share),
                wanted);
    }

    private static void refuseRevoked(Share share) {
        if (share.revokedAt != null) {
            throw new Refused.Conflict("This link was withdrawn for good. Make a new one.");
        }
    }

    /** Gives a link a new address, whatever else was changed in the meantime; the old one leads nowhere. */
    @Transactional
    public void rotate(Caller caller, UUID id) {
        Grant grant = assessments.changeable(caller, shares.assessment(caller, id), Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            Share share = own(grant, id);
            refuseRevoked(share);
            rotate(share);
            note(grant, AuditAction.SHARE_ROTATED, share);
            return null;
        });
    }

    private void rotate(Share share) {
        share.rotate(tokens.hash(tokens.derived(Share.PREFIX, share.id, share.generation + 1)));
    }

    /** @param seen refused as stale when the link has changed since */
    @Transactional
    public void revoke(Caller caller, UUID id, Seen seen) {
        Grant grant = assessments.permitted(caller, shares.assessment(caller, id), Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            Share share = own(grant, id);
            expect(seen, share, null);
            share.revoke(clock.instant());
            note(grant, AuditAction.SHARE_REVOKED, share);
            return null;
        });
    }

    private void change(
            Caller caller,
            UUID assessment,
            UUID id,
            int version,
            AuditAction action,
            BiConsumer<Share, SharingRules> change) {
        Grant grant = assessments.changeable(caller, assessment, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            SharingRules rules = workspaces.sharingRules(grant.workspace());
            Share share = own(grant, id);
            refuseRevoked(share);
            if (share.version != version) {
                throw new Refused.Outrun("Somebody else changed this link in the meantime.");
            }
            change.accept(share, rules);
            note(grant, action, share);
            return null;
        });
    }

    private Share own(Grant grant, UUID id) {
        return find("workspaceId = ?1 and assessmentId = ?2 and id = ?3", grant.workspace(), grant.assessment(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Shares::notFound);
    }

    /** Ends every link of an assessment for good. */
    @Transactional
    public void revokeAll(Caller caller, UUID assessment) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        audit.write(grant, AuditAction.SHARE_REVOKED, AuditTarget.share(null, "every link"));
        workspaces.inWorkspace(
                grant.workspace(),
                () -> update(
                        "update versioned Share set revokedAt = ?1 "
                                + "where workspaceId = ?2 and assessmentId = ?3 and revokedAt is null",
                        clock.instant(),
                        grant.workspace(),
                        grant.assessment()));
    }

    /** Ends a link for good, whatever else was changed in the meantime. */
    @Transactional
    public void revoke(Caller caller, UUID assessment, UUID id) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            Share share = own(grant, id);
            share.revoke(clock.instant());
            note(grant, AuditAction.SHARE_REVOKED, share);
            return null;
        });
    }
}
