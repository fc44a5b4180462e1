package dev.showdown.report;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;
import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.AuditTarget;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.Passwords;
import dev.showdown.account.Quotas;
import dev.showdown.account.SharingRules;
import dev.showdown.account.Tokens;
import dev.showdown.account.Workspaces;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Member;
import dev.showdown.assessment.Permission;
import dev.showdown.assessment.Teams;

/** Links to published reports, for their owners: made, listed and ended together. */
@ApplicationScoped
public class Shares implements PanacheRepositoryBase<Share, UUID> {

    /** Links of an assessment that have not ended. */
    public static final int MOST_OPEN = 100;

    /** With those that have. */
    static final int MOST = 1_000;

    private final Assessments assessments;
    private final Teams teams;
    private final Reports reports;
    private final Workspaces workspaces;
    private final Tokens tokens;
    private final Passwords passwords;
    private final Quotas quotas;
    private final AuditLog audit;
    private final Clock clock;

    Shares(
            Assessments assessments,
            Teams teams,
            Reports reports,
            Workspaces workspaces,
            Tokens tokens,
            Passwords passwords,
            Quotas quotas,
            AuditLog audit,
            Clock clock) {
        this.quotas = quotas;
        this.audit = audit;
        this.assessments = assessments;
        this.teams = teams;
        this.reports = reports;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** A link that was wished for, checked: the options, and the password as it is stored; null for none. */
    private record Wish(ShareOptions options, String passwordHash) {}

    /**
     * Makes a link to a published report.
     *
     * @param password that readers have to give; empty for none
     */
    public ShareLink create(Caller caller, UUID assessment, UUID report, ShareOptions options, String password) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        Snapshot snapshot = reports.published(caller, assessment, report).snapshot();
        SharingRules rules = workspaces.sharingRules(grant.workspace());
        Wish wish = wish(options, password, rules);
        return workspaces.inWorkspace(grant.workspace(), () -> {
            refuseChanged(grant, rules);
            assessments.holdOthersBack(grant);
            return link(write(grant, snapshot, wish));
        });
    }

