package dev.showdown.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import dev.showdown.assessment.ListedAssessment.Order;

/** What was deleted in a workspace and can still be restored. Only its owners see it. */
@ApplicationScoped
public class Trash implements PanacheRepositoryBase<Assessment, UUID> {

    private static final int PART = 50;

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

    /** @param next where it goes on; empty at the end */
    public record Contents(Place place, List<Thrown> thrown, Optional<ListedAssessment.Place> next) {}

    /**
     * What was deleted last comes first.
     *
     * @param after place that the part follows; empty for the beginning
     */
    @Transactional
    public Contents of(Caller caller, String slug, Optional<ListedAssessment.Place> after) {
        Place place = memberships.administered(caller, slug);
        ListedAssessment.Place mark = after.orElse(ListedAssessment.Place.before(Order.NEWEST));
        return workspaces.inWorkspace(place.workspace(), () -> {
            List<Thrown> thrown = find(
                            "workspaceId = ?1 and (deletedAt < ?2 or deletedAt = ?2 and id > ?3)"
                                    + " order by deletedAt desc, id",
                            place.workspace(),
                            mark.time(),
                            mark.id())
                    .page(0, PART + 1)
                    .stream()
                    .map(found -> new Thrown(
                            found.id, found.title, found.deletedAt, found.deletedAt.plus(Leftovers.TRASH_LIFE)))
                    .toList();
            List<Thrown> shown = thrown.stream().limit(PART).toList();
            return new Contents(
                    place,
                    shown,
                    Optional.of(shown)
                            .filter(_ -> thrown.size() > PART)
                            .map(List::getLast)
                            .map(last -> new ListedAssessment.Place(last.deletedAt(), "", last.id())));
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
