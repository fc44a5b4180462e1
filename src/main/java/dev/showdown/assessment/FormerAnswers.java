package dev.showdown.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;

/** What a participant's own answers were before they changed. Nobody else reads them, also not after the reveal. */
@ApplicationScoped
public class FormerAnswers implements PanacheRepositoryBase<FormerAnswer, UUID> {

    private static final int MOST = 100;

    private final Assessments assessments;
    private final Answering answering;
    private final Workspaces workspaces;

    FormerAnswers(Assessments assessments, Answering answering, Workspaces workspaces) {
        this.assessments = assessments;
        this.answering = answering;
        this.workspaces = workspaces;
    }

    /** @param replacedAt when it was changed or taken back */
    public record Former(
            UUID id, int round, String question, String choice, String note, Instant answeredAt, Instant replacedAt) {}

    /** What the caller's answer to a question was, newest first; a hundred at most. */
    @Transactional
    public List<Former> of(Caller caller, UUID id, String question) {
        AssessmentView view = assessments.view(caller, id, Permission.ANSWER);
        AnswerCheck.named(view.edition().playbook(), question);
        return former(view.grant(), question);
    }

    /** The same for a view that was read already. */
    public List<Former> of(AssessmentView view, String question) {
        return view.allows(Permission.ANSWER) ? former(view.grant(), question) : List.of();
    }

    private List<Former> former(Grant grant, String question) {
        return workspaces.inWorkspace(grant.workspace(), () -> find(
                        "workspaceId = ?1 and participantId = ?2 and question = ?3 order by replacedAt desc, id desc",
                        grant.workspace(),
                        grant.participant(),
                        question)
                .page(0, MOST)
                .list()
                .stream()
                .map(former -> new Former(
                        former.id,
                        former.round,
                        former.question,
                        former.choice,
                        former.note,
                        former.answeredAt,
                        former.replacedAt))
                .toList());
    }

    /** Answers a question again as it was answered before. What it replaces is kept in turn. */
    @Transactional
    public AssessmentView restore(Caller caller, UUID id, String question, UUID former) {
        Former found = of(caller, id, question).stream()
                .filter(known -> known.id().equals(former))
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound("There is no such former answer."));
        return answering.save(caller, id, question, found.choice(), found.note());
    }
}
