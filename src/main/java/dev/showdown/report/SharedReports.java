package dev.showdown.report;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Passwords;
import dev.showdown.account.Tokens;
import dev.showdown.account.Workspaces;

/** Reports behind links: whoever holds one reads one report, and nothing else. */
@ApplicationScoped
public class SharedReports implements PanacheRepositoryBase<UnlockedShare, UnlockedShare.Key> {

    private final Reports reports;
    private final Workspaces workspaces;
    private final Tokens tokens;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    SharedReports(
            Reports reports, Workspaces workspaces, Tokens tokens, Passwords passwords, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.reports = reports;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * The link with this token, as it is at this moment by the clock of the database. Everything that can end it is
     * read here, so it has to be asked on every request.
     */
    @Transactional
    public Optional<SharedLink> link(String token) {
        if (!tokens.isWellFormed(Share.PREFIX, token)) {
            return Optional.empty();
        }
        List<?> found = getEntityManager()
                .createNativeQuery("select (f.link).*, f.expired, f.newest from find_share(:hash) f", Share.FOUND)
                .setParameter("hash", tokens.hash(token))
                .getResultList();
        return found.stream().map(row -> link((Object[]) row)).findFirst();
    }

    private static SharedLink link(Object[] row) {
        return new SharedLink((Share) row[0], (Boolean) row[1], (Integer) row[2]);
    }

    /** Whether this browser has given the password that the link has now. */
    public boolean isUnlocked(SharedLink link, Caller caller) {
        return caller instanceof Caller.Browser browser
                && workspaces.inWorkspace(link.workspace(), () -> {
                    UnlockedShare unlocked =
                            findById(new UnlockedShare.Key(link.workspace(), link.id(), browser.session()));
                    return unlocked != null && MessageDigest.isEqual(unlocked.lockHash, link.lockHash());
                });
    }

    /** Whether this is the password of a locked link. A wrong one is written down, without what was typed. */
    @Transactional
    public boolean isRight(SharedLink link, String typed) {
        boolean right = link.isLocked() && passwords.isRight(link.passwordHash(), typed == null ? "" : typed);
        if (!right) {
            audit.writeOfLink(link.workspace(), AuditAction.SHARE_REFUSED, AuditTarget.share(link.id(), link.name()));
        }
        return right;
    }

    /** Lets a browser that has given the right password read on. */
    public void unlock(SharedLink link, Caller.Browser browser) {
        workspaces.inWorkspace(link.workspace(), () -> getEntityManager()
                .createNativeQuery("""
                        insert into unlocked_share (workspace_id, share_id, session_id, lock_hash, unlocked_at)
                        values (:workspace, :share, :session, :lock, :now)
                        on conflict (workspace_id, share_id, session_id) do update set
                            lock_hash = excluded.lock_hash, unlocked_at = excluded.unlocked_at
                        """)
                .setParameter("workspace", link.workspace())
                .setParameter("share", link.id())
                .setParameter("session", browser.session())
                .setParameter("lock", link.lockHash())
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    /** The report behind a link that opens. */
    public Published read(SharedLink link) {
        return workspaces.inWorkspace(link.workspace(), () -> reports.shared(link));
    }

    /** Adds views to a link without touching its version: nobody who edits it is in the way. */
    void addViews(UUID workspace, UUID share, long views, Instant last) {
        workspaces.inWorkspace(workspace, () -> getEntityManager()
                .createNativeQuery("""
                        update share set view_count = view_count + :views,
                            last_viewed_at = greatest(last_viewed_at, :last)
                        where workspace_id = :workspace and id = :share
                        """)
                .setParameter("views", views)
                .setParameter("last", last)
                .setParameter("workspace", workspace)
                .setParameter("share", share)
                .executeUpdate());
    }
}
