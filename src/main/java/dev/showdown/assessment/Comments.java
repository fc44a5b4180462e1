package dev.showdown.assessment;

import java.time.Clock;
import java.time.Instant;
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

/** What a team says about its questions, after the reveal. */
@ApplicationScoped
public class Comments implements PanacheRepositoryBase<Comment, UUID> {

    public static final int LIMIT = 4_000;

    private final Assessments assessments;
    private final Participants participants;
    private final TeamEvents events;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    Comments(
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
     * A comment as a reader sees it.
     *
     * @param author name; empty where names are not shown, and the comment is not the reader's own
     * @param own whether the reader wrote it
     * @param version from 1
     */
    public record Said(
            UUID id,
            String question,
            String author,
            boolean own,
            String body,
            Instant createdAt,
            Optional<Instant> editedAt,
            int version) {}

    @Transactional
    public Said add(Caller caller, UUID id, String question, String body) {
        Grant grant = assessments.permitted(caller, id, Permission.COMMENT);
        return assessments.changing(grant, view -> {
            view.team().refuseUnrevealed();
            AnswerCheck.named(view.edition().playbook(), question);
            Comment comment = new Comment(grant, participants.nameOf(view), question, checked(body), clock.instant());
            persist(comment);
            flush();
            events.write(grant, TeamEvents.Kind.COMMENTED);
            note(view, AuditAction.COMMENT_ADDED, comment);
            return said(view, comment);
        });
    }

    private void note(AssessmentView view, AuditAction action, Comment comment) {
        AuditTarget target = AuditTarget.comment(comment.id, comment.question);
        if (view.team().anonymous()) {
            audit.writeNameless(view.grant(), action, target);
        } else {
            audit.write(view.grant(), action, target);
        }
    }

    private static String checked(String body) {
        Text text = new Text();
        String clean = text.prose("/body", "the comment", body, LIMIT);
        if (clean.isBlank()) {
            text.fault("/body", "required", "Enter a comment.");
        }
        text.refuseFaults();
        return clean;
    }

    /** @param seen version that the caller has seen; refused as stale, with both versions, when it has changed since */
    @Transactional
    public Said edit(Caller caller, UUID id, UUID comment, String body, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.COMMENT);
        return assessments.changing(grant, view -> {
            Comment own = own(view, comment);
            String clean = checked(body);
            seen.expect(
                    own.version + 1,
                    "This comment was changed in the meantime. Both versions are shown: choose.",
                    said(view, own),
                    new Edit(clean));
            own.edit(clean, clock.instant());
            flush();
            events.write(grant, TeamEvents.Kind.COMMENTED);
            note(view, AuditAction.COMMENT_CHANGED, own);
            return said(view, own);
        });
    }

    /** What the caller wanted a comment to say. */
    public record Edit(String body) {}

    /** Takes back what the caller said. */
    @Transactional
    public void remove(Caller caller, UUID id, UUID comment, Seen seen) {
        Grant grant = assessments.permitted(caller, id, Permission.COMMENT);
        assessments.changing(grant, view -> {
            Comment own = own(view, comment);
            seen.expect(own.version + 1, "This comment was changed in the meantime.", said(view, own), null);
            own.delete(clock.instant());
            events.write(grant, TeamEvents.Kind.COMMENTED);
            note(view, AuditAction.COMMENT_DELETED, own);
            return null;
        });
    }

    private Comment own(AssessmentView view, UUID id) {
        view.team().refuseUnrevealed();
        Comment found = present(view, id);
        if (!found.isOwn(view.grant())) {
            throw new Refused.Forbidden("Only whoever wrote a comment may change or delete it.");
        }
        return found;
    }

    private Comment present(AssessmentView view, UUID id) {
        return find(
                        "workspaceId = ?1 and assessmentId = ?2 and id = ?3 and deletedAt is null",
                        view.grant().workspace(),
                        view.id(),
                        id)
                .firstResultOptional()
                .orElseThrow(() -> new Refused.NotFound("There is no such comment, or it was deleted."));
    }

    /** Every comment, oldest first; refused before the first reveal. */
    @Transactional
    public List<Said> of(Caller caller, UUID id) {
        AssessmentView view = assessments.view(caller, id, Permission.READ_REVEALED);
        view.team().refuseUnrevealed();
        return of(view);
    }

    /** A place in the list of comments. */
    public record Place(Instant time, UUID id) {
        public static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /** Some of the comments, oldest first, from after a place. */
    @Transactional
    public List<Said> after(Caller caller, UUID id, Place place, int most) {
        AssessmentView view = assessments.view(caller, id, Permission.READ_REVEALED);
        view.team().refuseUnrevealed();
        Grant grant = view.grant();
        return workspaces.inWorkspace(grant.workspace(), () -> find(
                        "workspaceId = ?1 and assessmentId = ?2 and deletedAt is null"
                                + " and (createdAt > ?3 or createdAt = ?3 and id > ?4) order by createdAt, id",
                        grant.workspace(),
                        grant.assessment(),
                        place.time(),
                        place.id())
                .page(0, most)
                .stream()
                .map(comment -> said(view, comment))
                .toList());
    }

    /** One comment. */
    @Transactional
    public Said one(Caller caller, UUID id, UUID comment) {
        AssessmentView view = assessments.view(caller, id, Permission.READ_REVEALED);
        view.team().refuseUnrevealed();
        return workspaces.inWorkspace(view.grant().workspace(), () -> said(view, present(view, comment)));
    }

    /** The same for a view that was read already. */
    public List<Said> of(AssessmentView view) {
        Grant grant = view.grant();
        return workspaces.inWorkspace(grant.workspace(), () -> list(
                        "workspaceId = ?1 and assessmentId = ?2 and deletedAt is null order by createdAt, id",
                        grant.workspace(),
                        grant.assessment())
                .stream()
                .map(comment -> said(view, comment))
                .toList());
    }

    private static Said said(AssessmentView view, Comment comment) {
        boolean own = comment.isOwn(view.grant());
        return new Said(
                comment.id,
                comment.question,
                own || !view.team().anonymous() ? comment.authorName : "",
                own,
                comment.body,
                comment.createdAt,
                Optional.ofNullable(comment.editedAt),
                comment.version + 1);
    }
}
