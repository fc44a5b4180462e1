package dev.showdown.report;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;
import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Tokens;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Permission;

/** Links to published reports: whoever holds one reads one report, and nothing else. */
@ApplicationScoped
public class Shares implements PanacheRepositoryBase<Share, UUID> {

    private final Assessments assessments;
    private final Reports reports;
    private final Workspaces workspaces;
    private final Tokens tokens;
    private final Clock clock;

    Shares(Assessments assessments, Reports reports, Workspaces workspaces, Tokens tokens, Clock clock) {
        this.assessments = assessments;
        this.reports = reports;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Makes a link to a published report. */
    @Transactional
    public ShareLink create(Caller caller, UUID assessment, UUID report, String name) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        Snapshot snapshot = reports.published(caller, assessment, report).snapshot();
        Text text = new Text();
        String cleanName = text.optionalLine("/name", "the name", name, Text.NAME_LIMIT);
        text.refuseFaults();
        return workspaces.inWorkspace(grant.workspace(), () -> link(write(grant, snapshot, cleanName)));
    }

    /**
     * Makes a link unless somebody already has since the caller looked, so that a form sent twice makes one.
     *
     * @param seen how many links the caller knows
     */
    @Transactional
    public void createAfter(Caller caller, UUID assessment, UUID report, String name, int seen) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            assessments.holdOthersBack(grant);
            return null;
        });
        if (of(caller, assessment).size() == seen) {
            create(caller, assessment, report, name);
        }
    }

    private Share write(Grant grant, Snapshot report, String name) {
        UUID id = Ids.next();
        byte[] hash = tokens.hash(tokens.derived(Share.PREFIX, id, 1));
        Share share = new Share(id, grant.workspace(), report, name, hash, clock.instant());
        persist(share);
        flush();
        return share;
    }

    private Optional<Share> own(Grant grant, UUID id) {
        return find("workspaceId = ?1 and assessmentId = ?2 and id = ?3", grant.workspace(), grant.assessment(), id)
                .firstResultOptional();
    }

    /** Every link of an assessment, newest first, whatever became of it. */
    @Transactional
    public List<ShareLink> of(Caller caller, UUID assessment) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        return workspaces.inWorkspace(grant.workspace(), () -> list(
                        "workspaceId = ?1 and assessmentId = ?2 order by createdAt desc, id desc",
                        grant.workspace(),
                        grant.assessment())
                .stream()
                .map(this::link)
                .toList());
    }

    /** What an assessment shows of itself: its snapshots and the links to them, newest first. */
    public record Shared(String title, List<Snapshot> reports, List<ShareLink> links) {}

    @Transactional
    public Shared shared(Caller caller, UUID assessment) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        String title = assessments.view(grant).title();
        List<Row> rows = workspaces.inWorkspace(grant.workspace(), () -> rows(grant));
        return new Shared(
                title,
                rows.stream().map(Row::report).distinct().toList(),
                rows.stream()
                        .map(Row::share)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing((Share share) -> share.createdAt)
                                .thenComparing(share -> share.id)
                                .reversed())
                        .map(this::link)
                        .toList());
    }

    /** A snapshot with one of its links; without a link for a snapshot that has none. */
    private record Row(Snapshot report, Share share) {}

    private List<Row> rows(Grant grant) {
        return getEntityManager()
                .createQuery("""
                        select new dev.showdown.report.Shares$Row(
                            new dev.showdown.report.Snapshot(
                                r.id, r.assessmentId, r.number, r.title, r.verdict, r.leader, r.publishedAt),
                            s)
                        from Report r
                        left join Share s on s.workspaceId = r.workspaceId and s.reportId = r.id
                        where r.workspaceId = :workspace and r.assessmentId = :assessment
                        order by r.number desc
                        """, Row.class)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .getResultList();
    }

    /** Ends a link for good. */
    @Transactional
    public void revoke(Caller caller, UUID assessment, UUID id) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        workspaces.inWorkspace(grant.workspace(), () -> {
            own(grant, id)
                    .orElseThrow(() -> new Refused.NotFound("There is no such link."))
                    .revoke(clock.instant());
            return null;
        });
    }

    /** What somebody who holds a link may read. */
    public record Opened(Published report, Viewer viewer) {}

    /** Opens a link. Whatever has ended is checked here, on every request. */
    @Transactional
    public Opened open(String token) {
        Share share = found(token)
                .orElseThrow(() -> new Refused.NotFound("This link leads nowhere: check that it was copied whole."));
        switch (share.state(clock.instant())) {
            case REVOKED -> throw new Refused.Gone("This link was withdrawn by whoever shared it.");
            case EXPIRED -> throw new Refused.Gone("This link has expired. Ask whoever shared it for a new one.");
            case PAUSED -> throw new Refused.Forbidden("This link is paused. Ask whoever shared it.");
            case ACTIVE -> {
                if (share.passwordHash != null) {
                    throw new Refused.Forbidden("This report is locked with a password.");
                }
            }
        }
        return workspaces.inWorkspace(
                share.workspaceId,
                () -> new Opened(
                        reports.shared(share.workspaceId, share.assessmentId, share.reportId, share.isLatest()),
                        Viewer.ofLink(share.scope)));
    }

    private Optional<Share> found(String token) {
        return tokens.isWellFormed(Share.PREFIX, token)
                ? find("tokenHash", (Object) tokens.hash(token)).firstResultOptional()
                : Optional.empty();
    }

    private ShareLink link(Share share) {
        return new ShareLink(
                share.id,
                share.assessmentId,
                share.reportId,
                tokens.derived(Share.PREFIX, share.id, share.generation),
                share.name,
                share.state(clock.instant()),
                share.revision,
                share.scope,
                share.expiresAt,
                share.createdAt);
    }
}
