package dev.showdown.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Grant;

/** The rows of those who answer. Called inside a workspace only. */
@ApplicationScoped
class Participants implements PanacheRepositoryBase<Participant, UUID> {

    /** Somebody who takes part, and when they submitted in a round; null for not yet. */
    record Person(Participant participant, Instant submittedAt) {

        boolean isSubmitted() {
            return submittedAt != null;
        }
    }

    Participant add(Participant participant) {
        persist(participant);
        flush();
        return participant;
    }

    /** Everybody who was not removed, in the order in which they joined. */
    List<Person> of(Grant grant, int round) {
        return getEntityManager()
                .createQuery("""
                        select new dev.showdown.assessment.Participants$Person(p, s.submittedAt)
                        from Participant p
                        left join Submission s on s.workspaceId = p.workspaceId and s.participantId = p.id
                            and s.round = :round
                        where p.workspaceId = :workspace and p.assessmentId = :assessment and p.removedAt is null
                        order by p.createdAt, p.id
                        """, Person.class)
                .setParameter("round", round)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .getResultList();
    }

    Participant one(Grant grant, UUID id) {
        return find("workspaceId = ?1 and assessmentId = ?2 and id = ?3", grant.workspace(), grant.assessment(), id)
                .firstResultOptional()
                .filter(found -> !found.isRemoved())
                .orElseThrow(() -> new Refused.NotFound("There is no such participant, or they were removed."));
    }

    /** Under which name somebody acts; where names are not shown, nobody is named. */
    String nameOf(AssessmentView view) {
        if (view.team().anonymous()) {
            return view.allows(Permission.STEER) ? DisplayNames.FACILITATOR : "";
        }
        if (!view.grant().takesPart()) {
            return view.grant().actor().name();
        }
        return names(view.grant()).getOrDefault(view.grant().participant(), DisplayNames.FACILITATOR);
    }

    /** Whoever started the assessment, as those who are invited may know. */
    String hostOf(AssessmentView view) {
        return of(view.grant(), view.round()).stream()
                .map(Person::participant)
                .filter(Participant::isCreator)
                .findFirst()
                .map(DisplayNames::own)
                .filter(_ -> !view.team().anonymous())
                .orElse(DisplayNames.FACILITATOR);
    }

    /** What everybody is called, as the one who joined and the facilitator may know. */
    Map<UUID, String> names(Grant grant) {
        return DisplayNames.of(of(grant, 0).stream().map(Person::participant).toList());
    }

    /** Whether answers of theirs have been revealed in any round. */
    boolean wasRevealed(Participant participant) {
        return getEntityManager()
                        .createQuery("""
                                select count(v) from Reveal v
                                join Submission s on s.workspaceId = v.workspaceId and s.assessmentId = v.assessmentId
                                    and s.round = v.round
                                where v.workspaceId = :workspace and s.participantId = :participant
                                """, Long.class)
                        .setParameter("workspace", participant.workspaceId)
                        .setParameter("participant", participant.id)
                        .getSingleResult()
                > 0;
    }
}
