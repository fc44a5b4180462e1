package dev.showdown.report;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.showdown.Ids;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.decision.Evaluation;

/** A published snapshot with everything it was made from. It never changes. */
@Entity
@Immutable
class Report {

    @Id
    UUID id;

    UUID workspaceId;

    UUID assessmentId;

    int number;

    String title;

    String context;

    String playbookKey;

    String playbookVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    String answers;

    @JdbcTypeCode(SqlTypes.JSON)
    String result;

    @JdbcTypeCode(SqlTypes.JSON)
    String priorities;

    @JdbcTypeCode(SqlTypes.JSON)
    String agreed;

    @JdbcTypeCode(SqlTypes.JSON)
    String decision;

    @JdbcTypeCode(SqlTypes.JSON)
    String team;

    String verdict;

    String leader;

    String modelVersion;

    long seed;

    String inputHash;

    Instant publishedAt;

    protected Report() {}

    Report(AssessmentView assessment, int number, Evaluation evaluation, Stored stored, Instant now) {
        this.id = Ids.next();
        this.workspaceId = assessment.grant().workspace();
        this.assessmentId = assessment.id();
        this.number = number;
        this.title = assessment.title();
        this.context = assessment.context();
        this.playbookKey = evaluation.playbook().key();
        this.playbookVersion = evaluation.playbook().version();
        this.answers = stored.answers();
        this.result = stored.result();
        this.priorities = stored.priorities();
        this.agreed = stored.agreed();
        this.decision = stored.decision();
        this.team = stored.team();
        this.verdict = evaluation.verdict().toString();
        this.leader = evaluation.leader();
        this.modelVersion = evaluation.modelVersion();
        this.seed = evaluation.seed();
        this.inputHash = evaluation.inputHash();
        this.publishedAt = now;
    }

    /**
     * What a report is made from, as it is stored. Without priorities the answers decide; without agreed answers nothing
     * was settled, without a decision nothing was decided, and somebody alone is no team: these four are null then.
     */
    record Stored(String answers, String result, String priorities, String agreed, String decision, String team) {}

    /** A line of the list of snapshots. */
    Snapshot snapshot() {
        return new Snapshot(id, assessmentId, number, title, verdict, leader, publishedAt);
    }
}
