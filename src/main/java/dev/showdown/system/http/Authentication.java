package dev.showdown.system.http;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.showdown.account.AccessKeys;
import dev.showdown.account.Caller;
import dev.showdown.account.Sessions;
import dev.showdown.account.TokenHolders;
import dev.showdown.account.TokenUses;
import dev.showdown.system.http.Visit.SessionCookie;

/**
 * Programs show a key, browsers a cookie; neither is taken for the other. Nothing else says who somebody is: whoever shows
 * neither is nobody, and no other mechanism is asked.
 */
@ApplicationScoped
class Authentication implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    private final AccessKeys keys;
    private final TokenHolders holders;
    private final TokenUses uses;
    private final Sessions sessions;
    private final BaseAddress base;

    Authentication(AccessKeys keys, TokenHolders holders, TokenUses uses, Sessions sessions, BaseAddress base) {
        this.keys = keys;
        this.holders = holders;
        this.uses = uses;
        this.sessions = sessions;
        this.base = base;
    }

    /** Before the framework's own for OpenID Connect, which would follow cookies of its own. */
    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager manager) {
        return known(routing)
                .onItem()
                .ifNull()
                .switchTo(() -> manager.authenticate(AnonymousAuthenticationRequest.INSTANCE));
    }

    private Uni<SecurityIdentity> known(RoutingContext routing) {
        if (Api.serves(routing)) {
            String header = routing.request().getHeader(HttpHeaders.AUTHORIZATION);
            return header == null ? Uni.createFrom().nullItem() : blocking(routing, () -> holder(header));
        }
        Cookie cookie = SessionCookie.of(routing.request(), base);
        return cookie == null
                ? Uni.createFrom().nullItem()
                : blocking(routing, () -> sessions.find(cookie.getValue())
                        .map(browser -> {
                            Visit.know(routing, browser);
                            return identity(browser);
                        })
                        .orElse(null));
    }

    private static Uni<SecurityIdentity> blocking(
            RoutingContext routing, java.util.concurrent.Callable<SecurityIdentity> look) {
        return Uni.createFrom()
                .completionStage(
                        () -> routing.vertx().executeBlocking(look, false).toCompletionStage());
    }

    /** What an Authorization header carries; empty for nothing of ours. */
    static String token(String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }

    private SecurityIdentity holder(String header) {
        String token = token(header);
        Optional<Caller> holder = keys.holder(token).map(Caller.class::cast);
        return holder.or(() -> holders.holder(token).map(this::noted))
                .map(Authentication::identity)
                .orElseThrow(() -> new AuthenticationFailedException("This key is not valid, or not any more."));
    }

    private Caller.TokenHolder noted(Caller.TokenHolder holder) {
        uses.note(holder);
        return holder;
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder().setPrincipal(caller).build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
