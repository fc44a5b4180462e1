package dev.showdown.report;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.account.Caller;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Permission;
import dev.showdown.assessment.RevealedSheets;

/** What a team should talk about, after the reveal. */
@ApplicationScoped
public class Discussions {

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final RevealedSheets sheets;

    Discussions(Assessments assessments, Evaluations evaluations, RevealedSheets sheets) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.sheets = sheets;
    }

    /** What everybody answered in the last revealed round, by what is worth discussing first. */
    @Transactional
    public Discussion of(Caller caller, UUID assessment) {
        AssessmentView view = assessments.view(caller, assessment, Permission.READ_REVEALED);
        view.team().refuseUnrevealed();
        int round = view.team().revealed();
        return Discussion.of(
                evaluations.current(view),
                round,
                sheets.of(view, round),
                round > 1 ? sheets.shifts(view, round - 1, round) : Map.of());
    }
}
