package dev.showdown.account;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Database;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.SmtpServer;

import static org.assertj.core.api.Assertions.assertThat;

/// What is written is sent once, as soon as it can be, and not after its link has ended.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(SmtpServer.class)
class LettersTest {

    @Inject
    Accounts accounts;

    @Inject
    Letters letters;

    @Inject
    Database database;

    private void sendAll() {
        while (letters.sendOne()) {
            // One by one.
        }
    }

    private void set(String email, String what) {
        assertThat(database.change("update letter set " + what + " where address = ?", email))
                .isOne();
    }

    private long count(String email, String condition) {
        return database.count("select count(*) from letter where address = ? and " + condition, email);
    }

    @Test
    void a_letter_whose_link_has_ended_is_not_sent() {
        String email = Accounts.freshEmail();
        accounts.signUpLink(email);
        set(email, "expires_at = now() - interval '1 second'");
        sendAll();
        assertThat(SmtpServer.to(email)).isEmpty();
        set(email, "expires_at = now() + interval '1 hour'");
        sendAll();
        assertThat(SmtpServer.to(email)).hasSize(1);
    }

    @Test
    void a_letter_that_nobody_takes_is_tried_again_later_each_time_and_sent_once() {
        sendAll();
        String email = Accounts.freshEmail();
        accounts.signUpLink(email);
        String later = "sent_at is null and due_at > now() and due_at <= now() + make_interval(secs => %d)";
        SmtpServer.whileItIsDown(() -> {
            assertThat(letters.sendOne()).isTrue();
            assertThat(count(email, "tries = 1 and " + later.formatted(10))).isOne();
            set(email, "due_at = now()");
            assertThat(letters.sendOne()).isTrue();
            assertThat(count(email, "tries = 2 and " + later.formatted(20))).isOne();
            set(email, "due_at = now(), tries = 60");
            assertThat(letters.sendOne()).isTrue();
            assertThat(count(email, later.formatted(10 * 512))).isOne();
        });
        set(email, "due_at = now() + interval '1 hour'");
        sendAll();
        assertThat(SmtpServer.to(email)).as("before its time").isEmpty();
        set(email, "due_at = now()");
        sendAll();
        sendAll();
        assertThat(SmtpServer.to(email)).hasSize(1);
    }
}
