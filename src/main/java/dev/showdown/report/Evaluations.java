package dev.showdown.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.account.Caller;
import dev.showdown.assessment.AgreedAnswers;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Decisions;
import dev.showdown.assessment.Permission;
import dev.showdown.assessment.PrioritiesSet;
import dev.showdown.assessment.PrioritySettings;
import dev.showdown.assessment.RevealedSheet;
import dev.showdown.assessment.RevealedSheets;
import dev.showdown.assessment.Settled;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Evaluator;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Playbook;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;
import dev.showdown.playbook.Sample;

/**
 * What the model makes of an assessment right now, of the sample, of other importance, and of another version of the
 * playbook.
 */
@ApplicationScoped
public class Evaluations {

    private final Assessments assessments;
    private final PrioritySettings settings;
    private final RevealedSheets sheets;
    private final AgreedAnswers agreed;
    private final Decisions decisions;
    private final Playbooks playbooks;
    private final Clock clock;

    Evaluations(
            Assessments assessments,
            PrioritySettings settings,
            RevealedSheets sheets,
            AgreedAnswers agreed,
            Decisions decisions,
            Playbooks playbooks,
            Clock clock) {
        this.assessments = assessments;
        this.settings = settings;
        this.sheets = sheets;
        this.agreed = agreed;
        this.decisions = decisions;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** What the answers give right now; for a team, those of the last round that was revealed. */
    @Transactional
    public ReportSource current(Caller caller, UUID assessment) {
        return current(assessments.view(caller, assessment, Permission.EVALUATE));
    }

    /** What somebody who decides wants to see. */
    @Transactional
    public Deciding deciding(Caller caller, UUID assessment) {
        AssessmentView view = assessments.view(caller, assessment, Permission.EVALUATE);
        view.team().refuseHidden();
        return new Deciding(view, Headline.of(current(view)), decisions.of(view));
    }

    /**
     * The ground on which somebody decides.
     *
     * @param headline what the answers recommend right now
     * @param decisions taken so far, the one that stands first
     */
    public record Deciding(AssessmentView assessment, Headline headline, List<DecisionTaken> decisions) {}

    /** Refused for a team before its reveal, whoever asks: this is the one way from an assessment to a result. */
    ReportSource current(AssessmentView view) {
        view.team().refuseHidden();
        if (view.isTeam()) {
            return team(view, view.team().revealed());
        }
        return source(view, List.of(SheetOfAnswers.of("", view.sheet())), List.of(), Optional.empty());
    }

    /** Those who submitted in a round and are no advisers, with what the team has settled. */
    private ReportSource team(AssessmentView view, int round) {
        Map<Boolean, List<SheetOfAnswers>> byAdviser = sheets.of(view, round).stream()
                .collect(Collectors.partitioningBy(
                        RevealedSheet::adviser, Collectors.mapping(SheetOfAnswers::of, Collectors.toList())));
        TeamWork work = new TeamWork(
                view.team().anonymous(),
                round,
                byAdviser.get(true),
                round > 1 ? sheets.shifts(view, round - 1, round) : Map.of());
        return source(view, byAdviser.get(false), agreed.of(view), Optional.of(work));
    }

    private ReportSource source(
            AssessmentView view, List<SheetOfAnswers> counting, List<Settled> settled, Optional<TeamWork> work) {
        Optional<PrioritiesSet> priorities = settings.current(view.grant())
                .map(set -> set.offeredBy(view.edition().playbook()));
        Inputs inputs = new Inputs(
                view.edition().playbook(),
                counting.stream()
                        .map(sheet -> new Inputs.Participant(sheet.name(), sheet.choices()))
                        .toList(),
                ReportSource.agreed(settled),
                priorities.map(PrioritiesSet::importance).orElse(Map.of()),
                Inputs.DEFAULT_DRAWS,
                Inputs.DEFAULT_SEED);
        return new ReportSource(
                Optional.of(view.id()),
                view.title(),
                view.context(),
                view.edition(),
                counting,
                Evaluator.evaluate(inputs),
                priorities,
                Optional.empty(),
                clock.instant(),
                settled,
                decisions.standing(view),
                work);
    }

    /** How the result moved between the last two rounds that were revealed; empty before there are two. */
    @Transactional
    public Optional<Differences> betweenRounds(Caller caller, UUID assessment) {
        AssessmentView view = assessments.view(caller, assessment, Permission.EVALUATE);
        view.team().refuseUnrevealed();
        int last = view.team().revealed();
        return last < 2
                ? Optional.empty()
                : Optional.of(
                        Differences.of("Round " + (last - 1), team(view, last - 1), "Round " + last, team(view, last)));
    }

    /** What the version of the playbook that is offered now would make of an assessment that is pinned to another. */
    @Transactional
    public Optional<Newer> newer(Caller caller, UUID assessment) {
        AssessmentView view = assessments.view(caller, assessment, Permission.EVALUATE);
        view.team().refuseHidden();
        return playbooks
                .newer(view.edition())
                .map(newer -> new Newer(
                        view,
                        newer.playbook().version(),
                        Differences.of(
                                "Version " + view.edition().playbook().version(),
                                current(view),
                                "Version " + newer.playbook().version(),
                                current(view.under(newer)))));
    }

    /**
     * What another version of the playbook makes of the same answers.
     *
     * @param version that is offered now
     */
    public record Newer(AssessmentView assessment, String version, Differences differences) {}

    /** The version of its playbook that is offered now, where a report was made with another; else empty. */
    public String newerVersion(ReportSource source) {
        return playbooks
                .newer(source.edition())
                .map(newer -> newer.playbook().version())
                .orElse("");
    }

    /**
     * A report as it is read right now.
     *
     * @param parameters of its address: importance in them is tried beside the report
     */
    public ReportView read(ReportSource source, Viewer viewer, Map<String, List<String>> parameters) {
        return ReportView.of(source, viewer, reading(source)).trying(whatIf(source, WhatIf.typed(parameters)));
    }

    /** Other importance, tried out without storing anything. */
    private WhatIf whatIf(ReportSource source, Map<String, String> typed) {
        boolean old = !source.result().modelVersion().equals(Evaluator.MODEL_VERSION)
                || source.number().isPresent()
                        && playbooks.newer(source.edition()).isPresent();
        return old
                ? WhatIf.refused("This report was made with an earlier version of the playbook or of the model. Other"
                        + " importance can be tried on reports of the present one.")
                : WhatIf.of(source, typed);
    }

    /** What matters about reading a report right now. */
    private Reading reading(ReportSource source) {
        Playbook playbook = source.edition().playbook();
        return new Reading(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                playbooks.present(playbook.key()).equals(Optional.of(playbook.version())));
    }

    /**
     * A report on answers that came along with a call: kept nowhere, and without names.
     *
     * @param title of the decision; where there is none, what the playbook decides
     */
    public ReportSource stateless(Edition edition, String title, String context, Inputs inputs) {
        Instant now = clock.instant();
        return new ReportSource(
                Optional.empty(),
                title.isEmpty() ? edition.playbook().title() : title,
                context,
                edition,
                inputs.participants().stream()
                        .map(participant -> SheetOfAnswers.of(participant.answers()))
                        .toList(),
                Evaluator.evaluate(inputs),
                inputs.importance().isEmpty()
                        ? Optional.empty()
                        : Optional.of(PrioritiesSet.sent(inputs.importance(), now)),
                Optional.empty(),
                now,
                inputs.agreed().choices().entrySet().stream()
                        .map(agreed -> new Settled(agreed.getKey(), agreed.getValue(), "", "", now, 1))
                        .toList(),
                Optional.empty(),
                Optional.empty());
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
}
