package dev.showdown.assessment;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.PairwiseComparisons;
import dev.showdown.decision.Priorities;
import dev.showdown.decision.Ranking;
import dev.showdown.decision.SwingPoints;

/** Importance that is set directly, in place of what the answers give. The newest setting that was not undone counts. */
@ApplicationScoped
public class PrioritySettings implements PanacheRepositoryBase<PrioritySetting, UUID> {

    private static final Map<String, Class<? extends Priorities>> METHODS =
            Map.of("swing", SwingPoints.class, "ranking", Ranking.class, "pairwise", PairwiseComparisons.class);

    private final Assessments assessments;
    private final Workspaces workspaces;
    private final ObjectMapper json;
    private final Clock clock;

    PrioritySettings(Assessments assessments, Workspaces workspaces, ObjectMapper json, Clock clock) {
        this.assessments = assessments;
        this.workspaces = workspaces;
        this.json = json;
        this.clock = clock;
    }

    /** Sets the importance of every criterion; those that the judgements leave out get none. */
    @Transactional
    public void set(Caller caller, UUID assessment, Priorities judgements) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        AssessmentView view = assessments.view(grant);
        view.team().refuseHidden();
        Map<String, Double> importance = judgements.importance(view.edition().playbook().criteria().stream()
                .map(Criterion::key)
                .toList());
        workspaces.inWorkspace(grant.workspace(), () -> {
            persist(new PrioritySetting(
                    grant, method(judgements), text(judgements), text(importance), clock.instant()));
            return null;
        });
    }

    private static String method(Priorities judgements) {
        return switch (judgements) {
            case SwingPoints _ -> "swing";
            case Ranking _ -> "ranking";
            case PairwiseComparisons _ -> "pairwise";
        };
    }

    /** Takes one setting back, so that the one before it counts again, or the answers. */
    @Transactional
    public void undo(Caller caller, UUID assessment, UUID setting) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            find("workspaceId = ?1 and assessmentId = ?2 and id = ?3", grant.workspace(), assessment, setting)
                    .firstResultOptional()
                    .ifPresent(found -> found.undo(clock.instant()));
            return null;
        });
    }

    /** The setting that counts now; empty when the answers decide. */
    public Optional<PrioritiesSet> current(Grant grant) {
        return workspaces.inWorkspace(grant.workspace(), () -> find(
                        "workspaceId = ?1 and assessmentId = ?2 and undoneAt is null order by setAt desc, id desc",
                        grant.workspace(),
                        grant.assessment())
                .page(0, 1)
                .firstResultOptional()
                .map(this::read));
    }

    private PrioritiesSet read(PrioritySetting setting) {
        try {
            Map<String, Double> importance = json.readValue(setting.importance, new TypeReference<>() {});
            Priorities judgements = json.readValue(setting.judgements, METHODS.get(setting.method));
            return PrioritiesSet.of(setting.id, "", setting.setAt, importance, judgements);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored priorities " + setting.id + " cannot be read", e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
