package dev.showdown.assessment;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.AccessKeys;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.Caller;
import dev.showdown.account.Capabilities;
import dev.showdown.account.Grant;
import dev.showdown.account.Memberships;
import dev.showdown.account.Sessions;
import dev.showdown.account.Workspaces;

/** Work that a browser started or joined without an account becomes that of whoever signs in there. */
@ApplicationScoped
public class Adoptions implements PanacheRepositoryBase<Participant, UUID> {

    private final Workspaces workspaces;
    private final Memberships memberships;
    private final Capabilities capabilities;
    private final AccessKeys keys;
    private final Sessions sessions;
    private final AuditLog audit;

    Adoptions(
            Workspaces workspaces,
            Memberships memberships,
            Capabilities capabilities,
            AccessKeys keys,
            Sessions sessions,
            AuditLog audit) {
        this.audit = audit;
        this.workspaces = workspaces;
        this.memberships = memberships;
        this.capabilities = capabilities;
        this.keys = keys;
        this.sessions = sessions;
    }

    /**
     * Moves what the guest leads into the person's workspace, ties what the guest answers in others' work to the person,
     * and ends the guest's session.
     *
     * @param before who used this browser until now
     * @return how many assessments were moved
     */
    @Transactional
    public int adopt(Caller before, Caller.SignedIn now) {
        if (!(before instanceof Caller.Visitor guest)) {
            return 0;
        }
        int moved = (int) capabilities.of(guest).stream()
                .filter(grant -> take(now, grant))
                .count();
        sessions.leave(guest);
        return moved;
    }

    /**
     * Makes what a link to resume opens the work of whoever has signed in.
     *
     * @return whether it was moved into their workspace: it is theirs to lead
     */
    @Transactional
    public boolean take(Caller.SignedIn person, Grant grant) {
        if (!isGuestWork(grant)) {
            know(grant, person);
            return false;
        }
        move(grant, memberships.home(person).workspace(), person);
        return true;
    }

    private boolean isGuestWork(Grant grant) {
        return grant.role() == Grant.Role.FACILITATOR && workspaces.isGuest(grant.workspace());
    }

    private void move(Grant grant, UUID home, Caller.SignedIn person) {
        workspaces.give(grant.workspace(), grant.assessment(), home);
        Grant moved = new Grant(home, grant.assessment(), grant.participant(), grant.role());
        know(moved, person);
        workspaces.inWorkspace(home, () -> {
            getEntityManager()
                    .createQuery("update Assessment set ownerId = :owner where workspaceId = :workspace and id = :id")
                    .setParameter("owner", person.person().id())
                    .setParameter("workspace", home)
                    .setParameter("id", grant.assessment())
                    .executeUpdate();
            return null;
        });
        // From now on the account opens it, in every browser; a link that anybody may hold does not.
        audit.writeAs(person.person(), moved, AuditAction.ASSESSMENT_ADOPTED);
        keys.revokeResume(moved);
        capabilities.take(moved);
    }

    /** Somebody who answers already, with the same account, in another browser, goes on there. */
    private void know(Grant grant, Caller.SignedIn person) {
        if (grant.participant() == null) {
            return;
        }
        workspaces.inWorkspace(grant.workspace(), () -> getEntityManager()
                .createQuery("""
                        update Participant p set accountId = :account
                        where p.workspaceId = :workspace and p.id = :id and p.accountId is null
                        and not exists (select 1 from Participant o where o.workspaceId = :workspace
                            and o.assessmentId = :assessment and o.accountId = :account)
                        """)
                .setParameter("account", person.person().id())
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .setParameter("id", grant.participant())
                .executeUpdate());
    }
}
