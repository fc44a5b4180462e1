package dev.showdown.report.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.Rounds;
import dev.showdown.assessment.Settled;

/**
 * An assessment in the export of its workspace: everything that whoever exports may read, and nothing else.
 *
 * @param owner who started it; empty for a program
 * @param participants without names, only those whom whoever exports may know
 * @param sheets answers of revealed rounds, and those of whoever exports
 * @param reports as each is exported alone
 */
record ExportedAssessment(
        UUID id,
        String title,
        String context,
        String status,
        String playbook,
        String playbookVersion,
        boolean anonymous,
        String owner,
        Instant createdAt,
        Optional<Instant> archivedAt,
        List<ExportedParticipant> participants,
        List<ExportedRound> rounds,
        List<ExportedSheet> sheets,
        List<ExportedComment> comments,
        List<Settled> agreed,
        List<DecisionTaken> decisions,
        List<ExportedReport> reports,
        List<ExportedLink> shareLinks) {

    record ExportedParticipant(String name, String role, String enteredBy, boolean submitted, Instant joinedAt) {}

    record ExportedRound(
            int number,
            Instant openedAt,
            Optional<Instant> closedAt,
            Optional<Instant> deadline,
            Optional<Instant> revealedAt,
            Optional<String> revealedBy) {

        static ExportedRound of(Rounds.Past round) {
            return new ExportedRound(
                    round.number(),
                    round.openedAt(),
                    Optional.ofNullable(round.closedAt()),
                    Optional.ofNullable(round.deadline()),
                    Optional.ofNullable(round.revealedAt()),
                    Optional.ofNullable(round.revealedBy()));
        }
    }

    /** @param revealed whether everybody in the assessment may read it */
    record ExportedSheet(
            int round,
            boolean revealed,
            String name,
            boolean adviser,
            boolean own,
            Map<String, ExportedAnswer> answers) {}

    record ExportedAnswer(String choice, String note) {}

    /** @param author empty where names are not shown */
    record ExportedComment(String question, String author, String body, Instant createdAt) {}

    /** @param content the JSON of the report */
    record ExportedReport(UUID id, int number, Instant publishedAt, Map<String, Object> content) {}

    /** A link without the secret part of its address. */
    record ExportedLink(
            UUID id,
            UUID report,
            String name,
            String state,
            String revision,
            List<String> scope,
            boolean locked,
            Optional<Instant> expiresAt,
            long viewCount,
            Optional<Instant> lastViewedAt,
            Instant createdAt,
            String createdBy) {}
}
