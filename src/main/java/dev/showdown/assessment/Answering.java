package dev.showdown.assessment;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.decision.Question;

/** What a participant does with their own answers. */
@ApplicationScoped
public class Answering {

    private final Assessments assessments;
    private final AnswerSheets sheets;
    private final Submissions submissions;
    private final TeamEvents events;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    Answering(
            Assessments assessments,
            AnswerSheets sheets,
            Submissions submissions,
            TeamEvents events,
            Workspaces workspaces,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.sheets = sheets;
        this.submissions = submissions;
        this.events = events;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** Saves one answer, and returns the assessment with it. The last write wins. */
    @Transactional
    public AssessmentView save(Caller caller, UUID id, String question, String choice, String note) {
        AssessmentView before = assessments.view(caller, id, Permission.ANSWER);
        before.refuseArchived();
        Question asked = AnswerCheck.named(before.edition().playbook(), question);
        Text text = new Text();
        AnswerCheck.choice(asked, choice, "/choice", text);
        String cleanNote = text.prose("/note", "the note", note, Text.NOTE_LIMIT);
        text.refuseFaults();
        return workspaces.inWorkspace(before.grant().workspace(), () -> {
            if (!sheets.write(before.grant(), before.round(), question, choice, cleanNote)) {
                throw closed(before.grant());
            }
            if (!before.sheet().says(question, choice, cleanNote)) {
                note(before, AuditAction.ANSWERS_CHANGED);
            }
            return before.with(before.sheet().with(question, new GivenAnswer(choice, cleanNote, clock.instant())));
        });
    }

    /** Takes an answer back, as if it had not been given. */
    @Transactional
    public void clear(Caller caller, UUID id, String question) {
        AssessmentView before = assessments.view(caller, id, Permission.ANSWER);
        before.refuseArchived();
        AnswerCheck.named(before.edition().playbook(), question);
        workspaces.inWorkspace(before.grant().workspace(), () -> {
            if (!sheets.clear(before.grant(), before.round(), question)) {
                throw closed(before.grant());
            }
            if (before.sheet().to(question).isPresent()) {
                note(before, AuditAction.ANSWERS_CHANGED);
            }
            return null;
        });
    }

    /** An answer as somebody wants it saved. */
    public record Wanted(String choice, String note) {}

    /** Saves all answers at once, in place of whatever there was: all of them, or none. */
    @Transactional
    public AssessmentView saveAll(Caller caller, UUID id, Map<String, Wanted> answers) {
        AssessmentView before = assessments.view(caller, id, Permission.ANSWER);
        before.refuseArchived();
        Text text = new Text();
        Map<String, String> notes = new HashMap<>();
        answers.forEach((question, wanted) -> {
            AnswerCheck.inBody(
                    before.edition().playbook(), "", question, wanted == null ? null : wanted.choice(), text);
            String pointer = Text.pointer("", question) + "/note";
            notes.put(question, text.prose(pointer, "the note", wanted == null ? "" : wanted.note(), Text.NOTE_LIMIT));
        });
        text.refuseFaults();
        Grant grant = before.grant();
        return workspaces.inWorkspace(grant.workspace(), () -> {
            boolean open = before.sheet().answers().keySet().stream()
                    .filter(question -> !answers.containsKey(question))
                    .allMatch(question -> sheets.clear(grant, before.round(), question));
            open &= answers.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .allMatch(wanted -> sheets.write(
                            grant,
                            before.round(),
                            wanted.getKey(),
                            wanted.getValue().choice(),
                            notes.get(wanted.getKey())));
            if (!open) {
                throw closed(grant);
            }
            boolean same = answers.keySet().equals(before.sheet().answers().keySet())
                    && answers.entrySet().stream().allMatch(wanted -> before.sheet()
                            .says(wanted.getKey(), wanted.getValue().choice(), notes.get(wanted.getKey())));
            if (!same) {
                note(before, AuditAction.ANSWERS_CHANGED);
            }
            return assessments.view(grant);
        });
    }

    /** In the log stands that somebody answered, and never what. */
    private void note(AssessmentView view, AuditAction action) {
        AuditTarget round = AuditTarget.round(view.round());
        if (view.team().anonymous()) {
            audit.writeNameless(view.grant(), action, round);
        } else {
            audit.write(view.grant(), action, round);
        }
    }

    private Refused.Conflict closed(Grant grant) {
        AssessmentView now = assessments.view(grant);
        return now.team().closed(now.round());
    }

    /** Marks the caller's answers of this round as finished. Doing it again changes nothing. */
    @Transactional
    public void submit(Caller caller, UUID id) {
        Grant grant = assessments.permitted(caller, id, Permission.ANSWER);
        assessments.changing(grant, view -> {
            if (view.isSubmitted()) {
                return null;
            }
            if (!view.team().open()) {
                throw view.team().closed(view.round());
            }
            submissions.write(grant, view.round());
            events.write(grant, TeamEvents.Kind.SUBMITTED);
            note(view, AuditAction.ANSWERS_SUBMITTED);
            return null;
        });
    }
}
