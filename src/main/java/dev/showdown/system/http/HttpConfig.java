package dev.showdown.system.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this installation is reached, and how much of it one caller may use. */
@ConfigMapping(prefix = "showdown")
public interface HttpConfig {

    /** Where people reach it. Every link is built from this, never from what a request claims. */
    URI baseUrl();

    /** Whom to tell about abuse or a security problem: a mailto: or https: address. The postmaster if left out. */
    Optional<URI> contact();

    /** Bodies beyond this are refused before they are read. */
    @WithDefault("${quarkus.http.limits.max-body-size}")
    MemorySize largestBody();

    Limits limits();

    interface Limits {

        /** What one address without a key may do in a window, in calls of ordinary size; of pages, what it may start. */
        @WithDefault("100")
        long anonymous();

        /** What one key may do in a window, in calls of ordinary size. */
        @WithDefault("600")
        long keyed();

        @WithDefault("PT1M")
        Duration window();

        /** Attempts to sign in, on whichever accounts, which one address has in a quarter of an hour. */
        @WithDefault("50")
        long signIns();

        /** Letters that one address may have sent in an hour. */
        @WithDefault("20")
        long letters();

        /** Links that lead nowhere, which one address may try in a minute. */
        @WithDefault("30")
        long misses();
    }
}
