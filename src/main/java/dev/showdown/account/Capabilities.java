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
        return look(caller, assessment)
                .orElseThrow(() -> new Refused.NotFound("There is no such assessment, or it was not opened here."));
    }

    /** The grant that a caller has already; empty for somebody who may not open the assessment. */
    @Transactional
    public Optional<Grant> known(Caller caller, UUID assessment) {
        return look(caller, assessment);
    }

    private Optional<Grant> look(Caller caller, UUID assessment) {
        return switch (caller) {
            case Caller.KeyHolder holder ->
                Optional.of(holder.grant()).filter(grant -> grant.assessment().equals(assessment));
            case Caller.Visitor visitor -> visitorsGrant(visitor, assessment);
            case Caller.SignedIn person -> personsGrant(person, assessment);
            case Caller.TokenHolder token -> tokensGrant(token, assessment);
            case Caller.Nobody _ -> Optional.empty();
        };
    }

    /** A member's role, and the answers they give themselves; whoever only takes part, as that. */
    private Optional<Grant> personsGrant(Caller.SignedIn caller, UUID assessment) {
        List<?> found = getEntityManager()
                .createNativeQuery("select * from find_grant(:account, :assessment)", Object[].class)
                .setParameter("account", caller.person().id())
                .setParameter("assessment", assessment)
                .getResultList();
        return found.stream().findFirst().map(row -> grant(caller.person(), (Object[]) row));
    }

    private static Grant grant(Person person, Object[] row) {
        return new Grant(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                Grant.Role.of((String) row[3]),
                new Grant.Actor(person.id(), person.name()));
    }

    /** Everything in the token's workspace, as whoever made the token. */
    private Optional<Grant> tokensGrant(Caller.TokenHolder caller, UUID assessment) {
        List<?> found = workspaces.inWorkspace(caller.workspace(), () -> getEntityManager()
                .createNativeQuery("""
                        select id from assessment
                        where workspace_id = :workspace and id = :assessment and deleted_at is null
                        """, UUID.class)
                .setParameter("workspace", caller.workspace())
                .setParameter("assessment", assessment)
                .getResultList());
        return found.stream()
                .findFirst()
                .map(_ -> new Grant(
                        caller.workspace(), assessment, null, caller.role(), new Grant.Actor(null, caller.label())));
    }

    private Optional<Grant> visitorsGrant(Caller.Visitor visitor, UUID assessment) {
        return grants(getEntityManager()
                        .createNativeQuery("select * from find_capability(:session, :assessment)", Capability.class)
                        .setParameter("session", visitor.session())
                        .setParameter("assessment", assessment))
                .stream()
                .findFirst();
    }

    private static List<Grant> grants(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(row -> ((Capability) row).grant()).toList();
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

    private List<Grant> personsGrants(Caller.SignedIn caller) {
        List<?> found = getEntityManager()
                .createNativeQuery("select * from find_grants(:account)", Object[].class)
                .setParameter("account", caller.person().id())
                .getResultList();
        return found.stream().map(row -> grant(caller.person(), (Object[]) row)).toList();
    }

    /** Everything this browser may open; of somebody who has signed in, what they take part in. */
    @Transactional
    public List<Grant> of(Caller caller) {
        return switch (caller) {
            case Caller.Visitor visitor ->
                grants(getEntityManager()
                        .createNativeQuery("select * from find_capabilities(:session)", Capability.class)
                        .setParameter("session", visitor.session()));
            case Caller.SignedIn person -> personsGrants(person);
            case Caller.KeyHolder holder -> List.of(holder.grant());
            case Caller.TokenHolder _, Caller.Nobody _ -> List.of();
        };
    }
}
