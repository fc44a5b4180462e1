package dev.showdown.system;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import dev.showdown.system.database.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartSettingsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void without_an_address_the_embedded_database_is_used() {
        assertThat(settings(Map.of()).hasOwnDatabase()).isFalse();
        assertThat(settings(Map.of("SHOWDOWN_DATABASE_URL", "")).hasOwnDatabase())
                .isFalse();
        assertThat(settings(complete()).hasOwnDatabase()).isTrue();
    }

    @Test
    void the_data_is_kept_at_home_unless_a_folder_is_given() {
        assertThat(settings(Map.of()).dataFolder())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".showdown", "data"));
        assertThat(settings(Map.of("SHOWDOWN_DATA", "/srv/showdown")).dataFolder())
                .isEqualTo(Path.of("/srv/showdown"));
    }

    @Test
    void an_own_database_is_passed_on_and_logs_are_json() {
        assertThat(settings(complete()).forOwnDatabase())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/showdown",
                        "quarkus.datasource.username", "app",
                        "quarkus.datasource.password", "app-password",
                        "quarkus.flyway.username", "owner",
                        "quarkus.flyway.password", "owner-password",
                        "quarkus.log.console.json.enabled", "true",
                        "showdown.secret", SECRET,
                        "showdown.base-url", "https://showdown.example.org"));
    }

    @Test
    void everything_missing_is_named_at_once() {
        assertRefused(
                Map.of("SHOWDOWN_DATABASE_URL", "jdbc:postgresql://db/showdown"),
                "SHOWDOWN_DATABASE_USER",
                "SHOWDOWN_DATABASE_OWNER_USER",
                "SHOWDOWN_DATABASE_OWNER_PASSWORD",
                "SHOWDOWN_SECRET",
                "SHOWDOWN_BASE_URL");
        for (String name : complete().keySet()) {
            if (!name.matches("SHOWDOWN_DATABASE_(URL|PASSWORD)")) {
                Map<String, String> environment = complete();
                environment.put(name, " ");
                assertRefused(environment, name);
            }
        }
    }

    @Test
    void the_application_does_not_work_as_the_owner_of_the_tables() {
        Map<String, String> environment = complete();
        environment.put("SHOWDOWN_DATABASE_USER", "owner");
        assertRefused(environment, "SHOWDOWN_DATABASE_USER", "SHOWDOWN_DATABASE_OWNER_USER", "two roles");
    }

    @Test
    void a_short_secret_is_refused_and_not_repeated() {
        Map<String, String> environment = complete();
        environment.put("SHOWDOWN_SECRET", "too-short");
        assertRefused(environment, "SHOWDOWN_SECRET", "32 characters");
        assertThatThrownBy(() -> settings(environment).forOwnDatabase())
                .message()
                .doesNotContain("too-short");
    }

    @Test
    void addresses_of_another_form_are_refused() {
        Map<String, String> environment = complete();
        environment.put("SHOWDOWN_DATABASE_URL", "postgres://db/showdown");
        assertRefused(environment, "SHOWDOWN_DATABASE_URL", "JDBC");
        for (String address : new String[] {"showdown.example.org", "ftp://x", "https://x/below", "https://", "::"}) {
            Map<String, String> other = complete();
            other.put("SHOWDOWN_BASE_URL", address);
            assertRefused(other, "SHOWDOWN_BASE_URL");
        }
    }

    @Test
    void the_embedded_database_needs_nothing() {
        assertThat(settings(Map.of()).forEmbeddedDatabase(SECRET, Map.of("quarkus.datasource.username", "app")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "quarkus.datasource.username", "app",
                        "quarkus.log.console.json.enabled", "false",
                        "showdown.mail.in-log", "true",
                        "showdown.secret", SECRET,
                        "showdown.base-url", "http://localhost:8080"));
        assertThat(settings(Map.of("QUARKUS_HTTP_PORT", "9000")).forEmbeddedDatabase(SECRET, Map.of()))
                .containsEntry("showdown.base-url", "http://localhost:9000");
    }

    @Test
    void what_is_given_counts_for_the_embedded_database_too() {
        Map<String, String> environment = Map.of(
                "SHOWDOWN_SECRET", SECRET.toUpperCase(Locale.ROOT),
                "SHOWDOWN_BASE_URL", "https://showdown.example.org/",
                "SHOWDOWN_MAIL_IN_LOG", "false",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        assertThat(settings(environment).forEmbeddedDatabase(SECRET, Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "showdown.mail.in-log", "false",
                        "showdown.secret", "0123456789ABCDEF0123456789ABCDEF",
                        "showdown.base-url", "https://showdown.example.org"));
    }

    private static void assertRefused(Map<String, String> environment, String... words) {
        assertThatThrownBy(() -> settings(environment).forOwnDatabase())
                .isInstanceOf(StartRefused.class)
                .message()
                .contains(words)
                .doesNotContain("\n");
    }

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of(
                "SHOWDOWN_DATABASE_URL", "jdbc:postgresql://db/showdown",
                "SHOWDOWN_DATABASE_USER", "app",
                "SHOWDOWN_DATABASE_PASSWORD", "app-password",
                "SHOWDOWN_DATABASE_OWNER_USER", "owner",
                "SHOWDOWN_DATABASE_OWNER_PASSWORD", "owner-password",
                "SHOWDOWN_SECRET", SECRET,
                "SHOWDOWN_BASE_URL", "https://showdown.example.org"));
    }

    private static StartSettings settings(Map<String, String> environment) {
        return new StartSettings(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, EnvConfigSource.ORDINAL))
                .build());
    }
}
