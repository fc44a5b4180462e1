package dev.showdown.assessment;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.Caller;
import dev.showdown.account.Memberships;
import dev.showdown.account.People;
import dev.showdown.account.Workspaces;

/** Everything that is kept about somebody with an account, for themselves: nothing of anybody else's. */
@ApplicationScoped
public class PersonalData implements PanacheRepositoryBase<Participant, UUID> {

    private static final String PARTICIPATION = """
            select jsonb_build_object(
                'assessment', (select jsonb_build_object('id', a.id, 'title', a.title) from assessment a
                    where a.workspace_id = :workspace and a.id = p.assessment_id),
                'id', p.id, 'name', p.name, 'role', p.role, 'since', p.created_at, 'removedAt', p.removed_at,
                'answers', (select coalesce(jsonb_agg(jsonb_build_object('round', x.round, 'question', x.question,
                        'choice', x.choice, 'note', x.note, 'answeredAt', x.answered_at)
                        order by x.round, x.question), '[]')
                    from answer x where x.workspace_id = :workspace and x.participant_id = p.id),
                'formerAnswers', (select coalesce(jsonb_agg(jsonb_build_object('round', x.round,
                        'question', x.question, 'choice', x.choice, 'note', x.note, 'answeredAt', x.answered_at,
                        'replacedAt', x.replaced_at) order by x.replaced_at), '[]')
                    from former_answer x where x.workspace_id = :workspace and x.participant_id = p.id),
                'submissions', (select coalesce(jsonb_agg(jsonb_build_object('round', x.round,
                        'submittedAt', x.submitted_at) order by x.round), '[]')
                    from submission x where x.workspace_id = :workspace and x.participant_id = p.id),
                'priorities', (select coalesce(jsonb_agg(jsonb_build_object('method', x.method,
                        'importance', x.importance, 'setAt', x.set_at) order by x.set_at), '[]')
                    from priority_setting x where x.workspace_id = :workspace and x.participant_id = p.id),
                'comments', (select coalesce(jsonb_agg(jsonb_build_object('question', x.question, 'body', x.body,
                        'createdAt', x.created_at) order by x.created_at), '[]')
                    from comment x where x.workspace_id = :workspace and x.participant_id = p.id))::text
            from participant p where p.workspace_id = :workspace and p.id = :id
            """;

    private static final String PLACE = """
            select jsonb_build_object(
                'assessments', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title,
                        'context', a.context, 'createdAt', a.created_at) order by a.id), '[]')
                    from assessment a where a.workspace_id = :workspace and a.owner_id = :id),
                'comments', (select coalesce(jsonb_agg(jsonb_build_object('assessment', x.assessment_id,
                        'question', x.question, 'body', x.body, 'createdAt', x.created_at) order by x.id), '[]')
                    from comment x where x.workspace_id = :workspace and x.account_id = :id),
                'activity', (select coalesce(jsonb_agg(jsonb_build_object('at', x.at, 'action', x.action,
                        'target', x.target_name, 'address', x.address) order by x.id), '[]')
                    from audit_event x where x.workspace_id = :workspace and x.actor_id = :id))::text
            """;

    private final People people;
    private final Memberships memberships;
    private final Workspaces workspaces;
    private final ObjectMapper json;

    PersonalData(People people, Memberships memberships, Workspaces workspaces, ObjectMapper json) {
        this.people = people;
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.json = json;
    }

    /** As JSON. */
    @Transactional
    public String of(Caller.SignedIn caller) {
        try {
            ObjectNode all = (ObjectNode) json.readTree(people.data(caller));
            ArrayNode places = all.putArray("workspaces");
            for (Memberships.Place place : memberships.of(caller)) {
                ObjectNode entry = (ObjectNode)
                        json.readTree(place(place.workspace(), caller.person().id()));
                entry.put("name", place.name());
                entry.put("address", place.slug());
                entry.put("role", place.role().toString());
                places.add(entry);
            }
            ArrayNode participations = all.putArray("participations");
            for (Object[] found : participations(caller.person().id())) {
                participations.add(json.readTree(participation((UUID) found[0], (UUID) found[2])));
            }
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Object[]> participations(UUID account) {
        List<?> found = getEntityManager()
                .createNativeQuery("select * from find_participations(:account)", Object[].class)
                .setParameter("account", account)
                .getResultList();
        return found.stream().map(Object[].class::cast).toList();
    }

    private String place(UUID workspace, UUID account) {
        return workspaces.inWorkspace(workspace, () -> (String) getEntityManager()
                .createNativeQuery(PLACE, String.class)
                .setParameter("workspace", workspace)
                .setParameter("id", account)
                .getSingleResult());
    }

    private String participation(UUID workspace, UUID participant) {
        return workspaces.inWorkspace(workspace, () -> (String) getEntityManager()
                .createNativeQuery(PARTICIPATION, String.class)
                .setParameter("workspace", workspace)
                .setParameter("id", participant)
                .getSingleResult());
    }
}
