package dev.showdown.system;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.Config;

import dev.showdown.system.database.StartRefused;

/// Servers of others that an operator may name: one that takes mail, one that says who somebody is. What is half set is
/// refused at the start, not when the first person needs it.
record ServiceSettings(Config config) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LAST_PORT = 65_535;

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        given("showdown.smtp.host").ifPresent(host -> properties.putAll(mail(host)));
        given("showdown.oidc.issuer").ifPresent(this::checkSignOn);
        return properties;
    }

    private Map<String, String> mail(String host) {
        Map<String, String> properties = new HashMap<>();
        properties.put("quarkus.mailer.mock", "false");
        properties.put("quarkus.mailer.host", host);
        properties.put("quarkus.mailer.from", sender());
        Security security = security();
        properties.put("quarkus.mailer.tls", String.valueOf(security.tls));
        properties.put("quarkus.mailer.start-tls", security.startTls);
        properties.put("quarkus.mailer.port", port().orElse(security.port));
        Optional<String> user = given("showdown.smtp.user");
        Optional<String> password = given("showdown.smtp.password");
        if (user.isPresent() != password.isPresent()) {
            throw new StartRefused("Set SHOWDOWN_SMTP_USER and SHOWDOWN_SMTP_PASSWORD together, or neither.");
        }
        user.ifPresent(name -> properties.put("quarkus.mailer.username", name));
        password.ifPresent(secret -> properties.put("quarkus.mailer.password", secret));
        return properties;
    }

    private String sender() {
        return given("showdown.smtp.from")
                .filter(address -> address.matches("[^\\p{Cntrl}]+@[^\\p{Cntrl}]+"))
                .orElseThrow(() -> new StartRefused("With SHOWDOWN_SMTP_HOST, set also SHOWDOWN_SMTP_FROM, "
                        + "the address that mail comes from, such as showdown@example.org."));
    }

    private Optional<String> port() {
        Optional<String> given = given("showdown.smtp.port");
        if (given.filter(number -> !number.matches("[1-9]\\d{0,4}") || Integer.parseInt(number) > LAST_PORT)
                .isPresent()) {
            throw new StartRefused("SHOWDOWN_SMTP_PORT must be a number from 1 to 65535.");
        }
        return given;
    }

    /// How the way to the mail server is kept from others' eyes.
    private enum Security {
        STARTTLS(false, "REQUIRED", "587"),
        TLS(true, "DISABLED", "465"),
        NONE(false, "DISABLED", "25");

        private final boolean tls;
        private final String startTls;
        private final String port;

        Security(boolean tls, String startTls, String port) {
            this.tls = tls;
            this.startTls = startTls;
            this.port = port;
        }
    }

    private Security security() {
        String given = given("showdown.smtp.tls").orElse("starttls");
        return switch (given) {
            case "starttls" -> Security.STARTTLS;
            case "tls" -> Security.TLS;
            case "none" -> Security.NONE;
            default -> throw new StartRefused("SHOWDOWN_SMTP_TLS must be starttls, tls or none.");
        };
    }

    private void checkSignOn(String issuer) {
        if (given("showdown.oidc.client-id").isEmpty()
                || given("showdown.oidc.client-secret").isEmpty()) {
            throw new StartRefused(
                    "With SHOWDOWN_OIDC_ISSUER, set also SHOWDOWN_OIDC_CLIENT_ID and SHOWDOWN_OIDC_CLIENT_SECRET.");
        }
        if (!isIssuer(issuer)) {
            throw new StartRefused("SHOWDOWN_OIDC_ISSUER must be an address such as "
                    + "https://login.example.org/realms/staff: with https, without a query or a fragment.");
        }
    }

    private static boolean isIssuer(String text) {
        try {
            URI address = URI.create(text);
            boolean safe = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
            return safe
                    && address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<String> given(String property) {
        return config.getOptionalValue(property, String.class).filter(value -> !value.isBlank());
    }
}
