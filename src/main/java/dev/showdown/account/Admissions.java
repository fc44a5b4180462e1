package dev.showdown.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Letter.Kind;
import dev.showdown.account.Memberships.Place;

/** Invitations to a workspace, for those who are invited: looked at, and accepted. */
@ApplicationScoped
public class Admissions implements PanacheRepositoryBase<Invitation, UUID> {

    private final Memberships memberships;
    private final Workspaces workspaces;
    private final Tokens tokens;
    private final Quotas quotas;
    private final AuditLog audit;
    private final Clock clock;

    Admissions(
            Memberships memberships, Workspaces workspaces, Tokens tokens, Quotas quotas, AuditLog audit, Clock clock) {
        this.quotas = quotas;
        this.audit = audit;
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * What an invitation is to.
     *
     * @param by name of whoever made it
     * @param mailed whether it is for one address only
     * @param fits whether the reader may accept it; true for whoever has not signed in yet
     * @param member whether the reader is a member already
     */
    public record Shown(Place place, String by, Instant expiresAt, boolean mailed, boolean fits, boolean member) {}

    @Transactional
    public Shown show(Caller reader, String token) {
        Invitation invitation = known(token);
        Optional<Person> person =
                reader instanceof Caller.SignedIn known ? Optional.of(known.person()) : Optional.empty();
        return workspaces.inWorkspace(invitation.workspaceId, () -> {
            refuseEnded(invitation);
            return new Shown(
                    workspaces.place(invitation.workspaceId, invitation.role()),
                    invitation.invitedByName,
                    invitation.expiresAt,
                    !invitation.address.isEmpty(),
                    person.map(invitation::isFor).orElse(true),
                    person.flatMap(known -> present(known, invitation)).isPresent());
        });
    }

    private Invitation known(String token) {
        List<?> found = tokens.isWellFormed(Kind.INVITATION.prefix, token)
                ? getEntityManager()
                        .createNativeQuery("select * from find_invitation(:hash)", Invitation.class)
                        .setParameter("hash", tokens.hash(token))
                        .getResultList()
                : List.of();
        return found.stream()
                .map(Invitation.class::cast)
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound("This invitation leads nowhere: it may have been mistyped, or"
                        + " cut off in the mail, or the workspace was deleted."));
    }

    /** It is worth what whoever made it may do now. */
    private void refuseEnded(Invitation invitation) {
        invitation.refuseEnded(clock.instant());
        long owners = getEntityManager()
                .createQuery("""
                        select count(m) from Membership m
                        where m.workspaceId = :workspace and m.accountId = :inviter and m.role = 'owner'
                        """, Long.class)
                .setParameter("workspace", invitation.workspaceId)
                .setParameter("inviter", invitation.invitedBy)
                .getSingleResult();
        if (owners == 0) {
            throw new Refused.Gone("This invitation has ended: whoever made it is no owner of the workspace any more."
                    + " Ask somebody else there for a new one.");
        }
    }

    private Optional<Place> present(Person person, Invitation invitation) {
        return memberships.of(person).stream()
                .filter(place -> place.workspace().equals(invitation.workspaceId))
                .findFirst();
    }

    /** Makes the caller a member. Whoever is one already stays what they are, and the invitation can still be used. */
    @Transactional
    public Place accept(Caller.SignedIn caller, String token) {
        Invitation invitation = known(token);
        UUID workspace = invitation.workspaceId;
        return workspaces.inWorkspace(workspace, () -> {
            workspaces.hold(workspace);
            getEntityManager().refresh(invitation);
            Optional<Place> present = present(caller.person(), invitation);
            if (present.isPresent() && invitation.acceptedAt != null) {
                return present.get();
            }
            refuseEnded(invitation);
            if (present.isPresent()) {
                return present.get();
            }
            if (!invitation.isFor(caller.person())) {
                throw new Refused.Forbidden("This invitation was sent to another address than that of your account.");
            }
            admit(invitation, caller.person());
            return workspaces.place(workspace, invitation.role());
        });
    }

    private void admit(Invitation invitation, Person person) {
        UUID workspace = invitation.workspaceId;
        invitation.accept(clock.instant());
        flush();
        // The invitation counted as a member until now.
        quotas.oneMoreMember(workspace);
        getEntityManager().persist(new Membership(workspace, person.id(), invitation.role(), clock.instant()));
        flush();
        audit.write(
                workspace,
                AuditAction.MEMBER_JOINED,
                AuditTarget.person(person.id(), person.name()),
                "%s, invited by %s".formatted(invitation.role(), invitation.invitedByName));
    }
}
