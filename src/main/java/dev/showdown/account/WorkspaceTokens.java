package dev.showdown.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Grant.Role;

/**
 * Tokens with which programs work in a workspace. Each has an end, a purpose, and a maker: it can do no more than its
 * maker can at that moment, and nothing from the moment at which they are a member no longer.
 */
@ApplicationScoped
public class WorkspaceTokens implements PanacheRepositoryBase<WorkspaceToken, UUID> {

    public static final int USUAL_DAYS = 90;
    public static final int MOST_DAYS = 365;

    private static final Duration USES_TOLD_APART = Duration.ofMinutes(1);

    private final Tokens tokens;
    private final Memberships memberships;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Clock clock;

    WorkspaceTokens(Tokens tokens, Memberships memberships, Workspaces workspaces, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.tokens = tokens;
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * What somebody wants a token to be.
     *
     * @param name by which it is told from others
     * @param scopes what it is for, in words
     * @param days how long it works, as typed
     */
    public record Wish(String name, Set<String> scopes, String days) {

        public static final Wish USUAL = new Wish("", Set.of(), String.valueOf(USUAL_DAYS));

        public Wish {
            scopes = Set.copyOf(scopes);
        }

        public boolean includes(String scope) {
            return scopes.contains(scope);
        }
    }

    /** What a token may be used for at this moment. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED,
        /** Whoever made it is no member any more, or only reads. */
        POWERLESS
    }

    /** @param secret with which programs show it; told this once */
    public record Made(UUID id, String name, String secret) {}

    /** @param lastUsed to the minute; empty if never */
    public record Listed(
            UUID id,
            String name,
            List<Scope> scopes,
            String madeBy,
            boolean own,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsed,
            State state) {}

    /** @param tokens the newest first: of an owner all of the workspace, of an editor their own */
    public record Board(Memberships.Place place, List<Listed> tokens) {}

    @Transactional
    public Board board(Caller.SignedIn caller, String slug) {
        Memberships.Place place = working(caller, slug);
        return workspaces.inWorkspace(
                place.workspace(), () -> new Board(place, listed(place, caller.person(), clock.instant())));
    }

    private Memberships.Place working(Caller.SignedIn caller, String slug) {
        Memberships.Place place = memberships.at(caller, slug);
        if (!place.isEditable()) {
            throw new Refused.Forbidden("You may read what is in this workspace; tokens are for owners and editors.");
        }
        return place;
    }

    private List<Listed> listed(Memberships.Place place, Person person, Instant now) {
        return getEntityManager()
                .createQuery("""
                        select t as token, m.role as role from WorkspaceToken t
                        left join Membership m on m.workspaceId = t.workspaceId and m.accountId = t.madeBy
                        where t.workspaceId = :workspace and (:all = true or t.madeBy = :person)
                        order by t.createdAt desc, t.id desc
                        """, Tuple.class)
                .setParameter("workspace", place.workspace())
                .setParameter("all", place.role() == Role.OWNER)
                .setParameter("person", person.id())
                .getResultStream()
                .map(row -> listed(
                        row.get("token", WorkspaceToken.class),
                        Optional.ofNullable(row.get("role", String.class)),
                        person,
                        now))
                .toList();
    }

    private static Listed listed(WorkspaceToken token, Optional<String> role, Person person, Instant now) {
        return new Listed(
                token.id,
                token.name,
                token.scopes(),
                token.madeByName,
                token.isOf(person),
                token.createdAt,
                token.expiresAt,
                Optional.ofNullable(token.lastUsedAt),
                state(token, role, now));
    }

    private static State state(WorkspaceToken token, Optional<String> role, Instant now) {
        if (token.isRevoked()) {
            return State.REVOKED;
        }
        if (token.hasExpired(now)) {
            return State.EXPIRED;
        }
        return role.isPresent() ? State.ACTIVE : State.POWERLESS;
    }

