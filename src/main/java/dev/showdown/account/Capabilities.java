package dev.showdown.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Capability.Key;

/**
 * Who may open what. Whatever a caller has no grant for does not exist for them. What a browser may open is found by its
 * session, before any workspace is known.
 */
@ApplicationScoped
public class Capabilities implements PanacheRepositoryBase<Capability, Key> {

    private final Workspaces workspaces;
    private final Clock clock;

    Capabilities(Workspaces workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** The caller's grant for an assessment; refused as not found when there is none. */
    @Transactional
    public Grant grant(Caller caller, UUID assessment) {
        return switch (caller) {
            case Caller.KeyHolder holder when holder.grant().assessment().equals(assessment) -> holder.grant();
            case Caller.Visitor visitor -> visitorsGrant(visitor, assessment);
            case Caller.KeyHolder _, Caller.Nobody _ -> throw notFound();
        };
    }

    private Grant visitorsGrant(Caller.Visitor visitor, UUID assessment) {
        return grants(getEntityManager()
                        .createNativeQuery("select * from find_capability(:session, :assessment)", Capability.class)
                        .setParameter("session", visitor.session())
                        .setParameter("assessment", assessment))
                .stream()
                .findFirst()
                .orElseThrow(Capabilities::notFound);
    }

    private static List<Grant> grants(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(row -> ((Capability) row).grant()).toList();
    }

    private static Refused.NotFound notFound() {
        return new Refused.NotFound("There is no such assessment, or it was not opened here.");
    }

    /** Lets a browser open an assessment from now on. Doing it again, or twice at once, changes nothing. */
    public void give(Caller.Visitor visitor, Grant grant) {
        workspaces.inWorkspace(grant.workspace(), () -> getEntityManager()
                .createNativeQuery("""
                        insert into capability (session_id, assessment_id, workspace_id, participant_id, role, granted_at)
                        values (:session, :assessment, :workspace, :participant, :role, :now) on conflict do nothing
                        """)
                .setParameter("session", visitor.session())
                .setParameter("assessment", grant.assessment())
                .setParameter("workspace", grant.workspace())
                .setParameter("participant", grant.participant())
                .setParameter("role", grant.role().toString())
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    /** Closes an assessment to every browser of a participant. */
    public void take(Grant participant) {
        workspaces.inWorkspace(
                participant.workspace(),
                () -> delete(
                        "workspaceId = ?1 and assessmentId = ?2 and participantId = ?3",
                        participant.workspace(),
                        participant.assessment(),
                        participant.participant()));
    }

    /** Lets every browser of a participant do what the grant's role may. */
    public void changeRole(Grant participant) {
        workspaces.inWorkspace(
                participant.workspace(),
                () -> update(
                        "role = ?1 where workspaceId = ?2 and assessmentId = ?3 and participantId = ?4",
                        participant.role().toString(),
                        participant.workspace(),
                        participant.assessment(),
                        participant.participant()));
    }

    /** The grant that a caller has already; empty for somebody who may not open the assessment. */
    @Transactional
    public Optional<Grant> known(Caller caller, UUID assessment) {
        return of(caller).stream()
                .filter(grant -> grant.assessment().equals(assessment))
                .findFirst();
    }

    /** Everything this browser may open. */
    @Transactional
    public List<Grant> of(Caller caller) {
        return switch (caller) {
            case Caller.Visitor visitor ->
                grants(getEntityManager()
                        .createNativeQuery("select * from find_capabilities(:session)", Capability.class)
                        .setParameter("session", visitor.session()));
            case Caller.KeyHolder holder -> List.of(holder.grant());
            case Caller.Nobody _ -> List.of();
        };
    }
}
