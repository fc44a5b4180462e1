package dev.showdown.assessment;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.Text;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;

/** Questions that the team has settled: one answer in place of everybody's. */
@ApplicationScoped
public class AgreedAnswers implements PanacheRepositoryBase<AgreedAnswer, UUID> {

    private final Assessments assessments;
    private final Participants participants;
    private final TeamEvents events;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    AgreedAnswers(
            Assessments assessments,
            Participants participants,
            TeamEvents events,
            Workspaces workspaces,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.participants = participants;
        this.events = events;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * Settles a question.
     *
     * @param seen version of the agreed answer that the caller has seen. Refused as stale, with both versions, when
     *     somebody else was faster
     */
    @Transactional
    public Settled settle(Caller caller, UUID id, String question, String choice, String reason, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        return assessments.changing(grant, view -> {
            view.team().refuseUnrevealed();
            Question asked = AnswerCheck.named(view.edition().playbook(), question);
            Text text = new Text();
            AnswerCheck.choice(asked, choice, "/choice", text);
            String cleanReason = text.prose("/reason", "the reason", reason, Text.NOTE_LIMIT);
            text.refuseFaults();
            Settled wanted = new Settled(
                    question,
                    choice,
                    cleanReason,
                    participants.nameOf(view),
                    clock.instant(),
                    lastVersion(grant, question) + 1);
            end(grant, question, seen, wanted);
            persist(new AgreedAnswer(grant, wanted));
            events.write(grant, TeamEvents.Kind.SETTLED);
            audit.write(grant, AuditAction.AGREED_SETTLED, AuditTarget.question(question));
            return wanted;
        });
    }

    /** Takes an agreed answer back, so that everybody's own count again. What it was is kept. */
    @Transactional
    public void unsettle(Caller caller, UUID id, String question, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.STEER);
        assessments.changing(grant, view -> {
            view.team().refuseUnrevealed();
            AnswerCheck.named(view.edition().playbook(), question);
            if (present(grant, question).isEmpty()) {
                throw new Refused.NotFound("This question has no agreed answer.");
            }
            end(grant, question, seen, null);
            events.write(grant, TeamEvents.Kind.SETTLED);
            audit.write(grant, AuditAction.AGREED_UNSETTLED, AuditTarget.question(question));
            return null;
        });
    }

    private void end(Grant grant, String question, Seen seen, Settled wanted) {
        Optional<AgreedAnswer> present = present(grant, question);
        int version = present.map(answer -> answer.version).orElse(0);
        seen.expect(
                version,
                "Somebody else has settled this question in the meantime. Both versions are shown: choose.",
                present.map(AgreedAnswer::settled).orElse(null),
                wanted);
        present.ifPresent(answer -> answer.end(clock.instant()));
        flush();
    }

    private Optional<AgreedAnswer> present(Grant grant, String question) {
        return find(
                        "workspaceId = ?1 and assessmentId = ?2 and question = ?3 and endedAt is null",
                        grant.workspace(),
                        grant.assessment(),
                        question)
                .firstResultOptional();
    }

    private int lastVersion(Grant grant, String question) {
        return find(
                        "workspaceId = ?1 and assessmentId = ?2 and question = ?3 order by version desc",
                        grant.workspace(),
                        grant.assessment(),
                        question)
                .firstResultOptional()
                .map(answer -> answer.version)
                .orElse(0);
    }

    /** Every agreed answer, in the order of the playbook; refused before the first reveal. */
    @Transactional
    public List<Settled> of(Caller caller, UUID id) {
        AssessmentView view = assessments.view(caller, id, Permission.READ_REVEALED);
        view.team().refuseUnrevealed();
        return of(view);
    }

    /** The same for a view that was read already: those that its version of the playbook still offers. */
    public List<Settled> of(AssessmentView view) {
        Grant grant = view.grant();
        Playbook playbook = view.edition().playbook();
        List<String> order = playbook.questions().stream().map(Question::key).toList();
        return workspaces.inWorkspace(
                grant.workspace(), () -> list(
                                "workspaceId = ?1 and assessmentId = ?2 and endedAt is null",
                                grant.workspace(),
                                grant.assessment())
                        .stream()
                        .map(AgreedAnswer::settled)
                        .filter(settled -> AnswerCheck.isOffered(playbook, settled.question(), settled.choice()))
                        .sorted(Comparator.comparingInt(settled -> order.indexOf(settled.question())))
                        .toList());
    }

    /** One agreed answer. */
    @Transactional
    public Settled one(Caller caller, UUID id, String question) {
        return of(caller, id).stream()
                .filter(settled -> settled.question().equals(question))
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound("This question has no agreed answer."));
    }

    /** What was agreed on a question over time, newest first. */
    @Transactional
    public List<Settled> former(Caller caller, UUID id, String question) {
        AssessmentView view = assessments.view(caller, id, Permission.READ_REVEALED);
        view.team().refuseUnrevealed();
        AnswerCheck.named(view.edition().playbook(), question);
        return workspaces.inWorkspace(view.grant().workspace(), () -> list(
                        "workspaceId = ?1 and assessmentId = ?2 and question = ?3 and endedAt is not null"
                                + " order by version desc",
                        view.grant().workspace(),
                        id,
                        question)
                .stream()
                .map(AgreedAnswer::settled)
                .toList());
    }
}
