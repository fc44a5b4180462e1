package dev.showdown.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;

/**
 * Who did what to what, from where. It is written in the transaction of what it tells of: there are both, or neither.
 * The program can add to it and read it, and cannot change it. It holds names, and no secret, answer or note.
 */
@ApplicationScoped
public class AuditLog implements PanacheRepositoryBase<AuditEvent, UUID> {

    private static final String ASSESSMENT = "assessment";

    private final Workspaces workspaces;
    private final Origin origin;
    private final AccountConfig config;
    private final Clock clock;

    AuditLog(Workspaces workspaces, Origin origin, AccountConfig config, Clock clock) {
        this.workspaces = workspaces;
        this.origin = origin;
        this.config = config;
        this.clock = clock;
    }

    /** @param id of an account, a key, a token or a link; null for a guest */
    private record Actor(String kind, UUID id, String name, String address) {

        static final Actor PROGRAM = new Actor("system", null, "", "");

        static Actor of(Person person, String address) {
            return new Actor("person", person.id(), person.name(), address);
        }
    }

    private Actor actor() {
        try {
            return origin.isAsked() ? actor(origin.caller(), origin.address()) : Actor.PROGRAM;
        } catch (ContextNotActiveException _) {
            return Actor.PROGRAM;
        }
    }

    private static Actor actor(Caller caller, String address) {
        return switch (caller) {
            case Caller.SignedIn somebody -> Actor.of(somebody.person(), address);
            case Caller.KeyHolder key -> new Actor("key", key.key(), "", address);
            case Caller.TokenHolder token -> new Actor("token", token.token(), token.label(), address);
            case Caller.Visitor _, Caller.Nobody _ -> new Actor("guest", null, "", address);
        };
    }

    private String address() {
        return actor().address();
    }

    /** Something was done to an assessment. */
    public void write(Grant grant, AuditAction action) {
        write(grant, action, new AuditTarget(ASSESSMENT, grant.assessment(), ""));
    }

    /** Something was done to a part of an assessment, whose title stands beside it. */
    public void write(Grant grant, AuditAction action, AuditTarget target) {
        writeInside(actor(), grant, action, target);
    }

    /** The same where answers and comments are shown without names: nobody learns from the log whose they are. */
    public void writeNameless(Grant grant, AuditAction action, AuditTarget target) {
        writeInside(new Actor("guest", null, "", ""), grant, action, target);
    }

    private void writeInside(Actor actor, Grant grant, AuditAction action, AuditTarget target) {
        boolean whole = target.kind().equals(ASSESSMENT);
        AuditTarget named = whole ? new AuditTarget(ASSESSMENT, grant.assessment(), "") : target;
        Title title = new Title(grant.assessment(), whole ? Place.TARGET : Place.DETAIL);
        workspaces.inWorkspace(
                grant.workspace(), () -> insert(actor, grant.workspace(), action, named, "", Optional.of(title)));
    }

    /** Where the title of an assessment stands. */
    private enum Place {
        TARGET,
        DETAIL
    }

    private record Title(UUID assessment, Place place) {}

    /**
     * Something was done in a workspace.
     *
     * @param detail what else there is to know, such as "viewer, was editor"
     */
    public void write(UUID workspace, AuditAction action, AuditTarget target, String detail) {
        workspaces.inWorkspace(workspace, () -> insert(actor(), workspace, action, target, detail));
    }

    /** Somebody who holds a link did something with it. */
    public void writeOfLink(UUID workspace, AuditAction action, AuditTarget share) {
        Actor holder = new Actor("link", share.id(), share.name(), address());
        workspaces.inWorkspace(workspace, () -> insert(holder, workspace, action, share, ""));
    }

    /** Somebody who has signed in just now did something to an assessment: the request came from a guest. */
    public void writeAs(Person person, Grant grant, AuditAction action) {
        writeInside(Actor.of(person, address()), grant, action, new AuditTarget(ASSESSMENT, grant.assessment(), ""));
    }

    /** Somebody did something to their own account: every workspace of theirs is told. */
    public void writeOfPerson(Person person, AuditAction action) {
        writeOfPerson(person, action, "");
    }

    /**
     * The same, with more to know.
     *
     * @param detail how, such as "with their organisation"
     */
    public void writeOfPerson(Person person, AuditAction action, String detail) {
        writeOf(Actor.of(person, address()), person, action, detail);
    }

    /** Something was done to somebody's account, and not by themselves. */
    public void writeAbout(Person person, AuditAction action, String detail) {
        writeOf(actor(), person, action, detail);
    }

    private void writeOf(Actor actor, Person person, AuditAction action, String detail) {
        AuditTarget target = AuditTarget.person(person.id(), person.name());
        List<?> places = getEntityManager()
                .createNativeQuery("select workspace_id from find_memberships(:account) order by since", UUID.class)
                .setParameter("account", person.id())
                .getResultList();
        places.stream()
                .map(UUID.class::cast)
                .forEach(place -> workspaces.inWorkspace(place, () -> insert(actor, place, action, target, detail)));
    }

    private int insert(Actor actor, UUID workspace, AuditAction action, AuditTarget target, String detail) {
        return insert(actor, workspace, action, target, detail, Optional.empty());
    }

    private int insert(
            Actor actor, UUID workspace, AuditAction action, AuditTarget target, String detail, Optional<Title> title) {
        return getEntityManager()
                .createNativeQuery("""
                        insert into audit_event (workspace_id, id, at, actor_kind, actor_id, actor_name, action,
                            target_kind, target_id, target_name, detail, address)
                        values (:workspace, :id, :at, :actorKind, cast(:actor as uuid), :actorName, :action,
                            :targetKind, cast(:target as uuid),
                            case :titled when 'TARGET' then title_of(:workspace, cast(:assessment as uuid))
                                else :targetName end,
                            case :titled when 'DETAIL' then title_of(:workspace, cast(:assessment as uuid))
                                else :detail end,
                            :address)
                        """)
                .setParameter("workspace", workspace)
                .setParameter("id", Ids.next())
                .setParameter("at", clock.instant())
                .setParameter("actorKind", actor.kind())
                .setParameter("actor", text(actor.id()))
                .setParameter("actorName", actor.name())
                .setParameter("action", action.toString())
                .setParameter("targetKind", target.kind())
                .setParameter("target", text(target.id()))
                .setParameter("targetName", target.name())
                .setParameter("titled", title.map(Title::place).map(Place::name).orElse(""))
                .setParameter(
                        "assessment",
                        title.map(Title::assessment).map(UUID::toString).orElse(null))
                .setParameter("detail", detail)
                .setParameter("address", actor.address())
                .executeUpdate();
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    /** Forgets what is older than the time for which it is kept. The database forgets nothing that is younger than 30 days. */
    @Transactional
    public long removeOld() {
        Duration kept = config.audit().kept();
        return ((Number) getEntityManager()
                        .createNativeQuery("select forget_audit_events(make_interval(secs => :seconds))", Long.class)
                        .setParameter("seconds", (double) kept.toSeconds())
                        .getSingleResult())
                .longValue();
    }
}
