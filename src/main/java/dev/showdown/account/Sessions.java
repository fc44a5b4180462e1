package dev.showdown.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Browsers and their tokens. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<Session, UUID> {

    private static final String PREFIX = "sds_";

    private final Tokens tokens;
    private final Workspaces workspaces;
    private final AccountConfig config;
    private final Clock clock;

    Sessions(Tokens tokens, Workspaces workspaces, AccountConfig config, Clock clock) {
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.config = config;
        this.clock = clock;
    }

    /** A session that has just begun; its token goes into the cookie and is never seen again. */
    public record Started(Caller.Visitor visitor, String token) {}

    @Transactional
    public Started start() {
        String token = tokens.random(PREFIX);
        Session session = new Session(tokens.hash(token), workspaces.startGuest(), clock.instant(), config.guestLife());
        persist(session);
        return new Started(session.visitor(), token);
    }

    @Transactional
    public Optional<Caller.Visitor> find(String token) {
        if (!tokens.isWellFormed(PREFIX, token)) {
            return Optional.empty();
        }
        Optional<Session> session = find("tokenHash = ?1 and expiresAt > instant", (Object) tokens.hash(token))
                .firstResultOptional();
        session.ifPresent(found -> found.seen(clock.instant(), config.guestLife()));
        return session.map(Session::visitor);
    }

    /** How long the cookie lives. */
    public Duration life() {
        return config.guestLife();
    }

    @Transactional
    public long removeExpired() {
        return delete("expiresAt <= instant");
    }
}
