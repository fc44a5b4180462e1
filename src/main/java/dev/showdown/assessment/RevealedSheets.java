package dev.showdown.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.decision.Question;

/**
 * Everybody's answers, after the reveal. This is the one query for sheets of others: it starts from the reveal, so that
 * without one there is nothing to read.
 */
@ApplicationScoped
public class RevealedSheets implements PanacheRepositoryBase<Answer, Answer.Key> {

    private final Assessments assessments;
    private final Workspaces workspaces;

    RevealedSheets(Assessments assessments, Workspaces workspaces) {
        this.assessments = assessments;
        this.workspaces = workspaces;
    }

    /** Everybody's answers in the last round that was revealed; refused before the first reveal. */
    @Transactional
    public List<RevealedSheet> of(Caller caller, UUID id) {
        AssessmentView view = assessments.view(caller, id, Permission.READ_REVEALED);
        view.team().refuseUnrevealed();
        return of(view, view.team().revealed());
    }

    /**
     * The answers of everybody who submitted in a round and was not removed, advisers too: in the order in which they
     * joined, or without names in an order that tells nothing. Empty for a round that was not revealed.
     */
    public List<RevealedSheet> of(AssessmentView view, int round) {
        return List.copyOf(byParticipant(view, round).values());
    }

    /** Who moved from where to where between two revealed rounds: question to what changed, in playbook order. */
    public Map<String, List<Shift>> shifts(AssessmentView view, int from, int to) {
        return Shift.between(view, byParticipant(view, from), byParticipant(view, to));
    }

    private Map<UUID, RevealedSheet> byParticipant(AssessmentView view, int round) {
        Grant reader = view.grant();
        return workspaces.inWorkspace(reader.workspace(), () -> {
            Map<UUID, Sheet> people = people(rows(reader, round));
            Map<UUID, String> names = DisplayNames.of(
                    people.values().stream().map(Sheet::participant).toList());
            List<Sheet> shown = people.values().stream()
                    .filter(Sheet::submitted)
                    .filter(sheet -> Visibility.mayRead(reader, sheet.participant().id, true))
                    .toList();
            return view.team().anonymous() ? unnamed(view, shown) : named(view, shown, names);
        });
    }

    /** Somebody with one answer of a revealed round; without an answer for an empty sheet. */
    private record Row(Participant participant, Instant submittedAt, Answer answer) {}

    private List<Row> rows(Grant reader, int round) {
        return getEntityManager()
                .createQuery("""
                        select new dev.showdown.assessment.RevealedSheets$Row(p, s.submittedAt, x)
                        from Reveal v
                        join Participant p on p.workspaceId = v.workspaceId and p.assessmentId = v.assessmentId
                            and p.removedAt is null
                        left join Submission s on s.workspaceId = v.workspaceId and s.participantId = p.id
                            and s.round = v.round
                        left join Answer x on x.workspaceId = v.workspaceId and x.participantId = s.participantId
                            and x.round = v.round
                        where v.workspaceId = :workspace and v.assessmentId = :assessment and v.round = :round
                        order by p.createdAt, p.id
                        """, Row.class)
                .setParameter("workspace", reader.workspace())
                .setParameter("assessment", reader.assessment())
                .setParameter("round", round)
                .getResultList();
    }

    /** A participant's answers as they are stored. */
    private record Sheet(Participant participant, boolean submitted, List<Answer> answers) {}

    private static Map<UUID, Sheet> people(List<Row> rows) {
        Map<UUID, Sheet> people = new LinkedHashMap<>();
        for (Row row : rows) {
            Sheet sheet = people.computeIfAbsent(
                    row.participant().id,
                    _ -> new Sheet(row.participant(), row.submittedAt() != null, new ArrayList<>()));
            if (row.answer() != null) {
                sheet.answers().add(row.answer());
            }
        }
        return people;
    }

    private static Map<UUID, RevealedSheet> named(AssessmentView view, List<Sheet> sheets, Map<UUID, String> names) {
        Map<UUID, RevealedSheet> named = new LinkedHashMap<>();
        for (Sheet sheet : sheets) {
            Participant participant = sheet.participant();
            named.put(
                    participant.id,
                    new RevealedSheet(
                            Optional.of(participant.id),
                            names.get(participant.id),
                            participant.isAdviser(),
                            Member.FACILITATOR.equals(participant.enteredBy),
                            view.grant().isOwn(participant.id),
                            answers(view, sheet)));
        }
        return named;
    }

    private static Map<UUID, RevealedSheet> unnamed(AssessmentView view, List<Sheet> sheets) {
        Map<UUID, RevealedSheet> unnamed = new LinkedHashMap<>();
        sheets.stream()
                .sorted(Comparator.comparing(sheet -> sheet.participant().lot))
                .forEach(sheet -> unnamed.put(
                        sheet.participant().id,
                        new RevealedSheet(
                                Optional.empty(),
                                DisplayNames.numbered(unnamed.size() + 1),
                                sheet.participant().isAdviser(),
                                false,
                                view.grant().isOwn(sheet.participant().id),
                                answers(view, sheet))));
        return unnamed;
    }

    /** In the order of the playbook: the order in which somebody answered, and when, is nobody's business. */
    private static AnswerSheet answers(AssessmentView view, Sheet sheet) {
        Map<String, Answer> byQuestion = new HashMap<>();
        sheet.answers().forEach(answer -> byQuestion.put(answer.question, answer));
        Map<String, GivenAnswer> ordered = new LinkedHashMap<>();
        for (Question question : view.edition().playbook().questions()) {
            Answer answer = byQuestion.get(question.key());
            if (answer != null) {
                ordered.put(question.key(), new GivenAnswer(answer.choice, answer.note, null));
            }
        }
        return new AnswerSheet(ordered).offeredBy(view.edition().playbook());
    }
}
