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

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.Text;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
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
    private final AuditLog audit;
    private final Clock clock;

    PrioritySettings(Assessments assessments, Workspaces workspaces, ObjectMapper json, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.workspaces = workspaces;
        this.json = json;
        this.clock = clock;
    }

    /** Sets the importance of every criterion; those that the judgements leave out get none. */
    @Transactional
    public void set(Caller caller, UUID assessment, Priorities judgements) {
        AssessmentView view = assessments.view(caller, assessment, Permission.STEER);
        view.refuseArchived();
        set(view, judgements);
    }

    /**
     * A setting and its version.
     *
     * @param version counts everything that was ever set or taken back
     */
    public record Versioned(PrioritiesSet set, int version) {}

    /** The setting that counts now; not found when the answers decide. */
    @Transactional
    public Versioned present(Caller caller, UUID assessment) {
        Grant grant = assessments.permitted(caller, assessment, Permission.EVALUATE);
        assessments.view(grant).team().refuseHidden();
        return current(grant)
                .map(set -> new Versioned(set, version(grant)))
                .orElseThrow(() -> new Refused.NotFound("No importance was set directly: the answers decide."));
    }

    /** @param seen version that the caller has seen; refused as stale, with both, when somebody else was faster */
    @Transactional
    public void set(Caller caller, UUID assessment, Priorities judgements, Seen seen) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        assessments.changing(grant, view -> {
            expect(seen, grant, judgements);
            set(view, judgements);
            return null;
        });
    }

    /** Takes back the setting that counts now, so that the one before it counts again, or the answers. */
    @Transactional
    public void undo(Caller caller, UUID assessment, Seen seen) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        assessments.changing(grant, _ -> {
            PrioritiesSet present = current(grant)
                    .orElseThrow(() -> new Refused.NotFound("No importance was set directly: the answers decide."));
            expect(seen, grant, null);
            undo(caller, assessment, present.id());
            return null;
        });
    }

    private void expect(Seen seen, Grant grant, Priorities wanted) {
        Optional<PrioritiesSet> present = current(grant);
        seen.expect(
                present.isPresent() ? version(grant) : 0,
                "Somebody else has set the importance in the meantime. Both versions are shown: choose.",
                present.orElse(null),
                wanted);
    }

    private int version(Grant grant) {
        return (int) (count("workspaceId = ?1 and assessmentId = ?2", grant.workspace(), grant.assessment())
                + count(
                        "workspaceId = ?1 and assessmentId = ?2 and undoneAt is not null",
                        grant.workspace(),
                        grant.assessment()));
    }

    private void set(AssessmentView view, Priorities judgements) {
        Grant grant = view.grant();
        view.team().refuseHidden();
        refuseUnknown(view, judgements);
        Map<String, Double> importance = judgements.importance(view.edition().playbook().criteria().stream()
                .map(Criterion::key)
                .toList());
        workspaces.inWorkspace(grant.workspace(), () -> {
            persist(new PrioritySetting(
                    grant, method(judgements), text(judgements), text(importance), clock.instant()));
            audit.write(grant, AuditAction.PRIORITIES_SET);
            return null;
        });
    }

    private static void refuseUnknown(AssessmentView view, Priorities judgements) {
        Text text = new Text();
        judgements.points().keySet().stream()
                .filter(criterion ->
                        view.edition().playbook().criterion(criterion).isEmpty())
                .forEach(criterion -> text.fault(
                        Text.pointer("/" + method(judgements), criterion),
                        "unknown-criterion",
                        "There is no criterion \"%s\".".formatted(Text.shown(criterion))));
        text.refuseFaults();
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
        Grant grant = assessments.changeable(caller, assessment, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            find("workspaceId = ?1 and assessmentId = ?2 and id = ?3", grant.workspace(), assessment, setting)
                    .firstResultOptional()
                    .ifPresent(found -> found.undo(clock.instant()));
            audit.write(grant, AuditAction.PRIORITIES_UNDONE);
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
