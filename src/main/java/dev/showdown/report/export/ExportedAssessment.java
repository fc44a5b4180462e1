package dev.showdown.report.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;

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
        Instant archivedAt,
        List<Person> participants,
        List<Rounds.Past> rounds,
        List<Sheet> sheets,
        List<Remark> comments,
        List<Settled> agreed,
        List<DecisionTaken> decisions,
        List<Snapshot> reports,
        List<Link> shareLinks) {

    record Person(String name, String role, String enteredBy, boolean submitted, Instant joinedAt) {}

    /** @param revealed whether everybody in the assessment may read it */
    record Sheet(int round, boolean revealed, String name, boolean adviser, boolean own, Map<String, Given> answers) {}

    record Given(String choice, String note) {}

    /** @param author empty where names are not shown */
    record Remark(String question, String author, String body, Instant createdAt) {}

    /** @param content the JSON of the report */
    record Snapshot(
            UUID id,
            int number,
            Instant publishedAt,
            @JsonRawValue String content) {}

    /** A link without the secret part of its address. */
    record Link(
            UUID id,
            UUID report,
            String name,
            String state,
            String revision,
            List<String> scope,
            boolean locked,
            Instant expiresAt,
            long viewCount,
            Instant lastViewedAt,
            Instant createdAt,
            String createdBy) {}
}
