package dev.showdown.system;

import jakarta.inject.Inject;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.PostgresResource;
import dev.showdown.support.SmtpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Against a real mail server.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(SmtpServer.class)
class MailTest {

    @Inject
    Mailer mailer;

    @Test
    void a_letter_arrives_as_it_was_written() {
        String words =
                "Grüße aus Łódź, 日本語, 😀\n\n.\nA line of its own dot, and a long line: " + "x".repeat(1_200) + "\n";
        mailer.send(Mail.withText("ada@example.org", "Ein Brief für Ada – 日本", words)
                .setHtml("<p>Grüße</p>"));
        SmtpServer.Mail mail = SmtpServer.one("ada@example.org");
        assertThat(mail.from()).isEqualTo("showdown@example.org");
        assertThat(mail.subject()).isEqualTo("Ein Brief für Ada – 日本");
        assertThat(mail.text().strip()).isEqualTo(words.strip());
        assertThat(mail.html()).contains("<p>Grüße</p>");
    }

    @Test
    void the_links_of_a_letter_are_found_whole() {
        String link = "http://localhost:" + dev.showdown.support.Server.PORT + "/verify/sdl_" + "a1B2".repeat(20);
        mailer.send(
                Mail.withText("bob@example.org", "A link", "Open\n\n" + link + "\n\nor see https://example.org/x."));
        assertThat(SmtpServer.one("bob@example.org").path()).isEqualTo("/verify/sdl_" + "a1B2".repeat(20));
        assertThat(SmtpServer.one("bob@example.org").links()).hasSize(2);
    }

    @Test
    void a_server_that_is_down_is_noticed_and_used_again_when_it_is_back() {
        Mail letter = Mail.withText("eve@example.org", "Later", "Words");
        SmtpServer.whileItIsDown(() -> assertThatThrownBy(() -> mailer.send(letter)));
        mailer.send(letter);
        assertThat(SmtpServer.one("eve@example.org").subject()).isEqualTo("Later");
    }

    @Test
    void nobody_slips_a_header_into_a_letter() {
        String subject = "Hello\r\nBcc: mallory@example.org";
        try {
            mailer.send(Mail.withText("kim@example.org", subject, "Words"));
        } catch (RuntimeException refused) {
            assertThat(SmtpServer.to("kim@example.org")).isEmpty();
        }
        assertThat(SmtpServer.to("mallory@example.org")).isEmpty();
        SmtpServer.to("kim@example.org").forEach(mail -> assertThat(mail.to()).containsExactly("kim@example.org"));
    }
}
