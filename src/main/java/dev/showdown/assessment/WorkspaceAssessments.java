package dev.showdown.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.Memberships;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.ListedAssessment.Order;
import dev.showdown.assessment.ListedAssessment.Place;
import dev.showdown.decision.Verdict;

/** The assessments of a workspace: searched, filtered, in an order, some at a time. */
@ApplicationScoped
public class WorkspaceAssessments implements PanacheRepositoryBase<Assessment, UUID> {

    /** Beyond it, how many there are is not counted out. */
    public static final int COUNTED = 1_000;

    /**
     * Notes count only where the reader may read them: their own, and those of a revealed round, of whoever submitted
     * and was not removed. A hidden note is no hit, and adds to no count.
     */
    private static final String FOUND = """
            with hit as (
                select h.assessment_id from find_words(:words) h
                where :words <> '' and (h.participant_id is null or exists (
                    select from participant p
                    where p.workspace_id = :workspace and p.id = h.participant_id and p.removed_at is null
                    and (cast(:reader as uuid) in (p.account_id, p.made_with)
                        or exists (select from reveal v where v.workspace_id = :workspace
                                and v.assessment_id = h.assessment_id and v.round = h.round)
                            and exists (select from submission s where s.workspace_id = :workspace
                                and s.participant_id = p.id and s.round = h.round)))))
            select a.id, a.title, s.status, a.verdict, a.owner_id, coalesce(o.name, '') as owner_name, a.playbook_key,
                a.playbook_version, a.created_at, lower(a.title) as title_key
            from assessment a
            left join account o on o.id = a.owner_id
            cross join lateral (select case
                when a.archived_at is not null then 'archived'
                when exists (select from decision d
                    where d.workspace_id = :workspace and d.assessment_id = a.id) then 'decided'
                when exists (select from reveal v
                    where v.workspace_id = :workspace and v.assessment_id = a.id and v.round = (
                        select max(r.number) from round r where r.workspace_id = :workspace and r.assessment_id = a.id))
                    then 'revealed'
                when exists (select from answer x where x.workspace_id = :workspace and x.assessment_id = a.id)
                    or exists (select from reveal v where v.workspace_id = :workspace and v.assessment_id = a.id)
                    or 1 < (select count(*) from participant p where p.workspace_id = :workspace
                        and p.assessment_id = a.id and p.removed_at is null) then 'answering'
                else 'draft' end as status) s
            where a.workspace_id = :workspace and a.deleted_at is null
            and (:words = '' or a.id in (select assessment_id from hit))
            and (:status = '' and a.archived_at is null or :status = s.status)
            and (:verdict = '' or a.verdict = :verdict)
            and (:owner = '' or a.owner_id = cast(nullif(:owner, '') as uuid))
            and a.created_at >= :since and a.created_at < :until
            """;

    private static final String AFTER_NEWEST = """
            and a.created_at <= :time and (a.created_at < :time or a.id > :id)
            order by a.created_at desc, a.id limit :most
            """;

    private static final String AFTER_OLDEST = """
            and (a.created_at, a.id) > (:time, :id) order by a.created_at, a.id limit :most
            """;

    private static final String AFTER_TITLE = """
            and (lower(a.title), a.id) > (:title, :id) order by lower(a.title), a.id limit :most
            """;

    private static final String MEMBERS_BEGIN = """
            select o.id, o.name, f.count from membership m join account o on o.id = m.account_id
            cross join (select count(*) as count from (
            """;

    private static final String MEMBERS_END = """
             limit :most) found) f where m.workspace_id = :workspace order by lower(o.name), o.id
            """;

    private final Memberships memberships;
    private final Workspaces workspaces;

    WorkspaceAssessments(Memberships memberships, Workspaces workspaces) {
        this.memberships = memberships;
        this.workspaces = workspaces;
    }

    /** Whose list it is: in which workspace, and the account or the token whose own notes are searched. */
    private record Reader(UUID workspace, UUID id) {}

    private Reader reader(Caller caller, UUID workspace) {
        return switch (caller) {
            case Caller.SignedIn person
            when memberships.of(person).stream()
                    .anyMatch(place -> place.workspace().equals(workspace)) ->
                new Reader(workspace, person.person().id());
            case Caller.TokenHolder token
            when token.workspace().equals(workspace) -> new Reader(workspace, token.token());
            case Caller.Browser _, Caller.KeyHolder _, Caller.TokenHolder _, Caller.Nobody _ ->
                throw new Refused.NotFound("There is no such workspace, or you are not a member of it.");
        };
    }

