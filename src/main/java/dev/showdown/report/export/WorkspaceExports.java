package dev.showdown.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

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
import dev.showdown.report.export.ExportedWorkspace.ExportedMember;

/**
 * A whole workspace as one JSON file, for its owners. It is written while it is read, some assessments at a time, so that
 * neither memory nor a connection to the database is held for as long as somebody takes to fetch it; and whether they
 * still own the workspace is asked each time.
 */
@ApplicationScoped
public class WorkspaceExports {

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
    public void begin(Caller owner, String slug) {
        Memberships.Place place = memberships.administered(owner, slug);
        AuditTarget whole = AuditTarget.workspace(place.workspace(), place.name());
        audit.write(place.workspace(), AuditAction.WORKSPACE_EXPORTED, whole, "");
    }

    /** Writes it all, and refuses whoever has been no owner of the workspace before that. */
    public void write(Caller owner, String slug, OutputStream out) throws IOException {
        Memberships.Place place = memberships.administered(owner, slug);
        json.writeValue(
                out,
                new ExportedWorkspace(
                        clock.instant(),
                        new ExportedWorkspace.Named(place.name(), place.slug()),
                        members.of(owner, place).stream()
                                .map(member -> new ExportedMember(
                                        member.name(), member.role().toString(), member.since()))
                                .toList(),
                        () -> all(owner, slug)));
    }

    /** One at a time is made when it is asked for, and forgotten when the next one is. */
    private Iterator<ExportedAssessment> all(Caller owner, String slug) {
        Iterator<ListedAssessment> listed = Stream.concat(
                        listed(owner, slug, AssessmentFilter.NONE), listed(owner, slug, ARCHIVED))
                .iterator();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(listed, 0), false)
                .flatMap(found -> one(owner, found).stream())
                .iterator();
    }

    private Stream<ListedAssessment> listed(Caller owner, String slug, AssessmentFilter filter) {
        return Stream.iterate(
                        page(owner, slug, filter, Optional.empty()),
                        some -> !some.isEmpty(),
                        some -> some.size() < AT_ONCE
                                ? List.<ListedAssessment>of()
                                : page(
                                        owner,
                                        slug,
                                        filter,
                                        Optional.of(some.getLast().place())))
                .flatMap(List::stream);
    }

    private List<ListedAssessment> page(
            Caller owner, String slug, AssessmentFilter filter, Optional<ListedAssessment.Place> after) {
        UUID workspace = memberships.administered(owner, slug).workspace();
        return assessments.page(owner, workspace, filter, Order.OLDEST, after, AT_ONCE);
    }

    /** Empty when it was deleted in the meantime. */
    private Optional<ExportedAssessment> one(Caller owner, ListedAssessment listed) {
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
