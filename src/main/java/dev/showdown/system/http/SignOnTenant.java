package dev.showdown.system.http;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;

/** Tells the framework of the provider, if there is one: it reads the provider's description, keys and tokens. */
@ApplicationScoped
class SignOnTenant {

    static final String ID = "sign-on";
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Clocks differ. */
    private static final int GRACE_SECONDS = 60;

    private final SignOnConfig config;

    SignOnTenant(SignOnConfig config) {
        this.config = config;
    }

    void register(@Observes Oidc oidc) {
        config.issuer()
                .ifPresent(issuer -> oidc.create(OidcTenantConfig.authServerUrl(issuer)
                        .tenantId(ID)
                        .applicationType(ApplicationType.WEB_APP)
                        .clientId(config.clientId().orElseThrow())
                        .credentials(config.clientSecret().orElseThrow())
                        .connectionTimeout(PATIENCE)
                        .token()
                        .issuer(issuer)
                        .lifespanGrace(GRACE_SECONDS)
                        // Tokens come from the provider alone: one with an unknown key means that it has a new one.
                        .forcedJwkRefreshInterval(Duration.ZERO)
                        .end()
                        .build()));
    }
}