    /**
     * Makes a link unless the same was made since the caller looked, so that a form sent twice makes one. When others
     * were made, nobody knows what the caller would want now.
     *
     * @param seen how many links the caller knows
     */
    public void createAfter(
            Caller caller, UUID assessment, UUID report, ShareOptions options, String password, int seen) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        Snapshot snapshot = reports.published(caller, assessment, report).snapshot();
        SharingRules rules = workspaces.sharingRules(grant.workspace());
        Wish wish = wish(options, password, rules);
        workspaces.inWorkspace(grant.workspace(), () -> {
            refuseChanged(grant, rules);
            assessments.holdOthersBack(grant);
            List<Share> known = of(grant);
            if (known.size() == seen) {
                write(grant, snapshot, wish);
            } else if (known.isEmpty() || !isSame(known.getFirst(), report, wish)) {
                throw new Refused.Outrun("Another link was made in the meantime. Look at it, and make yours again.");
            }
            return null;
        });
    }

    /** What was checked before is worth nothing when the rules are others by now. */
    private void refuseChanged(Grant grant, SharingRules rules) {
        if (!workspaces.sharingRules(grant.workspace()).equals(rules)) {
            throw new Refused.Outrun("The rules for links were changed in the meantime. Look at them, and try again.");
        }
    }

    private Wish wish(ShareOptions options, String password, SharingRules rules) {
        if (!rules.on()) {
            throw new Refused.Conflict("Nothing may be shared from this workspace. An owner can change that.");
        }
        Text text = new Text();
        String typed = Objects.requireNonNullElse(password, "");
        ShareOptions checked = options.checked(text, true, !typed.isEmpty(), clock.instant(), rules);
        if (!typed.isEmpty()) {
            Passwords.check(text, "/password", typed);
        }
        text.refuseFaults();
        return new Wish(checked, typed.isEmpty() ? null : passwords.hash(typed));
    }

    private static boolean isSame(Share share, UUID report, Wish wish) {
        return share.reportId.equals(report)
                && share.name.equals(wish.options.name())
                && share.revision.equals(wish.options.revision())
                && share.scope.equals(wish.options.scope())
                && share.isLocked() == (wish.passwordHash != null);
    }

    private Share write(Grant grant, Snapshot report, Wish wish) {
        ShareQuota.refuseTooMany(of(grant), clock.instant());
        quotas.oneMoreShare(grant.workspace());
        UUID id = Ids.next();
        Instant now = clock.instant();
        byte[] hash = tokens.hash(tokens.derived(Share.PREFIX, id, 1));
        Share share = new Share(id, grant.workspace(), report, hash, maker(grant), now);
        share.choose(wish.options, now);
        share.lock(wish.passwordHash);
        persist(share);
        flush();
        audit.write(grant, AuditAction.SHARE_CREATED, AuditTarget.share(id, share.name));
        return share;
    }

    private String maker(Grant grant) {
        return teams.of(assessments.view(grant)).members().stream()
                .filter(member -> member.own())
                .findFirst()
                .map(Member::name)
                .orElse("");
    }

    private List<Share> of(Grant grant) {
        return list(
                "workspaceId = ?1 and assessmentId = ?2 order by createdAt desc, id desc",
                grant.workspace(),
                grant.assessment());
    }

    /** What an assessment shows of itself: its snapshots, newest first, and the links to them, open ones first. */
    public record Shared(String title, List<Snapshot> reports, List<ShareLink> links, SharingRules rules) {

        /** For how long a link can be made. */
        public ShareOptions.Offer offer() {
            return ShareOptions.Offer.of(rules);
        }

        /** One of the links. */
        public ShareLink link(UUID id) {
            return links.stream()
                    .filter(link -> link.id().equals(id))
                    .findFirst()
                    .orElseThrow(Shares::notFound);
        }
    }

    @Transactional
    public Shared shared(Caller caller, UUID assessment) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        String title = assessments.view(grant).title();
        List<Row> rows = workspaces.inWorkspace(grant.workspace(), () -> rows(grant));
        return new Shared(
                title,
                rows.stream()
                        .map(Row::report)
                        .filter(report -> report.id() != null)
                        .distinct()
                        .toList(),
                rows.stream()
                        .map(Row::share)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing((Share share) -> share.createdAt)
                                .thenComparing(share -> share.id)
                                .reversed())
                        .map(this::link)
                        .sorted(Comparator.comparing(ShareLink::state))
                        .toList(),
                rows.getFirst().rules());
    }

    /** A snapshot with one of its links; without a link for a snapshot that has none, and empty where there is none. */
    private record Row(SharingRules rules, Snapshot report, Share share) {}

    private List<Row> rows(Grant grant) {
        return getEntityManager()
                .createQuery("""
                        select new dev.showdown.report.Shares$Row(
                            new dev.showdown.account.SharingRules(w.sharing, w.shareDays, w.shareMostDays),
                            new dev.showdown.report.Snapshot(
                                r.id, r.assessmentId, coalesce(r.number, 0), r.title, r.verdict, r.leader, r.publishedAt),
                            s)
                        from Workspace w
                        left join Report r on r.workspaceId = :workspace and r.assessmentId = :assessment
                        left join Share s on s.workspaceId = r.workspaceId and s.reportId = r.id
                        where w.id = :workspace
                        order by r.number desc
                        """, Row.class)
                .setParameter("workspace", grant.workspace())
                .setParameter("assessment", grant.assessment())
                .getResultList();
    }

    /** Links by age, the newest first, whatever their state. */
    @Transactional
    public List<ShareLink> listed(Caller caller, UUID assessment) {
        Grant grant = assessments.permitted(caller, assessment, Permission.STEER);
        return workspaces.inWorkspace(
                grant.workspace(), () -> of(grant).stream().map(this::link).toList());
    }

    /** A link by its id alone, of whatever the caller's key or token is for. */
    @Transactional
    public ShareLink one(Caller caller, UUID id) {
        return listed(caller, assessment(caller, id)).stream()
                .filter(link -> link.id().equals(id))
                .findFirst()
                .orElseThrow(Shares::notFound);
    }

    /** The assessment of a link: the one that a program's key is for, or one in its token's workspace. */
    UUID assessment(Caller caller, UUID id) {
        return switch (caller) {
            case Caller.KeyHolder holder -> holder.grant().assessment();
            case Caller.TokenHolder token -> ofToken(token, id);
            case Caller.Browser _, Caller.Nobody _ -> throw notFound();
        };
    }

    private UUID ofToken(Caller.TokenHolder token, UUID id) {
        return workspaces.inWorkspace(
                token.workspace(), () -> find("workspaceId = ?1 and id = ?2", token.workspace(), id)
                        .firstResultOptional()
                        .map(share -> share.assessmentId)
                        .orElseThrow(Shares::notFound));
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
                share.isLocked(),
                share.expiresAt,
                share.viewCount,
                share.lastViewedAt,
                share.createdAt,
                share.createdBy,
                share.version);
    }

    static Refused.NotFound notFound() {
        return new Refused.NotFound("There is no such link.");
    }
}
