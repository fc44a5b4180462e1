package dev.showdown.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.AccountConfig;
import dev.showdown.account.Workspaces;

/** What nobody needs any more: found across workspaces, some at a time, and removed each within its own. */
@ApplicationScoped
public class Leftovers implements PanacheRepositoryBase<Assessment, UUID> {

    /** How long somebody can think better of it. */
    static final Duration TRASH_LIFE = Duration.ofDays(30);

    private static final int BATCH = 500;

    private final Workspaces workspaces;
    private final AccountConfig config;
    private final Clock clock;

    Leftovers(Workspaces workspaces, AccountConfig config, Clock clock) {
        this.workspaces = workspaces;
        this.config = config;
        this.clock = clock;
    }

    /** Removes some of the guest work that nobody has opened for long: how much, until there is none. */
    @Transactional
    public int removeForgotten() {
        Instant limit = clock.instant().minus(config.guestLife());
        List<?> forgotten = getEntityManager()
                .createNativeQuery("select * from find_forgotten_work(:limit, :most)")
                .setParameter("limit", limit)
                .setParameter("most", BATCH)
                .getResultList();
        return forgotten.stream()
                .map(row -> (Object[]) row)
                .mapToInt(row -> removeForgotten((UUID) row[0], (UUID) row[1], limit))
                .sum();
    }

    private int removeForgotten(UUID workspace, UUID id, Instant limit) {
        return workspaces.inWorkspace(
                workspace, () -> (int) delete("workspaceId = ?1 and id = ?2 and openedAt < ?3", workspace, id, limit));
    }

    /** Removes some of the guest workspaces that hold nothing and belong to no browser: how many, until there are none. */
    @Transactional
    public int removeEmptyGuests() {
        List<?> empty = getEntityManager()
                .createNativeQuery("select * from find_empty_guests(:most)", UUID.class)
                .setParameter("most", BATCH)
                .getResultList();
        return empty.stream().mapToInt(id -> removeEmptyGuest((UUID) id)).sum();
    }

    private int removeEmptyGuest(UUID id) {
        return workspaces.inWorkspace(id, () -> getEntityManager()
                .createNativeQuery("""
                        delete from workspace w where w.id = :id and w.kind = 'guest'
                        and not exists (select from session s where s.guest_workspace_id = w.id)
                        and not exists (select from assessment a where a.workspace_id = w.id)
                        """)
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Removes some of what has been in the trash for long enough: how much, until there is none. */
    @Transactional
    public int removeTrash() {
        Instant limit = clock.instant().minus(TRASH_LIFE);
        List<?> thrown = getEntityManager()
                .createNativeQuery("select * from find_trash(:limit, :most)")
                .setParameter("limit", limit)
                .setParameter("most", BATCH)
                .getResultList();
        return thrown.stream()
                .map(row -> (Object[]) row)
                .mapToInt(row -> removeTrash((UUID) row[0], (UUID) row[1], limit))
                .sum();
    }

    /** It may have been restored, or removed by another replica, in the meantime. */
    private int removeTrash(UUID workspace, UUID id, Instant limit) {
        return workspaces.inWorkspace(
                workspace, () -> (int) delete("workspaceId = ?1 and id = ?2 and deletedAt < ?3", workspace, id, limit));
    }
}
