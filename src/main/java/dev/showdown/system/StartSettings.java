package dev.showdown.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;

import dev.showdown.system.database.Login;
import dev.showdown.system.database.StartRefused;

/// Which database, which address, which secret: what must be settled before the framework reads its configuration.
record StartSettings(Config config) {
    private static final int SHORTEST_SECRET = 32;
    private static final String USER = "showdown.database.user";
    private static final String OWNER = "showdown.database.owner-user";
    private static final String OWNER_PASSWORD = "showdown.database.owner-password";

    boolean hasOwnDatabase() {
        return given("showdown.database.url").isPresent();
    }

    Path dataFolder() {
        return given("showdown.data")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".showdown", "data"));
    }

    /// For an operator's own database: nothing is guessed, and whatever is missing is named at once.
    Map<String, String> forOwnDatabase() {
        refuseIncomplete();
        String url = address();
        String secret = given("showdown.secret").orElseThrow();
        if (secret.length() < SHORTEST_SECRET) {
            throw new StartRefused("SHOWDOWN_SECRET must have at least " + SHORTEST_SECRET
                    + " characters; make one with: openssl rand -base64 32.");
        }
        Map<String, String> properties = new HashMap<>();
        properties.put("quarkus.datasource.jdbc.url", url);
        properties.put("quarkus.datasource.username", given(USER).orElseThrow());
        given("showdown.database.password")
                .ifPresent(password -> properties.put("quarkus.datasource.password", password));
        properties.put("quarkus.flyway.username", given(OWNER).orElseThrow());
        properties.put("quarkus.flyway.password", given(OWNER_PASSWORD).orElseThrow());
        properties.put("showdown.secret", secret);
        properties.put("showdown.base-url", baseUrl().orElseThrow());
        logAs(true, properties);
        return properties;
    }

    private String address() {
        String url = given("showdown.database.url").orElseThrow();
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartRefused("SHOWDOWN_DATABASE_URL must be a JDBC address such as "
                    + "jdbc:postgresql://db.example.org:5432/showdown.");
        }
        return url;
    }

    /// For a backup of an operator's own database.
    Login backupLogin() {
        return login("backup", "a role with BYPASSRLS that may read every table");
    }

    /// For a restore into an operator's own database.
    Login ownerLogin() {
        return login("owner", "the role that will own the tables");
    }

    String applicationRole() {
        return given(USER)
                .orElseThrow(() ->
                        new StartRefused("Set SHOWDOWN_DATABASE_USER, the role that the application will work as."));
    }

    private Login login(String role, String meaning) {
        String name = "showdown.database." + role;
        String variable = "SHOWDOWN_DATABASE_" + role.toUpperCase(Locale.ROOT) + "_USER";
        return new Login(
                address(),
                given(name + "-user").orElseThrow(() -> new StartRefused("Set " + variable + ", " + meaning + ".")),
                given(name + "-password").orElse(""));
    }

    private void refuseIncomplete() {
        List<String> missing = new ArrayList<>();
        require(USER, "SHOWDOWN_DATABASE_USER (the role that the application works as)", missing);
        require(OWNER, "SHOWDOWN_DATABASE_OWNER_USER (another role, which owns the tables)", missing);
        require(OWNER_PASSWORD, "SHOWDOWN_DATABASE_OWNER_PASSWORD", missing);
        require("showdown.secret", "SHOWDOWN_SECRET (at least 32 characters)", missing);
        require("showdown.base-url", "SHOWDOWN_BASE_URL (such as https://showdown.example.org)", missing);
        if (!missing.isEmpty()) {
            throw new StartRefused("With SHOWDOWN_DATABASE_URL, set also " + String.join(" and ", missing) + ".");
        }
        if (given(USER).equals(given(OWNER))) {
            throw new StartRefused("SHOWDOWN_DATABASE_USER and SHOWDOWN_DATABASE_OWNER_USER must be two roles: "
                    + "row-level security does not bind the owner of the tables.");
        }
    }

    private void require(String property, String words, List<String> missing) {
        if (given(property).isEmpty()) {
            missing.add(words);
        }
    }

    /// For the embedded database: nothing need be given, and what is given counts.
    Map<String, String> forEmbeddedDatabase(String keptSecret, Map<String, String> database) {
        Map<String, String> properties = new HashMap<>(database);
        properties.put("showdown.secret", given("showdown.secret").orElse(keptSecret));
        properties.put(
                "showdown.base-url",
                baseUrl()
                        .orElseGet(() ->
                                "http://localhost:" + given("quarkus.http.port").orElse("8080")));
        // Whoever runs it for themselves reads the log, and needs no mail server to make an account.
        properties.put("showdown.mail.in-log", given("showdown.mail.in-log").orElse("true"));
        logAs(false, properties);
        return properties;
    }

    private Optional<String> baseUrl() {
        Optional<String> given = given("showdown.base-url").map(url -> url.replaceFirst("/+$", ""));
        if (given.isPresent() && !isWebAddress(given.get())) {
            throw new StartRefused("SHOWDOWN_BASE_URL must be an address such as https://showdown.example.org, "
                    + "without a path, a query or a fragment.");
        }
        return given;
    }

    private static boolean isWebAddress(String url) {
        try {
            URI address = URI.create(url);
            return url.matches("https?://.+")
                    && address.getHost() != null
                    && url.equals(address.getScheme() + "://" + address.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void logAs(boolean json, Map<String, String> properties) {
        if (given("quarkus.log.console.json.enabled").isEmpty()) {
            properties.put("quarkus.log.console.json.enabled", String.valueOf(json));
        }
    }

    /// Empty counts as not given: that is how compose files and shells leave a variable out.
    private Optional<String> given(String property) {
        return config.getOptionalValue(property, String.class).filter(value -> !value.isBlank());
    }
}
