package dev.showdown.account;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** What browsers and their rights rest on. */
@ConfigMapping(prefix = "showdown")
public interface AccountConfig {

    /**
     * The key of this installation, from which links and form tokens are derived: at least 32 characters. Whoever knows
     * it can make links; changing it ends all of them.
     */
    String secret();

    /** A browser that has not come back for so long is forgotten, and so is guest work that nobody opened. */
    @WithName("account.guest-life")
    @WithDefault("P180D")
    Duration guestLife();
}
