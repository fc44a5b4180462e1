package dev.showdown.system;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.system.database.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceSettingsTest {

    private static final Map<String, String> MAIL =
            Map.of("SHOWDOWN_SMTP_HOST", "mail.example.org", "SHOWDOWN_SMTP_FROM", "showdown@example.org");
    private static final Map<String, String> SIGN_ON = Map.of(
            "SHOWDOWN_OIDC_ISSUER", "https://login.example.org/realms/staff",
            "SHOWDOWN_OIDC_CLIENT_ID", "showdown",
            "SHOWDOWN_OIDC_CLIENT_SECRET", "hush");

    @Test
    void nothing_need_be_set() {
        assertThat(properties(Map.of())).isEmpty();
        assertThat(properties(Map.of("SHOWDOWN_SMTP_HOST", "", "SHOWDOWN_OIDC_ISSUER", " ")))
                .isEmpty();
    }

    @Test
    void mail_goes_to_the_server_that_is_named_and_never_in_the_clear_by_itself() {
        assertThat(properties(MAIL))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "quarkus.mailer.mock", "false",
                        "quarkus.mailer.host", "mail.example.org",
                        "quarkus.mailer.from", "showdown@example.org",
                        "quarkus.mailer.tls", "false",
                        "quarkus.mailer.start-tls", "REQUIRED",
                        "quarkus.mailer.port", "587"));
    }

    @Test
    void mail_may_use_other_ways_and_a_password() {
        assertThat(properties(with(MAIL, "SHOWDOWN_SMTP_TLS", "tls")))
                .containsEntry("quarkus.mailer.tls", "true")
                .containsEntry("quarkus.mailer.port", "465");
        assertThat(properties(with(MAIL, "SHOWDOWN_SMTP_TLS", "none")))
                .containsEntry("quarkus.mailer.tls", "false")
                .containsEntry("quarkus.mailer.start-tls", "DISABLED")
                .containsEntry("quarkus.mailer.port", "25");
        assertThat(properties(with(MAIL, "SHOWDOWN_SMTP_PORT", "2525"))).containsEntry("quarkus.mailer.port", "2525");
        assertThat(properties(with(with(MAIL, "SHOWDOWN_SMTP_USER", "me"), "SHOWDOWN_SMTP_PASSWORD", "hush")))
                .containsEntry("quarkus.mailer.username", "me")
                .containsEntry("quarkus.mailer.password", "hush");
    }

    @Test
    void mail_that_is_half_set_is_refused() {
        assertRefused(Map.of("SHOWDOWN_SMTP_HOST", "mail.example.org"), "SHOWDOWN_SMTP_FROM");
        assertRefused(with(MAIL, "SHOWDOWN_SMTP_FROM", "nobody"), "SHOWDOWN_SMTP_FROM");
        assertRefused(with(MAIL, "SHOWDOWN_SMTP_USER", "me"), "SHOWDOWN_SMTP_PASSWORD");
        assertRefused(with(MAIL, "SHOWDOWN_SMTP_PASSWORD", "hush"), "SHOWDOWN_SMTP_USER");
        assertRefused(with(MAIL, "SHOWDOWN_SMTP_TLS", "maybe"), "starttls, tls or none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "smtp", "99999"})
    void a_port_is_a_number(String port) {
        assertRefused(with(MAIL, "SHOWDOWN_SMTP_PORT", port), "SHOWDOWN_SMTP_PORT");
    }

    @Test
    void sign_on_needs_all_three() {
        assertThat(properties(SIGN_ON)).isEmpty();
        for (String name : SIGN_ON.keySet()) {
            if (!name.equals("SHOWDOWN_OIDC_ISSUER")) {
                assertRefused(with(SIGN_ON, name, " "), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example.org",
                "http://login.example.org",
                "https://",
                "https://login.example.org?realm=1",
                "https://login.example.org#x",
                "ftp://login.example.org",
                "https://log in"
            })
    void an_issuer_is_a_safe_address(String issuer) {
        assertRefused(with(SIGN_ON, "SHOWDOWN_OIDC_ISSUER", issuer), "SHOWDOWN_OIDC_ISSUER");
    }

    @Test
    void an_issuer_on_the_same_machine_needs_no_https() {
        assertThat(properties(with(SIGN_ON, "SHOWDOWN_OIDC_ISSUER", "http://localhost:8180/realms/staff")))
                .isEmpty();
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private static Map<String, String> properties(Map<String, String> environment) {
        return new ServiceSettings(new SmallRyeConfigBuilder()
                        .withSources(new EnvConfigSource(environment, 300))
                        .build())
                .properties();
    }

    private static void assertRefused(Map<String, String> environment, String... words) {
        assertThatThrownBy(() -> properties(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("hush");
    }
}
