package dev.showdown.account;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** What browsers, accounts and their rights rest on. */
@ConfigMapping(prefix = "showdown")
public interface AccountConfig {

    /**
     * The key of this installation, from which links and form tokens are derived: at least 32 characters. Whoever knows
     * it can make links; changing it ends all of them.
     */
    String secret();

    /** Where people reach it; for the links in letters. */
    URI baseUrl();

    /** A browser that has not come back for so long is forgotten, and so is guest work that nobody opened. */
    @WithName("account.guest-life")
    @WithDefault("P180D")
    Duration guestLife();

    /** How much one workspace may hold. */
    Quota quota();

    interface Quota {

        @WithDefault("2000")
        int assessments();

        /** Of somebody without an account. */
        @WithDefault("200")
        int guestAssessments();

        /** Share links that are open. */
        @WithDefault("2000")
        int shares();

        /** Workspaces of which one person is an owner. */
        @WithDefault("50")
        int workspaces();

        /** Members, and invitations that are open. */
        @WithDefault("200")
        int members();

        /** Tokens that still work. */
        @WithDefault("100")
        int tokens();
    }

    Audit audit();

    /** Who did what to what. */
    interface Audit {

        /** How long it is kept: 30 days at least. */
        @WithDefault("P365D")
        Duration kept();
    }

    Smtp smtp();

    Mail mail();

    /** The server that takes the mail. */
    interface Smtp {

        /** Without it, nothing is mailed. */
        Optional<String> host();
    }

    interface Mail {

        /** Whether letters stand in the log when nothing is mailed: for somebody who runs it for themselves. */
        @WithDefault("false")
        boolean inLog();

        /** How often letters that are due are sent; "off" for only when told to. */
        @WithDefault("2s")
        String sentEvery();
    }
}
