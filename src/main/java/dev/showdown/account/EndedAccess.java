package dev.showdown.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Keys, tokens and invitations that ended long ago: until then, whoever uses one is told that it has ended. */
@ApplicationScoped
public class EndedAccess implements PanacheRepositoryBase<AccessKey, UUID> {

    private static final Duration TOLD = Duration.ofDays(30);
    private static final int BATCH = 500;

    private final Workspaces workspaces;
    private final Clock clock;

    EndedAccess(Workspaces workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** Removes some: how many, until there are none. What another replica has just removed is not there any more. */
    @Transactional
    public int removeEnded() {
        List<?> ended = getEntityManager()
                .createNativeQuery("select * from find_ended(:before, :most)", Object[].class)
                .setParameter("before", clock.instant().minus(TOLD))
                .setParameter("most", BATCH)
                .getResultList();
        return ended.stream()
                .map(row -> (Object[]) row)
                .mapToInt(row -> remove((String) row[0], (UUID) row[1], (UUID) row[2]))
                .sum();
    }

    private int remove(String table, UUID workspace, UUID id) {
        return workspaces.inWorkspace(workspace, () -> removal(table)
                .setParameter("workspace", workspace)
                .setParameter("id", id)
                .executeUpdate());
    }

    private Query removal(String table) {
        EntityManager entities = getEntityManager();
        return switch (table) {
            case "access_key" ->
                entities.createNativeQuery("delete from access_key where workspace_id = :workspace and id = :id");
            case "workspace_token" ->
                entities.createNativeQuery("delete from workspace_token where workspace_id = :workspace and id = :id");
            case "invitation" ->
                entities.createNativeQuery("delete from invitation where workspace_id = :workspace and id = :id");
            default -> throw new IllegalArgumentException(table);
        };
    }
}
