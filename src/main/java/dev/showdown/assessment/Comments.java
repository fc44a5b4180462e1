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
import dev.showdown.Text;
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
    private final Clock clock;

    Comments(
            Assessments assessments, Participants participants, TeamEvents events, Workspaces workspaces, Clock clock) {
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
            return said(view, comment);
        });
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
    public Said edit(Caller caller, UUID id, UUID comment, String body, int seen) {
        Grant grant = assessments.permitted(caller, id, Permission.COMMENT);
        return assessments.changing(grant, view -> {
            Comment own = own(view, comment);
            String clean = checked(body);
            if (own.version + 1 != seen) {
                throw new Refused.Stale(
                        "This comment was changed in the meantime. Both versions are shown: choose.",
                        said(view, own),
                        new Edit(clean));
            }
            own.edit(clean, clock.instant());
            flush();
            events.write(grant, TeamEvents.Kind.COMMENTED);
            return said(view, own);
        });
    }

    /** What the caller wanted a comment to say. */
    public record Edit(String body) {}

    /** Takes back what the caller said. */
    @Transactional
    public void remove(Caller caller, UUID id, UUID comment) {
        Grant grant = assessments.permitted(caller, id, Permission.COMMENT);
        assessments.changing(grant, view -> {
            own(view, comment).delete(clock.instant());
            events.write(grant, TeamEvents.Kind.COMMENTED);
            return null;
        });
    }

    private Comment own(AssessmentView view, UUID id) {
        view.team().refuseUnrevealed();
        Comment found = find(
                        "workspaceId = ?1 and assessmentId = ?2 and id = ?3 and deletedAt is null",
                        view.grant().workspace(),
                        view.id(),
                        id)
                .firstResultOptional()
                .orElseThrow(() -> new Refused.NotFound("There is no such comment, or it was deleted."));
        if (!view.grant().isOwn(found.participantId)) {
            throw new Refused.Forbidden("Only whoever wrote a comment may change or delete it.");
        }
        return found;
    }

    /** Every comment, oldest first; refused before the first reveal. */
    @Transactional
    public List<Said> of(Caller caller, UUID id) {
        AssessmentView view = assessments.view(caller, id, Permission.READ_REVEALED);
        view.team().refuseUnrevealed();
        return of(view);
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
        boolean own = view.grant().isOwn(comment.participantId);
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
