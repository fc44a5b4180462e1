package dev.showdown.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;

/**
 * What happened in a team, for pages that are open: it says that something changed, never what was answered, by whom
 * or how many. Every change of a team holds its assessment, so that the numbers of its events rise as they commit.
 */
@ApplicationScoped
public class TeamEvents implements PanacheRepositoryBase<TeamEvent, Long> {

    /** On which the database tells every replica the id of the assessment. */
    public static final String CHANNEL = "showdown_team";

    private static final int MOST = 100;

    private final Workspaces workspaces;
    private final Clock clock;

    TeamEvents(Workspaces workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** What can happen. */
    public enum Kind {
        JOINED,
        LEFT,
        ADVISER,
        SUBMITTED,
        CLOSED,
        REOPENED,
        REVEALED,
        COMMENTED,
        SETTLED,
        ROUND,
        DECIDED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param id rises with each event of an assessment */
    public record Event(long id, Kind kind, Instant at) {}

    /** Written and told with the change that it speaks of, or not at all. */
    void write(Grant grant, Kind kind) {
        getEntityManager()
                .createNativeQuery("""
                        with written as (
                            insert into team_event (workspace_id, assessment_id, kind, at)
                            values (:workspace, :assessment, :kind, :now) returning assessment_id)
                        select cast(pg_notify('showdown_team', cast(assessment_id as text)) as text) from written
                        """, String.class)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .setParameter("kind", kind.toString())
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    /** What happened after an event, oldest first; a hundred at most. */
    @Transactional
    public List<Event> since(Grant grant, long id) {
        return workspaces.inWorkspace(grant.workspace(), () -> find(
                        "workspaceId = ?1 and assessmentId = ?2 and id > ?3 order by id",
                        grant.workspace(),
                        grant.assessment(),
                        id)
                .page(0, MOST)
                .list()
                .stream()
                .map(event -> new Event(event.id, Kind.valueOf(event.kind.toUpperCase(Locale.ROOT)), event.at))
                .toList());
    }

    /** The last event so far; 0 before the first. */
    @Transactional
    public long last(Grant grant) {
        return workspaces.inWorkspace(grant.workspace(), () -> last(grant.workspace(), grant.assessment()));
    }

    private long last(UUID workspace, UUID assessment) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(e.id), 0) from TeamEvent e"
                                + " where e.workspaceId = :workspace and e.assessmentId = :assessment",
                        Long.class)
                .setParameter("workspace", workspace)
                .setParameter("assessment", assessment)
                .getSingleResult();
    }
}
