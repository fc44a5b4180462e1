package dev.showdown.system.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.showdown.isolation.Tenants;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Instance;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// What an operator does after a loss: the work of teams, backed up while the application runs, restored elsewhere.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RestoredApplicationTest {
    private static final Path DATA = Path.of("target", "test-database").toAbsolutePath();

    @Inject
    Tenants tenants;

    @Inject
    Database database;

    @TempDir
    Path folder;

    private static Login as(String role, String name) {
        var config = ConfigProvider.getConfig();
        return new Login(
                config.getValue("quarkus.datasource.jdbc.url", String.class).replaceFirst("[^/]+$", name),
                role,
                config.getValue("quarkus.datasource.password", String.class));
    }

    @Test
    void the_work_of_teams_is_the_same_in_every_table() throws SQLException {
        tenants.settle("heron" + UUID.randomUUID());
        database.change(
                "insert into stored_reply values (sha256(?::bytea), sha256('b'), 'c', now())"
                        + " on conflict do nothing",
                "a".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Path file = folder.resolve("work.backup");
        Manifest manifest = Backup.write(as(Roles.BACKUP, Roles.DATABASE), file);
        assertThat(manifest.tables()).hasSizeGreaterThan(20).allSatisfy(table -> assertThat(table.rows())
                .as("let Tenants make a row of %s", table.name())
                .isPositive());
        assertThat(manifest.tables().stream().map(Manifest.Copied::name))
                .containsExactlyInAnyOrderElementsOf(
                        database.column("""
                                select tablename from pg_tables where schemaname = 'public'
                                and tablename not in ('rate_limit', 'flyway_schema_history')
                                """).stream().map(String::valueOf).toList());
        String copy = "copy_" + UUID.randomUUID().toString().replace("-", "");
        database.change("create database " + copy + " owner showdown_owner");
        try {
            Restore.read(as(Roles.OWNER, copy), Roles.APPLICATION, file);
            assertThat(Databases.content(as(Databases.SUPERUSER, copy)))
                    .isEqualTo(Databases.content(as(Databases.SUPERUSER, Roles.DATABASE)));
        } finally {
            database.change("drop database " + copy);
        }
    }

    @Test
    void a_restored_application_opens_links_and_evaluates_as_before() throws Exception {
        Wizard wizard = Wizard.start(new Browser(), "Kept elsewhere")
                .answerAll(Map.of("mandate", "only-javascript"), "unknown")
                .submit()
                .publish();
        String resume = wizard.resumeLink().replace(Server.BASE, "");
        String link = wizard.link("For the board").replace(Server.BASE, "");
        String jar = Instance.jar();
        String file = folder.resolve("work.backup").toString();

        assertThat(Instance.command(jar, Map.of("SHOWDOWN_DATA", DATA.toString()), "backup", file))
                .contains("0")
                .anyMatch(said -> said.matches("Wrote [0-9,]+ rows of [0-9]+ tables, schema version .+"));
        Path data = folder.resolve("data");
        Map<String, String> elsewhere = Map.of("SHOWDOWN_DATA", data.toString());
        assertThat(Instance.command(jar, elsewhere, "restore", file))
                .contains("0")
                .anyMatch(said -> said.startsWith("Restored "));
        assertThat(Instance.command(jar, elsewhere, "restore", file))
                .contains("1")
                .anyMatch(said -> said.contains("holds rows already"));
        Files.copy(DATA.resolve("secret"), data.resolve("secret"));

        try (Instance restored = Instance.start(jar, elsewhere)) {
            Browser browser = new Browser();
            Page resumed = browser.get(restored.base() + resume).expect(303);
            assertThat(resumed.location()).isEqualTo(wizard.address());
            assertThat(browser.get(restored.base() + resumed.location())
                            .expect(200)
                            .text())
                    .contains("Kept elsewhere");
            assertThat(new Browser().get(restored.base() + link).expect(200).text())
                    .contains("Kept elsewhere")
                    .isEqualTo(new Browser().get(link).expect(200).text());
            assertThat(evaluation(restored.base())).contains("only-option").isEqualTo(evaluation(Server.BASE));
        }
    }

    private static String evaluation(String base) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("answers", Map.of("mandate", "only-javascript"), "seed", 7))
                .post(base + "/api/v1/evaluations")
                .asString();
    }
}
