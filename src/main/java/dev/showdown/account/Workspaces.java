package dev.showdown.account;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Tenants, and the one door through which their rows are reached. */
@ApplicationScoped
public class Workspaces implements PanacheRepositoryBase<Workspace, UUID> {

    private final EntityManager entities;
    private final Clock clock;

    Workspaces(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Does something with the rows of one workspace, in a transaction that names it to the database. Every read and
     * write of owned rows goes through here, so that the database can refuse rows of any other workspace.
     */
    @Transactional
    public <T> T inWorkspace(UUID id, Supplier<T> work) {
        entities.createNativeQuery("select set_config('app.workspace', ?1, true)", String.class)
                .setParameter(1, id.toString())
                .getSingleResult();
        return work.get();
    }

    /** A workspace for work that starts without an account and without a browser. */
    @Transactional
    public UUID startGuest() {
        Workspace workspace = Workspace.guest(clock.instant());
        persist(workspace);
        return workspace.id;
    }
}
