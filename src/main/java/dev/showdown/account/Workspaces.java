package dev.showdown.account;

import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Grant.Role;

/** Tenants, and the one door through which their rows are reached. */
@ApplicationScoped
public class Workspaces implements PanacheRepositoryBase<Workspace, UUID> {

    private static final int SLUG_NAME = 40;
    private static final int SLUG_TAIL = 8;

    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    Workspaces(EntityManager entities, TransactionSynchronizationRegistry transaction, Clock clock) {
        this.entities = entities;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Does something with the rows of one workspace, in a transaction that names it to the database, which refuses rows
     * of any other. Every read and write of owned rows goes through here. What is inside may enter another workspace;
     * after that, the one outside is the present one again.
     */
    @Transactional
    public <T> T inWorkspace(UUID id, Supplier<T> work) {
        UUID outside = (UUID) transaction.getResource(Present.INSIDE);
        enter(id);
        try {
            T done = work.get();
            if (outside != null && !outside.equals(id)) {
                enter(outside);
            }
            return done;
        } finally {
            transaction.putResource(Present.INSIDE, outside);
        }
    }

    /** What a transaction knows of itself. */
    private enum Present {
        /** The workspace whose work is going on. */
        INSIDE,
        /** The workspace that was named to the database. */
        NAMED
    }

    private void enter(UUID id) {
        transaction.putResource(Present.INSIDE, id);
        Object named = transaction.getResource(Present.NAMED);
        if (id.equals(named)) {
            return;
        }
        if (named != null) {
            // What was changed there has to be written while it is still named.
            entities.flush();
        }
        entities.createNativeQuery("select set_config('app.workspace', ?1, true)", String.class)
                .setParameter(1, id.toString())
                .getSingleResult();
        transaction.putResource(Present.NAMED, id);
    }

    /** A workspace for work that starts without an account. */
    @Transactional
    public UUID startGuest() {
        Workspace workspace = Workspace.guest(clock.instant());
        persist(workspace);
        return workspace.id;
    }

    /** A workspace for a team, owned by whoever starts it. */
    @Transactional
    public Memberships.Place startTeam(Person owner, String name) {
        Workspace workspace = Workspace.team(name, freeSlug(name), clock.instant());
        persist(workspace);
        flush();
        return inWorkspace(workspace.id, () -> {
            entities.persist(new Membership(workspace.id, owner.id(), Role.OWNER, clock.instant()));
            entities.flush();
            return new Memberships.Place(workspace.id, workspace.slug, name, Role.OWNER);
        });
    }

    /** The name in small letters, and something behind it, so that the address tells nobody whether another is taken. */
    private static String freeSlug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), SLUG_NAME)).replaceAll("^-|-$", "");
        String tail = UUID.randomUUID().toString().substring(0, SLUG_TAIL);
        return cut.isEmpty() ? tail : cut + "-" + tail;
    }

    /**
     * Lets one change of a workspace's members or settings at a time go on until its transaction ends. Called inside of
     * it, before anything of it is read that the change rests on.
     */
    void hold(UUID id) {
        boolean gone = entities.createNativeQuery(
                        "select id from workspace where id = :id for no key update", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
        if (gone) {
            throw new Refused.NotFound("This workspace was deleted.");
        }
    }

    /** Ends a workspace with everything in it. Called inside of it, by whoever holds it. */
    void remove(UUID id) {
        // Whoever saves an answer holds the round first of all, and only then its answers and participants.
        entities.createNativeQuery("""
                        select assessment_id from round where workspace_id = :id
                        order by assessment_id, number for update
                        """, UUID.class).setParameter("id", id).getResultList();
        entities.createNativeQuery("""
                        delete from letter where sent_at is null
                        and about in (select i.id from invitation i where i.workspace_id = :id)
                        """).setParameter("id", id).executeUpdate();
        delete("id", id);
    }

    /** In the address of a team's workspace; empty for a guest's. */
    @Transactional
    public String slug(UUID id) {
        return findByIdOptional(id).map(found -> found.slug).orElse("");
    }

    /** Whether it belongs to no account. */
    @Transactional
    public boolean isGuest(UUID id) {
        return findByIdOptional(id).map(Workspace::isGuest).orElse(true);
    }

    /** Moves an assessment of a guest to a workspace of somebody's, with everything that belongs to it. */
    @Transactional
    public void give(UUID guest, UUID assessment, UUID receiver) {
        inWorkspace(guest, () -> {
            entities.flush();
            return entities.createNativeQuery("select give_guest_work(:assessment, :receiver)", Long.class)
                    .setParameter("assessment", assessment)
                    .setParameter("receiver", receiver)
                    .getSingleResult();
        });
        // What was read of it before stands in another workspace now.
        entities.clear();
    }
}
