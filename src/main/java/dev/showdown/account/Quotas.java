package dev.showdown.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;

/** How much one workspace may hold, so that none takes the room of the others. Asked before something is added. */
@ApplicationScoped
public class Quotas implements PanacheRepositoryBase<Workspace, UUID> {

    private static final String CODE = "quota";

    private final Workspaces workspaces;
    private final AccountConfig config;

    Quotas(Workspaces workspaces, AccountConfig config) {
        this.workspaces = workspaces;
        this.config = config;
    }

    /** Refused when there is no room for one more assessment; what is in the trash counts until it is gone. */
    public void oneMoreAssessment(UUID workspace) {
        long most = workspaces.isGuest(workspace)
                ? config.quota().guestAssessments()
                : config.quota().assessments();
        refuse(
                workspace,
                "assessment",
                most,
                "This workspace holds %,d assessments, and that is as many as it may. Delete one that nobody needs any"
                        + " more; what is in the trash counts until it is gone.");
    }

    /** The same for links that are open, or would be if they were resumed. */
    public void oneMoreShare(UUID workspace) {
        refuse(
                workspace,
                "share",
                config.quota().shares(),
                "This workspace has %,d share links, and that is as many as it may. Revoke one that nobody needs any"
                        + " more.");
    }

    /** The same for members; an invitation that is still open counts as one. */
    public void oneMoreMember(UUID workspace) {
        refuse(
                workspace,
                "member",
                config.quota().members(),
                "This workspace has %,d members and open invitations, and that is as many as it may. Remove or revoke"
                        + " one first.");
    }

    /**
     * The same for workspaces of one person: each has room of its own.
     *
     * @param owned how many they are an owner of
     */
    void oneMoreWorkspace(long owned) {
        int most = config.quota().workspaces();
        if (owned >= most) {
            throw new Refused.Conflict(
                    CODE,
                    ("You own %,d workspaces, and that is as many as somebody may. Delete one that nobody needs any more,"
                                    + " or leave it to somebody else.")
                            .formatted(owned));
        }
    }

    /** The same for tokens that still work, asked by whoever holds the workspace. */
    void oneMoreToken(UUID workspace, Instant now) {
        long working = getEntityManager()
                .createQuery("""
                        select count(t) from WorkspaceToken t
                        join Membership m on m.workspaceId = t.workspaceId and m.accountId = t.madeBy
                        where t.workspaceId = :workspace and t.revokedAt is null and t.expiresAt > :now
                        """, Long.class)
                .setParameter("workspace", workspace)
                .setParameter("now", now)
                .getSingleResult();
        if (working >= config.quota().tokens()) {
            throw new Refused.Conflict(
                    CODE,
                    ("This workspace has %,d tokens that work, and that is as many as it may. Revoke one that nobody needs"
                                    + " any more.")
                            .formatted(working));
        }
    }

    /** Whoever adds something to the same workspace at the same time waits, so that two together do not go beyond. */
    private void refuse(UUID workspace, String kind, long most, String words) {
        workspaces.inWorkspace(workspace, () -> {
            EntityManager entities = getEntityManager();
            entities.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", String.class)
                    .setParameter("lock", workspace.getLeastSignificantBits())
                    .getSingleResult();
            long held = ((Number) entities.createNativeQuery("select count_held(:workspace, :kind)", Long.class)
                            .setParameter("workspace", workspace)
                            .setParameter("kind", kind)
                            .getSingleResult())
                    .longValue();
            if (held >= most) {
                throw new Refused.Conflict(CODE, words.formatted(most));
            }
            return null;
        });
    }
}
