package dev.showdown.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Grant.Role;
import dev.showdown.account.Memberships.Place;

/**
 * Who is in a workspace: seen by all of them, changed by its owners. One change at a time, each on the state that the
 * one before left, so that a workspace is never without an owner.
 */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Membership, Membership.Key> {

    /** What a member can be. */
    public static final List<Role> ROLES = List.of(Role.OWNER, Role.EDITOR, Role.VIEWER);

    private static final String NEVER_WITHOUT_OWNER = "A workspace is never without an owner. ";

    private final Memberships memberships;
    private final Workspaces workspaces;
    private final AuditLog audit;

    Members(Memberships memberships, Workspaces workspaces, AuditLog audit) {
        this.audit = audit;
        this.memberships = memberships;
        this.workspaces = workspaces;
    }

    /**
     * A member, as another one sees them.
     *
     * @param email empty for those who may not know it
     * @param own whether it is the reader
     * @param version of the membership, to notice that somebody else was faster
     */
    public record Member(UUID account, String name, String email, Role role, Instant since, boolean own, int version) {}

    private record Found(Membership membership, Account account) {}

    /** Everybody in a workspace, in the order in which they came. Only owners are told addresses. */
    public List<Member> of(Caller reader, Place place) {
        return workspaces.inWorkspace(place.workspace(), () -> found(place).stream()
                .map(found -> new Member(
                        found.account.id,
                        found.account.name,
                        place.isOwner() ? found.account.email : "",
                        found.membership.role(),
                        found.membership.since,
                        reader instanceof Caller.SignedIn somebody
                                && found.account.id.equals(somebody.person().id()),
                        found.membership.version))
                .toList());
    }

    private List<Found> found(Place place) {
        return getEntityManager()
                .createQuery("""
                        select new dev.showdown.account.Members$Found(m, a)
                        from Membership m join Account a on a.id = m.accountId
                        where m.workspaceId = :workspace order by m.since, a.id
                        """, Found.class)
                .setParameter("workspace", place.workspace())
                .getResultList();
    }

    /** One of them, for an owner. */
    @Transactional
    public Member one(Caller.SignedIn reader, Place place, UUID account) {
        return of(reader, place).stream()
                .filter(member -> member.account().equals(account))
                .findFirst()
                .orElseThrow(Members::notFound);
    }

    /** @param version of the membership that the caller saw */
    @Transactional
    public void change(Caller.SignedIn caller, String slug, UUID account, String role, int version) {
        Text text = new Text();
        Role wanted = role(text, role);
        changing(caller, slug, place -> {
            Membership membership = one(place, account);
            text.refuseFaults();
            if (membership.version != version) {
                throw new Refused.Outrun("Somebody else changed this member in the meantime.");
            }
            become(membership, wanted);
        });
    }

    /** A role that a form sent; viewer, with a fault, for what is none. */
    static Role role(Text text, String typed) {
        return ROLES.stream()
                .filter(role -> role.toString().equals(typed))
                .findFirst()
                .orElseGet(() -> {
                    text.fault("/role", "unknown", "Choose one of the roles on offer.");
                    return Role.VIEWER;
                });
    }

    private void become(Membership membership, Role role) {
        if (role != Role.OWNER) {
            refuseOnlyOwner(membership, "Make somebody else an owner first.");
        }
        Role before = membership.role();
        membership.become(role);
        flush();
        if (role != before) {
            note(membership, AuditAction.MEMBER_CHANGED, "%s, was %s".formatted(role, before));
        }
        if (role != Role.OWNER) {
            endInvitations(membership);
        }
        if (role == Role.VIEWER) {
            called(
                    getEntityManager().createNativeQuery("select end_steering(:workspace, :account)", Object.class),
                    membership);
        }
    }

    private void note(Membership membership, AuditAction action, String detail) {
        Account account = getEntityManager().find(Account.class, membership.accountId);
        audit.write(membership.workspaceId, action, AuditTarget.person(account.id, account.name), detail);
    }

    /** Nobody lets others in who may not let them in any more. */
    private void endInvitations(Membership membership) {
        ofTheirs(getEntityManager().createNativeQuery("""
                update invitation set revoked_at = now(), version = version + 1
                where workspace_id = :workspace and invited_by = :account
                and accepted_at is null and revoked_at is null
                """), membership).executeUpdate();
        ofTheirs(getEntityManager().createNativeQuery("""
                delete from letter where sent_at is null and kind = 'invitation' and about in (
                    select i.id from invitation i
                    where i.workspace_id = :workspace and i.invited_by = :account and i.revoked_at is not null)
                """), membership).executeUpdate();
    }

    /** Makes somebody else an owner, and an editor of whoever was one until now. */
    @Transactional
    public void transfer(Caller.SignedIn caller, String slug, UUID account) {
        changing(caller, slug, place -> {
            Membership heir = one(place, account);
            if (account.equals(caller.person().id())) {
                throw new Refused.Conflict("You are an owner already.");
            }
            become(heir, Role.OWNER);
            become(one(place, caller.person().id()), Role.EDITOR);
        });
    }

    /** Ends a membership. They lose everything of this workspace with their next request. */
    @Transactional
    public void remove(Caller.SignedIn caller, String slug, UUID account) {
        changing(caller, slug, place -> {
            Membership membership = one(place, account);
            refuseOnlyOwner(membership, "Make somebody else an owner first, or delete the workspace.");
            end(membership);
            note(membership, AuditAction.MEMBER_REMOVED, "");
        });
    }

    private void changing(Caller.SignedIn caller, String slug, Consumer<Place> change) {
        Place place = memberships.administered(caller, slug);
        workspaces.inWorkspace(place.workspace(), () -> {
            workspaces.hold(place.workspace());
            // Whoever was an owner a moment ago may be none by now.
            change.accept(memberships.administered(caller, slug));
            return null;
        });
    }

    /** Leaves a workspace oneself. */
    @Transactional
    public void leave(Caller.SignedIn caller, String slug) {
        Place place = memberships.at(caller, slug);
        workspaces.inWorkspace(place.workspace(), () -> {
            workspaces.hold(place.workspace());
            Membership membership =
                    one(memberships.at(caller, slug), caller.person().id());
            refuseOnlyOwner(membership, "Make somebody else an owner first, or delete the workspace.");
            end(membership);
            note(membership, AuditAction.MEMBER_LEFT, "");
            return null;
        });
    }

    /** Refuses whoever would leave a workspace with other members and no owner, when their account went. */
    @Transactional
    public void refuseLastOwner(Person person) {
        String kept = memberships.of(person).stream()
                .filter(Place::isOwner)
                .filter(place -> workspaces.inWorkspace(
                        place.workspace(),
                        () -> others(place.workspace(), person.id()) > 0
                                && otherOwners(place.workspace(), person.id()) == 0))
                .map(place -> "“" + place.name() + "”")
                .collect(Collectors.joining(", "));
        if (!kept.isEmpty()) {
            throw new Refused.Conflict(NEVER_WITHOUT_OWNER + "You are the only owner of " + kept
                    + ", which has other members: make one of them an owner first, or delete it.");
        }
    }

    /**
     * Leaves every workspace, for an account that goes. What nobody else is in goes with everything in it; refused when
     * another would be left without an owner.
     */
    @Transactional
    public void leaveAll(Person person) {
        memberships.of(person).stream()
                .map(Place::workspace)
                // Two who leave the same workspaces at once come to them in the same order.
                .sorted(Comparator.comparing(UUID::toString))
                .forEach(workspace -> workspaces.inWorkspace(workspace, () -> {
                    workspaces.hold(workspace);
                    leave(workspace, person.id());
                    return null;
                }));
    }

    private void leave(UUID workspace, UUID account) {
        Membership membership = findById(new Membership.Key(workspace, account));
        if (membership == null) {
            return;
        }
        if (others(workspace, account) == 0) {
            getEntityManager().detach(membership);
            workspaces.remove(workspace);
            return;
        }
        refuseOnlyOwner(membership, "Make another member of each of your workspaces an owner first.");
        end(membership);
        note(membership, AuditAction.ACCOUNT_DELETED, "");
    }

    private void refuseOnlyOwner(Membership membership, String advice) {
        if (membership.role() == Role.OWNER && otherOwners(membership.workspaceId, membership.accountId) == 0) {
            throw new Refused.Conflict(NEVER_WITHOUT_OWNER + advice);
        }
    }

    private long otherOwners(UUID workspace, UUID account) {
        return count("workspaceId = ?1 and accountId <> ?2 and role = ?3", workspace, account, Role.OWNER.toString());
    }

    private long others(UUID workspace, UUID account) {
        return count("workspaceId = ?1 and accountId <> ?2", workspace, account);
    }

    /** What they answered stays, and is nobody's; keys, browsers and open pages of theirs show nothing any more. */
    private void end(Membership membership) {
        called(
                getEntityManager().createNativeQuery("select release_member(:workspace, :account)", Object.class),
                membership);
        endInvitations(membership);
        getEntityManager().remove(membership);
        flush();
        getEntityManager()
                .createNativeQuery("select tell_teams(:workspace)", Object.class)
                .setParameter("workspace", membership.workspaceId)
                .getSingleResult();
    }

    private static void called(Query function, Membership membership) {
        ofTheirs(function, membership).getSingleResult();
    }

    private static Query ofTheirs(Query query, Membership membership) {
        return query.setParameter("workspace", membership.workspaceId).setParameter("account", membership.accountId);
    }

    private Membership one(Place place, UUID account) {
        Membership found = findById(new Membership.Key(place.workspace(), account));
        if (found == null) {
            throw notFound();
        }
        return found;
    }

    private static Refused.NotFound notFound() {
        return new Refused.NotFound("There is no such member of this workspace, or they are one no more.");
    }
}