    /**
     * Some of the assessments of a workspace.
     *
     * @param caller a member of it, or a token of it; refused as not found for everybody else
     * @param after place in the list that they follow; empty for the beginning
     * @param most how many
     */
    @Transactional
    public List<ListedAssessment> page(
            Caller caller, UUID workspace, AssessmentFilter filter, Order order, Optional<Place> after, int most) {
        return page(reader(caller, workspace), filter, order, after, most);
    }

    private List<ListedAssessment> page(
            Reader reader, AssessmentFilter filter, Order order, Optional<Place> after, int most) {
        Place place = after.orElse(Place.before(order));
        return workspaces.inWorkspace(reader.workspace(), () -> {
            List<?> rows = filtered(ordered(order, place), reader, filter)
                    .setParameter("most", most)
                    .getResultList();
            return rows.stream().map(row -> listed((Object[]) row)).toList();
        });
    }

    private Query ordered(Order order, Place place) {
        return switch (order) {
            case NEWEST ->
                getEntityManager()
                        .createNativeQuery(FOUND + AFTER_NEWEST, Object[].class)
                        .setParameter("time", place.time())
                        .setParameter("id", place.id());
            case OLDEST ->
                getEntityManager()
                        .createNativeQuery(FOUND + AFTER_OLDEST, Object[].class)
                        .setParameter("time", place.time())
                        .setParameter("id", place.id());
            case TITLE ->
                getEntityManager()
                        .createNativeQuery(FOUND + AFTER_TITLE, Object[].class)
                        .setParameter("title", place.title())
                        .setParameter("id", place.id());
        };
    }

    private static Query filtered(Query query, Reader reader, AssessmentFilter filter) {
        return query.setParameter("workspace", reader.workspace())
                .setParameter("reader", reader.id())
                .setParameter("words", filter.words())
                .setParameter("status", filter.status().map(Status::toString).orElse(""))
                .setParameter("verdict", filter.verdict().map(Verdict::toString).orElse(""))
                .setParameter("owner", filter.owner().map(UUID::toString).orElse(""))
                .setParameter("since", filter.since())
                .setParameter("until", filter.until());
    }

    private static ListedAssessment listed(Object[] row) {
        UUID id = (UUID) row[0];
        Instant createdAt = (Instant) row[8];
        return new ListedAssessment(
                id,
                (String) row[1],
                Status.of((String) row[2]).orElseThrow(),
                Optional.ofNullable((String) row[3]),
                Optional.ofNullable((UUID) row[4]),
                (String) row[5],
                (String) row[6],
                (String) row[7],
                createdAt,
                new Place(createdAt, (String) row[9], id));
    }

    /** Somebody who may have started something here. */
    public record Member(UUID account, String name) {}

    /**
     * A page of the list, for people.
     *
     * @param count of all that is found, up to one more than is counted out
     * @param members of the workspace, by name
     * @param next where the next page follows; empty after the last
     */
    public record Found(
            Memberships.Place place,
            List<ListedAssessment> assessments,
            int count,
            List<Member> members,
            Optional<Place> next) {}

    /** @param slug of the workspace; refused as not found for whoever is no member of it */
    @Transactional
    public Found of(
            Caller.SignedIn caller,
            String slug,
            AssessmentFilter filter,
            Order order,
            Optional<Place> after,
            int most) {
        Memberships.Place place = memberships.at(caller, slug);
        Reader reader = new Reader(place.workspace(), caller.person().id());
        List<ListedAssessment> found = page(reader, filter, order, after, most + 1);
        List<ListedAssessment> shown = found.stream().limit(most).toList();
        List<Object[]> members = members(reader, filter);
        return new Found(
                place,
                shown,
                ((Number) members.getFirst()[2]).intValue(),
                members.stream()
                        .map(row -> new Member((UUID) row[0], (String) row[1]))
                        .toList(),
                found.size() > most ? Optional.of(shown.getLast().place()) : Optional.empty());
    }

    /** Every member, beside how many assessments are found. There is one at least: whoever asks. */
    private List<Object[]> members(Reader reader, AssessmentFilter filter) {
        return workspaces.inWorkspace(reader.workspace(), () -> {
            List<?> rows = filtered(
                            getEntityManager().createNativeQuery(MEMBERS_BEGIN + FOUND + MEMBERS_END, Object[].class),
                            reader,
                            filter)
                    .setParameter("most", COUNTED + 1)
                    .getResultList();
            return rows.stream().map(row -> (Object[]) row).toList();
        });
    }
}
