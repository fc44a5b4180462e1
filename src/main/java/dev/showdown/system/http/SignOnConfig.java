package dev.showdown.system.http;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The sign-on of an organisation, by OpenID Connect. Off without an issuer; what is half set is refused at the start. */
@ConfigMapping(prefix = "showdown.oidc")
public interface SignOnConfig {

    /** The address that the provider names itself by. */
    Optional<String> issuer();

    /** What this installation is to the provider. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    /** What the organisation is called on the button. */
    Optional<String> name();
}
