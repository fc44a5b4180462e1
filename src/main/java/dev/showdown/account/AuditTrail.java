package dev.showdown.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Memberships.Place;

/** The audit log of a workspace, as its owners read it: the newest first. */
@ApplicationScoped
public class AuditTrail implements PanacheRepositoryBase<AuditEvent, UUID> {

    private static final int MOST_EXPORTED = 50_000;

    private final Memberships memberships;
    private final Workspaces workspaces;
    private final AuditLog audit;

    AuditTrail(Memberships memberships, Workspaces workspaces, AuditLog audit) {
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.audit = audit;
    }

    /** A place in the log, which goes on behind it: an event that was read. */
    public record Mark(Instant at, UUID id) {}

    public record Event(
            UUID id,
            Instant at,
            String actorKind,
            UUID actorId,
            String actor,
            String action,
            String targetKind,
            UUID targetId,
            String target,
            String detail,
            String address) {

        /** What happened, for people. */
        public String meaning() {
            return AuditAction.of(action).map(AuditAction::meaning).orElse(action);
        }
    }

    /** @param next where the log goes on; empty at its end */
    public record Part(Place place, List<Event> events, Optional<Mark> next) {}

    /** @param most events in a part */
    @Transactional
    public Part read(Caller caller, String slug, AuditFilter filter, Optional<Mark> after, int most) {
        Place place = memberships.administered(caller, slug);
        List<Event> found =
                workspaces.inWorkspace(place.workspace(), () -> events(place.workspace(), filter, after, most + 1));
        List<Event> shown = found.stream().limit(most).toList();
        Optional<Mark> next = found.size() > most
                ? Optional.of(new Mark(shown.getLast().at(), shown.getLast().id()))
                : Optional.empty();
        return new Part(place, shown, next);
    }

    /** Everything that the filter leaves, to take away. That it was is an event, too. */
    @Transactional
    public List<Event> export(Caller caller, String slug, AuditFilter filter) {
        Place place = memberships.administered(caller, slug);
        return workspaces.inWorkspace(place.workspace(), () -> {
            List<Event> found = events(place.workspace(), filter, Optional.empty(), MOST_EXPORTED + 1);
            if (found.size() > MOST_EXPORTED) {
                throw new Refused.Conflict(
                        ("These are more than %,d events, and that is as many as one file holds. Choose"
                                        + " the days from which you want them, and take them away in several files.")
                                .formatted(MOST_EXPORTED));
            }
            audit.write(
                    place.workspace(),
                    AuditAction.AUDIT_EXPORTED,
                    AuditTarget.workspace(place.workspace(), place.name()),
                    "");
            return found;
        });
    }

    private List<Event> events(UUID workspace, AuditFilter filter, Optional<Mark> after, int most) {
        Mark mark = after.orElse(new Mark(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0)));
        return getEntityManager()
                .createQuery("""
                        select new dev.showdown.account.AuditTrail$Event(e.id, e.at, e.actorKind, e.actorId, e.actorName,
                            e.action, e.targetKind, e.targetId, e.targetName, e.detail, e.address)
                        from AuditEvent e
                        where e.workspaceId = :workspace
                        and (e.at < :at or e.at = :at and e.id > :id)
                        and (:who = '' or locate(lower(:who), lower(e.actorName)) > 0)
                        and (:action = '' or e.action = :action)
                        and (:target = '' or locate(lower(:target), lower(e.targetName)) > 0
                            or e.targetKind = lower(:target) or locate(lower(:target), lower(e.detail)) > 0)
                        and e.at >= :from and e.at < :until
                        order by e.at desc, e.id
                        """, Event.class)
                .setParameter("workspace", workspace)
                .setParameter("at", mark.at())
                .setParameter("id", mark.id())
                .setParameter("who", searched(filter.who()))
                .setParameter(
                        "action", filter.action().map(AuditAction::toString).orElse(""))
                .setParameter("target", searched(filter.target()))
                .setParameter("from", filter.from().orElse(Instant.EPOCH))
                .setParameter("until", filter.until().orElse(Instant.parse("9999-01-01T00:00:00Z")))
                .setMaxResults(most)
                .getResultList();
    }

    /** What no name holds finds nothing. */
    private static String searched(String typed) {
        String text = typed.strip();
        return Text.isPrintable(text) ? text : "\u0001";
    }
}
