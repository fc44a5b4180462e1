package dev.showdown.assessment;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.Grant;

/** Who has submitted. */
@ApplicationScoped
class Submissions implements PanacheRepositoryBase<Submission, Submission.Key> {

    private final Clock clock;

    Submissions(Clock clock) {
        this.clock = clock;
    }

    /** Doing it again changes nothing; the first time counts. */
    @Transactional
    int write(Grant grant, int round) {
        return getEntityManager()
                .createNativeQuery("""
                        insert into submission (workspace_id, assessment_id, participant_id, round, submitted_at)
                        values (:workspace, :assessment, :participant, :round, :now) on conflict do nothing
                        """)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .setParameter("participant", grant.participant())
                .setParameter("round", round)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
