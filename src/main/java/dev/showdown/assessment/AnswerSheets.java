package dev.showdown.assessment;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
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

    /** Asks for columns of this row alone: whoever waits for it then sees what was changed meanwhile. */
    private static final String OPEN = """
            select 1 from round where workspace_id = :workspace and assessment_id = :assessment and number = :round
            and closed_at is null and (deadline is null or deadline > now()) for share
            """;

    private final Clock clock;

    AnswerSheets(Clock clock) {
        this.clock = clock;
    }

    /**
     * The first answer is one statement. A change holds the row first, so that whatever it replaces is kept. The round is
     * held too: it cannot be closed between looking and writing.
     *
     * @return whether the round takes answers; if not, nothing was written
     */
    @Transactional
    boolean write(Grant grant, int round, String question, String choice, String note) {
        Tuple outcome = insert(grant, round, question, choice, note);
        boolean open = outcome.get("open", Long.class) > 0;
        if (open && outcome.get("written", Long.class) == 0) {
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
        return open;
    }

    private Tuple insert(Grant grant, int round, String question, String choice, String note) {
        return (Tuple) getEntityManager()
                .createNativeQuery("with open as (" + OPEN + """
                        ), written as (
                            insert into answer (workspace_id, assessment_id, participant_id, round, question, choice,
                                note, answered_at, version)
                            select :workspace, :assessment, :participant, :round, :question, :choice, :note, :now, 0
                            from open
                            on conflict (workspace_id, participant_id, round, question) do nothing
                            returning 1)
                        select (select count(*) from open) as open, (select count(*) from written) as written
                        """, Tuple.class)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .setParameter("participant", grant.participant())
                .setParameter("round", round)
                .setParameter("question", question)
                .setParameter("choice", choice)
                .setParameter("note", note)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    /** Whether a round takes answers, as it stands when nobody else is changing it. It stays so until the end. */
    private boolean isOpen(Grant grant, int round) {
        return !getEntityManager()
                .createNativeQuery(OPEN)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .setParameter("round", round)
                .getResultList()
                .isEmpty();
    }

    /** @return whether the round takes answers; if not, nothing was changed */
    @Transactional
    boolean clear(Grant grant, int round, String question) {
        if (!isOpen(grant, round)) {
            return false;
        }
        keepFormer(grant, round, question, NOTHING, NOTHING);
        getEntityManager()
                .createNativeQuery("delete from answer where " + MINE)
                .setParameter("workspace", grant.workspace())
                .setParameter("participant", grant.participant())
                .setParameter("round", round)
                .setParameter("question", question)
                .executeUpdate();
        return true;
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
