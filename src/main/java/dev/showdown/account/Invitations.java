package dev.showdown.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;
import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Grant.Role;
import dev.showdown.account.Invitation.State;
import dev.showdown.account.Letter.Kind;
import dev.showdown.account.Memberships.Place;

/** Invitations to a workspace, by mail or by a link that is passed on, for its owners: made, listed, withdrawn. */
@ApplicationScoped
public class Invitations implements PanacheRepositoryBase<Invitation, UUID> {

    /** Of a workspace, that can still be accepted. */
    public static final int MOST_OPEN = 100;

    private static final int LISTED = 200;

    private final Memberships memberships;
    private final Workspaces workspaces;
    private final Letters letters;
    private final Tokens tokens;
    private final Quotas quotas;
    private final AuditLog audit;
    private final Clock clock;

    Invitations(
            Memberships memberships,
            Workspaces workspaces,
            Letters letters,
            Tokens tokens,
            Quotas quotas,
            AuditLog audit,
            Clock clock) {
        this.quotas = quotas;
        this.audit = audit;
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.letters = letters;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * An invitation, as an owner of the workspace sees it.
     *
     * @param address to whom it was mailed; empty for a link that is passed on
     * @param by name of whoever made it
     * @param state "open", "expired", "accepted" or "revoked"
     * @param path of its link
     */
    public record Listed(
            UUID id,
            Role role,
            String address,
            String by,
            String state,
            Instant createdAt,
            Instant expiresAt,
            String path) {

        public boolean isOpen() {
            return state.equals("open");
        }
    }

    /** The newest first, those that have ended, too; none for whoever is no owner. */
    public List<Listed> of(Place place) {
        if (!place.isOwner()) {
            return List.of();
        }
        return workspaces.inWorkspace(
                place.workspace(),
                () -> newest(place).stream().map(this::listed).toList());
    }

    private List<Invitation> newest(Place place) {
        return find("workspaceId = ?1 order by createdAt desc, id desc", place.workspace())
                .page(0, LISTED)
                .list();
    }

    private Listed listed(Invitation found) {
        return new Listed(
                found.id,
                found.role(),
                found.address,
                found.invitedByName,
                found.state(clock.instant()).name().toLowerCase(java.util.Locale.ROOT),
                found.createdAt,
                found.expiresAt,
                path(found.id));
    }

    /** The link of an invitation, which its owner can copy again. */
    public String path(UUID invitation) {
        return "/invitations/" + tokens.derived(Kind.INVITATION.prefix, invitation, 1);
    }

    /**
     * Invites somebody, unless the same was done since the caller looked, so that a form sent twice invites once.
     *
     * @param email empty for a link that is passed on by hand
     * @param newest the newest invitation that the caller knows; null for none
     */
    @Transactional
    public void invite(Caller.SignedIn caller, String slug, String role, String email, UUID newest) {
        Place place = memberships.administered(caller, slug);
        Text text = new Text();
        Role wanted = Members.role(text, role);
        Optional<EmailAddress> address = email.isBlank() ? Optional.empty() : EmailAddress.typed(text, "/email", email);
        text.refuseFaults();
        workspaces.inWorkspace(place.workspace(), () -> {
            workspaces.hold(place.workspace());
            memberships.administered(caller, slug);
            List<Invitation> known = newest(place);
            UUID present = known.isEmpty() ? null : known.getFirst().id;
            if (Objects.equals(present, newest)) {
                address.ifPresent(to -> refuseKnown(place, known, to));
                write(place, caller.person(), wanted, address, known);
            } else if (present == null || !isSame(known.getFirst(), caller.person(), wanted, address)) {
                throw new Refused.Outrun("Somebody else was invited in the meantime. Look at it, and invite again.");
            }
            return null;
        });
    }

    private static boolean isSame(Invitation known, Person inviter, Role role, Optional<EmailAddress> address) {
        return inviter.id().equals(known.invitedBy)
                && known.role() == role
                && known.address.equals(address.map(EmailAddress::text).orElse(""));
    }

    private void refuseKnown(Place place, List<Invitation> known, EmailAddress address) {
        long members = getEntityManager()
                .createQuery("""
                        select count(m) from Membership m join Account a on a.id = m.accountId
                        where m.workspaceId = :workspace and a.emailKey = :key
                        """, Long.class)
                .setParameter("workspace", place.workspace())
                .setParameter("key", address.key())
                .getSingleResult();
        if (members > 0) {
            throw new Refused.Invalid("/email", "known", "Somebody with this address is a member already.");
        }
        if (open(known).stream()
                .anyMatch(invitation -> !invitation.address.isEmpty()
                        && new EmailAddress(invitation.address).key().equals(address.key()))) {
            throw new Refused.Invalid(
                    "/email", "known", "There is an open invitation to this address. Withdraw it to send another.");
        }
    }

    private List<Invitation> open(List<Invitation> known) {
        return known.stream()
                .filter(invitation -> invitation.state(clock.instant()) == State.OPEN)
                .toList();
    }

    private void write(Place place, Person inviter, Role role, Optional<EmailAddress> address, List<Invitation> known) {
        if (open(known).size() >= MOST_OPEN) {
            throw new Refused.Conflict(
                    "There are %d open invitations, and that is as many as there may be. ".formatted(MOST_OPEN)
                            + "Withdraw one that nobody needs any more.");
        }
        quotas.oneMoreMember(place.workspace());
        UUID id = Ids.next();
        byte[] hash = tokens.hash(tokens.derived(Kind.INVITATION.prefix, id, 1));
        Invitation invitation = new Invitation(id, place, inviter, role, hash, clock.instant());
        address.ifPresent(to -> {
            invitation.send(to);
            Letter letter = new Letter(Kind.INVITATION, to, clock.instant());
            letter.about = id;
            letter.words = "%s invites you to the workspace “%s” as %s."
                    .formatted(Text.shown(inviter.name()), Text.shown(place.name()), Place.as(role));
            letters.write(letter);
        });
        persist(invitation);
        flush();
        note(AuditAction.MEMBER_INVITED, invitation);
    }

    private void note(AuditAction action, Invitation about) {
        AuditTarget target = AuditTarget.invitation(about.id, about.address);
        audit.write(about.workspaceId, action, target, about.role().toString());
    }

    /** Ends an invitation, unless it was accepted before. Doing it again changes nothing. */
    @Transactional
    public void revoke(Caller.SignedIn caller, String slug, UUID id) {
        Place place = memberships.administered(caller, slug);
        workspaces.inWorkspace(place.workspace(), () -> {
            workspaces.hold(place.workspace());
            memberships.administered(caller, slug);
            Invitation invitation = find("workspaceId = ?1 and id = ?2", place.workspace(), id)
                    .firstResultOptional()
                    .orElseThrow(() -> new Refused.NotFound("There is no such invitation."));
            if (invitation.state(clock.instant()) == State.ACCEPTED) {
                throw new Refused.Outrun("This invitation was accepted before you withdrew it. Look at who the members"
                        + " are, and remove whoever should not be one.");
            }
            if (invitation.revoke(clock.instant())) {
                note(AuditAction.INVITATION_REVOKED, invitation);
            }
            letters.withdraw(id);
            return null;
        });
    }
}
