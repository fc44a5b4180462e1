package dev.showdown.account;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a browser and its work are remembered. */
@ConfigMapping(prefix = "showdown.account")
public interface AccountConfig {

    /** A browser that has not come back for so long is forgotten, and so is guest work that nobody opened. */
    @WithDefault("P180D")
    Duration guestLife();
}