    /**
     * A new token. Its secret is told once.
     *
     * @param seen how many tokens the page listed: the same form sent twice makes no second token
     */
    @Transactional
    public Made make(Caller.SignedIn caller, String slug, Wish wish, int seen) {
        Memberships.Place place = working(caller, slug);
        Text text = new Text();
        String name = text.line("/name", "a name", wish.name(), Text.NAME_LIMIT);
        List<Scope> scopes = scopes(text, wish);
        int days = days(text, wish);
        text.refuseFaults();
        return workspaces.inWorkspace(place.workspace(), () -> {
            Instant now = clock.instant();
            if (listed(place, caller.person(), now).size() != seen) {
                throw new Refused.Outrun("Another token was made in the meantime. Look at it, and make yours again.");
            }
            String secret = tokens.random(WorkspaceToken.PREFIX);
            WorkspaceToken token = new WorkspaceToken(
                    place.workspace(),
                    caller.person(),
                    name,
                    scopes,
                    tokens.hash(secret),
                    now,
                    now.plus(Duration.ofDays(days)));
            persist(token);
            flush();
            audit.write(
                    place.workspace(),
                    AuditAction.TOKEN_MADE,
                    AuditTarget.token(token.id, name),
                    String.join(", ", token.scopes));
            return new Made(token.id, token.name, secret);
        });
    }

    private static List<Scope> scopes(Text text, Wish wish) {
        if (wish.scopes().isEmpty()) {
            text.fault("/scope", "required", "Choose at least one thing that the token is for.");
        }
        if (wish.scopes().stream().anyMatch(word -> Scope.of(word).isEmpty())) {
            text.fault("/scope", "unknown", "Choose from the list what the token is for.");
        }
        return Arrays.stream(Scope.values())
                .filter(scope -> wish.includes(scope.toString()))
                .toList();
    }

    private static int days(Text text, Wish wish) {
        String typed = wish.days().strip();
        if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > MOST_DAYS) {
            text.fault(
                    "/days",
                    "range",
                    "Enter a number of days from 1 to %d: every token ends some day.".formatted(MOST_DAYS));
            return 1;
        }
        return Integer.parseInt(typed);
    }

    /** Ends a token: one's own, and as an owner any. Doing it again changes nothing. */
    @Transactional
    public void revoke(Caller.SignedIn caller, String slug, UUID id) {
        Memberships.Place place = working(caller, slug);
        workspaces.inWorkspace(place.workspace(), () -> {
            WorkspaceToken token = find("workspaceId = ?1 and id = ?2", place.workspace(), id)
                    .firstResultOptional()
                    .filter(found -> place.role() == Role.OWNER || found.isOf(caller.person()))
                    .orElseThrow(() -> new Refused.NotFound("There is no such token here."));
            if (!token.isRevoked()) {
                token.revoke(clock.instant());
                audit.write(place.workspace(), AuditAction.TOKEN_REVOKED, AuditTarget.token(id, token.name), "");
            }
            return null;
        });
    }

    /** Who shows this token, and what its maker may do now; empty for one that opens nothing, or nothing any more. */
    @Transactional
    public Optional<Caller.TokenHolder> holder(String token) {
        if (!tokens.isWellFormed(WorkspaceToken.PREFIX, token)) {
            return Optional.empty();
        }
        List<?> found = getEntityManager()
                .createNativeQuery("""
                        select (f.token).id as id, (f.token).workspace_id as workspace, (f.token).name as name,
                            array_to_string((f.token).scopes, ' ') as scopes, f.role as role
                        from find_workspace_token(:hash) f
                        where f.role is not null and (f.token).revoked_at is null and (f.token).expires_at > now()
                        """, Tuple.class)
                .setParameter("hash", tokens.hash(token))
                .getResultList();
        return found.stream().map(row -> holder((Tuple) row)).findFirst();
    }

    private static Caller.TokenHolder holder(Tuple row) {
        return new Caller.TokenHolder(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("workspace", UUID.class),
                Role.of(row.get("role", String.class)),
                Arrays.stream(row.get("scopes", String.class).split(" "))
                        .map(Scope::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }

    /** Remembers that a token was used, to the minute. */
    void noteUse(UUID workspace, UUID token, Instant at) {
        workspaces.inWorkspace(
                workspace,
                () -> update(
                        "lastUsedAt = ?1 where workspaceId = ?2 and id = ?3"
                                + " and (lastUsedAt is null or lastUsedAt <= ?4)",
                        at,
                        workspace,
                        token,
                        at.minus(USES_TOLD_APART)));
    }

    /** Whether this is the address of a workspace that a token belongs to. */
    @Transactional
    public boolean isAt(Caller.TokenHolder token, String slug) {
        return workspaces.slug(token.workspace()).equals(slug);
    }
}
