package dev.showdown.account;

import io.smallrye.config.ConfigMapping;

/** The key of this installation, from which links and form tokens are derived. */
@ConfigMapping(prefix = "showdown")
public interface SecretConfig {

    /** At least 32 characters. Whoever knows it can make links; changing it ends all of them. */
    String secret();
}
