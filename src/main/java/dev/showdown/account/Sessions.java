package dev.showdown.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;

/** Browsers and their tokens. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<Session, UUID> {

    private static final String PREFIX = "sds_";

    private final Tokens tokens;
    private final Workspaces workspaces;
    private final AccountConfig config;
    private final AuditLog audit;
    private final Clock clock;

    Sessions(Tokens tokens, Workspaces workspaces, AccountConfig config, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A session that has just begun; its token goes into the cookie and is never seen again.
     *
     * @param life how long the browser shall keep the cookie; empty for as long as it runs
     */
    public record Started(Caller.Browser caller, String token, Optional<Duration> life) {}

    /**
     * How somebody signs in.
     *
     * @param kept whether the session outlives the browser
     * @param browser what it is called in the list of sessions
     */
    public record Manner(boolean kept, String browser) {}

    @Transactional
    public Started start() {
        String token = tokens.random(PREFIX);
        Session session =
                Session.ofGuest(tokens.hash(token), workspaces.startGuest(), clock.instant(), config.guestLife());
        persist(session);
        return new Started(
                new Caller.Visitor(session.id, session.guestWorkspaceId), token, Optional.of(config.guestLife()));
    }

    /** A session with a token of its own, never one that a browser had before. */
    Started signIn(Person person, Manner manner) {
        String token = tokens.random(PREFIX);
        Session session = Session.of(person, tokens.hash(token), manner, clock.instant());
        persist(session);
        flush();
        return new Started(
                new Caller.SignedIn(session.id, person),
                token,
                manner.kept() ? Optional.of(Session.KEPT) : Optional.empty());
    }

    /** Goes on under another token, for whoever has proved again who they are: a copy of the cookie opens nothing. */
    @Transactional
    Started renew(Caller.SignedIn caller) {
        Session session = findByIdOptional(caller.session())
                .orElseThrow(() -> new Refused.SignInNeeded("This session has ended. Sign in again."));
        String token = tokens.random(PREFIX);
        session.tokenHash = tokens.hash(token);
        return new Started(
                caller,
                token,
                Optional.of(session)
                        .filter(found -> found.kept)
                        .map(found -> Duration.between(clock.instant(), found.endsAt)));
    }

    private record Found(Session session, Account account) {}

    @Transactional
    public Optional<Caller.Browser> find(String token) {
        if (!tokens.isWellFormed(PREFIX, token)) {
            return Optional.empty();
        }
        return getEntityManager()
                .createQuery("""
                        select new dev.showdown.account.Sessions$Found(s, a)
                        from Session s left join Account a on a.id = s.accountId
                        where s.tokenHash = :hash and s.expiresAt > instant and (s.endsAt is null or s.endsAt > instant)
                        """, Found.class)
                .setParameter("hash", tokens.hash(token))
                .getResultStream()
                .findFirst()
                .filter(found -> isThere(found.session()))
                .map(Sessions::caller);
    }

    /** Moves the end of its life now and then; false when somebody has ended it at this moment. */
    private boolean isThere(Session session) {
        Instant now = clock.instant();
        return !session.isToldApart(now)
                || update(
                                "seenAt = ?1, expiresAt = ?2 where id = ?3",
                                now,
                                session.end(now, config.guestLife()),
                                session.id)
                        == 1;
    }

    private static Caller.Browser caller(Found found) {
        Session session = found.session();
        return found.account() == null
                ? new Caller.Visitor(session.id, session.guestWorkspaceId)
                : new Caller.SignedIn(session.id, found.account().person());
    }

    /** A line of the list of one's sessions. */
    public record Listed(UUID id, String browser, boolean kept, boolean here, Instant signedInAt, Instant seenAt) {}

    /** Where somebody is signed in, the latest first. */
    @Transactional
    public List<Listed> of(Caller.SignedIn caller) {
        return list(
                        "accountId = ?1 and expiresAt > instant order by seenAt desc, id desc",
                        caller.person().id())
                .stream()
                .map(found -> new Listed(
                        found.id,
                        found.browser,
                        found.kept,
                        found.id.equals(caller.session()),
                        found.createdAt,
                        found.seenAt))
                .toList();
    }

    /** Ends one of somebody's own sessions. */
    @Transactional
    public void end(Caller.SignedIn caller, UUID session) {
        if (delete("id = ?1 and accountId = ?2", session, caller.person().id()) == 0) {
            throw new Refused.NotFound("This session has ended already.");
        }
        audit.writeOfPerson(caller.person(), AuditAction.PERSON_SIGNED_OUT);
    }

    /** Ends every session of somebody's but the one that asks. */
    @Transactional
    public void endOthers(Caller.SignedIn caller) {
        delete("accountId = ?1 and id <> ?2", caller.person().id(), caller.session());
        audit.writeOfPerson(caller.person(), AuditAction.PERSON_SIGNED_OUT);
    }

    @Transactional
    public void endAll(UUID account) {
        delete("accountId", account);
    }

    /** Ends the session that a browser had before. */
    @Transactional
    public void leave(Caller.Browser former) {
        deleteById(former.session());
    }

    /** How long guest work, and the cookie to it, is kept. */
    public Duration life() {
        return config.guestLife();
    }

    @Transactional
    public long removeExpired() {
        return delete("expiresAt <= instant");
    }
}
