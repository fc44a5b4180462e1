package dev.showdown.report;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.Caller;
import dev.showdown.account.Memberships.Place;
import dev.showdown.account.WorkspaceSettings;
import dev.showdown.account.Workspaces;

/** Whether anything of a workspace may be shared. */
@ApplicationScoped
public class SharingSwitch implements PanacheRepositoryBase<Share, UUID> {

    private final WorkspaceSettings settings;
    private final Workspaces workspaces;
    private final Clock clock;

    SharingSwitch(WorkspaceSettings settings, Workspaces workspaces, Clock clock) {
        this.settings = settings;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** Ends every link of the workspace for good, and lets nobody make another. */
    @Transactional
    public void turnOff(Caller.SignedIn owner, String slug) {
        Place place = settings.allowSharing(owner, slug, false);
        workspaces.inWorkspace(
                place.workspace(),
                () -> update(
                        "update versioned Share set revokedAt = ?1 where workspaceId = ?2 and revokedAt is null",
                        clock.instant(),
                        place.workspace()));
    }

    /** Lets links be made again. Those that were ended stay so. */
    @Transactional
    public void turnOn(Caller.SignedIn owner, String slug) {
        settings.allowSharing(owner, slug, true);
    }
}
