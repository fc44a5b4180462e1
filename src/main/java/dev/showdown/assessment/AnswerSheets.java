package dev.showdown.assessment;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;
import dev.showdown.account.Grant;

/**
 * The rows that answers are kept in. The last write wins, and what it replaces is kept, also when two requests write
 * at once.
 */
@ApplicationScoped
class AnswerSheets implements PanacheRepositoryBase<Answer, Answer.Key> {

    private static final String MINE =
            "workspace_id = :workspace and participant_id = :participant and round = :round and question = :question";

    /** Differs from every stored answer: a stored choice is never empty. */
    private static final String NOTHING = "";

    private final Clock clock;

    AnswerSheets(Clock clock) {
        this.clock = clock;
    }

    /** The first answer is one statement. A change holds the row first, so that whatever it replaces is kept. */
    @Transactional
    void write(Grant grant, int round, String question, String choice, String note) {
        if (!insert(grant, round, question, choice, note)) {
            keepFormer(grant, round, question, choice, note);
            getEntityManager()
                    .createNativeQuery("""
                            update answer set choice = :choice, note = :note, answered_at = :now, version = version + 1
                            where (choice <> :choice or note <> :note) and
                            """ + MINE)
                    .setParameter("choice", choice)
                    .setParameter("note", note)
                    .setParameter("now", clock.instant())
                    .setParameter("workspace", grant.workspace())
                    .setParameter("participant", grant.participant())
                    .setParameter("round", round)
                    .setParameter("question", question)
                    .executeUpdate();
        }
    }

    private boolean insert(Grant grant, int round, String question, String choice, String note) {
        int inserted = getEntityManager()
                .createNativeQuery("""
                        insert into answer (workspace_id, assessment_id, participant_id, round, question, choice, note,
                            answered_at, version)
                        values (:workspace, :assessment, :participant, :round, :question, :choice, :note, :now, 0)
                        on conflict (workspace_id, participant_id, round, question) do nothing
                        """)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .setParameter("participant", grant.participant())
                .setParameter("round", round)
                .setParameter("question", question)
                .setParameter("choice", choice)
                .setParameter("note", note)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return inserted == 1;
    }

    @Transactional
    void clear(Grant grant, int round, String question) {
        keepFormer(grant, round, question, NOTHING, NOTHING);
        getEntityManager()
                .createNativeQuery("delete from answer where " + MINE)
                .setParameter("workspace", grant.workspace())
                .setParameter("participant", grant.participant())
                .setParameter("round", round)
                .setParameter("question", question)
                .executeUpdate();
    }

    /** Keeps the present answer if the new one differs from it, and holds it until the change is made. */
    private void keepFormer(Grant grant, int round, String question, String newChoice, String newNote) {
        getEntityManager()
                .createNativeQuery("""
                        insert into former_answer (workspace_id, id, assessment_id, participant_id, round, question,
                            choice, note, answered_at, replaced_at)
                        select workspace_id, :id, assessment_id, participant_id, round, question,
                            choice, note, answered_at, :now
                        from answer where (choice <> :choice or note <> :note) and
                        """ + MINE + " for update")
                .setParameter("id", Ids.next())
                .setParameter("now", clock.instant())
                .setParameter("workspace", grant.workspace())
                .setParameter("participant", grant.participant())
                .setParameter("round", round)
                .setParameter("question", question)
                .setParameter("choice", newChoice)
                .setParameter("note", newNote)
                .executeUpdate();
    }
}
