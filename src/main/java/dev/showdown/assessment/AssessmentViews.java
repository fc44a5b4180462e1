package dev.showdown.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.AccountConfig;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;

/** An assessment as one of its participants sees it: their own answers, and of the team what everybody may know. */
@ApplicationScoped
class AssessmentViews implements PanacheRepositoryBase<Round, Round.Key> {

    private final Workspaces workspaces;
    private final Playbooks playbooks;
    private final AccountConfig config;
    private final Clock clock;

    AssessmentViews(Workspaces workspaces, Playbooks playbooks, AccountConfig config, Clock clock) {
        this.workspaces = workspaces;
        this.playbooks = playbooks;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    AssessmentView of(Grant grant) {
        return workspaces.inWorkspace(grant.workspace(), () -> {
            List<Row> rows = rows(grant);
            if (rows.isEmpty()) {
                throw new Refused.NotFound("This assessment was deleted.");
            }
            keepAlive(rows.getFirst().assessment());
            return view(grant, rows);
        });
    }

    /** What everybody may know of the present round and of the team. Counts are of people. */
    private record Shared(
            int round,
            Instant closedAt,
            Instant deadline,
            boolean open,
            long people,
            Integer revealed,
            boolean begun,
            Integer decided) {

        TeamState team(boolean anonymous) {
            return new TeamState(
                    anonymous,
                    (int) people,
                    open,
                    Optional.ofNullable(closedAt),
                    Optional.ofNullable(deadline),
                    revealed,
                    begun,
                    decided);
        }
    }

    /** One answer of the asking participant in the present round; without an answer for an empty sheet. */
    private record Row(Assessment assessment, Shared shared, Instant submittedAt, Answer answer) {}

    private List<Row> rows(Grant grant) {
        return getEntityManager()
                .createQuery("""
                        select new dev.showdown.assessment.AssessmentViews$Row(
                            a,
                            new dev.showdown.assessment.AssessmentViews$Shared(
                                r.number, r.closedAt, r.deadline,
                                case when r.closedAt is null and (r.deadline is null or r.deadline > instant)
                                    then true else false end,
                                (select count(p) from Participant p where p.workspaceId = :workspace
                                    and p.assessmentId = :id and p.removedAt is null),
                                (select coalesce(max(v.round), 0) from Reveal v where v.workspaceId = :workspace
                                    and v.assessmentId = :id),
                                case when exists (select 1 from Answer b where b.workspaceId = :workspace
                                    and b.assessmentId = :id) then true else false end,
                                (select coalesce(max(d.number), 0) from Decision d where d.workspaceId = :workspace
                                    and d.assessmentId = :id)),
                            s.submittedAt, x)
                        from Assessment a
                        join Round r on r.workspaceId = a.workspaceId and r.assessmentId = a.id
                            and r.number = (select max(l.number) from Round l
                                where l.workspaceId = a.workspaceId and l.assessmentId = a.id)
                        left join Submission s on s.workspaceId = a.workspaceId
                            and s.participantId = :participant and s.round = r.number
                        left join Answer x on x.workspaceId = a.workspaceId
                            and x.participantId = :participant and x.round = r.number
                        where a.workspaceId = :workspace and a.id = :id and a.deletedAt is null
                        order by x.answeredAt, x.question
                        """, Row.class)
                .setParameter("participant", grant.participant())
                .setParameter("workspace", grant.workspace())
                .setParameter("id", grant.assessment())
                .getResultList();
    }

    private AssessmentView view(Grant grant, List<Row> rows) {
        Row first = rows.getFirst();
        Assessment assessment = first.assessment();
        Edition edition = playbooks.version(assessment.playbookKey, assessment.playbookVersion);
        return new AssessmentView(
                grant,
                assessment.title,
                assessment.context,
                edition,
                first.shared().round(),
                AnswerSheet.of(rows.stream()
                                .map(Row::answer)
                                .filter(Objects::nonNull)
                                .toList())
                        .offeredBy(edition.playbook()),
                Optional.ofNullable(first.submittedAt()),
                assessment.createdAt,
                assessment.openedAt.plus(config.guestLife()),
                assessment.version,
                Optional.ofNullable(assessment.archivedAt),
                first.shared().team(assessment.anonymous));
    }

    /** Guest work is deleted when nobody opens it for long; opening it is not a change, so it leaves the version alone. */
    private void keepAlive(Assessment assessment) {
        Instant now = clock.instant();
        if (assessment.opensAnew(now)) {
            getEntityManager()
                    .createQuery("update Assessment set openedAt = :now where workspaceId = :workspace and id = :id")
                    .setParameter("now", now)
                    .setParameter("workspace", assessment.workspaceId)
                    .setParameter("id", assessment.id)
                    .executeUpdate();
        }
    }
}
