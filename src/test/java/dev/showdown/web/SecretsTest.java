package dev.showdown.web;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// What opens a link is nowhere but in the link: not in the log, and not in a copy of the database.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SecretsTest {

    private static final String PASSWORD = "correct horse canary";

    @Inject
    Database database;

    @Test
    void a_token_and_a_password_are_in_no_log_and_in_no_table() {
        Wizard wizard = Wizard.start(new Browser(), "Secret title")
                .answerAll(Map.of(), "unknown")
                .submit()
                .publish();
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler ear = new Ear(logged);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(ear);
        root.setLevel(Level.INFO);
        String token;
        try {
            Logger.getLogger("dev.showdown.test").info("The ear hears");
            String link = wizard.link(wizard.newLink().with("name", "Canary").with("password", PASSWORD));
            token = link.substring("/r/".length());
            everything(wizard, link);
        } finally {
            root.removeHandler(ear);
            root.setLevel(before);
        }
        assertThat(logged).anyMatch(line -> line.contains("The ear hears"));
        for (String secret : List.of(token, PASSWORD)) {
            assertThat(logged).noneMatch(line -> line.contains(secret));
            assertThat(tablesWith(secret)).isEmpty();
        }
        assertThat(tablesWith("Secret title")).contains("assessment", "report");
    }

    /// Every state of the link, and every way to ask for it.
    private void everything(Wizard wizard, String link) {
        Browser reader = new Browser();
        reader.get(link).expectError(403);
        reader.send(PageForm.to(link + "/unlock").with("password", PASSWORD + "x"))
                .expectError(403);
        reader.send(PageForm.to(link + "/unlock").with("password", PASSWORD)).expect(303);
        reader.get(link).expect(200);
        reader.get(link + ".json").expect(200);
        reader.get(link + ".png");
        reader.get(link + ".nothing").expectError(404);
        reader.get(link.replace("/r/", "/embed/")).expectError(404);
        reader.get("/oembed?url=" + Server.BASE + link).expectError(404);
        reader.get(link + ";x").expectError(400);
        assertThat(reader.request().delete(link).statusCode()).isEqualTo(405);
        wizard.press("Canary", "pause");
        reader.get(link).expectError(403);
        wizard.press("Canary", "rotation");
        reader.get(link).expectError(404);
    }

    /// The tables in which a text stands, as such or as bytes.
    private List<String> tablesWith(String secret) {
        String bytes = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        return database.column("select tablename from pg_tables where schemaname = 'public' order by 1").stream()
                .map(String::valueOf)
                .filter(table -> database.count(
                                "select count(*) from %s t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0"
                                        .formatted(table),
                                secret,
                                bytes)
                        > 0)
                .toList();
    }

    private static final class Ear extends Handler {

        private final List<String> heard;

        Ear(List<String> heard) {
            this.heard = heard;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            heard.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
