package dev.showdown.report.export;

import java.time.Instant;
import java.util.List;

/**
 * A whole workspace to take away.
 *
 * @param format says what kind of file it is
 * @param schemaVersion changes whenever a field changes its meaning, or goes
 * @param assessments read while they are written: those that are not archived first, and of both the oldest first
 */
public record ExportedWorkspace(
        String format,
        int schemaVersion,
        Instant exportedAt,
        Named workspace,
        List<ExportedMember> members,
        Iterable<ExportedAssessment> assessments) {

    static final String FORMAT = "showdown-workspace";
    static final int SCHEMA_VERSION = 1;

    ExportedWorkspace(
            Instant exportedAt,
            Named workspace,
            List<ExportedMember> members,
            Iterable<ExportedAssessment> assessments) {
        this(FORMAT, SCHEMA_VERSION, exportedAt, workspace, members, assessments);
    }

    /** @param slug in its address */
    public record Named(String name, String slug) {}

    public record ExportedMember(String name, String role, Instant since) {}
}
