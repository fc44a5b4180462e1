package dev.showdown.report.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.showdown.account.Caller;
import dev.showdown.assessment.AgreedAnswers;
import dev.showdown.assessment.AnswerSheet;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Comments;
import dev.showdown.assessment.Decisions;
import dev.showdown.assessment.ListedAssessment;
import dev.showdown.assessment.RevealedSheets;
import dev.showdown.assessment.Rounds;
import dev.showdown.assessment.Teams;
import dev.showdown.report.ReportSource;
import dev.showdown.report.Reports;
import dev.showdown.report.ShareLink;
import dev.showdown.report.Shares;
import dev.showdown.report.Snapshot;
import dev.showdown.report.Viewer;
import dev.showdown.report.export.ExportedAssessment.ExportedAnswer;
import dev.showdown.report.export.ExportedAssessment.ExportedComment;
import dev.showdown.report.export.ExportedAssessment.ExportedLink;
import dev.showdown.report.export.ExportedAssessment.ExportedParticipant;
import dev.showdown.report.export.ExportedAssessment.ExportedReport;
import dev.showdown.report.export.ExportedAssessment.ExportedRound;
import dev.showdown.report.export.ExportedAssessment.ExportedSheet;

/** One assessment for the export of its workspace, read where the pages read it: under the same rules. */
@ApplicationScoped
class AssessmentExports {

    private final Assessments assessments;
    private final Teams teams;
    private final Rounds rounds;
    private final RevealedSheets sheets;
    private final Comments comments;
    private final AgreedAnswers agreed;
    private final Decisions decisions;
    private final Reports reports;
    private final Shares shares;
    private final Exports exports;
    private final ObjectMapper mapper;

    AssessmentExports(
            Assessments assessments,
            Teams teams,
            Rounds rounds,
            RevealedSheets sheets,
            Comments comments,
            AgreedAnswers agreed,
            Decisions decisions,
            Reports reports,
            Shares shares,
            Exports exports,
            ObjectMapper mapper) {
        this.assessments = assessments;
        this.teams = teams;
        this.rounds = rounds;
        this.sheets = sheets;
        this.comments = comments;
        this.agreed = agreed;
        this.decisions = decisions;
        this.reports = reports;
        this.shares = shares;
        this.exports = exports;
        this.mapper = mapper;
    }

    @Transactional
    ExportedAssessment of(Caller caller, ListedAssessment listed) {
        UUID id = listed.id();
        AssessmentView view = assessments.view(caller, id);
        boolean revealed = view.team().isRevealed();
        List<Rounds.Past> past = rounds.of(view);
        Shares.Shared shared = shares.shared(caller, id);
        return new ExportedAssessment(
                id,
                view.title(),
                view.context(),
                view.status().toString(),
                listed.playbook(),
                listed.playbookVersion(),
                view.team().anonymous(),
                listed.ownerName(),
                view.createdAt(),
                view.archivedAt(),
                teams.of(view).members().stream()
                        .map(member -> new ExportedParticipant(
                                member.name(),
                                member.role(),
                                member.enteredBy(),
                                member.submitted(),
                                member.joinedAt()))
                        .toList(),
                past.stream().map(ExportedRound::of).toList(),
                sheets(view, past),
                revealed
                        ? comments.of(view).stream()
                                .map(said -> new ExportedComment(
                                        said.question(), said.author(), said.body(), said.createdAt()))
                                .toList()
                        : List.of(),
                revealed ? agreed.of(view) : List.of(),
                view.team().isHidden() ? List.of() : decisions.of(view),
                shared.reports().stream()
                        .map(report -> report(caller, id, report))
                        .toList(),
                shared.links().stream().map(AssessmentExports::link).toList());
    }

    private List<ExportedSheet> sheets(AssessmentView view, List<Rounds.Past> past) {
        List<ExportedSheet> all = new ArrayList<>();
        for (Rounds.Past round : past) {
            if (round.revealedAt() != null) {
                sheets.of(view, round.number())
                        .forEach(sheet -> all.add(new ExportedSheet(
                                round.number(),
                                true,
                                sheet.name(),
                                sheet.adviser(),
                                sheet.own(),
                                given(sheet.sheet()))));
            } else if (round.number() == view.round() && view.grant().takesPart()) {
                all.add(new ExportedSheet(round.number(), false, "", false, true, given(view.sheet())));
            }
        }
        return all;
    }

    private static Map<String, ExportedAnswer> given(AnswerSheet sheet) {
        Map<String, ExportedAnswer> given = new LinkedHashMap<>();
        sheet.answers()
                .forEach((question, answer) -> given.put(question, new ExportedAnswer(answer.choice(), answer.note())));
        return given;
    }

    private ExportedReport report(Caller caller, UUID id, Snapshot report) {
        ReportSource source = reports.published(caller, id, report.id()).source();
        Export json = exports.of(source, Viewer.OWNER, Format.JSON);
        return new ExportedReport(report.id(), report.number(), report.publishedAt(), read(json));
    }

    private Map<String, Object> read(Export json) {
        try {
            return mapper.readValue(json.content(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportedLink link(ShareLink link) {
        return new ExportedLink(
                link.id(),
                link.report(),
                link.name(),
                link.state().toString(),
                link.revision(),
                link.scope(),
                link.locked(),
                Optional.ofNullable(link.expiresAt()),
                link.viewCount(),
                Optional.ofNullable(link.lastViewedAt()),
                link.createdAt(),
                link.createdBy());
    }
}
