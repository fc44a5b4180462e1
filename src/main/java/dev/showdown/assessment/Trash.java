package dev.showdown.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Memberships;
import dev.showdown.account.Memberships.Place;
import dev.showdown.account.Workspaces;

/** What was deleted in a workspace and can still be restored. Only its owners see it. */
@ApplicationScoped
public class Trash implements PanacheRepositoryBase<Assessment, UUID> {

    /** As many as a page shows: whoever has more in the trash sees the rest when these are gone. */
    public static final int MOST = 100;

    private final Memberships memberships;
    private final Workspaces workspaces;
    private final AuditLog audit;

    Trash(Memberships memberships, Workspaces workspaces, AuditLog audit) {
        this.audit = audit;
        this.memberships = memberships;
        this.workspaces = workspaces;
    }

    /** @param goneAfter when it is removed for good */
    public record Thrown(UUID id, String title, Instant deletedAt, Instant goneAfter) {}

    /** @param more whether there is more than is listed */
    public record Contents(Place place, List<Thrown> thrown, boolean more) {}

    /** What was deleted last comes first. */
    @Transactional
    public Contents of(Caller caller, String slug) {
        Place place = memberships.administered(caller, slug);
        return workspaces.inWorkspace(place.workspace(), () -> {
            List<Thrown> thrown = find(
                            "workspaceId = ?1 and deletedAt is not null order by deletedAt desc, id desc",
                            place.workspace())
                    .page(0, MOST + 1)
                    .stream()
                    .map(found -> new Thrown(
                            found.id, found.title, found.deletedAt, found.deletedAt.plus(Leftovers.TRASH_LIFE)))
                    .toList();
            return new Contents(place, thrown.stream().limit(MOST).toList(), thrown.size() > MOST);
        });
    }

    /** It is there again, with everything that belongs to it. */
    @Transactional
    public void restore(Caller caller, String slug, UUID id) {
        Place place = memberships.administered(caller, slug);
        note(place, AuditAction.ASSESSMENT_RESTORED, id);
        found(workspaces.inWorkspace(
                place.workspace(),
                () -> update(
                        "update versioned Assessment set deletedAt = null"
                                + " where workspaceId = ?1 and id = ?2 and deletedAt is not null",
                        place.workspace(),
                        id)));
    }

    /** It is gone for good, with everything that belongs to it. */
    @Transactional
    public void remove(Caller caller, String slug, UUID id) {
        Place place = memberships.administered(caller, slug);
        note(place, AuditAction.ASSESSMENT_REMOVED, id);
        found(workspaces.inWorkspace(place.workspace(), () ->
                (int) delete("workspaceId = ?1 and id = ?2 and deletedAt is not null", place.workspace(), id)));
    }

    /** Before it is done, while it still has a title; what is not done after all is not written either. */
    private void note(Place place, AuditAction action, UUID id) {
        String title = workspaces.inWorkspace(place.workspace(), () -> getEntityManager()
                .createQuery(
                        "select a.title from Assessment a where a.workspaceId = :workspace and a.id = :id"
                                + " and a.deletedAt is not null",
                        String.class)
                .setParameter("workspace", place.workspace())
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Trash::notFound));
        audit.write(place.workspace(), action, AuditTarget.assessment(id, title), "");
    }

    private static void found(int changed) {
        if (changed == 0) {
            throw notFound();
        }
    }

    private static Refused.NotFound notFound() {
        return new Refused.NotFound("There is no such assessment in the trash of this workspace.");
    }
}
