package dev.showdown.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.showdown.Refused;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Members;
import dev.showdown.account.Memberships;
import dev.showdown.assessment.AssessmentFilter;
import dev.showdown.assessment.AssessmentFilter.Asked;
import dev.showdown.assessment.ListedAssessment;
import dev.showdown.assessment.ListedAssessment.Order;
import dev.showdown.assessment.WorkspaceAssessments;

/**
 * A whole workspace as one JSON file, for its owners. It is written while it is read, some assessments at a time, so that
 * neither memory nor a connection to the database is held for as long as somebody takes to fetch it; and whether they
 * still own the workspace is asked each time.
 */
@ApplicationScoped
public class WorkspaceExports {

    /** Changes whenever a field changes its meaning, or goes. */
    static final int SCHEMA_VERSION = 1;

    private static final int AT_ONCE = 20;
    private static final AssessmentFilter ARCHIVED = AssessmentFilter.of(new Asked("", "archived", "", "", "", ""));

    private final Memberships memberships;
    private final Members members;
    private final WorkspaceAssessments assessments;
    private final AssessmentExports exports;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final Clock clock;

    WorkspaceExports(
            Memberships memberships,
            Members members,
            WorkspaceAssessments assessments,
            AssessmentExports exports,
            ObjectMapper json,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.memberships = memberships;
        this.members = members;
        this.assessments = assessments;
        this.exports = exports;
        this.json = json;
        this.clock = clock;
    }

    /** Refuses whoever is no owner of the workspace, before anything is written. */
    @Transactional
    public void begin(Caller.SignedIn owner, String slug) {
        Memberships.Place place = memberships.administered(owner, slug);
        AuditTarget whole = AuditTarget.workspace(place.workspace(), place.name());
        audit.write(place.workspace(), AuditAction.WORKSPACE_EXPORTED, whole, "");
    }

    public void write(Caller.SignedIn owner, String slug, OutputStream out) throws IOException {
        Memberships.Place place = memberships.administered(owner, slug);
        try (JsonGenerator to = json.getFactory().createGenerator(out).setCodec(json)) {
            to.writeStartObject();
            to.writeStringField("format", "showdown-workspace");
            to.writeNumberField("schemaVersion", SCHEMA_VERSION);
            to.writeStringField("exportedAt", clock.instant().toString());
            to.writeObjectFieldStart("workspace");
            to.writeStringField("name", place.name());
            to.writeStringField("slug", place.slug());
            to.writeEndObject();
            to.writeArrayFieldStart("members");
            for (Members.Member member : members.of(owner, place)) {
                to.writeStartObject();
                to.writeStringField("name", member.name());
                to.writeStringField("role", member.role().toString());
                to.writeStringField("since", member.since().toString());
                to.writeEndObject();
            }
            to.writeEndArray();
            to.writeArrayFieldStart("assessments");
            write(owner, slug, AssessmentFilter.NONE, to);
            write(owner, slug, ARCHIVED, to);
            to.writeEndArray();
            to.writeEndObject();
        }
    }

    private void write(Caller.SignedIn owner, String slug, AssessmentFilter filter, JsonGenerator to)
            throws IOException {
        Optional<ListedAssessment.Place> after = Optional.empty();
        do {
            Memberships.Place place = memberships.administered(owner, slug);
            List<ListedAssessment> some =
                    assessments.page(owner, place.workspace(), filter, Order.OLDEST, after, AT_ONCE);
            for (ListedAssessment listed : some) {
                Optional<ExportedAssessment> found = one(owner, listed);
                if (found.isPresent()) {
                    to.writeObject(found.get());
                }
            }
            to.flush();
            after = some.size() < AT_ONCE
                    ? Optional.empty()
                    : Optional.of(some.getLast().place());
        } while (after.isPresent());
    }

    /** Empty when it was deleted in the meantime. */
    private Optional<ExportedAssessment> one(Caller.SignedIn owner, ListedAssessment listed) {
        try {
            return Optional.of(exports.of(owner, listed));
        } catch (Refused.NotFound _) {
            return Optional.empty();
        }
    }

    /** Such as {@code showdown-the-workspace.json}. */
    public static String fileName(String slug) {
        return "showdown-" + slug.replaceAll("[^a-z0-9-]", "") + ".json";
    }
}
