package dev.showdown.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Memberships.Place;

/** Workspaces as their owners make them, name them, rule them and end them. */
@ApplicationScoped
public class WorkspaceSettings implements PanacheRepositoryBase<Workspace, UUID> {

    private static final int MOST_DAYS = 3_650;

    private final Memberships memberships;
    private final Workspaces workspaces;
    private final Quotas quotas;
    private final AuditLog audit;

    WorkspaceSettings(Memberships memberships, Workspaces workspaces, Quotas quotas, AuditLog audit) {
        this.quotas = quotas;
        this.audit = audit;
        this.memberships = memberships;
        this.workspaces = workspaces;
    }

    /**
     * Makes a workspace, unless the same was made since the caller looked, so that a form sent twice makes one.
     *
     * @param seen how many workspaces the caller knows of theirs
     */
    @Transactional
    public Place start(Caller.SignedIn caller, String name, int seen) {
        Text text = new Text();
        String clean = text.line("/name", "a name", name, Text.NAME_LIMIT);
        text.refuseFaults();
        workspaces.holdMaker(caller.person());
        List<Place> known = memberships.of(caller);
        Optional<Place> made = known.size() > seen
                ? known.reversed().stream()
                        .filter(place -> place.isOwner() && place.name().equals(clean))
                        .findFirst()
                : Optional.empty();
        return made.orElseGet(() -> {
            quotas.oneMoreWorkspace(known.stream().filter(Place::isOwner).count());
            return start(caller.person(), clean);
        });
    }

    private Place start(Person owner, String name) {
        Place place = workspaces.startTeam(owner, name);
        note(place.workspace(), name, AuditAction.WORKSPACE_STARTED);
        return place;
    }

    private void note(UUID workspace, String name, AuditAction action) {
        audit.write(workspace, action, AuditTarget.workspace(workspace, name), "");
    }

    /** @param version to notice that somebody else was faster */
    public record Present(SharingRules rules, int version) {}

    public Present of(Place place) {
        return workspaces.inWorkspace(place.workspace(), () -> {
            Workspace workspace = findById(place.workspace());
            return new Present(
                    new SharingRules(workspace.sharing, workspace.shareDays, workspace.shareMostDays),
                    workspace.version);
        });
    }

    /**
     * As they were typed.
     *
     * @param days how long a link lives unless its maker says otherwise
     * @param most how long at most; empty for as long as its maker likes
     */
    public record Wish(String name, String days, String most) {}

    /** @param version that the caller saw */
    @Transactional
    public void change(Caller.SignedIn caller, String slug, Wish wish, int version) {
        Text text = new Text();
        changing(caller, slug, workspace -> {
            String name = text.line("/name", "a name", wish.name(), Text.NAME_LIMIT);
            int days = days(text, "/days", wish.days());
            Integer most = wish.most().isBlank() ? null : Integer.valueOf(days(text, "/most", wish.most()));
            if (most != null && days > most) {
                text.fault("/days", "range", "Choose no more days than the most that are allowed.");
            }
            text.refuseFaults();
            if (workspace.version != version) {
                throw new Refused.Outrun("Somebody else changed these settings in the meantime.");
            }
            workspace.name = name;
            workspace.shareDays = days;
            workspace.shareMostDays = most;
            note(workspace.id, name, AuditAction.WORKSPACE_CHANGED);
            return null;
        });
    }

    private static int days(Text text, String pointer, String typed) {
        String line = typed.strip();
        int days = line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0;
        if (days < 1 || days > MOST_DAYS) {
            text.fault(pointer, "range", "Enter a whole number of days, from 1 to %,d.".formatted(MOST_DAYS));
        }
        return days;
    }

    /** Says whether anything may be shared from now on; the links that there are belong to another feature. */
    @Transactional
    public Place allowSharing(Caller.SignedIn caller, String slug, boolean on) {
        return changing(caller, slug, workspace -> {
            if (workspace.sharing != on) {
                workspace.sharing = on;
                note(workspace.id, workspace.name, on ? AuditAction.SHARING_ALLOWED : AuditAction.SHARING_ENDED);
            }
            return memberships.at(caller, slug);
        });
    }

    /** Ends a workspace with everything in it. */
    @Transactional
    public void remove(Caller.SignedIn caller, String slug, String typedName) {
        changing(caller, slug, workspace -> {
            if (!typedName.strip().equals(workspace.name)) {
                throw new Refused.Invalid("/name", "differs", "Type the name of the workspace as it stands above.");
            }
            getEntityManager().detach(workspace);
            workspaces.remove(workspace.id);
            // Its own log goes with it.
            audit.writeOfPerson(caller.person(), AuditAction.WORKSPACE_DELETED);
            return null;
        });
    }

    private <T> T changing(Caller.SignedIn caller, String slug, Function<Workspace, T> change) {
        Place place = memberships.administered(caller, slug);
        return workspaces.inWorkspace(place.workspace(), () -> {
            workspaces.hold(place.workspace());
            // Whoever was an owner a moment ago may be none by now.
            memberships.administered(caller, slug);
            T done = change.apply(findById(place.workspace()));
            flush();
            return done;
        });
    }
}
