package dev.showdown.account;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Tenants, and the one door through which their rows are reached. */
@ApplicationScoped
public class Workspaces implements PanacheRepositoryBase<Workspace, UUID> {

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

    /** A workspace for work that starts without an account and without a browser. */
    @Transactional
    public UUID startGuest() {
        Workspace workspace = Workspace.guest(clock.instant());
        persist(workspace);
        return workspace.id;
    }
}
