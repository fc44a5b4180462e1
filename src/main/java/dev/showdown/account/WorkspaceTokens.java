package dev.showdown.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.Text;
import dev.showdown.account.Grant.Role;
import dev.showdown.account.WorkspaceToken.Maker;

/**
 * Tokens with which programs work in a workspace. Each has an end, a purpose, and a maker: it can do no more than its
 * maker can at that moment, and nothing from the moment at which they are a member no longer.
 */
@ApplicationScoped
public class WorkspaceTokens implements PanacheRepositoryBase<WorkspaceToken, UUID> {

    public static final int USUAL_DAYS = 90;
    public static final int MOST_DAYS = 365;

    private final Tokens tokens;
    private final Memberships memberships;
    private final Workspaces workspaces;
    private final Quotas quotas;
    private final AuditLog audit;
    private final Clock clock;

    WorkspaceTokens(
            Tokens tokens, Memberships memberships, Workspaces workspaces, Quotas quotas, AuditLog audit, Clock clock) {
        this.quotas = quotas;
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
        POWERLESS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param secret with which programs show it; told this once */
    public record Made(UUID id, String name, String secret) {}

    /**
     * @param own whether the reader made it
     * @param lastUsed to the minute; empty if never
     */
    public record Listed(
            UUID id,
            String name,
            List<Scope> scopes,
            String madeBy,
            boolean own,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsed,
            State state,
            int version) {}

    /** @param tokens the newest first: of an owner all of the workspace, of an editor their own */
    public record Board(Memberships.Place place, List<Listed> tokens) {}

    @Transactional
    public Board board(Caller caller, String slug) {
        Memberships.Place place = working(caller, slug);
        return workspaces.inWorkspace(
                place.workspace(), () -> new Board(place, listed(place, maker(caller), clock.instant())));
    }

    /** One of them. */
    @Transactional
    public Listed one(Caller caller, String slug, UUID id) {
        return board(caller, slug).tokens().stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(WorkspaceTokens::none);
    }

    private static Refused.NotFound none() {
        return new Refused.NotFound("There is no such token here.");
    }

    private Maker maker(Caller caller) {
        return switch (caller) {
            case Caller.SignedIn somebody -> Maker.of(somebody.person());
            // While it makes another one, it is not revoked.
            case Caller.TokenHolder token ->
                findByIdOptional(token.token(), LockModeType.PESSIMISTIC_READ)
                        .filter(found -> !found.isRevoked())
                        .map(WorkspaceToken::maker)
                        .orElseThrow(WorkspaceTokens::none);
            case Caller.Visitor _, Caller.KeyHolder _, Caller.Nobody _ -> throw none();
        };
    }

    private Memberships.Place working(Caller caller, String slug) {
        Memberships.Place place = memberships.at(caller, slug);
        if (!place.isEditable()) {
            throw new Refused.Forbidden("You may read what is in this workspace; tokens are for owners and editors.");
        }
        return place;
    }

    private List<Listed> listed(Memberships.Place place, Maker reader, Instant now) {
        return getEntityManager()
                .createQuery("""
                        select t as token, m.role as role from WorkspaceToken t
                        left join Membership m on m.workspaceId = t.workspaceId and m.accountId = t.madeBy
                        where t.workspaceId = :workspace and (:all = true or t.madeBy = :person)
                        order by t.createdAt desc, t.id desc
                        """, Tuple.class)
                .setParameter("workspace", place.workspace())
                .setParameter("all", place.role() == Role.OWNER)
                .setParameter("person", reader.id())
                .getResultStream()
                .map(row -> listed(
                        row.get("token", WorkspaceToken.class),
                        Optional.ofNullable(row.get("role", String.class)),
                        reader,
                        now))
                .toList();
    }

    private static Listed listed(WorkspaceToken token, Optional<String> role, Maker reader, Instant now) {
        return new Listed(
                token.id,
                token.name,
                token.scopes(),
                token.madeByName,
                token.isOf(reader),
                token.createdAt,
                token.expiresAt,
                Optional.ofNullable(token.lastUsedAt),
                state(token, role, now),
                token.version);
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
     * A new token. Its secret is told once. One that is made with a token reaches no further than that, works no longer,
     * and ends with it.
     *
     * @param seen how many tokens the page listed: the same form sent twice makes no second token; empty where calls are
     *     told apart in another way
     */
    @Transactional
    public Made make(Caller caller, String slug, Wish wish, OptionalInt seen) {
        UUID workspace = working(caller, slug).workspace();
        return workspaces.inWorkspace(workspace, () -> {
            workspaces.hold(workspace);
            Memberships.Place place = working(caller, slug);
            Instant now = clock.instant();
            Maker maker = maker(caller);
            Text text = new Text();
            String name = text.line("/name", "a name", wish.name(), Text.NAME_LIMIT);
            List<Scope> scopes = scopes(text, wish, maker);
            Instant end = now.plus(Duration.ofDays(days(text, wish)));
            text.refuseFaults();
            if (seen.isPresent() && listed(place, maker, now).size() != seen.getAsInt()) {
                throw new Refused.Outrun("Another token was made in the meantime. Look at it, and make yours again.");
            }
            quotas.oneMoreToken(workspace, now);
            String secret = tokens.random(WorkspaceToken.PREFIX);
            WorkspaceToken token = new WorkspaceToken(workspace, maker, name, scopes, tokens.hash(secret), now, end);
            persist(token);
            flush();
            audit.write(
                    workspace,
                    AuditAction.TOKEN_MADE,
                    AuditTarget.token(token.id, name),
                    String.join(", ", token.scopes));
            return new Made(token.id, token.name, secret);
        });
    }

    private static List<Scope> scopes(Text text, Wish wish, Maker maker) {
        List<Scope> scopes = Arrays.stream(Scope.values())
                .filter(scope -> wish.includes(scope.toString()))
                .toList();
        if (wish.scopes().isEmpty()) {
            text.fault("/scopes", "required", "Choose at least one thing that the token is for.");
        } else if (scopes.size() < wish.scopes().size()) {
            text.fault("/scopes", "unknown", "Choose from the list what the token is for.");
        } else if (!maker.scopes().containsAll(scopes)) {
            text.fault("/scopes", "scope", "What this token makes cannot do more than it: it is for less.");
        }
        return scopes;
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

    /**
     * Ends a token, and those it made: one's own, and as an owner any. Doing it again changes nothing.
     *
     * @param seen versions of it that the caller has seen
     */
    @Transactional
    public void revoke(Caller caller, String slug, UUID id, Seen seen) {
        Memberships.Place place = working(caller, slug);
        workspaces.inWorkspace(place.workspace(), () -> {
            WorkspaceToken token = find("workspaceId = ?1 and id = ?2", place.workspace(), id)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .firstResultOptional()
                    .orElseThrow(WorkspaceTokens::none);
            Maker reader = maker(caller);
            if (!place.isOwner() && !token.isOf(reader)) {
                throw none();
            }
            seen.expect(token.version + 1, "This token was revoked in the meantime.", token.name, null);
            revoke(place.workspace(), token);
            return null;
        });
    }

    private void revoke(UUID workspace, WorkspaceToken token) {
        if (!token.isRevoked()) {
            token.revoke(clock.instant());
            flush();
            audit.write(workspace, AuditAction.TOKEN_REVOKED, AuditTarget.token(token.id, token.name), "");
        }
        find("workspaceId = ?1 and madeWith = ?2", workspace, token.id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(made -> revoke(workspace, made));
    }
}
