package dev.showdown.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.PrioritiesSet;
import dev.showdown.assessment.PrioritySettings;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Inputs;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;
import dev.showdown.playbook.Sample;

/** What the model makes of an assessment now, and the snapshots of it that were published. */
@ApplicationScoped
public class Reports implements PanacheRepositoryBase<Report, UUID> {

    private final Assessments assessments;
    private final PrioritySettings settings;
    private final Playbooks playbooks;
    private final Workspaces workspaces;
    private final ObjectMapper json;
    private final Clock clock;

    Reports(
            Assessments assessments,
            PrioritySettings settings,
            Playbooks playbooks,
            Workspaces workspaces,
            ObjectMapper json,
            Clock clock) {
        this.assessments = assessments;
        this.settings = settings;
        this.playbooks = playbooks;
        this.workspaces = workspaces;
        this.json = json;
        this.clock = clock;
    }

    /** What the answers give right now. */
    @Transactional
    public ReportSource current(Caller caller, UUID assessment) {
        return current(assessments.view(caller, assessment));
    }

    private ReportSource current(AssessmentView view) {
        Optional<PrioritiesSet> priorities = settings.current(view.grant());
        Map<String, Double> importance =
                priorities.map(PrioritiesSet::importance).orElse(Map.of());
        return new ReportSource(
                Optional.of(view.id()),
                view.title(),
                view.context(),
                view.edition(),
                List.of(SheetOfAnswers.of("", view.sheet())),
                Evaluator.evaluate(
                        Inputs.of(view.edition().playbook(), view.sheet().choices(), importance)),
                priorities,
                Optional.empty(),
                clock.instant());
    }

    /** A report on a project that nobody has: what one looks like. */
    public Optional<ReportSource> sample() {
        return playbooks.offered().stream()
                .flatMap(edition -> edition.samples().stream().map(sample -> sample(edition, sample)))
                .findFirst();
    }

    private ReportSource sample(Edition edition, Sample sample) {
        Answers answers = new Answers(sample.answers());
        return new ReportSource(
                Optional.empty(),
                sample.title(),
                sample.context(),
                edition,
                List.of(SheetOfAnswers.of(answers)),
                Evaluator.evaluate(Inputs.of(edition.playbook(), answers)),
                Optional.empty(),
                Optional.empty(),
                clock.instant());
    }

    /** Publishes what the answers give right now as a snapshot that never changes. */
    @Transactional
    public Snapshot publish(Caller caller, UUID assessment) {
        Grant grant = assessments.facilitator(caller, assessment);
        return workspaces.inWorkspace(grant.workspace(), () -> {
            assessments.holdOthersBack(grant);
            return write(assessments.view(grant), newest(grant) + 1).snapshot();
        });
    }

    /**
     * Publishes unless somebody already has since the caller looked, so that a form sent twice publishes once.
     *
     * @param seen number of the newest snapshot that the caller knows; 0 for none
     */
    @Transactional
    public void publishAfter(Caller caller, UUID assessment, int seen) {
        Grant grant = assessments.facilitator(caller, assessment);
        workspaces.inWorkspace(grant.workspace(), () -> {
            assessments.holdOthersBack(grant);
            return newest(grant) == seen ? write(assessments.view(grant), seen + 1) : null;
        });
    }

    private int newest(Grant grant) {
        return (int) count("workspaceId = ?1 and assessmentId = ?2", grant.workspace(), grant.assessment());
    }

    private Optional<Report> own(Grant grant, UUID id) {
        return find("workspaceId = ?1 and assessmentId = ?2 and id = ?3", grant.workspace(), grant.assessment(), id)
                .firstResultOptional();
    }

    private Report write(AssessmentView view, int number) {
        ReportSource source = current(view);
        Report report = new Report(
                view,
                number,
                source.result(),
                new Report.Stored(
                        text(source.sheets()),
                        text(source.result()),
                        source.priorities().map(this::text).orElse(null)),
                clock.instant());
        persist(report);
        flush();
        return report;
    }

    /** One snapshot of an assessment that the caller may open. */
    @Transactional
    public Published published(Caller caller, UUID assessment, UUID id) {
        Grant grant = assessments.grant(caller, assessment);
        return workspaces.inWorkspace(
                grant.workspace(), () -> own(grant, id).map(this::published).orElseThrow(Reports::notFound));
    }

    /** One snapshot by its id alone, of whatever assessment the caller's key is for. */
    @Transactional
    public Published published(Caller caller, UUID id) {
        return caller instanceof Caller.KeyHolder holder
                ? published(caller, holder.grant().assessment(), id)
                : refuse();
    }

    /** The snapshot that a share link leads to. */
    Published shared(SharedLink link) {
        return link.latest()
                .map(number -> find(
                        "workspaceId = ?1 and assessmentId = ?2 and number = ?3",
                        link.workspace(),
                        link.assessment(),
                        number))
                .orElseGet(() -> find(
                        "workspaceId = ?1 and assessmentId = ?2 and id = ?3",
                        link.workspace(),
                        link.assessment(),
                        link.report()))
                .firstResultOptional()
                .map(this::published)
                .orElseThrow(Reports::notFound);
    }

    private Published published(Report report) {
        try {
            ReportSource source = new ReportSource(
                    Optional.of(report.assessmentId),
                    report.title,
                    report.context,
                    playbooks.version(report.playbookKey, report.playbookVersion),
                    json.readValue(report.answers, new Report.Sheets()),
                    json.readValue(report.result, dev.showdown.decision.Evaluation.class),
                    report.priorities == null
                            ? Optional.empty()
                            : Optional.of(json.readValue(report.priorities, PrioritiesSet.class)),
                    Optional.of(report.number),
                    report.publishedAt);
            return new Published(report.snapshot(), source);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored report " + report.id + " cannot be read", e);
        }
    }

    private static Published refuse() {
        throw notFound();
    }

    private static Refused.NotFound notFound() {
        return new Refused.NotFound("There is no such report, or it was not opened here.");
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
