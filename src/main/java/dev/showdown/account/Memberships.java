package dev.showdown.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Grant.Role;

/** Who is in which workspace, and as what. Asked anew with every request, so that a change counts at once. */
@ApplicationScoped
public class Memberships implements PanacheRepositoryBase<Membership, Membership.Key> {

    private final Workspaces workspaces;

    Memberships(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /**
     * A workspace, and what somebody is in it.
     *
     * @param slug in its address
     */
    public record Place(UUID workspace, String slug, String name, Role role) {

        /** Whether they may start and steer assessments there. */
        public boolean isEditable() {
            return role != Role.VIEWER;
        }

        /** What somebody with a role is, in the middle of a sentence. */
        public static String as(Role role) {
            return (role == Role.VIEWER ? "a " : "an ") + role;
        }

        /** Whether its members, its tokens and its settings are theirs to change. */
        public boolean isOwner() {
            return role == Role.OWNER;
        }
    }

    /** Every workspace somebody is in, in the order in which they came to it. */
    @Transactional
    public List<Place> of(Caller.SignedIn caller) {
        return of(caller.person());
    }

    List<Place> of(Person person) {
        List<?> found = getEntityManager()
                .createNativeQuery("""
                        select w.id, w.slug, w.name, m.role from find_memberships(:account) m
                        join workspace w on w.id = m.workspace_id order by m.since, w.id
                        """, Object[].class)
                .setParameter("account", person.id())
                .getResultList();
        return found.stream().map(row -> place((Object[]) row)).toList();
    }

    private static Place place(Object[] row) {
        return new Place((UUID) row[0], (String) row[1], (String) row[2], Role.of((String) row[3]));
    }

    /** Where somebody's work is put unless they say otherwise: the first workspace in which they may work. */
    @Transactional
    public Place home(Caller.SignedIn caller) {
        return of(caller).stream()
                .filter(Place::isEditable)
                .findFirst()
                .orElseGet(() -> workspaces.startTeam(
                        caller.person(), "Workspace of " + caller.person().name()));
    }

    /** The workspace at an address; not found for whoever is no member of it, and for the tokens of others. */
    @Transactional
    public Place at(Caller caller, String slug) {
        Optional<Place> found =
                switch (caller) {
                    case Caller.SignedIn person ->
                        of(person).stream()
                                .filter(place -> place.slug().equals(slug))
                                .findFirst();
                    case Caller.TokenHolder token ->
                        Optional.of(workspaces.place(token.workspace(), token.role()))
                                .filter(place -> slug.equals(place.slug()));
                    case Caller.Visitor _, Caller.KeyHolder _, Caller.Nobody _ -> Optional.empty();
                };
        return found.orElseThrow(
                () -> new Refused.NotFound("There is no such workspace, or you are not a member of it."));
    }

    /** The same, for owners only. */
    @Transactional
    public Place administered(Caller caller, String slug) {
        Place place = at(caller, slug);
        if (place.role() != Role.OWNER) {
            throw new Refused.Forbidden("Only an owner of this workspace may do that.");
        }
        return place;
    }
}
